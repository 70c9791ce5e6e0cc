/** The app in people's chats, through the program's own client, against the local tenant and against a script. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeGraph } from '../../bot/graph/index.ts';
import type { Person } from '../../infra/local/tenant.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { type Line, type Seen, scriptedFetch, standingMachine } from './script.ts';

const ROLE = 'TeamsAppInstallation.ReadWriteSelfForUser.All';

describe('in the local tenant', () => {
  let house: GraphHouse;
  let person: Person;
  let holder: Person;
  const has = new Set<string>();
  const blocked = new Set<string>();
  beforeAll(async () => {
    house = await openGraphHouse({
      personalApp: {
        has: (id) => has.has(id),
        install: (id) => !has.has(id) && has.add(id) !== null,
        isBlocked: (id) => blocked.has(id),
        chatOf: (id) => `a:${id}`,
      },
    });
    const [one, two] = house.tenant.people.filter(({ unit, guest }) => unit === house.unit.id && !guest);
    if (!one || !two) throw new Error('the seed lacks people');
    [person, holder] = [one, two];
  });
  afterAll(() => house.close());
  beforeEach(() => {
    has.clear();
    blocked.clear();
  });

  test('without the permission nobody gets it, and Graph’s reason is told', async () => {
    const outcome = await house.personalApps.install(house.app, person.id, house.tenant.ids.catalogAppId);
    expect(outcome).toEqual({ kind: 'not-allowed', cause: expect.stringContaining(ROLE) });
    expect(await house.personalApps.chat(house.app, person.id)).toMatchObject({ ok: false });
  });

  test('the id in the catalogue is learnt from somebody who has the app; then it is installed, and its chat found', async () => {
    house.identity.consents.setRole(ROLE, true);
    // The token that was fetched without the permission is still good.
    await house.renew();
    const { personalApps: apps, app } = house;
    expect(await apps.catalogId(app, [person.id, holder.id])).toEqual({ ok: true, value: null });
    has.add(holder.id);
    const id = house.tenant.ids.catalogAppId;
    expect(await apps.catalogId(app, ['nobody', person.id, holder.id])).toEqual({ ok: true, value: id });
    // Learnt for good: nobody is asked about again.
    expect(await apps.catalogId(app, [])).toEqual({ ok: true, value: id });

    expect(await apps.chat(app, person.id)).toEqual({ ok: true, value: null });
    expect(await apps.install(app, person.id, id)).toEqual({ kind: 'installed' });
    expect(await apps.install(app, person.id, id)).toEqual({ kind: 'already' });
    expect(await apps.chat(app, person.id)).toEqual({ ok: true, value: `a:${person.id}` });
    expect(await apps.chat(app, 'nobody')).toEqual({ ok: true, value: null });
  });

  test('a policy against one person is theirs alone, and the reason names nobody', async () => {
    blocked.add(person.id);
    const { personalApps: apps, app } = house;
    const outcome = await apps.install(app, person.id, house.tenant.ids.catalogAppId);
    expect(outcome).toEqual({
      kind: 'refused',
      cause: 'Graph answered 403 Forbidden: App is blocked by app permission policy.',
    });
    expect((await apps.install(app, 'nobody', house.tenant.ids.catalogAppId)).kind).toBe('refused');
    expect((await apps.install(app, person.id, 'not-in-the-catalogue')).kind).toBe('refused');
  });
});

describe('against a script', () => {
  const APP = { kind: 'app', tenant: 'tenant', background: true } as const;
  const open = (answers: (Line | ((one: Seen) => Line))[]) => {
    const seen: Seen[] = [];
    const graph = makeGraph({
      baseUrl: 'https://localhost:4481/graph/',
      tokens: async () => ({ ok: true, value: 'token' }),
      journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
      machine: standingMachine(),
      teamsApp: { manifestId: "o'app", catalogId: 'catalogued' },
      fetch: scriptedFetch((one) => {
        const next = answers.length > 1 ? answers.shift() : answers[0];
        return typeof next === 'function' ? next(one) : (next ?? { status: 500 });
      }, seen),
    });
    return { apps: graph.personalApps, seen };
  };
  const error = (status: number, message: string): Line => ({
    status,
    body: { error: { code: 'Forbidden', message } },
  });

  test('asks as Microsoft’s page does, with the configured id, and names the manifest’s in filters', async () => {
    const { apps, seen } = open([{ status: 201 }]);
    expect(await apps.catalogId(APP, ['somebody'])).toEqual({ ok: true, value: 'catalogued' });
    await apps.install(APP, 'å', 'catalogued');
    expect(seen).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/users/%C3%A5/teamwork/installedApps',
        body: { 'teamsApp@odata.bind': 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/catalogued' },
      }),
    ]);
    await apps.chat(APP, 'å');
    expect(decodeURIComponent(seen[1]?.path ?? '')).toContain(
      "?$expand=teamsApp&$filter=teamsApp/externalId eq 'o''app'",
    );
  });

  test('a lost answer is sent again, and the 409 to that means that the first was taken', async () => {
    const { apps, seen } = open([{ status: 504 }, error(409, 'The app is already installed')]);
    expect(await apps.install(APP, 'p', 'a')).toEqual({ kind: 'installed' });
    expect(seen).toHaveLength(2);
  });

  test.each<[Line, string]>([
    [error(403, "AAD App Id 'x' is not allowed to manage the Teams App 'y'"), 'not-allowed'],
    [error(403, 'Caller is not authorized.'), 'not-allowed'],
    [error(403, "Missing role permissions on the request. API requires one of 'x'."), 'not-allowed'],
    [error(400, 'Bad bind'), 'not-allowed'],
    [error(412, 'Precondition Failed'), 'not-allowed'],
    [error(403, 'App is blocked by app permission policy. TenantId: t, UserObjectId: u'), 'refused'],
    [error(404, 'Not Found'), 'refused'],
    [error(409, 'The app is already installed'), 'already'],
  ])('%j is %s', async (line, kind) => {
    const { apps } = open([line]);
    const outcome = await apps.install(APP, 'p', 'a');
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toMatch(/UserObjectId|TenantId/);
  });

  test('a Graph that stays away is no refusal; throttled, it is surely not done', async () => {
    expect(await open([{ status: 504 }]).apps.install(APP, 'p', 'a')).toEqual({
      kind: 'away',
      inDoubt: true,
    });
    const busy = open([{ status: 429, headers: { 'retry-after': '600' } }]);
    expect(await busy.apps.install(APP, 'p', 'a')).toEqual({ kind: 'away', inDoubt: false });
    expect(busy.seen).toHaveLength(1);
  });
});
