/** What becomes of somebody in a real database once they have left a unit: gone there within a day, kept elsewhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Address, Member, UnitRecord } from '../../bot/usecases/ports.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

const PERSON = '7a1c9a10-7c41-4b7e-9d55-0a1b2c3d4e5f';
const OTHER = '22222222-2222-4333-8444-555555555555';
const NORR = '19:norr@thread.tacv2';
const SODER = '19:soder@thread.tacv2';
const SEEN = '2026-01-12T07:00:00.000Z';
const DUE = '2026-01-13T03:00:00.000Z';
const LATER = '2026-01-13T06:00:00.000Z';

const member = (id: string): Member => ({ id, name: `Namn ${id.slice(0, 4)}`, owner: false, guest: false });
const unit = (id: string): UnitRecord => ({
  ...{ id, tenant: 't', name: id, team: `team ${id}`, site: `site ${id}`, programme: 'hbtq-klivet' },
  ...{ start: '2026-01-12', manager: OTHER, group: [PERSON, OTHER], processLead: PERSON, safetyRep: null },
  ...{ members: [member(PERSON), member(OTHER)], membersReadAt: SEEN },
});
const address: Address = {
  ...{ tenant: 't', serviceUrl: 'https://localhost/connector/', conversation: 'a:chat' },
  ...{ conversationType: 'personal', bot: '28:bot' },
};

let store: StoreHouse;
beforeAll(async () => {
  store = await openStoreHouse();
}, 60_000);
afterAll(() => store.close());

const card = (id: string, person: string, units: string[], about = person) =>
  store.pool.query(
    `insert into cards (id, person, tenant, unit, day, lines, state, activity, at)
     values ($1, $2, 't', $3, '2026-01-12', $4, 'sent', 'activity', $5)`,
    [
      id,
      person,
      units[0],
      JSON.stringify(
        units.map((of) => ({ key: `${id}:${of}`, line: { kind: 'N10', unit: of, starter: about } })),
      ),
      SEEN,
    ],
  );
const claim = (key: string, person: string, of: string, cardId: string) =>
  store.pool.query(
    `insert into claims (key, kind, person, unit, card, at, about) values ($1, 'N6', $2, $3, $4, $5, 'x')`,
    [key, person, of, cardId, SEEN],
  );

beforeEach(async () => {
  await store.pool.query(
    'truncate units, people, cards, claims, courses_done, unit_members_seen, unit_since, departures, erasures, app_installs cascade',
  );
  const { units, people, life } = store;
  for (const id of [NORR, SODER]) {
    await units.save(unit(id));
    await life.markDone(id, 'normino', PERSON, SEEN);
    await life.markDone(id, 'normino', OTHER, SEEN);
  }
  await people.save({
    ...{ id: PERSON, tenant: 't', name: 'Namn', language: 'sv', address, window: null, days: null },
    ...{ pausedUntil: null, reflection: null, fewer: [] },
  });
  await card('both', PERSON, [NORR, SODER]);
  await claim(`both:${NORR}`, PERSON, NORR, 'both');
  await claim(`both:${SODER}`, PERSON, SODER, 'both');
  await card('about', OTHER, [NORR], PERSON);
  await claim(`N10:${PERSON}:${NORR}`, OTHER, NORR, 'about');
});

const leaveTeam = (of: string, at = LATER) => store.units.setMembers(of, [member(OTHER)], at);
const count = async (table: string, column: string, of?: string): Promise<number> => {
  const { rows } = await store.pool.query<{ n: number }>(
    `select count(*)::int as n from ${table} where strpos(${column}::text, $1) > 0 ${of ? 'and unit = $2' : ''}`,
    of ? [PERSON, of] : [PERSON],
  );
  return rows[0]?.n ?? 0;
};

describe('somebody who leaves a unit', () => {
  test('is due a day after they were last seen in it at the latest, however it is learnt', async () => {
    expect(await store.departures.next()).toBeNull();
    await leaveTeam(NORR);
    expect(await store.departures.next()).toBe(DUE);
    expect(await store.departures.due('2026-01-13T02:59:59.000Z')).toEqual([]);
    expect(await store.departures.due(DUE)).toEqual([{ unit: NORR, person: PERSON }]);
    // Saving the whole unit is another way of learning it.
    await store.units.save({ ...unit(SODER), members: [member(OTHER)] });
    expect(await store.departures.due(DUE)).toHaveLength(2);
  });

  test('is forgotten there, and stays in the other unit as they are', async () => {
    await leaveTeam(NORR);
    expect(await store.departures.leave(PERSON, NORR, LATER)).toBe('left');
    expect(await count('courses_done', 'person', NORR)).toBe(0);
    expect(await count('courses_done', 'person', SODER)).toBe(1);
    expect(await count('claims', 'person', NORR)).toBe(0);
    expect(await count('claims', 'person', SODER)).toBe(1);
    expect(await count('claims', 'key')).toBe(0);
    const { rows } = await store.pool.query('select id, jsonb_array_length(lines) as lines from cards');
    expect(rows).toEqual([{ id: 'both', lines: 1 }]);
    expect(await store.units.get(NORR)).toMatchObject({ processLead: 'vacant', group: [OTHER, 'vacant'] });
    expect(await store.units.get(SODER)).toMatchObject({ processLead: PERSON });
    expect(await store.people.get(PERSON)).not.toBeNull();
    const done = (await store.life.of([NORR])).get(NORR)?.done.get('normino');
    expect([...(done ?? [])]).toEqual([OTHER]);
  });

  test('of their last unit is forgotten altogether; what is audited is the event alone', async () => {
    await store.installs.begin(PERSON, '2026-01-12', 3);
    for (const one of [NORR, SODER]) await leaveTeam(one);
    expect(await store.departures.leave(PERSON, NORR, LATER)).toBe('gone');
    expect(await store.departures.leave(PERSON, SODER, LATER)).toBe('gone');
    for (const [table, column] of [
      ['units', 'to_jsonb(units)'],
      ['people', 'id'],
      ['cards', 'to_jsonb(cards)'],
      ['claims', 'to_jsonb(claims)'],
      ['courses_done', 'person'],
      ['app_installs', 'person'],
      ['departures', 'person'],
      ['unit_people', 'person'],
      ['unit_members_seen', 'person'],
    ] as const)
      expect([table, await count(table, column)]).toEqual([table, 0]);
    const { rows } = await store.pool.query('select event, at from erasures order by id');
    expect(rows).toEqual([
      { event: 'left', at: new Date(LATER) },
      { event: 'left', at: new Date(LATER) },
    ]);
    // Coming back, they are nobody's secret: the app may add itself for them again.
    expect(await store.installs.begin(PERSON, '2026-02-01', 3)).toBe(true);
  });

  test('and comes back in time is as they were', async () => {
    await leaveTeam(NORR);
    await store.units.setMembers(NORR, [member(PERSON), member(OTHER)], LATER);
    expect(await store.departures.due('2030-01-01T00:00:00.000Z')).toEqual([]);
    expect(await store.departures.leave(PERSON, NORR, LATER)).toBe('none');
    expect(await count('courses_done', 'person', NORR)).toBe(1);
    expect(await store.units.get(NORR)).toMatchObject({ processLead: PERSON });
  });

  test('is forgotten once, whoever else tries at the same time', async () => {
    await leaveTeam(NORR);
    const both = await Promise.all([1, 2].map(() => store.departures.leave(PERSON, NORR, LATER)));
    expect(both.sort()).toEqual(['left', 'none']);
  });
});
