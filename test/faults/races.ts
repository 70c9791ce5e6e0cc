/**
 * Races for one row: a change in the tab, [Klart] on a card and another program's edit start from the same version at
 * the same time. Each takes another column, and whoever is told that the row has changed looks and says it again; so
 * at the end every accepted change must stand, and nobody's may have been written over.
 */
import { content } from '../../bot/core/content.ts';
import type { ActionRow, Stored } from '../../bot/core/rows.ts';
import { ifMatch } from '../../bot/graph/lists/mapper.ts';
import { makeChat } from '../../bot/usecases/chat.ts';
import { type Caller, makeTabUseCases } from '../../bot/usecases/tab/index.ts';
import type { ListRecord, Row, RowVersion } from '../../infra/local/graph/model.ts';
import type { Person } from '../../infra/local/tenant.ts';
import { got } from '../contracts/samples.ts';
import { openGraphHouse } from '../graph/house.ts';
import { makeMemoryMyData } from '../memory/own-data.ts';
import { makeMemoryPreviews } from '../memory/previews.ts';
import { makeWorld } from '../memory/world.ts';
import { ACTION, makeMemoryClaims, writer } from '../usecases/chat-world.ts';
import { chance } from './chance.ts';

export interface Raced {
  races: number;
  /** Changes that somebody was told were saved. */
  accepted: number;
  /** Of those, how many do not stand at the end. */
  missing: number;
  /** Versions beyond one a row and accepted change, or fewer: something was written unseen. */
  unaccounted: number;
  /** How often somebody was told that the row had changed. */
  refused: number;
}

const AT_ONCE = 20;
const MOST_TRIES = 8;

/** Runs so many races. */
export const race = async (races: number, seed: number): Promise<Raced> => {
  const random = chance(seed);
  const house = await openGraphHouse();
  try {
    const { manager, unit: place } = house;
    const world = makeWorld();
    const { lists, directory } = house;
    const tenant = house.tenant.ids.tenant;
    const kept = makeMemoryClaims();
    const card: typeof kept.card = async (id) => {
      const known = await kept.card(id);
      return known && { ...known, tenant, unit: place.id };
    };
    const claims = { ...kept, card };
    const ports = {
      ...world.ports,
      lists,
      directory,
      claims,
      content,
      myData: makeMemoryMyData(world.ports),
      lookAtCalendar: () => undefined,
      previews: makeMemoryPreviews(world.ports),
    };
    const tab = makeTabUseCases(ports);
    const chat = makeChat(ports);
    const as = await house.person(manager);
    if (as.kind !== 'person') throw new Error('a person was asked for');
    const caller: Caller = {
      person: manager.id,
      tenant,
      name: manager.name,
      roles: [],
      assertion: as.assertion,
    };
    const owner = ownerIn(house.tenant.people, place.id);
    got(
      await tab.setUpUnit(
        caller,
        place.id,
        { programme: place.programme, start: '2026-01-12', manager: manager.id, group: [manager.id] },
        'sv',
      ),
    );
    const site = { tenant, site: place.site };
    const rows: Stored<ActionRow>[] = [];
    for (let from = 0; from < races; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, races - from) }, (_, n) => ({
        key: `race-${from + n}`,
        row: { ...ACTION, ownerId: owner.id },
      }));
      rows.push(...got(await lists.addRows(as, site, 'StegvisPlan', place.id, some)));
    }
    await ports.projection.put(place.id, 'StegvisPlan', rows);

    // Whoever starts first does not arrive first.
    house.instead = async (req) => {
      if (req.path.startsWith('/graph/'))
        await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 4)));
      return null;
    };
    const token = await house.identity.graphToken(manager, { claims: { scp: 'Sites.ReadWrite.All' } });
    const items = `${house.tenant.addresses.https}/graph/v1.0/sites/${place.site}/lists/StegvisPlan/items`;
    const outsideAsks = async (method: string, id: string, etag?: string, body?: unknown) => {
      const answer = await house.fetch(method === 'GET' ? `${items}/${id}` : `${items}/${id}/fields`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(etag === undefined ? {} : { 'if-match': etag }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as { eTag: string } };
    };

    const raced: Raced = { races, accepted: 0, missing: 0, unaccounted: 0, refused: 0 };
    const accepted = new Map<string, { goal?: string; need?: string; done?: true; count: number }>();
    const note = (id: string, what: { goal?: string; need?: string; done?: true }): void => {
      const known = accepted.get(id) ?? { count: 0 };
      accepted.set(id, { ...known, ...what, count: known.count + 1 });
      raced.accepted++;
    };

    const inTab = async ({ id, version }: Stored<ActionRow>): Promise<void> => {
      let seen = version;
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const goal = `i fliken ${id}`;
        const saved = await tab.changeAction(caller, place.id, id, seen, { goal });
        if (saved.ok) return note(id, { goal });
        if (saved.fault.kind !== 'stale') throw new Error(JSON.stringify(saved.fault));
        raced.refused++;
        seen = (saved.fault.theirs as { version: string }).version;
      }
    };
    const onCard = async ({ id, value }: Stored<ActionRow>): Promise<void> => {
      const key = `N6:${place.id}:${id}:first`;
      claims.give(`card-${id}`, owner.id, [
        {
          key,
          line: {
            kind: 'N6',
            unit: place.id,
            action: id,
            title: value.title,
            area: value.area,
            dueDate: value.dueDate ?? '2026-01-28',
            occurrence: 'first',
            workingDaysLeft: 10,
            stoodIn: false,
          },
        },
      ]);
      const pressing = writer(owner.id, { tenant, name: owner.name });
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const spoken = await chat.acted(pressing, { verb: 'done', data: { item: id, nudge: `card-${id}` } });
        const reply = spoken?.reply;
        if (reply?.kind === 'answered') {
          if (reply.answers.some(({ answer }) => answer.kind === 'done' && answer.mine))
            note(id, { done: true });
          return;
        }
        if (reply?.kind !== 'problem') throw new Error(JSON.stringify(reply));
        raced.refused++;
      }
    };
    const outside = async ({ id, version }: Stored<ActionRow>): Promise<void> => {
      let seen = ifMatch(version);
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const need = `utanför ${id}`;
        const { status } = await outsideAsks('PATCH', id, seen, { Need: need });
        if (status === 200) return note(id, { need });
        if (status !== 412 && status !== 409) throw new Error(`outside: ${status}`);
        raced.refused++;
        seen = (await outsideAsks('GET', id)).body.eTag;
      }
    };

    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      await Promise.all(some.flatMap((row) => [inTab(row), onCard(row), outside(row)]));
    }
    house.instead = null;

    const { state } = house.tenant;
    const list = [...state.collection<ListRecord>('graph.lists').values()].find(
      (one) => one.site === place.site && one.name === 'StegvisPlan',
    );
    const stored = state.collection<Row>(`graph.rows.${list?.id}`);
    const versions = state.collection<RowVersion[]>(`graph.versions.${list?.id}`);
    for (const { id } of rows) {
      const values = stored.get(id)?.values ?? {};
      const { goal, need, done, count } = accepted.get(id) ?? { count: 0 };
      if (goal !== undefined && values.Goal !== goal) raced.missing++;
      if (need !== undefined && values.Need !== need) raced.missing++;
      if (done && values.State !== 'Klar') raced.missing++;
      if ((versions.get(id)?.length ?? 0) !== count) raced.unaccounted++;
    }
    return raced;
  } finally {
    await house.close();
  }
};

/** Somebody of the unit who neither leads it nor writes its plan: the card is their only way. */
const ownerIn = (people: readonly Person[], unit: string): Person => {
  const owner = people.find(
    (one) => one.unit === unit && one.role === 'employee' && !one.group && !one.guest,
  );
  if (!owner) throw new Error('the seed lacks an employee');
  return owner;
};
