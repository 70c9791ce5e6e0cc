/** Where the six lists of a site are: Graph wants their ids, since a list's title may be changed by its owners. */
import type { List } from '@microsoft/microsoft-graph-types';
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import { LIST_NAMES, type ListName } from '../../core/rows.ts';
import type { As, Site } from '../../usecases/ports.ts';
import type { Effort } from '../client.ts';
import type { Pages } from '../pages.ts';
import { faultOf, text } from '../sent.ts';

export interface ListHead {
  id: string;
  /** Internal name. */
  name: ListName;
  displayName: string;
  description: string;
}

export type ListIds = { readonly [L in ListName]: string };

export interface SiteLists {
  /** Those of our lists that stand in the site, read anew. */
  heads(as: As, site: Site, effort: Effort): Promise<Outcome<ListHead[]>>;
  /** The ids of all six lists, from memory where known; `not-found` of the unit when one is missing. */
  ids(as: As, site: Site, effort: Effort): Promise<Outcome<ListIds>>;
  /** Forgets the ids of a site, after an answer that denies one of them. */
  forget(site: Site): void;
}

/** A site's path. Its id has commas, which Graph takes as they are. */
export const sitePath = (site: Site): string =>
  `/sites/${encodeURIComponent(site.site).replaceAll('%2C', ',')}`;

const isOurs = (name: string | null): name is ListName =>
  (LIST_NAMES as readonly (string | null)[]).includes(name);

/** Makes the memory of list ids. It holds six ids a site and nothing of what the lists contain. */
export const makeSiteLists = (pages: Pages): SiteLists => {
  const known = new Map<string, ListIds>();
  const keyOf = (site: Site): string => `${site.tenant} ${site.site}`;

  const heads = async (as: As, site: Site, effort: Effort): Promise<Outcome<ListHead[]>> => {
    const path = `${sitePath(site)}/lists?$select=id,name,displayName,description`;
    const [found] = await pages.collect(as, [path], effort);
    if (!found?.ok) return failed(found ? faultOf(found.sent, as, 'unit', effort.scopes) : NOTHING);
    return done(
      found.values.flatMap((list) => {
        const id = text<List>(list, 'id');
        const name = text<List>(list, 'name');
        if (id === null || !isOurs(name)) return [];
        return [
          {
            id,
            name,
            displayName: text<List>(list, 'displayName') ?? name,
            description: text<List>(list, 'description') ?? '',
          },
        ];
      }),
    );
  };

  return {
    heads,
    async ids(as, site, effort) {
      const remembered = known.get(keyOf(site));
      if (remembered) return done(remembered);
      const found = await heads(as, site, effort);
      if (!found.ok) return found;
      const ids = idsOf(found.value);
      if (!ids) return failed({ kind: 'not-found', what: 'unit' });
      known.set(keyOf(site), ids);
      return done(ids);
    },
    forget: (site) => void known.delete(keyOf(site)),
  };
};

const NOTHING: Fault = { kind: 'not-found', what: 'unit' };

const idsOf = (heads: readonly ListHead[]): ListIds | null => {
  const ids = new Map(heads.map(({ name, id }) => [name, id]));
  const of = (name: ListName): string => ids.get(name) ?? '';
  const all: ListIds = {
    StegvisUnit: of('StegvisUnit'),
    StegvisSteps: of('StegvisSteps'),
    StegvisPlan: of('StegvisPlan'),
    StegvisMeetings: of('StegvisMeetings'),
    StegvisAgenda: of('StegvisAgenda'),
    StegvisFindings: of('StegvisFindings'),
  };
  return LIST_NAMES.every((name) => all[name] !== '') ? all : null;
};
