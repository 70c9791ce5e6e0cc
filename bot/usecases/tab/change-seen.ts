/** A judgement saved on the version that the person saw; if another stands there by now, both are shown. */
import { failed, type Outcome, type Thing } from '../../core/fault.ts';
import type { ListName, RowOf, Stored, UnitRows } from '../../core/rows.ts';
import { type Entered, putRow, type TabPorts } from './frame.ts';

export interface SeenChange<L extends ListName> {
  list: L;
  what: Thing;
  id: string;
  /** As it came in If-Match, with or without quotes; null when it did not come. */
  version: string | null;
  rows: UnitRows;
  /** The columns to write on the row, or why not. */
  change: (row: RowOf[L]) => Outcome<Partial<RowOf[L]>>;
  /** `theirs` as the tab shows it. */
  wire: (row: Stored<RowOf[L]>) => unknown;
}

/** ETags are compared without their quotes and weakness, which clients and proxies treat differently. */
export const bare = (version: string): string =>
  version
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

/** Saves a change on the version that was seen. `stale` has the newest row as the tab shows it. */
export const changeSeen = async <L extends ListName>(
  ports: TabPorts,
  entered: Entered,
  asked: SeenChange<L>,
): Promise<Outcome<Stored<RowOf[L]>>> => {
  const row = (asked.rows[asked.list] as Stored<RowOf[L]>[]).find((candidate) => candidate.id === asked.id);
  if (row === undefined) return failed({ kind: 'not-found', what: asked.what });
  if (asked.version === null || asked.version.trim() === '') return failed({ kind: 'unversioned' });
  if (bare(asked.version) !== bare(row.version)) return failed({ kind: 'stale', theirs: asked.wire(row) });
  const change = asked.change(row.value);
  if (!change.ok) return change;
  if (Object.keys(change.value).length === 0) return { ok: true, value: row };
  const written = await ports.lists.changeRow(
    entered.as,
    entered.site,
    asked.list,
    row.id,
    row.version,
    change.value,
  );
  if (written.ok) {
    await putRow(ports, entered, asked.list, written.value);
    return written;
  }
  if (written.fault.kind === 'stale') {
    const theirs = written.fault.theirs as Stored<RowOf[L]>;
    await putRow(ports, entered, asked.list, theirs);
    return failed({ kind: 'stale', theirs: asked.wire(theirs) });
  }
  if (written.fault.kind === 'not-found') return failed({ kind: 'not-found', what: asked.what });
  return written;
};
