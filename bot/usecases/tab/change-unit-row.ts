/** The unit's own row, written as a fact: it is laid over whatever else changed in the row meanwhile. */
import { done, type Outcome } from '../../core/fault.ts';
import type { Stored, UnitRow, UnitRows } from '../../core/rows.ts';
import { type Entered, putRow, type TabPorts } from './frame.ts';
import { newUnitRow, unitKey } from './unit-rows.ts';

const MOST_TRIES = 3;

/**
 * Writes these columns of the unit's row, in one request, and none where they say so already. Where somebody added a
 * second row, the one that says anything in these columns is meant.
 */
export const changeUnitRow = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
  change: Partial<UnitRow>,
): Promise<Outcome<Stored<UnitRow>>> => {
  const { as, site, unit } = entered;
  const columns = Object.keys(change) as (keyof UnitRow)[];
  const says = ({ value }: Stored<UnitRow>): boolean => columns.some((column) => value[column] !== null);
  const stands = ({ value }: Stored<UnitRow>): boolean =>
    columns.every((column) => value[column] === change[column]);
  let row = rows.StegvisUnit.find(says) ?? rows.StegvisUnit[0];
  if (row === undefined) {
    const whole = { ...newUnitRow(unit), ...change };
    const added = await ports.lists.addRow(as, site, 'StegvisUnit', unit.id, unitKey(unit.id), whole);
    if (added.ok) await putRow(ports, entered, 'StegvisUnit', added.value);
    return added;
  }
  for (let tries = 1; ; tries += 1) {
    if (stands(row)) return done(row);
    const written = await ports.lists.changeRow(as, site, 'StegvisUnit', row.id, row.version, change);
    if (written.ok) {
      await putRow(ports, entered, 'StegvisUnit', written.value);
      return written;
    }
    if (written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    row = written.fault.theirs as Stored<UnitRow>;
  }
};
