/** The six lists of a site through Graph: the port `Lists`. */
import { done, failed, type Outcome } from '../../core/fault.ts';
import { LIST_NAMES, type ListName } from '../../core/rows.ts';
import type { As, Journal, Lists, Site } from '../../usecases/ports.ts';
import { MOST } from '../batch.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { DELEGATED_SCOPES } from '../scopes.ts';
import { addTo } from './add.ts';
import { changeIn, changeMany, deleteIn } from './change.ts';
import { changesIn } from './changes.ts';
import { KEY, UNIT } from './columns.ts';
import { makeDoubts } from './doubts.ts';
import { isItemId, ODD, type Place, readItem, THING } from './items.ts';
import { type Fields, toFields } from './mapper.ts';
import { makeProvision } from './provision.ts';
import { readUnit } from './read-unit.ts';
import { type ListIds, makeSiteLists, type SiteLists, sitePath } from './site.ts';

/** How long a person (or a card's click) is kept waiting before they are told that Graph does not answer. */
const INTERACTIVE_MS = 7_000;
/** A page of a sweep may take longer, as nobody waits for it. */
const SWEEP_MS = 30_000;

/** Makes the port over Graph. */
export const makeLists = (
  client: GraphClient,
  pages: Pages,
  journal: Journal,
  sites: SiteLists = makeSiteLists(pages),
): Lists => {
  const doubts = makeDoubts();
  const provision = makeProvision(client, pages, sites, journal);
  const interactive = (): Effort => client.effort(DELEGATED_SCOPES, INTERACTIVE_MS);

  /** Runs work with the lists' ids; ids that turn out wrong (the lists were deleted and made anew) are read again once. */
  const withIds = async <T>(
    as: As,
    site: Site,
    effort: Effort,
    work: (ids: ListIds) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    for (let second = false; ; second = true) {
      const ids = await sites.ids(as, site, effort);
      if (!ids.ok) return ids;
      const outcome = await work(ids.value);
      if (outcome.ok || outcome.fault.kind !== 'not-found' || second) return outcome;
      sites.forget(site);
      const now = await sites.ids(as, site, effort);
      if (now.ok && LIST_NAMES.every((name) => now.value[name] === ids.value[name])) return outcome;
    }
  };
  const inList = <L extends ListName, T>(
    as: As,
    site: Site,
    list: L,
    work: (place: Place<L>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const effort = interactive();
    return withIds(as, site, effort, (ids) =>
      work({ as, list, effort, path: `${sitePath(site)}/lists/${ids[list]}` }),
    );
  };
  /** Reading, changing and deleting one item: an id that cannot be one is told before anything is sent. */
  const ofItem = <L extends ListName, T>(
    as: As,
    site: Site,
    list: L,
    id: string,
    work: (place: Place<L>) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> =>
    isItemId(id)
      ? inList(as, site, list, work)
      : Promise.resolve(failed({ kind: 'not-found', what: THING[list] }));

  return {
    provision,
    readUnit(as, site, unit, known = {}) {
      return withIds(as, site, interactive(), (ids) =>
        readUnit({ pages, client, as, site, unit, ids, effort: interactive() }, known),
      );
    },
    readRow: (as, site, list, id) => ofItem(as, site, list, id, (place) => readItem(client, place, id)),
    async addRow(as, site, list, unit, key, row) {
      const rows = await inList(as, site, list, (place) =>
        addTo(client, pages, place, unit, [{ key, row }], doubts),
      );
      if (!rows.ok) return rows;
      const [stored] = rows.value;
      return stored ? done(stored) : failed({ kind: 'not-found', what: THING[list] });
    },
    addRows: (as, site, list, unit, rows) =>
      rows.length === 0
        ? Promise.resolve(done([]))
        : inList(as, site, list, (place) => addTo(client, pages, place, unit, rows, doubts)),
    async changeRow(as, site, list, id, version, change) {
      const fields = toFields(list, change);
      if (!fields.ok) return fields;
      return ofItem(as, site, list, id, (place) => changeIn(client, place, id, version, fields.value));
    },
    async adoptRow(as, site, list, id, version, key, unit) {
      const fields: Fields = { [UNIT.name]: unit, [KEY.name]: key };
      const adopted = await ofItem(as, site, list, id, (place) =>
        changeIn(client, place, id, version, fields),
      );
      return adopted.ok ? done(undefined) : adopted;
    },
    async adoptRows(as, site, list, rows) {
      const outcomes: Outcome<void>[] = [];
      // Nobody waits for it: each batch gets a time of its own.
      for (let start = 0; start < rows.length; start += MOST) {
        const some = rows.slice(start, start + MOST);
        const effort = client.effort(DELEGATED_SCOPES, SWEEP_MS);
        const adopted = await withIds(as, site, effort, async (ids) => {
          const place = { as, list, effort, path: `${sitePath(site)}/lists/${ids[list]}` };
          const changes = some.map(({ key, unit, ...row }) => ({
            ...row,
            fields: { [UNIT.name]: unit, [KEY.name]: key },
          }));
          return done(await changeMany(client, place, changes));
        });
        for (const index of some.keys()) {
          const one = adopted.ok ? (adopted.value[index] ?? failed(ODD)) : adopted;
          outcomes.push(one.ok ? done(undefined) : one);
        }
      }
      return outcomes;
    },
    deleteRow: (as, site, list, id, version) =>
      ofItem(as, site, list, id, (place) => deleteIn(client, place, id, version)),
    changes(as, site, tokens) {
      const each = (): Effort => client.effort(DELEGATED_SCOPES, SWEEP_MS);
      return withIds(as, site, each(), (ids) => changesIn(pages, as, site, ids, tokens, each));
    },
  };
};
