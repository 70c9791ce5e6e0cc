import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OTHER_UNIT } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const put = (path: string, body: unknown, person = 'david', headers: Record<string, string> = {}) =>
  house.ask(path, { method: 'PUT', person, body, headers });
const get = (path: string, person = 'bo', headers: Record<string, string> = {}) =>
  house.ask(path, { person, headers });
const ME = '/api/me/competence';
const FIRST = 'hbtqi-begrepp';

describe('the routes of the inventory', () => {
  test('open it: areas, trust and matrix, in this order', async () => {
    const areas = await get('/api/competence/areas', 'sven', { 'accept-language': 'en' });
    expect(areas).toMatchObject({ status: 200 });
    expect(areas.json.areas).toHaveLength(12);
    expect((await put(unitPath('/matrix'), { published: true })).json).toMatchObject({
      ...{ status: 409, reason: 'no-trust' },
    });
    expect((await get(ME)).status).toBe(409);
    expect((await put(unitPath('/trust'), { held: '2027-01-01' })).status).toBe(422);
    expect((await put(unitPath('/trust'), { held: '2026-01-12' }, 'bo')).status).toBe(403);
    expect((await put(unitPath('/trust'), { held: '2026-01-12' })).status).toBe(200);
    expect((await put(ME, { answers: { [FIRST]: 'medelkunskap' } }, 'bo')).json).toMatchObject({
      ...{ status: 409, reason: 'no-matrix' },
    });
    expect((await put(unitPath('/matrix'), { published: true })).json).toMatchObject({
      matrix: { version: 1 },
    });
    expect((await get(unitPath('/inventory'))).json).toMatchObject({ open: true, draft: null });
  });

  test('take answers with their version, and 412 tells what stands', async () => {
    const first = await put(ME, { answers: { [FIRST]: 'medelkunskap' } }, 'bo');
    expect(first).toMatchObject({ status: 200, json: { state: 'begun', matrix: 1 } });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toBe(`"${first.json.version}"`);
    expect((await get(`${ME}?unit=${encodeURIComponent(String(first.json.unit))}`)).text).toBe(first.text);
    const second = await put(ME, { answers: { 'vald-heder': 'hog_kunskap' } }, 'bo', { 'If-Match': etag });
    expect(second.status).toBe(200);
    const late = await put(ME, { answers: {} }, 'bo', { 'If-Match': etag });
    expect(late.json).toMatchObject({ status: 412, theirs: { version: second.json.version } });
    const baseline = await put(`${ME}/baseline`, { area: FIRST, met: true }, 'bo');
    expect(baseline.status).toBe(200);
    expect((await get(`${ME}/plan`)).json).toMatchObject({ person: 'bo', items: [{ area: FIRST }] });
  });

  test.each([
    ['a level that does not exist', { answers: { [FIRST]: 'expert' } }],
    ['an area that does not exist', { answers: { nowhere: 'medelkunskap' } }],
    ['a name that every object has', { answers: { constructor: 'medelkunskap' } }],
    ['a field that does not exist', { answers: {}, staircase: 2 }],
    ['a comment that is too long', { answers: {}, comment: 'x'.repeat(1_001) }],
    ['no answers', {}],
  ])('refuse %s, without repeating what was sent', async (_, body) => {
    const refused = await put(ME, body, 'bo');
    expect(refused.status).toBe(422);
    expect(refused.text).not.toMatch(/medelkunskap|expert|xxx/);
  });

  test('let the process lead interview, with no body to send for an offer', async () => {
    expect(
      (await put('/api/people/cecilia/competence', { answers: { [FIRST]: 'medelkunskap' } })).json,
    ).toMatchObject({ state: 'to-confirm', unitName: 'Norr' });
    const offered = await house.ask('/api/people/elif/competence/offer', { method: 'POST', person: 'david' });
    expect(offered.status).toBe(200);
    const list = await get(unitPath('/interviews'), 'david');
    expect(list.json.people).toContainEqual({ id: 'elif', name: 'Elif', state: 'none', offered: true });
    expect(list.json.people).toContainEqual({
      id: 'cecilia',
      name: 'Cecilia',
      state: 'to-confirm',
      offered: true,
    });
    expect((await put(ME, { answers: {} }, 'cecilia')).json).toMatchObject({ state: 'begun' });
    expect((await get('/api/people/cecilia/plan', 'david')).json).toMatchObject({ items: [{ area: FIRST }] });
  });

  test('answer whoever leads no inventory with 403, the same for whatever is there and whatever is not', async () => {
    for (const person of ['amal', 'cecilia', 'elif', 'greta']) {
      for (const path of ['/api/people/bo/competence', '/api/people/bo/plan', unitPath('/interviews')])
        expect([path, (await get(path, person)).status]).toEqual([path, 403]);
      expect((await put('/api/people/bo/competence', { answers: {} }, person)).status).toBe(403);
    }
    const answers = await Promise.all(
      ['bo', 'fatima', 'nobody'].map((id) => get(`/api/people/${id}/competence`, 'sven')),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(403);
    const elsewhere = `/api/units/${encodeURIComponent(OTHER_UNIT)}/inventory`;
    expect((await get(unitPath('/inventory'), 'sven')).text).toBe((await get(elsewhere, 'bo')).text);
    expect((await get('/api/competence/areas', 'bo', { authorization: 'none' })).status).toBe(401);
  });

  test('pause without a name or a body, and step out during the pause', async () => {
    const paused = await house.ask(unitPath('/trust/pause'), { method: 'POST', person: 'fatima' });
    expect(paused).toMatchObject({ status: 200, json: { paused: true, open: false } });
    expect((await get(unitPath('/inventory'), 'amal')).text).not.toMatch(/fatima/i);
    expect((await put(ME, { answers: {} }, 'bo')).json).toMatchObject({ reason: 'inventory-paused' });
    expect((await get('/api/people/bo/competence', 'david')).status).toBe(409);
    const out = await house.ask(ME, { method: 'DELETE', person: 'bo' });
    expect(out).toMatchObject({ status: 200, json: { state: 'none', version: '0' } });
    expect((await get(ME)).json).toMatchObject({ state: 'none', comment: null });
  });
});
