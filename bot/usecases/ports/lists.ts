/** The six SharePoint lists of a site, and the copy of their rows that rules read. */
import type { Outcome } from '../../core/fault.ts';
import type { Look } from '../../core/nudges/look.ts';
import type { ListName, RowOf, Stored, UnitRows } from '../../core/rows.ts';
import type { As } from './world.ts';

export interface Site {
  tenant: string;
  /** Graph site id `host,guid,guid`. */
  site: string;
}

/** A column that is not as the program wants it, and cannot be made so without touching what people have made. */
export interface ListDifference {
  list: ListName;
  column: string;
  why: 'other-type' | 'not-indexed' | 'not-unique' | 'lacks-choices';
  /** What stands in place of what, or why SharePoint refused; for the log. */
  detail: string;
}

/** The six lists of a site. Retries, batching and paging live behind this port; nothing is overwritten unseen. */
export interface Lists {
  /** Creates or completes the six lists with columns and indexes; repeatable; never touches what the unit made. */
  provision(
    as: As,
    site: Site,
  ): Promise<Outcome<{ created: string[]; completed: string[]; differs: ListDifference[] }>>;
  /**
   * Every row of one unit in all six lists, in one round trip where pages allow. `known`: how many rows of the unit
   * each list had when it was last seen; a list in which the unit has thousands is read in another way.
   */
  readUnit(
    as: As,
    site: Site,
    unit: string,
    known?: { readonly [L in ListName]?: number },
  ): Promise<Outcome<UnitRows>>;
  readRow<L extends ListName>(as: As, site: Site, list: L, id: string): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Adds a row once: a repeated `key` gives the row that is already there. */
  addRow<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    unit: string,
    key: string,
    row: RowOf[L],
  ): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Adds many rows, each once, in as few requests as the service takes. */
  addRows<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    unit: string,
    rows: { key: string; row: RowOf[L] }[],
  ): Promise<Outcome<Stored<RowOf[L]>[]>>;
  /** A judgement: saved only on the version that was seen; otherwise `stale` with the stored row as `theirs`. */
  changeRow<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    id: string,
    version: string,
    change: Partial<RowOf[L]>,
  ): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Completes a row that came without key or unit. */
  adoptRow(
    as: As,
    site: Site,
    list: ListName,
    id: string,
    version: string,
    key: string,
    unit: string,
  ): Promise<Outcome<void>>;
  /** Completes many rows that came without key or unit, in as few requests as the service takes; an outcome for each. */
  adoptRows(as: As, site: Site, list: ListName, rows: readonly Adoption[]): Promise<Outcome<void>[]>;
  deleteRow(as: As, site: Site, list: ListName, id: string, version: string): Promise<Outcome<void>>;
  /** What changed since `token` (null: everything). `resync` true: the token was too old and all rows came anew. */
  changes(as: As, site: Site, tokens: Partial<Record<ListName, string>>): Promise<Outcome<ListChanges>>;
}

/** A row that came without key or unit, on the version that was seen, and what it is given. */
export interface Adoption {
  id: string;
  version: string;
  key: string;
  unit: string;
}

export interface ListChanges {
  lists: {
    list: ListName;
    token: string;
    resync: boolean;
    rows: Stored<RowOf[ListName]>[];
    deleted: string[];
  }[];
}

/** The copy of the lists' rows that rules read. It can be dropped and is rebuilt from the lists. */
/** A row as far as it takes to see whether it is the newest. */
export type RowVersion = Pick<Stored<RowOf[ListName]>, 'version' | 'changedAt'>;

export interface Projection {
  rows(unit: string): Promise<UnitRows>;
  /** The versions of all rows of a unit, by list and id. */
  versions(unit: string): Promise<Record<ListName, Map<string, RowVersion>>>;
  row<L extends ListName>(unit: string, list: L, id: string): Promise<Stored<RowOf[L]> | null>;
  /** Those of these rows that are there, by unit; for many cards at once. */
  pick<L extends ListName>(
    list: L,
    places: readonly { unit: string; id: string }[],
  ): Promise<Map<string, Stored<RowOf[L]>[]>>;
  /**
   * Units in which an action or a meeting may be due for somebody and is not claimed; more than those may be named.
   * Found through indexes: what is not due costs nothing.
   */
  stirring(look: Look): Promise<string[]>;
  /**
   * What rules read of these units: the unit's row, steps, meetings, agenda, and of the actions those that are active
   * and due by the look's last day (or undated), or have their reminder put off; with `wholePlan` every unfinished one.
   */
  ruleRows(units: readonly string[], look: Pick<Look, 'to' | 'wholePlan'>): Promise<Map<string, UnitRows>>;
  put(unit: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  remove(unit: string, list: ListName, ids: string[]): Promise<void>;
  /** Replaces all rows of the list in the units of the site. */
  replace(site: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  tokens(site: string): Promise<Partial<Record<ListName, string>>>;
  setToken(site: string, list: ListName, token: string): Promise<void>;
}
