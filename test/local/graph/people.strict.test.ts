import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { RESOURCE_PERMISSIONS } from '../../../infra/local/graph/caller.ts';
import { APP, allPages, asPerson, openRoom, type Room } from './room.ts';

let room: Room;
let team: string;
let channel: string;
beforeEach(() => {
  room = openRoom();
  team = `/teams/${room.unit.team}`;
  channel = `${team}/channels/${encodeURIComponent(room.unit.channel)}`;
});

describe('people', () => {
  test('me comes with the default properties, or with the selected ones alone', async () => {
    const me = await room.ask(room.employee, 'GET', '/me');
    expect(Object.keys(me.body).sort()).toEqual(
      [
        '@odata.context',
        'businessPhones',
        'displayName',
        'givenName',
        'id',
        'jobTitle',
        'mail',
        'mobilePhone',
        'officeLocation',
        'preferredLanguage',
        'surname',
        'userPrincipalName',
      ].sort(),
    );
    const part = await room.ask(room.employee, 'GET', '/me?$select=id,userType');
    expect(part.body).toMatchObject({ id: room.employee.id, userType: 'Member' });
    expect(part.body.displayName).toBeUndefined();
  });

  // learn.microsoft.com/graph/api/user-get
  test('others are read by id or sign-in name with a scope for all users; nobody is 404', async () => {
    for (const key of [room.outsider.id, room.outsider.upn])
      expect((await room.ask(room.manager, 'GET', `/users/${encodeURIComponent(key)}`)).body.id).toBe(
        room.outsider.id,
      );
    const self = asPerson(room.manager, ['User.Read']);
    expect((await room.ask(self, 'GET', `/users/${room.manager.id}`)).status).toBe(200);
    const refused = await room.ask(self, 'GET', `/users/${room.outsider.id}`);
    expect([refused.status, refused.code]).toEqual([403, 'Authorization_RequestDenied']);
    const nobody = await room.ask(room.manager, 'GET', '/users/00000000-0000-0000-0000-000000000000');
    expect([nobody.status, nobody.code]).toEqual([404, 'Request_ResourceNotFound']);
    expect((await room.ask(APP, 'GET', `/users/${room.manager.id}`)).code).toBe(
      'Authorization_RequestDenied',
    );
  });

  // learn.microsoft.com/graph/api/group-list-members, /graph/aad-advanced-queries
  test("a group's members come page by page; counting needs ConsistencyLevel", async () => {
    const path = `/groups/${room.unit.team}/members`;
    const { values, pages } = await allPages(room, room.manager, path);
    expect(values).toHaveLength(room.tenant.people.filter((one) => one.unit === room.unit.id).length);
    expect(pages).toBeGreaterThan(1);
    expect((await room.ask(room.manager, 'GET', `${path}?$count=true`)).status).toBe(400);
    const counted = await room.ask(room.manager, 'GET', `${path}?$count=true&$top=5`, undefined, {
      consistencylevel: 'eventual',
    });
    expect([counted.body['@odata.count'], counted.values.length]).toEqual([values.length, 5]);
    for (const query of [
      '$top=1000',
      '$top=0',
      '$select=nope',
      '$skip=5',
      '$orderby=displayName',
      '$filter=nope eq 1',
      '$skiptoken=x',
    ])
      expect([query, (await room.ask(room.manager, 'GET', `${path}?${query}`)).status]).toEqual([query, 400]);
    expect((await room.ask(room.guest, 'GET', path)).status).toBe(403);
    expect((await room.ask(asPerson(room.manager, ['User.Read']), 'GET', path)).status).toBe(403);
  });
});

describe('teams and channels', () => {
  test('joined teams are those of the person alone', async () => {
    const { values } = await room.ask(room.employee, 'GET', '/me/joinedTeams');
    expect(values.map((one) => String(one.id))).toEqual([room.unit.team]);
    expect((await room.ask(asPerson(room.employee, ['User.Read']), 'GET', '/me/joinedTeams')).status).toBe(
      403,
    );
  });

  // learn.microsoft.com/graph/api/team-list-members
  test('members are conversation members, ten to a page, the owner marked, guests too', async () => {
    const path = `/teams/${room.other.team}/members`;
    const first = await room.ask(room.outsider, 'GET', path);
    expect(first.values).toHaveLength(10);
    const { values } = await allPages(room, room.outsider, path);
    expect(values.find((one) => String(one.userId) === room.other.manager)).toMatchObject({
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      roles: ['owner'],
      tenantId: room.tenant.ids.tenant,
    });
    expect(values.find((one) => String(one.userId) === room.guest.id)?.roles).toEqual(['guest']);
    const found = await room.ask(
      room.outsider,
      'GET',
      `${path}?$filter=${encodeURIComponent(`(microsoft.graph.aadUserConversationMember/userId eq '${room.outsider.id}')`)}`,
    );
    expect(found.values).toHaveLength(1);
  });

  test('channel ids travel percent-encoded, and the channel has the members of its team', async () => {
    const channels = await room.ask(
      room.employee,
      'GET',
      `${team}/channels?$select=id,displayName,membershipType`,
    );
    expect(channels.values.map((one) => String(one.id))).toEqual([room.unit.teamThread, room.unit.channel]);
    expect((await room.ask(room.employee, 'GET', channel)).body.displayName).toBe(room.unit.channelName);
    const { values } = await allPages(room, room.employee, `${channel}/members`);
    expect(values).toHaveLength(room.tenant.people.filter((one) => one.unit === room.unit.id).length);
    expect(
      (await room.ask(room.employee, 'GET', `${channel}/filesFolder`)).body.parentReference?.siteId,
    ).toBe(room.unit.site);
  });

  // learn.microsoft.com/graph/api/team-get, channel-get, channel-list-members, team-list-members
  test('whoever is not in the team is refused; teams and channels that are not there are 404', async () => {
    for (const path of [
      team,
      `${team}/members`,
      `${team}/channels`,
      channel,
      `${channel}/members`,
      `${channel}/tabs`,
    ])
      expect([path, (await room.ask(room.outsider, 'GET', path)).status]).toEqual([path, 403]);
    expect((await room.ask(room.manager, 'GET', `/teams/${room.manager.id}`)).status).toBe(404);
    expect((await room.ask(room.manager, 'GET', '/teams/nonsense')).status).toBe(400);
    expect((await room.ask(room.manager, 'GET', `${team}/channels/nonsense`)).status).toBe(400);
    expect(
      (await room.ask(room.manager, 'GET', `${team}/channels/${encodeURIComponent(room.other.channel)}`))
        .status,
    ).toBe(404);
    for (const query of ['$select=nope', '$top=1', '$expand=members', '$orderby=displayName'])
      expect([query, (await room.ask(room.manager, 'GET', `${team}/channels?${query}`)).status]).toEqual([
        query,
        400,
      ]);
  });

  // learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent
  test('the app sees a team only where it is installed, and only what its manifest asks for', async () => {
    const members = `${team}/members`;
    expect((await room.ask(APP, 'GET', members)).status).toBe(403);
    room.installed.add(room.unit.team);
    expect((await room.ask(APP, 'GET', members)).status).toBe(200);
    expect((await room.ask(APP, 'GET', `/teams/${room.other.team}/members`)).status).toBe(403);
    const others = [
      team,
      `${team}/channels`,
      channel,
      `${channel}/tabs`,
      `${channel}/filesFolder`,
      `/groups/${room.unit.team}/members`,
    ];
    for (const path of others) expect([path, (await room.ask(APP, 'GET', path)).status]).toEqual([path, 403]);
    expect((await room.ask(APP, 'GET', `${channel}/members`)).status).toBe(200);
    const asking = openRoom({
      resourcePermissions: ['ChannelMember.Read.Group', 'ChannelSettings.Read.Group'],
    });
    asking.installed.add(room.unit.team);
    for (const path of [`${team}/channels`, channel, `${channel}/members`])
      expect([path, (await asking.ask(APP, 'GET', path)).status]).toEqual([path, 200]);
    expect((await asking.ask(APP, 'GET', members)).status).toBe(403);
  });

  test('the tenant consents to what the manifest asks for and to nothing else', () => {
    const { authorization } = JSON.parse(readFileSync('manifest/manifest.json', 'utf8')) as {
      authorization: { permissions: { resourceSpecific: { name: string }[] } };
    };
    const asked = authorization.permissions.resourceSpecific.map((one) => one.name);
    expect([...RESOURCE_PERMISSIONS].sort()).toEqual(asked.sort());
  });
});

// learn.microsoft.com/graph/api/channel-post-tabs, /graph/api/team-list-installedapps
describe('tabs and installed apps', () => {
  const tab = (app: string) => ({
    displayName: 'Stegvis',
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${app}`,
    configuration: {
      entityId: 'plan',
      contentUrl: 'https://example.org/tab/',
      websiteUrl: null,
      removeUrl: null,
    },
  });

  test('a tab is made, changed and removed where the app is installed', async () => {
    room.installed.add(room.unit.team);
    const made = await room.ask(room.manager, 'POST', `${channel}/tabs`, tab(room.tenant.ids.catalogAppId));
    expect([made.status, made.body.configuration?.entityId]).toEqual([201, 'plan']);
    const at = `${channel}/tabs/${made.body.id}`;
    expect((await room.ask(room.manager, 'PATCH', at, { displayName: 'Plan' })).body.displayName).toBe(
      'Plan',
    );
    expect(
      (await room.ask(room.employee, 'GET', `${channel}/tabs?$expand=teamsApp`)).values[0]?.teamsApp?.id,
    ).toBe(room.tenant.ids.catalogAppId);
    expect((await room.ask(room.manager, 'DELETE', at)).status).toBe(204);
    expect((await room.ask(room.manager, 'GET', at)).status).toBe(404);
    expect((await room.ask(room.employee, 'GET', `${team}/installedApps`)).values).toHaveLength(1);
  });

  test('what is not right about a tab is refused', async () => {
    const post = async (body: object) =>
      (await room.ask(room.manager, 'POST', `${channel}/tabs`, body)).status;
    const good = tab(room.tenant.ids.catalogAppId);
    expect(await post(good)).toBe(403);
    room.installed.add(room.unit.team);
    expect(await post(tab('00000000-0000-0000-0000-000000000000'))).toBe(404);
    expect(await post({ ...good, 'teamsApp@odata.bind': undefined })).toBe(400);
    expect(await post({ ...good, displayName: '' })).toBe(400);
    expect(await post({ ...good, url: 'x' })).toBe(400);
    expect(await post({ ...good, configuration: { src: 'x' } })).toBe(400);
    expect(await post({ ...good, configuration: 'x' })).toBe(400);
    const weak = asPerson(room.manager, ['TeamsTab.Read.All']);
    expect((await room.ask(weak, 'POST', `${channel}/tabs`, good)).status).toBe(403);
    expect((await room.ask(weak, 'GET', `${channel}/tabs?$expand=nope`)).status).toBe(400);
  });
});

// learn.microsoft.com/graph/api/chat-get
test('a meeting chat is seen by its people alone', async () => {
  const chat = `/chats/${encodeURIComponent(room.unit.apt.meetingChat)}`;
  expect((await room.ask(room.employee, 'GET', chat)).body.chatType).toBe('meeting');
  expect((await room.ask(room.employee, 'GET', `${chat}/members`)).values).toHaveLength(10);
  expect((await room.ask(room.outsider, 'GET', chat)).status).toBe(403);
  expect((await room.ask(APP, 'GET', chat)).status).toBe(403);
  expect((await room.ask(room.employee, 'GET', '/chats/19:nope@thread.v2')).status).toBe(404);
});
