/** All lists of all sites, and the rows behind each. */
import type { Collection, State } from '../state.ts';
import type { Counters, ListRecord } from './model.ts';
import { openRows, type RowStore, rowCollections } from './row-store.ts';

export interface ListChanged {
  site: string;
  list: string;
  /** Null when the list itself was removed. */
  item: number | null;
}

export interface ListStore {
  ofSite(site: string): ListRecord[];
  /** By id, by name or by title (learn.microsoft.com/graph/api/list-get: `{list-id}` or `{list-title}`). */
  find(site: string, idOrName: string): ListRecord | undefined;
  put(list: ListRecord): void;
  remove(list: ListRecord): void;
  rows(list: ListRecord): RowStore;
  /** Tells whoever listens that rows of a list changed. */
  tell(change: ListChanged): void;
  /** Calls `listener` after every change; the returned function ends that. */
  listen(listener: (change: ListChanged) => void): () => void;
  /** Makes the delta tokens of a site's lists (or of all) too old. */
  expireTokens(site?: string): void;
  /** Forgets what is held in memory beside the state (after the state was cleared). */
  forget(): void;
}

export const openLists = (state: State): ListStore => {
  const lists: Collection<ListRecord> = state.collection('graph.lists');
  const counting: Collection<Counters> = state.collection('graph.counters');
  const opened = new Map<string, RowStore>();
  const listeners = new Set<(change: ListChanged) => void>();

  const rows = (list: ListRecord): RowStore => {
    const known = opened.get(list.id);
    if (known) return known;
    const made = openRows(state, counting, list.id);
    opened.set(list.id, made);
    return made;
  };
  const ofSite = (site: string): ListRecord[] => [...lists.values()].filter((list) => list.site === site);
  const tell = (change: ListChanged): void => {
    for (const listener of listeners) listener(change);
  };

  return {
    ofSite,
    find(site, idOrName) {
      const wanted = idOrName.toLowerCase();
      const byId = lists.get(wanted);
      if (byId?.site === site) return byId;
      const all = ofSite(site);
      return (
        all.find((list) => list.name.toLowerCase() === wanted) ??
        all.find((list) => list.displayName.toLowerCase() === wanted)
      );
    },
    put: (list) => lists.set(list.id, list),
    remove(list) {
      state.together(() => {
        lists.delete(list.id);
        counting.delete(list.id);
        for (const name of rowCollections(list.id)) state.collection(name).clear();
      });
      opened.delete(list.id);
      tell({ site: list.site, list: list.id, item: null });
    },
    rows,
    tell,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    expireTokens(site) {
      for (const list of lists.values())
        if (site === undefined || list.site === site) rows(list).expireTokens();
    },
    forget: () => opened.clear(),
  };
};
