import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const SETTINGS = unitPath('/settings');
const put = (body: unknown, person = 'amal', headers: Record<string, string> = {}) =>
  house.ask(SETTINGS, { method: 'PUT', person, body, headers });

describe('/api/units/{unit}/settings', () => {
  test('keeps what the manager chooses', async () => {
    const chosen = {
      closures: [{ from: '2026-05-15', to: '2026-05-15' }],
      awareness: true,
      pride: '2026-08-22',
    };
    expect(await put(chosen)).toMatchObject({ status: 200, json: chosen });
    expect(await house.ask(SETTINGS)).toMatchObject({ status: 200, json: chosen });
  });

  const period = { from: '2026-05-15', to: '2026-05-15' };
  test.each([
    [
      'closures',
      'Stängt: sista dagen ligger före den första.',
      { closures: [{ ...period, to: '2026-05-14' }] },
    ],
    ['closures', 'Stängt: högst 20 perioder.', { closures: Array.from({ length: 21 }, () => period) }],
    ['closures.0.to', 'Stängt: skriv ett datum som finns.', { closures: [{ ...period, to: '2026-02-30' }] }],
    ['pride', 'Dag för lokal Pride: skriv ett datum som finns.', { pride: 'augusti' }],
    ['awareness', 'Fältet awareness har fel form.', { awareness: 'ja' }],
    ['who', 'Fältet who finns inte.', { who: 'amal' }],
  ])('refuses a wrong %s with the sentence %s', async (field, message, over) => {
    const refused = await put({ closures: [], awareness: false, pride: null, ...over });
    expect(refused.status).toBe(422);
    const [problem] = refused.json.fields as { field: string; message: string }[];
    expect(problem?.field).toBe(field);
    if (field !== 'awareness') expect(problem?.message).toBe(message);
  });

  test('is the manager’s, says so in the reader’s language, and is nothing to others', async () => {
    const whole = { closures: [], awareness: false, pride: null };
    const english = await put(whole, 'bo', { 'Accept-Language': 'en' });
    expect([english.status, english.json.title]).toEqual([403, 'The manager can change this']);
    expect((await put(whole, 'sven')).status).toBe(404);
  });
});
