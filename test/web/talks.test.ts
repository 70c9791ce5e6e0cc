import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { talk as talkSchema, talks as talksSchema } from '../../bot/core/api-competence.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const TALKS = unitPath('/talks');
const post = (body: unknown, person = 'david', headers: Record<string, string> = {}) =>
  house.ask(TALKS, { method: 'POST', person, body, headers });
const see = (person: string, query = '') => house.ask(`${TALKS}${query}`, { person });
const patch = (id: string, body: unknown, person = 'david', version: string | null = null) =>
  house.ask(`${TALKS}/${id}`, {
    ...{ method: 'PATCH', person, body },
    headers: version === null ? {} : { 'If-Match': version },
  });
const input = { people: ['bo'], part: 2, day: null };

describe('talks', () => {
  test('are planned once per key, seen by those who talk and the lead, and changed on the version that was seen', async () => {
    const made = await post(input, 'david', { 'Idempotency-Key': 'one' });
    expect(made.status).toBe(201);
    const talk = talkSchema.parse(made.json);
    expect((await post(input, 'david', { 'Idempotency-Key': 'one' })).json).toEqual(made.json);
    for (const person of ['bo', 'david'])
      expect(talksSchema.parse((await see(person)).json).talks.map(({ id }) => id)).toEqual([talk.id]);
    expect((await patch(talk.id, { held: true })).status).toBe(428);
    const held = await patch(talk.id, { held: true }, 'david', talk.version);
    expect(held).toMatchObject({ status: 200, json: { held: true } });
    expect(await patch(talk.id, { held: false }, 'david', talk.version)).toMatchObject({
      ...{ status: 412, json: { theirs: held.json } },
    });
    const bare = { title: 'Ett beslut', operationalPlan: null, reason: null };
    expect(
      await patch(talk.id, { decision: bare }, 'david', talkSchema.parse(held.json).version),
    ).toMatchObject({
      status: 422,
      json: { detail: 'Ange var i verksamhetsplanen beslutet hör hemma, eller varför det inte gör det.' },
    });
  });

  test('tell the manager and everybody else nothing: no list of others’, and the same answer for any id', async () => {
    const { id } = talkSchema.parse((await post(input)).json);
    for (const person of ['amal', 'cecilia', 'elif', 'greta']) {
      expect(await see(person)).toMatchObject({ status: 200, json: { talks: [] } });
      for (const other of ['bo', 'fatima', 'nobody'])
        expect((await see(person, `?person=${other}`)).status).toBe(403);
      const [real, unreal] = [await patch(id, { held: true }, person, '1'), await patch('x', {}, person)];
      expect([real.status, unreal.status]).toEqual([403, 403]);
      expect(real.json).toEqual(unreal.json);
      expect((await post(input, person)).status).toBe(403);
    }
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['POST', '', input],
      ['PATCH', `/${id}`, { held: true }],
      ['PUT', '/support', { name: 'X', url: null, questions: [] }],
      ['PUT', '/support/standing', { standing: true }],
    ] as const) {
      const there = await house.ask(`${TALKS}${path}`, { method, person: 'sven', body });
      const nowhere = await house.ask(`/api/units/nowhere/talks${path}`, { method, person: 'sven', body });
      expect([there.status, there.json.detail]).toEqual([404, nowhere.json.detail]);
    }
  });

  test.each([
    ['nobody', { ...input, people: [] }],
    ['three people', { ...input, people: ['bo', 'cecilia', 'elif'] }],
    ['a third part', { ...input, part: 3 }],
    ['words of what is to be said', { ...input, notes: 'Det som sas' }],
  ])('are not planned with %s', async (_, body) => {
    expect((await post(body)).status).toBe(422);
  });
});

describe('the method support', () => {
  const put = (body: unknown, person: string, path = '') =>
    house.ask(`${TALKS}/support${path}`, { method: 'PUT', person, body });
  const support = { name: 'Eget stöd', url: 'https://example.org/', questions: ['Vad?'] };

  test('is chosen by the lead, made standing by the manager, and linked by https alone', async () => {
    expect(await put(support, 'david')).toMatchObject({ status: 200, json: { support } });
    expect((await put({ standing: true }, 'david', '/standing')).status).toBe(403);
    expect(await put({ standing: true }, 'amal', '/standing')).toMatchObject({
      ...{ status: 200, json: { support: { standing: true } } },
    });
    expect((await put(support, 'bo')).status).toBe(403);
    expect((await put({ ...support, url: 'javascript:alert(1)' }, 'david')).status).toBe(422);
  });
});

describe('a session from a theme', () => {
  const plan = (body: unknown, person = 'david') =>
    house.ask(unitPath('/themes/sessions'), { method: 'POST', person, body });
  const session = { area: 'vald-heder', start: '2026-02-02T12:00:00Z', end: '2026-02-02T13:00:00Z' };

  test('is a meeting in the unit’s list', async () => {
    const made = await plan(session);
    expect(made).toMatchObject({ status: 201, json: { kind: 'session', state: 'planned' } });
    expect((await house.ask(unitPath('/meetings'))).text).toContain(String(made.json.title));
  });

  test.each([
    ['no such area', { ...session, area: 'none' }],
    ['a time that is none', { ...session, start: 'tomorrow' }],
    ['an end before its start', { ...session, end: '2026-02-02T11:00:00Z' }],
    ['a field of somebody’s level', { ...session, level: 'medelkunskap' }],
  ])('is refused with %s', async (_, body) => {
    expect((await plan(body)).status).toBe(422);
  });

  test('is not for members without a role, and nothing to people outside', async () => {
    expect((await plan(session, 'fatima')).status).toBe(403);
    expect((await plan(session, 'sven')).status).toBe(404);
  });
});
