import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { themes } from '../../bot/core/api-competence.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const THEMES = unitPath('/themes');
const freeze = (person: string, headers: Record<string, string> = {}) =>
  house.ask(THEMES, { method: 'POST', person, headers });

describe('themes', () => {
  test('are frozen by the process lead, with a body or without, and seen by everybody in the unit', async () => {
    const send = async (person: string, path: string, body: unknown): Promise<void> =>
      expect([path, (await house.ask(path, { method: 'PUT', person, body })).status]).toEqual([path, 200]);
    await send('david', unitPath('/trust'), { held: '2026-01-12' });
    await send('david', unitPath('/matrix'), { published: true, areas: ['normer-normkritik'] });
    const refused = await freeze('david', { 'accept-language': 'en' });
    expect([refused.status, refused.json.detail]).toEqual([
      409,
      'Themes show when at least 5 have confirmed.',
    ]);
    for (const person of ['amal', 'bo', 'cecilia', 'elif', 'fatima'])
      await send(person, '/api/me/competence', { answers: { 'normer-normkritik': 'medelkunskap' } });
    expect((await freeze('amal')).status).toBe(403);
    expect((await freeze('sven')).status).toBe(404);
    const frozen = await freeze('david');
    expect(frozen.status).toBe(201);
    expect(themes.parse(frozen.json).themes).toEqual([
      { area: 'normer-normkritik', title: 'Normer, normkritik och normmedvetenhet', band: 'vid-behov' },
    ]);
    expect((await house.ask(THEMES, { method: 'POST', person: 'david', body: {} })).status).toBe(409);
    expect((await house.ask(THEMES, { person: 'bo' })).json).toMatchObject({
      snapshot: { number: 1 },
      reason: null,
    });
  });

  test('to people of another unit, a unit that exists and one that does not look the same', async () => {
    const [there, nowhere] = await Promise.all(
      [THEMES, `/api/units/${encodeURIComponent('19:nowhere@thread.tacv2')}/themes`].map((path) =>
        house.ask(path, { person: 'sven' }),
      ),
    );
    expect([there?.status, there?.text]).toEqual([nowhere?.status, nowhere?.text]);
  });
});
