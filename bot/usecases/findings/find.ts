/** The finding that something is to come of, with the key that actions know it by. */
import { isFinding } from '../../core/evidence.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { FindingRow, Stored, UnitRows } from '../../core/rows.ts';
import { type Entered, putRow, readRows, type TabPorts } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';

export interface Found {
  row: Stored<FindingRow>;
  key: string;
  rows: UnitRows;
}

const among = (rows: UnitRows, id: string): Stored<FindingRow> | undefined =>
  rows.StegvisFindings.find((candidate) => candidate.id === id && isFinding(candidate));

/** Finds it among the unit's rows as they are known, or read anew; one that was added in SharePoint gets its key first. */
export const findFinding = async (ports: TabPorts, entered: Entered, id: string): Promise<Outcome<Found>> => {
  const known = await rowsBeforeAdding(ports, entered);
  if (!known.ok) return known;
  const seen = among(known.value, id);
  if (seen?.key) return done({ row: seen, key: seen.key, rows: known.value });
  const rows = await readRows(ports, entered);
  if (!rows.ok) return rows;
  const row = among(rows.value, id);
  if (row === undefined) return failed({ kind: 'not-found', what: 'finding' });
  if (row.key !== null) return done({ row, key: row.key, rows: rows.value });
  const { as, site, unit } = entered;
  const key = ports.ids.uuid();
  const adopted = await ports.lists.adoptRow(as, site, 'StegvisFindings', id, row.version, key, unit.id);
  if (!adopted.ok && adopted.fault.kind !== 'stale') return adopted;
  // Where somebody was faster, the row has their key by now.
  const now = await ports.lists.readRow(as, site, 'StegvisFindings', id);
  if (!now.ok) return now;
  await putRow(ports, entered, 'StegvisFindings', now.value);
  return done({ row: now.value, key: now.value.key ?? key, rows: rows.value });
};
