/** Wrong and right requests about the app in people's personal chats, as Microsoft's pages have them. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { APP, asPerson, openRoom, type Room } from './room.ts';

const ROLE = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
const MAY = { kind: 'app', roles: ['Sites.Selected', ROLE] } as const;
const may = { ...MAY, roles: [...MAY.roles] };

let room: Room;
let has: Set<string>;
let blocked: Set<string>;
let path: string;
beforeEach(() => {
  has = new Set();
  blocked = new Set();
  room = openRoom({
    personalApp: {
      has: (person) => has.has(person),
      install: (person) => !has.has(person) && has.add(person) !== null,
      isBlocked: (person) => blocked.has(person),
      chatOf: (person) => `a:${person}`,
    },
  });
  path = `/users/${room.employee.id}/teamwork/installedApps`;
});
const bind = (id: string) => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${id}`,
});
const ours = () => bind(room.tenant.ids.catalogAppId);
const q = encodeURIComponent;
const byManifest = () => `$filter=${q(`teamsApp/externalId eq '${room.tenant.ids.teamsAppId}'`)}`;

// learn.microsoft.com/graph/api/userteamwork-post-installedapps
describe('installing the app for somebody', () => {
  test('is 201 without a body, and 409 when it is there already', async () => {
    const made = await room.ask(may, 'POST', path, ours());
    expect([made.status, made.body, [...has]]).toEqual([201, undefined, [room.employee.id]]);
    const again = await room.ask(may, 'POST', path, ours());
    expect([again.status, again.code]).toEqual([409, 'Conflict']);
    const upn = `/users/${q(room.outsider.upn)}/teamwork/installedApps`;
    const form = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps('${room.tenant.ids.catalogAppId}')`;
    expect((await room.ask(may, 'POST', upn, { 'teamsApp@odata.bind': form })).status).toBe(201);
  });

  // …/graph-proactive-bots-and-messages: "Your bot requires application and not user delegated permissions"
  test('wants its own permission, which is named where it is missing; nothing is installed then', async () => {
    const refused = await room.ask(APP, 'POST', path, ours());
    expect([refused.status, refused.code]).toEqual([403, 'Forbidden']);
    expect(refused.message).toContain(ROLE);
    expect(refused.message).toContain("Roles on the request 'Sites.Selected'");
    for (const roles of [['TeamsAppInstallation.ReadForUser.All'], ['Sites.ReadWrite.All'], []])
      expect((await room.ask({ kind: 'app', roles }, 'POST', path, ours())).status).toBe(403);
    expect((await room.ask(room.manager, 'POST', path, ours())).status).toBe(403);
    const self = asPerson(room.manager, ['TeamsAppInstallation.ReadWriteSelfForUser']);
    expect((await room.ask(self, 'POST', path, ours())).status).toBe(403);
    expect((await room.ask(null, 'POST', path, ours())).status).toBe(401);
    expect(has.size).toBe(0);
  });

  test('names the app by the catalogue’s id: the manifest’s, another’s and none are refused', async () => {
    const { teamsAppId, catalogAppId } = room.tenant.ids;
    expect(teamsAppId).not.toBe(catalogAppId);
    for (const id of [teamsAppId, '00000000-0000-0000-0000-000000000000'])
      expect((await room.ask(may, 'POST', path, bind(id))).status).toBe(404);
    for (const body of [
      {},
      { 'teamsApp@odata.bind': catalogAppId },
      { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/teamsApps/${catalogAppId}` },
      { 'teamsApp@odata.bind': `http://localhost/appCatalogs/teamsApps/${catalogAppId}` },
      { 'teamsApp@odata.bind': 7 },
      { ...ours(), scope: 'personal' },
      { ...ours(), consentedPermissionSet: 'all' },
      '{',
    ])
      expect([body, (await room.ask(may, 'POST', path, body)).status]).toEqual([body, 400]);
    expect((await room.ask(may, 'POST', `${path}?$select=id`, ours())).status).toBe(400);
    expect((await room.ask(may, 'POST', path)).status).toBe(400);
    const text = { 'content-type': 'text/plain' };
    expect((await room.ask(may, 'POST', path, JSON.stringify(ours()), text)).status).toBe(415);
    expect(has.size).toBe(0);
  });

  // OfficeDev/microsoft-teams-apps-company-communicator issues 285 and 1537
  test('is 404 for nobody, 403 for guests and for whom the tenant’s policy keeps the app from', async () => {
    const of = (id: string) => room.ask(may, 'POST', `/users/${id}/teamwork/installedApps`, ours());
    expect((await of('00000000-0000-0000-0000-000000000000')).status).toBe(404);
    expect((await of('nobody')).status).toBe(404);
    expect((await of(room.guest.id)).status).toBe(403);
    blocked.add(room.employee.id);
    const refused = await of(room.employee.id);
    expect([refused.status, refused.message]).toEqual([
      403,
      expect.stringContaining('blocked by app permission policy'),
    ]);
  });

  test('is a POST to a user’s own collection and nothing else', async () => {
    for (const [method, at] of [
      ['PUT', path],
      ['PATCH', path],
      ['POST', `${path}/x/chat`],
      ['POST', `/me/teamwork/installedApps`],
      ['POST', `/users/${room.employee.id}/installedApps`],
    ] as const)
      expect([method, at, (await room.ask(may, method, at, ours())).status >= 400]).toEqual([
        method,
        at,
        true,
      ]);
  });
});

// learn.microsoft.com/graph/api/userteamwork-list-installedapps, userscopeteamsappinstallation-get-chat
describe('finding the app', () => {
  test('by the manifest’s id gives the installation with the catalogue’s id, or nothing; then its chat', async () => {
    const find = `${path}?$expand=teamsApp&${byManifest()}`;
    expect((await room.ask(may, 'GET', find)).values).toEqual([]);
    has.add(room.employee.id);
    const [found] = (await room.ask(may, 'GET', find)).values;
    expect(found).toMatchObject({
      teamsApp: { id: room.tenant.ids.catalogAppId, externalId: room.tenant.ids.teamsAppId },
    });
    expect(String(found?.id)).not.toBe(room.tenant.ids.catalogAppId);
    const chat = await room.ask(may, 'GET', `${path}/${q(String(found?.id))}/chat?$select=id`);
    expect([chat.status, chat.body.id]).toEqual([200, `a:${room.employee.id}`]);
    const whole = await room.ask(may, 'GET', `${path}?$expand=teamsApp,teamsAppDefinition&${byManifest()}`);
    expect(whole.values[0]).toMatchObject({
      teamsAppDefinition: { teamsAppId: room.tenant.ids.catalogAppId, publishingState: 'published' },
    });
    const other = `${path}?$expand=teamsApp&$filter=${q(`teamsApp/id eq '${room.tenant.ids.teamsAppId}'`)}`;
    expect((await room.ask(may, 'GET', other)).values).toEqual([]);
  });

  test('takes $filter, $select and $expand alone, and filters by what is expanded', async () => {
    has.add(room.employee.id);
    for (const query of [
      byManifest(),
      '$expand=chat',
      '$expand=apps',
      '$select=teamsAppId',
      '$top=1',
      '$skip=1',
      '$orderby=id',
      '$count=true',
      `$expand=teamsApp&$filter=${q("teamsApp/externalId = 'x'")}`,
      `$expand=teamsApp&$filter=${q("teamsApp/manifestId eq 'x'")}`,
    ])
      expect([query, (await room.ask(may, 'GET', `${path}?${query}`)).status]).toEqual([query, 400]);
    expect((await room.ask(may, 'GET', path)).values).toEqual([{ id: expect.any(String) }]);
    expect((await room.ask(APP, 'GET', path)).status).toBe(403);
    const reader = { kind: 'app' as const, roles: ['TeamsAppInstallation.ReadForUser.All'] };
    expect((await room.ask(reader, 'GET', path)).status).toBe(200);
  });

  test('gives no chat for another’s installation, for the app’s own id, or where it is gone', async () => {
    has.add(room.employee.id);
    const id = String((await room.ask(may, 'GET', path)).values[0]?.id);
    const chat = (user: string, installation: string) =>
      room.ask(may, 'GET', `/users/${user}/teamwork/installedApps/${q(installation)}/chat`);
    expect((await chat(room.outsider.id, id)).status).toBe(404);
    expect((await chat(room.employee.id, room.tenant.ids.catalogAppId)).status).toBe(404);
    expect((await room.ask(APP, 'GET', `${path}/${q(id)}/chat`)).status).toBe(403);
    expect((await room.ask(may, 'GET', `${path}/${q(id)}/chat?$expand=members`)).status).toBe(400);
    has.clear();
    expect((await chat(room.employee.id, id)).status).toBe(404);
  });
});

countsWrong('personal apps');
