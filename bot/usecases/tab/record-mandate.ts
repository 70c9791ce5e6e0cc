import type { MandateInput } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { Stored, UnitRow, UnitRows } from '../../core/rows.ts';
import { alignSteps } from './align-steps.ts';
import {
  type Caller,
  type Entered,
  enter,
  factsOf,
  putRow,
  readRows,
  type TabPorts,
  withRow,
} from './frame.ts';
import { newUnitRow, unitKey } from './unit-rows.ts';

const MOST_TRIES = 3;

/** Records the manager's mandate (R3), which unlocks the steps that wait for it. Repeatable. */
export const recordMandate = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: MandateInput,
): Promise<Outcome<MandateInput>> => {
  const entered = await enter(ports, caller, unit, 'record-mandate');
  if (!entered.ok) return entered;
  if (input.text.trim() === '')
    return failed({ kind: 'invalid', fields: [{ field: 'text', code: 'missing' }] });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const written = await write(ports, entered.value, rows.value, input);
  if (!written.ok) return written;
  await putRow(ports, entered.value, 'StegvisUnit', written.value);
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisUnit', written.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done({ text: input.text, date: input.date });
};

const write = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
  { text, date }: MandateInput,
): Promise<Outcome<Stored<UnitRow>>> => {
  const { as, site, unit } = entered;
  const mandate = { mandate: text, mandateDate: date };
  let row = rows.StegvisUnit.find(({ value }) => value.mandate !== null) ?? rows.StegvisUnit[0];
  if (row === undefined) {
    const whole = { ...newUnitRow(unit), ...mandate };
    return ports.lists.addRow(as, site, 'StegvisUnit', unit.id, unitKey(unit.id), whole);
  }
  for (let tries = 1; ; tries += 1) {
    if (row.value.mandate === text && row.value.mandateDate === date) return done(row);
    const written = await ports.lists.changeRow(as, site, 'StegvisUnit', row.id, row.version, mandate);
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    // The manager's word is a fact: it is laid over whatever else changed in the row.
    row = written.fault.theirs as Stored<UnitRow>;
  }
};
