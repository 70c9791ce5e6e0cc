/** The six lists in memory: versions, unique keys, stale writes and delta tokens as SharePoint has them. */
import { done, type Fault, failed, type Outcome, type Thing } from '../../bot/core/fault.ts';
import { LIST_NAMES, type ListName, type RowOf, type Stored, type UnitRows } from '../../bot/core/rows.ts';
import type { As, ListChanges, Lists, Site } from '../../bot/usecases/ports.ts';

type AnyRow = Stored<RowOf[ListName]>;

const THING: Record<ListName, Thing> = {
  StegvisUnit: 'unit',
  StegvisSteps: 'step',
  StegvisPlan: 'action',
  StegvisMeetings: 'meeting',
  StegvisAgenda: 'agenda-item',
  StegvisFindings: 'finding',
};
/** A single line of SharePoint's holds this many characters. */
const LINE = 255;

interface Entry {
  row: AnyRow;
  change: number;
}

/** What a test may do that people and other programs do in SharePoint itself. */
export interface MemoryLists extends Lists {
  /** Adds a row as a person would in SharePoint: without a key. */
  addByHand<L extends ListName>(site: string, list: L, unit: string | null, row: RowOf[L]): Stored<RowOf[L]>;
  /** Changes a row behind everybody's back. */
  changeByHand<L extends ListName>(site: string, list: L, id: string, change: Partial<RowOf[L]>): void;
  /** Gives a row to another unit, as somebody may who rewrites the column in SharePoint. */
  moveByHand(site: string, list: ListName, id: string, unit: string): void;
  removeByHand(site: string, list: ListName, id: string): void;
  /** Delta tokens given so far become too old. */
  expireTokens(): void;
  /** The next calls of a verb fail with these faults, in order; null lets one through. */
  failNext(verb: keyof Lists, ...faults: (Fault | null)[]): void;
  /** Runs before a verb takes effect, once: for somebody else's write in between. */
  before(verb: keyof Lists, run: () => void): void;
  /** Who asked for what, newest last. */
  calls: { verb: keyof Lists; as: As; list?: ListName }[];
  /** All rows of one list in a site. */
  rowsOf<L extends ListName>(site: string, list: L): Stored<RowOf[L]>[];
}

export const makeMemoryLists = (now: () => Date = () => new Date('2026-01-12T07:00:00Z')): MemoryLists => {
  const sites = new Map<string, Map<ListName, Map<string, Entry>>>();
  const faults = new Map<keyof Lists, (Fault | null)[]>();
  const interruptions = new Map<keyof Lists, (() => void)[]>();
  const calls: MemoryLists['calls'] = [];
  const deletions: { site: string; list: ListName; id: string; change: number }[] = [];
  let change = 0;
  let lastId = 0;
  /** Tokens from before this change are too old. */
  let oldest = 0;

  const listOf = (site: string, list: ListName): Map<string, Entry> => {
    const lists = sites.get(site) ?? new Map<ListName, Map<string, Entry>>();
    sites.set(site, lists);
    const rows = lists.get(list) ?? new Map<string, Entry>();
    lists.set(list, rows);
    return rows;
  };
  const keep = (site: string, list: ListName, row: Omit<AnyRow, 'version' | 'changedAt'>): AnyRow => {
    change += 1;
    const stored: AnyRow = { ...row, version: `"${row.id},${change}"`, changedAt: now().toISOString() };
    listOf(site, list).set(row.id, { row: stored, change });
    return stored;
  };
  const create = (
    site: string,
    list: ListName,
    unit: string | null,
    key: string | null,
    value: RowOf[ListName],
    by: string,
  ): AnyRow => {
    lastId += 1;
    return keep(site, list, { id: String(lastId), key, unit, value, broken: [], changedBy: by });
  };
  const begin = (verb: keyof Lists, as: As, list?: ListName): { ok: false; fault: Fault } | null => {
    calls.push(list === undefined ? { verb, as } : { verb, as, list });
    interruptions.get(verb)?.shift()?.();
    const fault = faults.get(verb)?.shift() ?? null;
    return fault === null ? null : failed(fault);
  };
  const provisioned = (site: string): boolean => sites.has(site);
  const byKey = (site: string, list: ListName, key: string): AnyRow | undefined =>
    [...listOf(site, list).values()].find((entry) => entry.row.key === key)?.row;
  const tooLong = (row: { title?: string }): { ok: false; fault: Fault } | null =>
    (row.title ?? '').length <= LINE
      ? null
      : failed({ kind: 'invalid', fields: [{ field: 'title', code: 'too-long', limit: LINE }] });
  const name = (as: As): string => (as.kind === 'person' ? as.person : 'Stegvis');
  const noRow = (list: ListName) => failed({ kind: 'not-found', what: THING[list] });

  const lists: Lists = {
    async provision(as, { site }) {
      const fault = begin('provision', as);
      if (fault) return fault;
      const created = provisioned(site) ? [] : [...LIST_NAMES];
      for (const list of LIST_NAMES) listOf(site, list);
      return done({ created, completed: [], differs: [] });
    },
    async readUnit(as, { site }, unit) {
      const fault = begin('readUnit', as);
      if (fault) return fault;
      const own = (list: ListName): AnyRow[] =>
        [...listOf(site, list).values()].map((entry) => entry.row).filter((row) => row.unit === unit);
      return done(Object.fromEntries(LIST_NAMES.map((list) => [list, own(list)])) as unknown as UnitRows);
    },
    async readRow<L extends ListName>(as: As, { site }: Site, list: L, id: string) {
      const fault = begin('readRow', as, list);
      if (fault) return fault;
      const entry = listOf(site, list).get(id);
      return entry === undefined ? noRow(list) : done(entry.row as Stored<RowOf[L]>);
    },
    async addRow<L extends ListName>(
      as: As,
      { site }: Site,
      list: L,
      unit: string,
      key: string,
      row: RowOf[L],
    ) {
      const fault = begin('addRow', as, list) ?? tooLong(row);
      if (fault) return fault;
      return done(
        (byKey(site, list, key) ?? create(site, list, unit, key, row, name(as))) as Stored<RowOf[L]>,
      );
    },
    async addRows<L extends ListName>(
      as: As,
      { site }: Site,
      list: L,
      unit: string,
      rows: { key: string; row: RowOf[L] }[],
    ) {
      const fault = begin('addRows', as, list);
      if (fault) return fault;
      return done(
        rows.map(
          ({ key, row }) =>
            (byKey(site, list, key) ?? create(site, list, unit, key, row, name(as))) as Stored<RowOf[L]>,
        ),
      );
    },
    async changeRow<L extends ListName>(
      as: As,
      { site }: Site,
      list: L,
      id: string,
      version: string,
      given: Partial<RowOf[L]>,
    ) {
      const fault = begin('changeRow', as, list) ?? tooLong(given);
      if (fault) return fault;
      const entry = listOf(site, list).get(id);
      if (entry === undefined) return noRow(list);
      if (entry.row.version !== version) return failed({ kind: 'stale', theirs: entry.row });
      const value = { ...entry.row.value, ...given } as RowOf[ListName];
      return done(keep(site, list, { ...entry.row, value, changedBy: name(as) }) as Stored<RowOf[L]>);
    },
    async adoptRow(as, { site }, list, id, version, key, unit): Promise<Outcome<void>> {
      const fault = begin('adoptRow', as, list);
      if (fault) return fault;
      const entry = listOf(site, list).get(id);
      if (entry === undefined) return noRow(list);
      if (entry.row.version !== version) return failed({ kind: 'stale', theirs: entry.row });
      keep(site, list, { ...entry.row, key, unit });
      return done(undefined);
    },
    async adoptRows(as, { site }, list, rows): Promise<Outcome<void>[]> {
      const fault = begin('adoptRows', as, list);
      return rows.map(({ id, version, key, unit }) => {
        if (fault) return fault;
        const entry = listOf(site, list).get(id);
        if (entry === undefined) return noRow(list);
        if (entry.row.version !== version) return failed({ kind: 'stale', theirs: entry.row });
        keep(site, list, { ...entry.row, key, unit });
        return done(undefined);
      });
    },
    async deleteRow(as, { site }, list, id, version): Promise<Outcome<void>> {
      const fault = begin('deleteRow', as, list);
      if (fault) return fault;
      const entry = listOf(site, list).get(id);
      if (entry === undefined) return noRow(list);
      if (entry.row.version !== version) return failed({ kind: 'stale', theirs: entry.row });
      listOf(site, list).delete(id);
      change += 1;
      deletions.push({ site, list, id, change });
      return done(undefined);
    },
    async changes(as, { site }, tokens): Promise<Outcome<ListChanges>> {
      const fault = begin('changes', as);
      if (fault) return fault;
      return done({
        lists: LIST_NAMES.map((list) => {
          const known = Number(tokens[list] ?? -1);
          const since = known < oldest ? -1 : known;
          return {
            list,
            token: String(change),
            resync: since < 0,
            rows: [...listOf(site, list).values()]
              .filter((entry) => entry.change > since)
              .map((entry) => entry.row),
            deleted: deletions
              .filter((gone) => gone.site === site && gone.list === list && gone.change > since)
              .map((gone) => gone.id),
          };
        }),
      });
    },
  };
  return {
    ...lists,
    calls,
    addByHand: <L extends ListName>(site: string, list: L, unit: string | null, row: RowOf[L]) =>
      create(site, list, unit, null, row, 'Någon annan') as Stored<RowOf[L]>,
    changeByHand: (site, list, id, given) => {
      const entry = listOf(site, list).get(id);
      if (entry === undefined) throw new Error(`no row ${id} in ${list}`);
      keep(site, list, {
        ...entry.row,
        value: { ...entry.row.value, ...given } as RowOf[ListName],
        changedBy: 'Någon annan',
      });
    },
    moveByHand: (site, list, id, unit) => {
      const entry = listOf(site, list).get(id);
      if (entry === undefined) throw new Error(`no row ${id} in ${list}`);
      keep(site, list, { ...entry.row, unit, changedBy: 'Någon annan' });
    },
    removeByHand: (site, list, id) => {
      listOf(site, list).delete(id);
      change += 1;
      deletions.push({ site, list, id, change });
    },
    expireTokens: () => {
      change += 1;
      oldest = change;
    },
    failNext: (verb, ...next) => faults.set(verb, [...(faults.get(verb) ?? []), ...next]),
    before: (verb, run) => interruptions.set(verb, [...(interruptions.get(verb) ?? []), run]),
    rowsOf: <L extends ListName>(site: string, list: L) =>
      [...listOf(site, list).values()].map((entry) => entry.row as Stored<RowOf[L]>),
  };
};
