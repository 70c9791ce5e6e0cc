/**
 * Saving a part of the unit's row: its certificate, its links, who owns the plan. Several people write in that row, each
 * their own part, so a part has a version of its own: a change elsewhere in the row stands in nobody's way.
 */
import { failed, type Outcome } from '../../core/fault.ts';
import type { Stored, UnitRow, UnitRows } from '../../core/rows.ts';
import { digest } from '../calendar/frame.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { bare } from '../tab/change-seen.ts';
import { type Entered, factsOf, putRow, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import { newUnitRow, unitKey } from '../tab/unit-rows.ts';

type Column = Exclude<keyof UnitRow, 'title'>;
const MOST_TRIES = 3;

/** The row in which a part stands: the first that says anything of it, or else the unit's own. */
export const rowWith = (
  rows: Pick<UnitRows, 'StegvisUnit'>,
  unit: string,
  columns: readonly Column[],
): Stored<UnitRow> | null =>
  rows.StegvisUnit.find(({ value }) => columns.some((column) => value[column] !== null)) ??
  rows.StegvisUnit.find(({ key }) => key === unitKey(unit)) ??
  rows.StegvisUnit[0] ??
  null;

/** The version of a part: the same as long as its columns are. */
export const partVersion = async (
  row: Stored<UnitRow> | null,
  columns: readonly Column[],
): Promise<string> => {
  const part = columns.map((column) => row?.value[column] ?? null);
  return (await digest(JSON.stringify(part))).slice(0, 16);
};

const same = (row: UnitRow, other: UnitRow, columns: readonly Column[]): boolean =>
  columns.every((column) => row[column] === other[column]);

export interface PartChange {
  columns: readonly Column[];
  /** As it came in If-Match; null: whatever stands there is replaced, as it was read. */
  version: string | null;
  change: Partial<UnitRow>;
  /** `theirs` as the tab shows it. */
  wire: (rows: UnitRows) => Promise<unknown>;
}

/** Saves a part on the version that was seen; gives the rows as they are then. Repeating it changes nothing. */
export const changePart = async (
  ports: TabPorts,
  entered: Entered,
  asked: PartChange,
): Promise<Outcome<UnitRows>> => {
  const { columns } = asked;
  const { as, site, unit } = entered;
  const known = await rowsBeforeAdding(ports, entered);
  if (!known.ok) return known;
  let rows = known.value;
  const isSeen = async (): Promise<boolean> =>
    asked.version === null ||
    bare(asked.version) === (await partVersion(rowWith(rows, unit.id, columns), columns));
  if (!(await isSeen())) {
    const read = await readRows(ports, entered);
    if (!read.ok) return read;
    rows = read.value;
    if (!(await isSeen())) return failed({ kind: 'stale', theirs: await asked.wire(rows) });
  }
  const before = factsOf(entered, rows);
  for (let tries = 1; ; tries += 1) {
    const row = rowWith(rows, unit.id, columns);
    const wanted = { ...(row?.value ?? newUnitRow(unit)), ...asked.change };
    if (row !== null && same(row.value, wanted, columns)) break;
    const written =
      row === null
        ? await ports.lists.addRow(as, site, 'StegvisUnit', unit.id, unitKey(unit.id), wanted)
        : await ports.lists.changeRow(as, site, 'StegvisUnit', row.id, row.version, asked.change);
    if (written.ok) {
      await putRow(ports, entered, 'StegvisUnit', written.value);
      rows = withRow(rows, 'StegvisUnit', written.value);
      break;
    }
    if (written.fault.kind !== 'stale' || row === null) return written;
    const theirs = written.fault.theirs as Stored<UnitRow>;
    await putRow(ports, entered, 'StegvisUnit', theirs);
    rows = withRow(rows, 'StegvisUnit', theirs);
    // Only another part of the row has changed: ours is laid beside it.
    if (tries < MOST_TRIES && same(theirs.value, row.value, columns)) continue;
    return failed({ kind: 'stale', theirs: await asked.wire(rows) });
  }
  await alignSteps(ports, entered, before, { ...before, rows });
  return { ok: true, value: rows };
};
