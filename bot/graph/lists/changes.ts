/**
 * What changed in a site's lists since the last look (learn.microsoft.com/graph/api/listitem-delta): rows may come
 * more than once and in any order, the last counts; deletions come bare; a token may be too old (410).
 */
import { done, failed, type Outcome } from '../../core/fault.ts';
import { LIST_NAMES, type ListName, type RowOf, type Stored } from '../../core/rows.ts';
import type { As, ListChanges, Site } from '../../usecases/ports.ts';
import type { EachPage, Pages } from '../pages.ts';
import { faultOf, get, text } from '../sent.ts';
import { EXPAND, ODD, PAGE } from './items.ts';
import { fromItem } from './mapper.ts';
import { type ListIds, sitePath } from './site.ts';

type OneList = ListChanges['lists'][number];

interface Look {
  list: ListName;
  path: string;
  /** Everything comes: there was no token, or it was too old. */
  anew: boolean;
}

const fromStart = (site: Site, list: ListName, ids: ListIds): Look => ({
  list,
  path: `${sitePath(site)}/lists/${ids[list]}/items/delta?${EXPAND}&${PAGE}`,
  anew: true,
});

/** A token of ours is the path of Graph's delta link; one that does not belong to this list is no token. */
const fromToken = (site: Site, list: ListName, ids: ListIds, token: string): Look => {
  const at = decodeURIComponent(token.split('?')[0] ?? '').toLowerCase();
  if (!at.includes(`/lists/${ids[list].toLowerCase()}/items/delta`)) return fromStart(site, list, ids);
  // Without fields the rows would come empty; some links carry the option on, some do not.
  const path = /[?&](\$|%24)expand=/i.test(token)
    ? token
    : `${token}${token.includes('?') ? '&' : '?'}${EXPAND}`;
  return { list, path, anew: false };
};

const sortOut = (list: ListName, values: readonly unknown[]): Pick<OneList, 'rows' | 'deleted'> => {
  const rows = new Map<string, Stored<RowOf[ListName]>>();
  const deleted = new Set<string>();
  for (const item of values) {
    const id = text(item, 'id');
    if (id === null) continue;
    if (get(item, 'deleted') !== undefined && get(item, 'deleted') !== null) {
      rows.delete(id);
      deleted.add(id);
      continue;
    }
    const row = fromItem(list, item);
    if (!row) continue;
    deleted.delete(id);
    rows.set(id, row);
  }
  return { rows: [...rows.values()], deleted: [...deleted] };
};

/** Reads the changes of all six lists, together in one `$batch` where pages allow. */
export const changesIn = async (
  pages: Pages,
  as: As,
  site: Site,
  ids: ListIds,
  tokens: Partial<Record<ListName, string>>,
  each: EachPage,
): Promise<Outcome<ListChanges>> => {
  const { scopes } = each();
  const found = new Map<ListName, OneList>();
  let looks = LIST_NAMES.map((list): Look => {
    const token = tokens[list];
    return token === undefined ? fromStart(site, list, ids) : fromToken(site, list, ids, token);
  });
  while (looks.length > 0) {
    const again: Look[] = [];
    const collected = await pages.collect(
      as,
      looks.map(({ path }) => path),
      each,
    );
    for (const [index, look] of looks.entries()) {
      const one = collected[index];
      if (!one) return failed(ODD);
      if (one.ok) {
        if (one.delta === null) return failed(ODD);
        found.set(look.list, {
          list: look.list,
          token: one.delta,
          resync: look.anew,
          ...sortOut(look.list, one.values),
        });
      } else if (one.sent.kind === 'answered' && one.sent.status === 410 && !look.anew)
        again.push(fromStart(site, look.list, ids));
      else return failed(faultOf(one.sent, as, 'unit', scopes));
    }
    looks = again;
  }
  return done({ lists: LIST_NAMES.flatMap((list) => found.get(list) ?? []) });
};
