/** Single list items: where they are, and reading them by id or by their key. */
import { done, type Fault, failed, type Outcome, type Thing } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import type { As } from '../../usecases/ports.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { type Ask, faultOf, isGood, type Sent } from '../sent.ts';
import { KEY } from './columns.ts';
import { fromItem } from './mapper.ts';

/** What a row of a list is to the use cases, for `not-found`. */
export const THING: { readonly [L in ListName]: Thing } = {
  StegvisUnit: 'unit',
  StegvisSteps: 'step',
  StegvisPlan: 'action',
  StegvisMeetings: 'meeting',
  StegvisAgenda: 'agenda-item',
  StegvisFindings: 'finding',
};

/** One list in one site, asked by one caller within one effort. */
export interface Place<L extends ListName> {
  as: As;
  list: L;
  /** `/sites/{site}/lists/{id}` */
  path: string;
  effort: Effort;
}

/** A look at how things stand gets this long even when the time is up: to know is worth more than to be quick. */
const GRACE_MS = 1_500;

/** The place with time enough for one look. */
export const patient = <L extends ListName>(client: GraphClient, place: Place<L>): Place<L> => {
  const until = Math.max(place.effort.until, client.effort([], GRACE_MS).until);
  return { ...place, effort: { ...place.effort, until } };
};

/** An OData string literal, percent-encoded: quotes are doubled. */
export const literal = (value: string): string => encodeURIComponent(`'${value.replaceAll("'", "''")}'`);

export const EXPAND = '$expand=fields';

/** What a row is made of: the rest of a listItem (its address, parents, content type) is as long again. */
export const ROW = `$select=id,eTag,lastModifiedDateTime,lastModifiedBy&${EXPAND}`;

/** Rows a page where many are expected: the service's own is 200 (learn.microsoft.com/graph/paging). */
export const PAGE = '$top=1000';

/** Items by an indexed column. */
export const whereIs = (path: string, column: string, value: string): string =>
  `${path}/items?${ROW}&$filter=fields/${column}%20eq%20${literal(value)}`;

export const itemPath = (path: string, id: string): string => `${path}/items/${encodeURIComponent(id)}`;

/** Ids of list items are whole numbers; anything else is no item, and is not asked for. */
export const isItemId = (id: string): boolean => /^\d{1,10}$/.test(id);

/** An answer that holds no row where one should be: the service is not what we take it for. */
export const ODD: Fault = { kind: 'refused', remedy: 'Graph answered without the list item. See the log.' };

/** The fault of a failed request for a place's rows. */
export const placeFault = <L extends ListName>(sent: Sent, { as, list, effort }: Place<L>): Fault =>
  faultOf(sent, as, THING[list], effort.scopes);

/** Reads a row by its item's id. */
export const readItem = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  id: string,
): Promise<Outcome<Stored<RowOf[L]>>> => {
  if (!isItemId(id)) return failed({ kind: 'not-found', what: THING[place.list] });
  const ask: Ask = { method: 'GET', path: `${itemPath(place.path, id)}?${EXPAND}` };
  const sent = await client.send(place.as, ask, place.effort);
  if (!isGood(sent)) return failed(placeFault(sent, place));
  const row = fromItem(place.list, sent.body);
  return row ? done(row) : failed(ODD);
};

/** Finds rows by their keys; what is not there is null. */
export const findByKeys = async <L extends ListName>(
  pages: Pages,
  place: Place<L>,
  keys: readonly string[],
): Promise<Outcome<Stored<RowOf[L]> | null>[]> => {
  const paths = keys.map((key) => whereIs(place.path, KEY.name, key));
  const found = await pages.collect(place.as, paths, place.effort);
  return found.map((one) => {
    if (!one.ok) return failed(placeFault(one.sent, place));
    const [item] = one.values;
    if (item === undefined) return done(null);
    const row = fromItem(place.list, item);
    return row ? done(row) : failed(ODD);
  });
};
