import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { action as actionSchema, meeting, overview, problem } from '../../bot/core/api.ts';
import type { Fault } from '../../bot/core/fault.ts';
import { ACTIVE, SET_UP, SITE } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const add = async (given: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  house.ask(unitPath('/plan'), { method: 'POST', body: { ...ACTIVE, ...given }, headers });

describe('the routes of the tab', () => {
  test('set a unit up and give its overview', async () => {
    const put = await house.ask(unitPath(), { method: 'PUT', body: SET_UP });
    expect(put.status).toBe(200);
    expect(overview.parse(put.json)).toEqual(put.json);
    const got = await house.ask(unitPath());
    expect(got.json).toEqual(put.json);
    expect(got.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(got.headers.get('cache-control')).toBe('no-store');
  });

  test('add an action with 201 and its version as ETag, once per Idempotency-Key', async () => {
    const first = await add({}, { 'Idempotency-Key': 'e2b1:1' });
    expect(first.status).toBe(201);
    expect(actionSchema.parse(first.json)).toEqual(first.json);
    expect(first.headers.get('etag')).toBe(first.json.version);
    const second = await add({}, { 'Idempotency-Key': 'e2b1:1' });
    expect([second.status, second.json]).toEqual([201, first.json]);
    const plan = await house.ask(unitPath('/plan'));
    expect(plan.json).toEqual({ actions: [first.json] });
    expect(house.world.ports.lists.rowsOf(SITE, 'StegvisPlan')[0]?.key).toBe('e2b1:1');
  });

  test('change an action by If-Match: 200, 428 without, 412 with theirs', async () => {
    const { json } = await add();
    const path = unitPath(`/plan/${String(json.id)}`);
    const change = (goal: string, headers: Record<string, string>) =>
      house.ask(path, { method: 'PATCH', body: { goal }, headers });
    const changed = await change('Nytt', { 'If-Match': String(json.version) });
    expect([changed.status, changed.json.goal]).toEqual([200, 'Nytt']);
    expect(changed.headers.get('etag')).toBe(changed.json.version);
    expect((await change('Utan', {})).status).toBe(428);
    const stale = await change('Gammalt', { 'If-Match': String(json.version) });
    expect(stale.status).toBe(412);
    expect(stale.json).toMatchObject({ type: '/problems/stale', status: 412, theirs: changed.json });
    expect(stale.json.detail).toBe('amal har också ändrat, kl. 08.00. Din text finns kvar.');
  });

  test('refuse to activate what lacks fields of R12, and name each', async () => {
    const { status, json } = await add({ indicator: undefined, followUpDate: null, ownerRole: undefined });
    expect(status).toBe(422);
    expect(json.fields).toEqual([
      { field: 'ownerRole', code: 'missing', message: 'Ansvarig saknas.' },
      { field: 'indicator', code: 'missing', message: 'Indikator saknas.' },
      { field: 'followUpDate', code: 'missing', message: 'Datum för uppföljning saknas.' },
    ]);
    expect(json.detail).toBe(
      'Ansvarig, indikator och datum för uppföljning saknas. Fyll i eller spara utkast.',
    );
    expect(problem.parse(json)).toBeTruthy();
  });

  test('plan meetings and put items on the next APT', async () => {
    const none = await house.ask(unitPath('/agenda'), { method: 'POST', body: { title: 'P', minutes: 5 } });
    expect([none.status, none.json.reason]).toEqual([409, 'no-coming-apt']);
    const body = { kind: 'apt', title: 'APT', start: '2026-01-20T12:00:00Z', end: '2026-01-20T13:00:00Z' };
    const made = await house.ask(unitPath('/meetings'), { method: 'POST', body });
    expect(made.status).toBe(201);
    expect(meeting.parse(made.json)).toEqual(made.json);
    const item = await house.ask(unitPath('/agenda'), { method: 'POST', body: { title: 'P', minutes: 15 } });
    expect([item.status, item.json.meetingId]).toEqual([201, made.json.id]);
    const long = await house.ask(unitPath('/agenda'), { method: 'POST', body: { title: 'P', minutes: 16 } });
    expect(long.status).toBe(422);
    expect(long.json.fields).toMatchObject([{ message: 'Minuter: en punkt tar 1–15 minuter.' }]);
    const held = await house.ask(unitPath(`/meetings/${String(made.json.id)}`), {
      method: 'PATCH',
      body: { state: 'held' },
      headers: { 'If-Match': String(made.json.version) },
    });
    expect([held.status, held.json.state]).toEqual([200, 'held']);
    const outcome = await house.ask(unitPath(`/agenda/${String(item.json.id)}`), {
      method: 'PATCH',
      body: { outcome: 'Vi ändrar', state: 'discussed' },
      headers: { 'If-Match': String(item.json.version) },
    });
    expect([outcome.status, outcome.json.outcome]).toEqual([200, 'Vi ändrar']);
    const all = await house.ask(unitPath('/meetings'));
    expect(all.json).toMatchObject({ meetings: [{ id: made.json.id, minutes: 15 }], unplaced: [] });
  });

  test('record the mandate, set the group, show criteria and ideas', async () => {
    const mandate = { text: 'Vi gör det', date: '2026-01-12' };
    const put = await house.ask(unitPath('/mandate'), { method: 'PUT', body: mandate });
    expect([put.status, put.json]).toEqual([200, mandate]);
    const group = await house.ask(unitPath('/group'), { method: 'PUT', body: { members: ['bo'] } });
    expect(group.json).toMatchObject({ members: ['bo'], problem: expect.stringContaining('3–5') });
    const criteria = await house.ask(unitPath('/criteria'), { headers: { 'Accept-Language': 'en' } });
    expect(criteria.json.complete).toBe(false);
    expect((criteria.json.criteria as { id: string }[]).map(({ id }) => id)).toEqual([
      'klivet-c1',
      'klivet-c2',
      'klivet-c3',
      'klivet-c4',
    ]);
    expect((await house.ask(unitPath('/ideas'))).json).toHaveProperty('apt');
  });

  test('show the caller, the programmes and the channel', async () => {
    expect((await house.ask('/api/me')).json).toMatchObject({ id: 'amal', units: [{ role: 'manager' }] });
    expect(JSON.parse((await house.ask('/api/programmes')).text)).toHaveLength(5);
    const channel = await house.ask(unitPath().replace('/units/', '/channels/'));
    expect(channel.json).toMatchObject({ teamName: 'Norr', owner: true, set: true });
  });

  test('show operators and managers how the program is doing', async () => {
    for (const person of ['olle', 'amal'])
      expect((await house.ask('/api/status', { person })).json).toEqual({
        cards: 3,
        tenant: expect.stringMatching(/./),
      });
    expect((await house.ask('/api/status', { person: 'bo' })).status).toBe(403);
  });
});

describe('to people of another unit', () => {
  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['GET', '/plan'],
    ['POST', '/plan'],
    ['PATCH', '/plan/1'],
    ['GET', '/meetings'],
    ['GET', '/criteria'],
    ['PUT', '/mandate'],
    ['PUT', '/group'],
  ])('%s %s looks the same whether the unit exists or not', async (method, rest) => {
    const bodies: Record<string, unknown> = {
      '': SET_UP,
      '/plan': ACTIVE,
      '/plan/1': { goal: 'x' },
      '/mandate': { text: 'x', date: '2026-01-12' },
      '/group': { members: [] },
    };
    const body = method === 'GET' ? undefined : bodies[rest];
    const real = await house.ask(unitPath(rest), { method, person: 'sven', body });
    const none = await house.ask(`/api/units/19%3Anone%40thread.tacv2${rest}`, {
      method,
      person: 'sven',
      body,
    });
    expect(real.status).toBe(404);
    expect([real.status, real.text]).toEqual([none.status, none.text]);
  });
});

describe('who calls', () => {
  test.each([
    ['no token', {}, 'Bearer'],
    ['a bad token', { authorization: 'Bearer nonsense' }, 'Bearer error="invalid_token"'],
    ['another scheme', { authorization: 'Basic dG9rZW4tYW1hbDo=' }, 'Bearer'],
    ['a token with blanks', { authorization: 'Bearer token-amal token-bo' }, 'Bearer'],
  ])(
    '%s is 401 on every route, and nothing is done',
    async (_name, headers: Record<string, string>, challenge) => {
      const calls = house.world.ports.lists.calls.length;
      for (const [method, path] of [
        ['GET', '/api/me'],
        ['GET', '/api/status'],
        ['GET', '/api/programmes'],
        ['GET', unitPath()],
        ['PUT', unitPath()],
        ['POST', unitPath('/plan')],
        ['PATCH', unitPath('/plan/1')],
      ] as const) {
        const body = method === 'GET' ? undefined : {};
        const answer = await house.ask(path, { method, person: null, headers, body });
        expect([path, answer.status]).toEqual([path, 401]);
        expect(answer.headers.get('www-authenticate')).toBe(challenge);
        expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      }
      expect(house.world.ports.lists.calls).toHaveLength(calls);
      expect(house.world.journal.told.filter(({ event }) => event === 'request-failed')).toEqual([]);
    },
  );

  test('a token that cannot be checked now is 503 with Retry-After, not 401', async () => {
    const answer = await house.ask('/api/me', {
      person: null,
      headers: { authorization: 'Bearer unavailable' },
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('what Microsoft refuses', () => {
  const soon = new Date(Date.now() + 20_000).toISOString();
  test.each<[Fault, number, Record<string, unknown>]>([
    [{ kind: 'busy', retryAt: soon }, 503, { type: '/problems/busy', retryAt: soon }],
    [{ kind: 'offline', inDoubt: false, retryAt: soon }, 503, { type: '/problems/offline' }],
    [{ kind: 'offline', inDoubt: true, retryAt: soon }, 503, { type: '/problems/in-doubt' }],
    [
      { kind: 'consent', scopes: ['https://graph.microsoft.com/Sites.ReadWrite.All'] },
      403,
      {
        type: '/problems/consent',
        scopes: ['Sites.ReadWrite.All'],
        adminConsent: expect.stringContaining('/adminconsent?client_id='),
      },
    ],
    [
      { kind: 'refused', remedy: 'Grant the site.' },
      403,
      { type: '/problems/refused', remedy: 'Grant the site.' },
    ],
  ])('%j', async (fault, status, shown) => {
    house.world.ports.lists.failNext('addRow', fault);
    const answer = await add();
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject(shown);
    if (status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(15);
  });
});
