/** Members as the program reads them of the local tenant's Graph: many, as the app, of private and shared channels. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeRoster, type Roster } from '../../infra/local/roster.ts';
import type { Person, Unit } from '../../infra/local/tenant.ts';
import { faultOf, got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';

let house: GraphHouse;
let roster: Roster;
let own: Unit;
let colleague: Person;
beforeAll(async () => {
  house = await openGraphHouse();
  roster = makeRoster(house.tenant);
  const { unit, manager, tenant } = house;
  const found = tenant.people.find(({ unit: of, id }) => of === unit.id && id !== manager.id);
  if (!found) throw new Error('the unit has one person');
  colleague = found;
  own = roster.addChannel({
    team: unit.team,
    name: 'Hbtq-gruppen',
    membership: 'private',
    members: [manager.id, colleague.id],
  });
});
afterAll(() => house.close());
const asked = (): string[] => house.graphRequests().map(({ target }) => decodeURIComponent(target));

describe('a private channel', () => {
  test('is found with its own site and its kind, and its members alone are its members', async () => {
    const as = await house.person(house.manager);
    expect(got(await house.directory.place(as, own.channel))).toEqual({
      team: own.team,
      teamName: own.teamName,
      channelName: 'Hbtq-gruppen',
      site: own.site,
      membership: 'private',
    });
    for (const who of [as, house.app]) {
      const members = got(await house.directory.members(who, own.team, own.channel, 'private'));
      expect(members.map(({ id, owner }) => [id, owner])).toEqual(
        house.tenant.people
          .filter(({ id }) => [house.manager.id, colleague.id].includes(id))
          .map(({ id }) => [id, id === house.manager.id]),
      );
    }
  });

  test('looks to the team’s other people as if it did not exist', async () => {
    const other = house.tenant.people.find(
      ({ unit, id, guest }) =>
        unit === house.unit.id && !guest && ![house.manager.id, colleague.id].includes(id),
    );
    if (!other) throw new Error('nobody else');
    const as = await house.person(other);
    const missing = { kind: 'not-found', what: 'unit' };
    expect(faultOf(await house.directory.place(as, own.channel))).toEqual(missing);
    expect(faultOf(await house.directory.members(as, own.team, own.channel, 'private'))).toEqual(missing);
  });

  test('takes the six lists in its own site, with its owner’s token', async () => {
    const as = await house.person(house.manager);
    const site = { tenant: house.tenant.ids.tenant, site: own.site };
    expect(got(await house.lists.provision(as, site)).differs).toEqual([]);
    expect((await house.lists.changes(house.app, site, {})).ok).toBe(false);
    house.local.grantSite(own.site, true);
    expect(got(await house.lists.changes(house.app, site, {})).lists).toHaveLength(6);
  });
});

describe('a shared channel', () => {
  test('has its members of other teams too', async () => {
    const outsider = house.tenant.people.find(({ unit }) => unit !== house.unit.id);
    if (!outsider) throw new Error('one unit only');
    const members = [house.manager.id, outsider.id];
    const wish = { team: house.unit.team, name: 'Nätverket', membership: 'shared' as const };
    const shared = roster.addChannel({ ...wish, members });
    const found = got(await house.directory.members(house.app, shared.team, shared.channel, 'shared'));
    expect(found.map(({ id }) => id).sort()).toEqual(members.sort());
    expect(asked().at(-1)).toContain(`/channels/${shared.channel}/allMembers`);
  });
});

describe('a team of several hundred', () => {
  const COUNT = 640;

  test('is read whole, page after page, and one like the seed’s in one request', async () => {
    const before = asked().length;
    got(await house.directory.members(house.app, house.unit.team, house.unit.channel, 'standard'));
    expect(asked()).toHaveLength(before + 1);
    const people = house.tenant.people as Person[];
    const first = people.filter(({ unit }) => unit === house.unit.id).length;
    for (let n = first; n < COUNT; n++)
      people.push({
        ...colleague,
        id: `b0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
        name: `Nr ${n}`,
      });
    const start = asked().length;
    const found = got(
      await house.directory.members(house.app, house.unit.team, house.unit.channel, 'standard'),
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(COUNT);
    expect(asked().length - start).toBe(4);
    expect(found.at(-1)).toEqual({
      id: `b0000000-0000-4000-8000-${String(COUNT - 1).padStart(12, '0')}`,
      name: `Nr ${COUNT - 1}`,
      owner: false,
      guest: false,
    });
  });
});
