/**
 * Private and shared channels: members and a site of their own
 * (learn.microsoft.com/microsoftteams/private-channels, /microsoftteams/shared-channels), and who is in a team as it
 * changes.
 */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeRoster, type Roster } from '../../../infra/local/roster.ts';
import type { Unit } from '../../../infra/local/tenant.ts';
import { APP, allPages, asPerson, openRoom, type Room } from './room.ts';

let room: Room;
let roster: Roster;
let own: Unit;
let team: string;
let path: string;
beforeEach(() => {
  room = openRoom();
  roster = makeRoster(room.tenant);
  team = `/teams/${room.unit.team}`;
  const members = [room.manager.id, room.employee.id];
  own = roster.addChannel({ team: room.unit.team, name: 'Hbtq-gruppen', membership: 'private', members });
  path = `${team}/channels/${encodeURIComponent(own.channel)}`;
});
const colleague = () => {
  const inside = [room.manager.id, room.employee.id];
  const found = room.tenant.people.find(
    ({ unit, guest, id }) => unit === room.unit.id && !guest && !inside.includes(id),
  );
  if (!found) throw new Error('nobody else in the team');
  return found;
};
const idsOf = (values: readonly object[]) =>
  values.map((value) => String((value as { userId: unknown }).userId));

describe('a private channel', () => {
  test('is listed for its members alone, with its kind; the team’s other channels stay', async () => {
    const { values } = await room.ask(room.employee, 'GET', `${team}/channels`);
    expect(values.map(({ membershipType }) => String(membershipType))).toEqual([
      'standard',
      'standard',
      'private',
    ]);
    expect((await room.ask(colleague(), 'GET', `${team}/channels`)).values).toHaveLength(2);
  });

  // learn.microsoft.com/graph/api/channel-list-members
  test('has members of its own, its owner among them; the team still has everybody', async () => {
    const { values } = await allPages(room, room.employee, `${path}/members`);
    expect(idsOf(values).sort()).toEqual([room.manager.id, room.employee.id].sort());
    expect(values.find(({ userId }) => String(userId) === room.manager.id)?.roles).toEqual(['owner']);
    expect(values.find(({ userId }) => String(userId) === room.employee.id)?.roles).toEqual([]);
    const all = await allPages(room, room.employee, `${team}/members`);
    expect(all.values.length).toBeGreaterThan(2);
  });

  test('does not exist for others: the channel, its members and its folder are 404', async () => {
    for (const what of ['', '/members', '/allMembers', '/filesFolder'])
      expect([what, (await room.ask(colleague(), 'GET', `${path}${what}`)).status]).toEqual([what, 404]);
  });

  test('is refused to people outside the team and to tokens without the scope', async () => {
    for (const what of ['', '/members', '/filesFolder'])
      expect([what, (await room.ask(room.outsider, 'GET', `${path}${what}`)).status]).toEqual([what, 403]);
    const teamOnly = asPerson(room.employee, ['TeamMember.Read.All', 'Channel.ReadBasic.All']);
    expect((await room.ask(teamOnly, 'GET', `${path}/members`)).status).toBe(403);
    const noFiles = asPerson(room.employee, ['ChannelMember.Read.All', 'Sites.Manage.All']);
    expect((await room.ask(noFiles, 'GET', `${path}/filesFolder`)).status).toBe(403);
  });

  // learn.microsoft.com/graph/api/channel-get-filesfolder: "This method doesn't support the OData query parameters"
  test('leads to its own site by its folder, which takes no options, with any of the page’s scopes', async () => {
    for (const scope of ['Files.Read.All', 'Sites.Read.All', 'Sites.ReadWrite.All']) {
      const { body } = await room.ask(asPerson(room.employee, [scope]), 'GET', `${path}/filesFolder`);
      expect([scope, body.parentReference?.siteId]).toEqual([scope, own.site]);
    }
    expect(own.site).not.toBe(room.unit.site);
    expect((await room.ask(room.employee, 'GET', `${path}/filesFolder?$select=id`)).status).toBe(400);
  });

  test('has a site that only its members read, and an app that was given that very site', async () => {
    const lists = `/sites/${encodeURIComponent(own.site)}/lists`;
    expect((await room.ask(room.employee, 'GET', lists)).status).toBe(200);
    expect((await room.ask(colleague(), 'GET', lists)).status).toBe(403);
    expect((await room.ask(room.outsider, 'GET', lists)).status).toBe(403);
    expect((await room.ask(APP, 'GET', lists)).status).toBe(403);
    room.graph.grantSite(own.site, true);
    expect((await room.ask(APP, 'GET', lists)).status).toBe(200);
    const teams = `/sites/${encodeURIComponent(room.unit.site)}/lists`;
    expect((await room.ask(colleague(), 'GET', teams)).status).toBe(200);
  });

  // learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
  test('tells its members to the app only where it is installed and asked for them', async () => {
    expect((await room.ask(APP, 'GET', `${path}/members`)).status).toBe(403);
    room.installed.add(room.unit.team);
    expect((await room.ask(APP, 'GET', `${path}/members`)).status).toBe(200);
    expect((await room.ask(APP, 'GET', `${path}/filesFolder`)).status).toBe(403);
    const teamOnly = openRoom({ resourcePermissions: ['TeamMember.Read.Group'] });
    makeRoster(teamOnly.tenant).addChannel({
      team: room.unit.team,
      name: 'Hbtq-gruppen',
      membership: 'private',
      members: [room.manager.id],
    });
    teamOnly.installed.add(room.unit.team);
    expect((await teamOnly.ask(APP, 'GET', `${path}/members`)).status).toBe(403);
  });

  test('is left together with the team', async () => {
    roster.member(room.unit.id, room.employee.id, false);
    expect((await room.ask(room.employee, 'GET', `${path}/members`)).status).toBe(403);
    roster.member(room.unit.id, room.employee.id, true);
    const { values } = await room.ask(room.manager, 'GET', `${path}/members`);
    expect(idsOf(values)).toEqual([room.manager.id]);
  });
});

describe('a shared channel', () => {
  // learn.microsoft.com/graph/api/channel-list-allmembers
  test('has members who are not in the team: they see it and its site, and nothing else of the team', async () => {
    const wish = { team: room.unit.team, name: 'Nätverket', membership: 'shared' as const };
    const shared = roster.addChannel({ ...wish, members: [room.manager.id, room.outsider.id] });
    const there = `${team}/channels/${encodeURIComponent(shared.channel)}`;
    const { values } = await room.ask(room.outsider, 'GET', `${there}/allMembers`);
    expect(idsOf(values).sort()).toEqual([room.manager.id, room.outsider.id].sort());
    const lists = `/sites/${encodeURIComponent(shared.site)}/lists`;
    expect((await room.ask(room.outsider, 'GET', lists)).status).toBe(200);
    expect((await room.ask(room.outsider, 'GET', `${team}/members`)).status).toBe(403);
    expect((await room.ask(room.outsider, 'GET', `${team}/channels`)).status).toBe(403);
    expect((await room.ask(room.employee, 'GET', `${there}/allMembers`)).status).toBe(404);
  });
});

describe('members', () => {
  test('that leave are gone from team and site; a new owner is one, a guest is one', async () => {
    const { employee } = room;
    roster.member(room.unit.id, employee.id, false);
    for (const what of [`${team}/members`, `/sites/${encodeURIComponent(room.unit.site)}/lists`])
      expect([what, (await room.ask(employee, 'GET', what)).status]).toEqual([what, 403]);
    roster.member(room.unit.id, employee.id, true, true);
    roster.account(colleague().id, { guest: true, name: 'Robin Ny (gäst)' });
    const { values } = await allPages(room, room.manager, `${team}/members`);
    expect(values.find(({ userId }) => String(userId) === employee.id)?.roles).toEqual(['owner']);
    expect(values.find(({ displayName }) => String(displayName) === 'Robin Ny (gäst)')?.roles).toEqual([
      'guest',
    ]);
  });

  // "The default and maximum page sizes are 100 and 999 objects": learn.microsoft.com/graph/api/channel-list-members
  test('come in pages, by 999 at most, and fewer than asked for where there are many', async () => {
    expect((await room.ask(room.manager, 'GET', `${team}/members?$top=1000`)).status).toBe(400);
    expect((await room.ask(room.manager, 'GET', `${team}/members?$top=0`)).status).toBe(400);
    expect((await room.ask(room.manager, 'GET', `${team}/members?$skip=1`)).status).toBe(400);
    const first = await room.ask(room.manager, 'GET', `${team}/members`);
    expect(first.values).toHaveLength(10);
    expect(String(first.body['@odata.nextLink'])).toContain('$skiptoken=');
    const whole = await room.ask(room.manager, 'GET', `${team}/members?$top=999`);
    expect(whole.body['@odata.nextLink']).toBeUndefined();
  });

  test('outlive a restart as they were changed, and are as seeded after a reset', () => {
    const { employee } = room;
    const before = { ...employee };
    roster.account(employee.id, { name: 'Nytt Namn' });
    roster.member(room.unit.id, employee.id, false);
    const again = openRoom({}, room.tenant.state);
    makeRoster(again.tenant);
    expect(again.tenant.people.find(({ id }) => id === employee.id)).toMatchObject({
      name: 'Nytt Namn',
      unit: null,
    });
    room.tenant.state.clearAllBut([]);
    roster.reset();
    expect(employee).toEqual(before);
  });
});
