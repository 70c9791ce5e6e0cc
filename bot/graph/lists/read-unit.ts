/**
 * All rows of a unit: six queries on the indexed column Unit in one `$batch`, further pages as they come. An index may
 * not lead to more than 5,000 rows (support.microsoft.com, "Manage large lists and libraries"); where a unit has about
 * so many in one list, the list is read page by page without a filter, which the threshold does not concern.
 */
import { done, failed, type Outcome } from '../../core/fault.ts';
import { LIST_NAMES, type ListName, type RowOf, type Stored, type UnitRows } from '../../core/rows.ts';
import type { As, Site } from '../../usecases/ports.ts';
import { exceedsThreshold } from '../answers.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Collected, Pages } from '../pages.ts';
import { faultOf, text } from '../sent.ts';
import { UNIT } from './columns.ts';
import { PAGE, ROW, whereIs } from './items.ts';
import { fromItem } from './mapper.ts';
import { type ListIds, sitePath } from './site.ts';

export interface UnitReading {
  pages: Pages;
  client: GraphClient;
  as: As;
  site: Site;
  unit: string;
  ids: ListIds;
  effort: Effort;
}

/** From so many on a list is read whole; rows that others add meanwhile are few against the 1,000 that are left. */
const MANY = 4_000;
/** Reading so much takes longer, and a person would rather wait than see nothing. */
const WHOLE_MS = 25_000;

const tooMany = (one: Collected | undefined): boolean =>
  one?.ok === false && one.sent.kind === 'answered' && exceedsThreshold(one.sent.body);

/** Reads a unit. `known`: how many rows of it each list had when it was last seen. */
export const readUnit = async (
  { pages, client, as, site, unit, ids, effort }: UnitReading,
  known: { readonly [L in ListName]?: number },
): Promise<Outcome<UnitRows>> => {
  const path = (list: ListName): string => `${sitePath(site)}/lists/${ids[list]}`;
  const found = new Map<ListName, Collected>();
  const collect = async (lists: readonly ListName[], pathOf: (list: ListName) => string, time: Effort) => {
    const collected = await pages.collect(as, lists.map(pathOf), time);
    for (const [index, list] of lists.entries()) {
      const one = collected[index];
      if (one) found.set(list, one);
    }
  };
  const few = LIST_NAMES.filter((list) => (known[list] ?? 0) < MANY);
  await collect(few, (list) => `${whereIs(path(list), UNIT.name, unit)}&${PAGE}`, effort);
  const many = LIST_NAMES.filter((list) => !few.includes(list) || tooMany(found.get(list)));
  if (many.length > 0)
    await collect(
      many,
      (list) => `${path(list)}/items?${ROW}&${PAGE}`,
      client.effort(effort.scopes, WHOLE_MS),
    );

  const values = new Map<ListName, unknown[]>();
  for (const list of LIST_NAMES) {
    const one = found.get(list);
    if (!one) return failed({ kind: 'not-found', what: 'unit' });
    if (!one.ok) return failed(faultOf(one.sent, as, 'unit', effort.scopes));
    // SharePoint compares text without regard to case, and so does this.
    const own = unit.toLowerCase();
    values.set(
      list,
      many.includes(list)
        ? one.values.filter((item) => text(item, 'fields', UNIT.name)?.toLowerCase() === own)
        : one.values,
    );
  }
  const rows = <L extends ListName>(list: L): Stored<RowOf[L]>[] =>
    (values.get(list) ?? []).flatMap((item) => fromItem(list, item) ?? []);
  return done({
    StegvisUnit: rows('StegvisUnit'),
    StegvisSteps: rows('StegvisSteps'),
    StegvisPlan: rows('StegvisPlan'),
    StegvisMeetings: rows('StegvisMeetings'),
    StegvisAgenda: rows('StegvisAgenda'),
    StegvisFindings: rows('StegvisFindings'),
  });
};
