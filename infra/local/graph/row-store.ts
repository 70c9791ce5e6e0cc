/**
 * The rows of one list: in memory with their indexes, written through to the tenant's state. Made for 20,000 rows:
 * reading by id, by an indexed value and page by page costs no walk through the list.
 */
import type { Collection, State } from '../state.ts';
import type { Change, Counters, FieldValue, Row, RowVersion } from './model.ts';

/** SharePoint answers 410 when it no longer knows the way from a token; here after this many changes. */
export const CHANGES_KEPT = 10_000;
const VERSIONS_KEPT = 50;

export interface RowStore {
  get(id: number): Row | undefined;
  readonly size: number;
  /** Ids in rising order; not to be changed. */
  ids(): readonly number[];
  /** Index in `ids()` of the first id above `id`. */
  after(id: number): number;
  /** Ids of the rows whose column holds this value (case apart), through an index. */
  withValue(column: string, value: FieldValue): readonly number[];
  nextId(): number;
  put(row: Row): void;
  remove(id: number, at: string): void;
  versions(id: number): RowVersion[];
  /** Forgets the values of a column that was removed; versions and the change log stay as they are. */
  dropColumn(name: string): void;
  counters(): Counters;
  /** The last change of every row that changed after `seq` and not after `until`, oldest first. */
  changesBetween(seq: number, until: number): Change[];
  /** Makes every token given so far too old. */
  expireTokens(): void;
}

/** How SharePoint compares values of text: case apart. */
export const indexKey = (value: FieldValue): string =>
  typeof value === 'string' ? `s${value.toLowerCase()}` : JSON.stringify(value);

const NONE: readonly number[] = [];

export const rowCollections = (list: string): string[] =>
  ['rows', 'changes', 'versions'].map((kind) => `graph.${kind}.${list}`);

export const openRows = (state: State, counting: Collection<Counters>, list: string): RowStore => {
  const rows: Collection<Row> = state.collection(`graph.rows.${list}`);
  const changes: Collection<Change> = state.collection(`graph.changes.${list}`);
  const versions: Collection<RowVersion[]> = state.collection(`graph.versions.${list}`);
  const ids = [...rows.values()].map((row) => row.id).sort((a, b) => a - b);
  const indexes = new Map<string, Map<string, Set<number>>>();

  const counters = (): Counters => counting.get(list) ?? { nextItem: 1, seq: 0, floor: 0, touched: null };
  const get = (id: number): Row | undefined => rows.get(String(id));
  const after = (id: number): number => {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ids[middle] ?? 0) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const index = (column: string): Map<string, Set<number>> => {
    const known = indexes.get(column);
    if (known) return known;
    const made = new Map<string, Set<number>>();
    indexes.set(column, made);
    for (const row of rows.values()) enter(made, column, row);
    return made;
  };
  const enter = (into: Map<string, Set<number>>, column: string, row: Row): void => {
    const value = row.values[column];
    if (value === undefined) return;
    const key = indexKey(value);
    const set = into.get(key) ?? new Set();
    set.add(row.id);
    into.set(key, set);
  };
  const leave = (row: Row): void => {
    for (const [column, entries] of indexes) {
      const value = row.values[column];
      if (value !== undefined) entries.get(indexKey(value))?.delete(row.id);
    }
  };

  const log = (change: Change, next: Partial<Counters>): void => {
    const now = counters();
    const seq = now.seq + 1;
    changes.set(String(seq), change);
    changes.delete(String(seq - CHANGES_KEPT));
    counting.set(list, { ...now, ...next, seq, floor: Math.max(now.floor, seq - CHANGES_KEPT) });
  };

  return {
    get,
    get size() {
      return ids.length;
    },
    ids: () => ids,
    after,
    withValue(column, value) {
      const found = index(column).get(indexKey(value));
      return found && found.size > 0 ? [...found].sort((a, b) => a - b) : NONE;
    },
    nextId: () => counters().nextItem,
    put(row) {
      state.together(() => {
        const before = get(row.id);
        if (before) {
          leave(before);
          const kept = versions.get(String(row.id)) ?? [];
          versions.set(String(row.id), [
            ...kept.slice(1 - VERSIONS_KEPT),
            { version: before.version, at: before.modified, by: before.modifiedBy, values: before.values },
          ]);
        } else ids.splice(after(row.id), 0, row.id);
        rows.set(String(row.id), row);
        for (const [column, entries] of indexes) enter(entries, column, row);
        log(
          { item: row.id, kind: 'changed' },
          { nextItem: Math.max(counters().nextItem, row.id + 1), touched: row.modified },
        );
      });
    },
    remove(id, at) {
      const row = get(id);
      if (!row) return;
      state.together(() => {
        leave(row);
        ids.splice(after(id) - 1, 1);
        rows.delete(String(id));
        versions.delete(String(id));
        log({ item: id, kind: 'deleted' }, { touched: at });
      });
    },
    versions: (id) => versions.get(String(id)) ?? [],
    dropColumn(name) {
      indexes.delete(name);
      state.together(() => {
        for (const row of [...rows.values()]) {
          if (row.values[name] === undefined) continue;
          const { [name]: _gone, ...values } = row.values;
          rows.set(String(row.id), { ...row, values });
        }
      });
    },
    counters,
    changesBetween(seq, until) {
      const last = new Map<number, Change>();
      for (let at = seq + 1; at <= until; at++) {
        const change = changes.get(String(at));
        if (!change) continue;
        last.delete(change.item);
        last.set(change.item, change);
      }
      return [...last.values()];
    },
    expireTokens() {
      const now = counters();
      counting.set(list, { ...now, seq: now.seq + 1, floor: now.seq + 1 });
    },
  };
};
