import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ACTIVE, SITE } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const add = async (given: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  house.ask(unitPath('/plan'), { method: 'POST', body: { ...ACTIVE, ...given }, headers });

describe('bad input', () => {
  const post = (init: { body: unknown; headers?: Record<string, string> }) =>
    house.ask(unitPath('/plan'), { method: 'POST', ...init });
  afterEach(() => expect(house.world.ports.lists.rowsOf(SITE, 'StegvisPlan')).toEqual([]));

  test('that is not JSON is 400', async () => {
    for (const body of ['{"title":', '', new Uint8Array([0x22, 0xff, 0x22])])
      expect((await post({ body })).status).toBe(400);
  });

  test('of another content type, or compressed, is 415', async () => {
    expect((await post({ body: 'title=x', headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect((await post({ body: '{}', headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post({ body: 'title=x', headers: form })).status).toBe(415);
  });

  test('over 1 MB is 413, on the bot’s endpoint too', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(1_048_576) });
    expect((await post({ body })).status).toBe(413);
    expect((await house.ask('/api/messages', { method: 'POST', person: null, body })).status).toBe(413);
    expect(house.activities).toEqual([]);
  });

  test('with unknown or wrong fields is 422 with each of them named', async () => {
    const answer = await post({
      body: { title: 'x'.repeat(256), area: 'annat', dueDate: '2026-02-30', goal: 5, identity: 'x' },
    });
    expect(answer.status).toBe(422);
    expect(answer.json.fields).toEqual(
      expect.arrayContaining([
        { field: 'identity', code: 'unknown-field', message: 'Fältet identity finns inte.' },
        { field: 'title', code: 'too-long', message: 'Titel: högst 255 tecken.' },
        { field: 'area', code: 'not-a-choice', message: 'Område: välj något av det som finns.' },
        { field: 'dueDate', code: 'not-a-date', message: 'Datum: skriv ett datum som finns.' },
        { field: 'goal', code: 'wrong-type', message: 'Mål har fel form.' },
      ]),
    );
    for (const body of [[], 'null', '"x"', '5']) expect((await post({ body })).status).toBe(422);
    expect((await post({ body: {} })).json.fields).toMatchObject([{ field: 'title', code: 'missing' }]);
  });

  test('with a key that cannot be a StegvisKey is 422', async () => {
    for (const key of ["a'b", 'a b', 'x'.repeat(101), 'å']) {
      const answer = await add(
        {},
        { 'Idempotency-Key': encodeURIComponent(key) === key ? key : key.replace('å', '%') },
      );
      expect([answer.status, answer.json.fields]).toMatchObject([422, [{ field: 'Idempotency-Key' }]]);
    }
  });

  test('that pollutes a prototype is only an unknown field', async () => {
    const answer = await post({ body: '{"title":"A","__proto__":{"state":"active"},"constructor":1}' });
    expect(answer.status).toBe(422);
  });

  test('is told in the language that is asked for', async () => {
    const ask = (language: string) =>
      post({ body: {}, headers: { 'accept-language': language } }).then(({ json }) => json.detail);
    expect(await ask('en-GB,en;q=0.9,sv;q=0.5')).toBe('Title is missing.');
    expect(await ask('de, sv;q=0.8, en;q=0.5')).toBe('Titel saknas.');
    expect(await ask('de')).toBe('Titel saknas.');
    expect(await ask('en;q=0')).toBe('Titel saknas.');
  });
});

describe('bugs', () => {
  let broken: House;
  beforeAll(async () => {
    broken = await makeHouse({
      status: async () => {
        throw new Error('secret detail of the database');
      },
      ready: async () => {
        throw new Error('secret');
      },
      messages: async () => {
        throw new Error('secret');
      },
    });
  });
  afterAll(() => broken.close());

  test.each([
    ['GET', '/api/status'],
    ['GET', '/readyz'],
    ['POST', '/api/messages'],
  ])('in %s %s are told to operators and not to the caller', async (method, path) => {
    const answer = await broken.ask(path, { method, ...(method === 'POST' ? { body: {} } : {}) });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(answer.json).toMatchObject({ type: '/problems/internal', title: 'Något gick fel hos Stegvis' });
    expect(broken.world.journal.told.filter(({ level }) => level === 'error').at(-1)?.facts.error).toContain(
      'secret',
    );
  });
});
