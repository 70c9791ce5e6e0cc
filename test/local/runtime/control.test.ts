/** The control interface, and what lies around the services: who is logged, which faults hit, what a reset clears. */
import { describe, expect, test } from '@jest/globals';
import type { Runtime } from '../../../infra/local/control/index.ts';
import { openRequests } from '../../../infra/local/requests.ts';
import { makeServer, type TenantServer } from '../../../infra/local/server.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';
import { makeTenant, request } from '../identity/world.ts';

interface House {
  tenant: Tenant;
  server: TenantServer;
  resets: number;
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Asks Graph with a token of the tenant, as the bot (over TLS) or as somebody else. */
  graph(ofBot: boolean, path?: string): Promise<number>;
}

const makeHouse = (): House => {
  const tenant = makeTenant();
  const house: Pick<House, 'resets'> = { resets: 0 };
  const runtime: Runtime = {
    environment: () => ({ PORT: '4100' }),
    processes: () => ({ bot: 2, postgres: 3, tenant: 1 }),
    reset: async () => {
      house.resets++;
    },
  };
  const server = makeServer(tenant, openRequests(null), runtime);
  const call: House['call'] = async (method, path, body) => {
    const sent = body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) };
    const res = await server.handle(request(method, `/control/${path}`, sent), false);
    return { status: res.status, body: JSON.parse(JSON.stringify(res.body ?? null)) };
  };
  return Object.assign(house, {
    tenant,
    server,
    call,
    async graph(ofBot: boolean, path = '/v1.0/me') {
      const { body } = await call('POST', 'token', { person: tenant.people[0]?.id, for: 'graph' });
      const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
      return (await server.handle(request('GET', `/graph${path}`, { headers }), ofBot)).status;
    },
  });
};

const list = (answer: { body: unknown }): Record<string, unknown>[] =>
  answer.body as Record<string, unknown>[];

describe('facts about the tenant', () => {
  test('people are a bare list with exactly the agreed fields', async () => {
    const people = list(await makeHouse().call('GET', 'people'));
    expect(people.length).toBeGreaterThan(40);
    for (const person of people)
      expect(Object.keys(person)).toEqual([
        'id',
        'name',
        'unit',
        'role',
        'group',
        'guest',
        'language',
        'chat',
      ]);
    expect(people.some((person) => person.guest === true)).toBe(true);
  });
  test('every unit has a manager, a process lead, a safety representative and four employees outside the group', async () => {
    const house = makeHouse();
    const people = list(await house.call('GET', 'people'));
    for (const unit of list(await house.call('GET', 'units'))) {
      const its = people.filter((person) => person.unit === unit.id);
      for (const role of ['manager', 'processLead', 'safetyRep'])
        expect(its.filter((person) => person.role === role)).toHaveLength(1);
      expect(
        its.filter((one) => one.role === 'employee' && !one.group && !one.guest).length,
      ).toBeGreaterThanOrEqual(4);
      const group = its.filter((person) => person.group);
      expect(group.length).toBeGreaterThanOrEqual(3);
      expect(group.length).toBeLessThanOrEqual(5);
      expect(group.some((person) => person.id === unit.manager)).toBe(true);
      expect(unit).toMatchObject({
        id: unit.channel,
        site: expect.stringContaining(','),
        team: expect.any(String),
      });
    }
  });
  test('tenant, environment and processes', async () => {
    const house = makeHouse();
    const { ids, addresses } = house.tenant;
    expect((await house.call('GET', 'tenant')).body).toEqual({
      tenant: ids.tenant,
      appId: ids.appId,
      bot: `28:${ids.appId}`,
      serviceUrl: addresses.serviceUrl,
    });
    expect((await house.call('GET', 'environment')).body).toEqual({ PORT: '4100' });
    expect((await house.call('GET', 'processes')).body).toEqual({ bot: 2, postgres: 3, tenant: 1 });
  });
});

describe('the clock', () => {
  test('moves forward and says whether all is settled', async () => {
    const house = makeHouse();
    const now = '2026-01-13T07:00:00.000Z';
    expect(await house.call('POST', 'clock', { now })).toEqual({ status: 200, body: { now, settled: true } });
    expect((await house.call('GET', 'clock')).body).toEqual({ now });
  });
  test('goes back only when forced', async () => {
    const house = makeHouse();
    const now = '2025-12-01T07:00:00.000Z';
    const refused = await house.call('POST', 'clock', { now });
    expect(refused).toEqual({ status: 409, body: { error: expect.stringContaining('force') } });
    expect((await house.call('POST', 'clock', { now, force: true })).body).toMatchObject({ now });
  });
});

describe('tokens and consent', () => {
  test('are given for a person, for Graph and for the channel', async () => {
    const house = makeHouse();
    const person = house.tenant.people[0]?.id;
    for (const wish of [{ person }, { person, for: 'graph' }, { for: 'channel' }, { for: 'federated' }]) {
      const { status, body } = await house.call('POST', 'token', wish);
      expect([status, body]).toEqual([200, { token: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+$/) }]);
    }
    expect(await house.graph(false)).toBe(200);
  });
  test("a site's grant and a permission's consent are taken away and given", async () => {
    const house = makeHouse();
    const site = house.tenant.units[0]?.site;
    for (const granted of [false, true]) {
      expect((await house.call('POST', 'consent', { site, granted })).status).toBe(200);
      expect((await house.call('POST', 'consent', { scope: 'Files.ReadWrite', granted })).status).toBe(200);
      const role = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
      expect((await house.call('POST', 'consent', { role, granted })).status).toBe(200);
    }
  });
});

describe('what is wrong is refused with a text that says what', () => {
  test.each<[string, string, unknown, number, string]>([
    ['POST', 'clock', { now: 'tomorrow' }, 400, 'now'],
    ['POST', 'clock', { now: '2026-01-13T07:00:00Z', sleep: true }, 400, 'sleep'],
    ['POST', 'clock', {}, 400, 'now'],
    ['POST', 'token', { person: 'nobody' }, 404, 'nobody'],
    ['POST', 'token', {}, 400, 'person'],
    ['POST', 'token', { for: 'sharepoint' }, 400, 'for'],
    ['POST', 'token', { for: 'channel', key: 'mine' }, 400, 'key'],
    ['POST', 'token', { for: 'graph', key: 'unendorsed' }, 400, 'unendorsed'],
    ['POST', 'consent', { scope: 'Sites.Everything', granted: false }, 400, 'Sites.Everything'],
    ['POST', 'consent', { site: 'nowhere', granted: false }, 404, 'nowhere'],
    ['POST', 'consent', { granted: false }, 400, 'scope or site'],
    ['POST', 'consent', { role: 'Sites.Everything', granted: true }, 400, 'Sites.Everything'],
    ['POST', 'consent', { role: 'Sites.Selected', scope: 'User.Read', granted: true }, 400, 'one of them'],
    ['POST', 'faults', { grahp: [] }, 400, 'grahp'],
    ['POST', 'faults', { graph: [{ status: 1 }] }, 400, 'graph.0.status'],
    ['GET', 'requests', undefined, 400, 'service'],
    ['GET', 'requests?service=graph&since=x', undefined, 400, 'since'],
    ['GET', 'nothing', undefined, 404, 'nothing'],
    ['GET', 'reset', undefined, 405, 'GET'],
  ])('%s %s %j', async (method, path, body, status, part) => {
    const answer = await makeHouse().call(method, path, body);
    expect(answer).toEqual({ status, body: { error: expect.stringContaining(part) } });
  });
});

describe('requests', () => {
  test("are logged when they are the bot's, with the path from the version on", async () => {
    const house = makeHouse();
    await house.graph(false);
    await house.graph(true, '/v1.0/me?$select=id');
    const rows = list(await house.call('GET', 'requests?service=graph&since=0'));
    expect(rows).toEqual([
      expect.objectContaining({
        seq: 1,
        method: 'GET',
        path: '/v1.0/me?$select=id',
        status: 200,
        at: house.tenant.clock.iso(),
      }),
    ]);
    expect(rows[0]?.headers).not.toHaveProperty('authorization');
    expect(rows[0]?.answer).toHaveProperty('id');
  });
  test('show the fault that hit them', async () => {
    const house = makeHouse();
    await house.call('POST', 'faults', { graph: [{ status: 503, match: 'GET /v1.0/me' }] });
    expect(await house.graph(true)).toBe(503);
    expect(list(await house.call('GET', 'requests?service=graph'))[0]).toMatchObject({
      status: 503,
      answer: { error: { code: 'serviceNotAvailable' } },
    });
  });
});

describe('faults', () => {
  test('of a service stay until it is named again; naming none clears all', async () => {
    const house = makeHouse();
    await house.call('POST', 'faults', { graph: [{ status: 500 }] });
    await house.call('POST', 'faults', { connector: [{ status: 502 }] });
    expect((await house.call('GET', 'faults')).body).toEqual({
      graph: [{ status: 500 }],
      connector: [{ status: 502 }],
      identity: [],
    });
    await house.call('POST', 'faults', { graph: [] });
    expect(await house.graph(true)).toBe(200);
    await house.call('POST', 'faults', {});
    expect((await house.call('GET', 'faults')).body).toEqual({ graph: [], connector: [], identity: [] });
  });
  test('hit the identity service too', async () => {
    const house = makeHouse();
    await house.call('POST', 'faults', { identity: [{ status: 503, match: '/oauth2/v2.0/token' }] });
    const path = `/identity/${house.tenant.ids.tenant}`;
    const keys = request('GET', `${path}/discovery/v2.0/keys`);
    expect((await house.server.handle(keys, true)).status).toBe(200);
    expect((await house.server.handle(request('POST', `${path}/oauth2/v2.0/token`), true)).status).toBe(503);
  });
  test('hit single requests of a $batch', async () => {
    const house = makeHouse();
    await house.call('POST', 'faults', { graph: [{ status: 429, match: 'GET /v1.0/me/calendar' }] });
    const { body } = await house.call('POST', 'token', { person: house.tenant.people[0]?.id, for: 'graph' });
    const requests = ['/me', '/me/calendar'].map((url, index) => ({ id: String(index), method: 'GET', url }));
    const res = await house.server.handle(
      request('POST', '/graph/v1.0/$batch', {
        headers: {
          authorization: `Bearer ${(body as { token: string }).token}`,
          'content-type': 'application/json',
        },
        body: Buffer.from(JSON.stringify({ requests })),
      }),
      true,
    );
    const { responses } = res.body as { responses: { id: string; status: number }[] };
    expect(Object.fromEntries(responses.map(({ id, status }) => [id, status]))).toEqual({ 0: 200, 1: 429 });
    expect(list(await house.call('GET', 'requests?service=graph'))).toHaveLength(1);
  });
});

describe('a reset', () => {
  test('is asked of whatever runs the processes', async () => {
    const house = makeHouse();
    expect((await house.call('POST', 'reset')).status).toBe(200);
    expect(house.resets).toBe(1);
  });
  test('clears the log, the faults and the consents, and gives the sites again; tokens stay valid', async () => {
    const house = makeHouse();
    const site = house.tenant.units[0]?.site;
    const { body } = await house.call('POST', 'token', { person: house.tenant.people[0]?.id, for: 'graph' });
    await house.graph(true);
    await house.call('POST', 'consent', { scope: 'User.Read', granted: false });
    await house.call('POST', 'consent', { site, granted: false });
    await house.call('POST', 'faults', { graph: [{ status: 500 }] });
    house.server.reset(new Date('2026-01-12T07:00:00Z'));
    expect((await house.call('GET', 'requests?service=graph')).body).toEqual([]);
    const headers = { authorization: `Bearer ${(body as { token: string }).token}` };
    expect((await house.server.handle(request('GET', '/graph/v1.0/me', { headers }), true)).status).toBe(200);
    expect(list(await house.call('GET', 'requests?service=graph'))[0]?.seq).toBe(1);
  });
});
