/** Integration talks in a real PostgreSQL, and what steps and nudges are told of them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TALK_OFFERED } from '../../bot/core/evidence-talks.ts';
import type { UnitRecord } from '../../bot/usecases/ports.ts';
import { talksContract } from '../contracts/talks.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

const AT = '2026-01-12T07:00:00.000Z';
let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
  await house.pool.query(
    'create schema pgboss; create table pgboss.job (id bigint, name text, data jsonb, output jsonb)',
  );
}, 60_000);
afterAll(() => house.close());

const member = (id: string) => ({ id, name: id, owner: false, guest: false });
const unit = (id: string): UnitRecord => ({
  ...{ id, tenant: 't', name: id, team: 'team', site: 'site', programme: 'rss-vasterbotten' },
  ...{ start: '2026-01-12', manager: 'amal', group: [], processLead: 'david', safetyRep: null },
  ...{ members: ['amal', 'bo', 'david'].map(member), membersReadAt: AT },
});

talksContract('PostgreSQL', () => ({
  talks: house.talks,
  erase: async (person) => void (await house.ownData.erase(person, AT)),
  stay: (of, people) => house.units.setMembers(of, people.map(member), AT),
}));

test('steps are told whom a first talk was offered, the lead among them, and nothing of second talks', async () => {
  await house.units.save(unit('offered'));
  const plan = (id: string, person: string, part: 1 | 2) =>
    house.talks.plan({
      ...{ id, unit: 'offered', lead: 'david', key: id, people: [person], part, day: null, at: AT },
    });
  const offered = async () =>
    [...((await house.life.of(['offered'])).get('offered')?.done.get(TALK_OFFERED) ?? [])].sort();
  await plan('o1', 'amal', 2);
  expect(await offered()).toEqual([]);
  await plan('o2', 'bo', 1);
  expect(await offered()).toEqual(['bo', 'david']);
});
