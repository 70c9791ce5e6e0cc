import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const FINDING = { title: 'Rå men hjärtlig jargong', kind: 'norm', area: 'arbetsmiljo', whose: 'staff' };
const post = (body: unknown, headers: Record<string, string> = {}, rest = '') =>
  house.ask(unitPath(`/findings${rest}`), { method: 'POST', body, headers });

describe('/api/units/{unit}/findings', () => {
  test('adds once per key, changes on a version, makes an action and links', async () => {
    const key = { 'Idempotency-Key': 'f-1' };
    const made = await post(FINDING, key);
    expect([made.status, made.json]).toEqual([201, expect.objectContaining(FINDING)]);
    expect((await post(FINDING, key)).json).toEqual(made.json);
    const path = `/${made.json.id}`;
    const patch = (headers: Record<string, string>) =>
      house.ask(unitPath(`/findings${path}`), { method: 'PATCH', body: { kind: 'risk' }, headers });
    expect((await patch({})).status).toBe(428);
    const match = { 'If-Match': String(made.json.version) };
    const changed = await patch(match);
    expect([changed.status, changed.json.kind]).toEqual([200, 'risk']);
    const stale = await patch(match);
    expect([stale.status, stale.json.theirs]).toEqual([412, changed.json]);
    const action = await post(
      { title: 'Prata om jargongen' },
      { 'Idempotency-Key': 'a-1' },
      `${path}/action`,
    );
    expect([action.status, action.json.title, action.json.state]).toEqual([
      201,
      'Prata om jargongen',
      'draft',
    ]);
    const seen = await house.ask(unitPath('/findings'), { person: 'fatima' });
    expect(seen.json).toMatchObject({
      findings: [{ id: made.json.id, actions: [{ id: action.json.id }], withoutAction: false }],
      lacking: { whose: ['residents'], areas: ['kunskap', 'bemotande'] },
    });
    const put = (ids: unknown) =>
      house.ask(unitPath(`/findings${path}/actions`), { method: 'PUT', body: { ids } });
    const freed = await put([]);
    expect([freed.status, freed.json.withoutAction]).toEqual([200, true]);
    const linked = await put([action.json.id]);
    expect([linked.status, linked.json.actions]).toEqual([
      200,
      [expect.objectContaining({ state: 'draft' })],
    ]);
    expect((await put(['nej'])).status).toBe(422);
  });

  test.each([
    ['kind', 'Typ: välj något av det som finns.', { ...FINDING, kind: 'x' }],
    ['title', 'Titel saknas.', { ...FINDING, title: ' ' }],
    ['concerns', 'Situationer: högst 10000 tecken.', { ...FINDING, concerns: 'x'.repeat(10_001) }],
    ['identity', 'Fältet identity finns inte.', { ...FINDING, identity: 'x' }],
  ])('refuses a wrong %s with the sentence %s', async (field, message, body) => {
    const refused = await post(body);
    expect([refused.status, refused.json.fields]).toEqual([
      422,
      [expect.objectContaining({ field, message })],
    ]);
  });

  test('needs somebody who is signed in, and is closed to other units', async () => {
    expect((await house.ask(unitPath('/findings'), { person: null })).status).toBe(401);
    expect((await house.ask(unitPath('/findings'), { person: 'sven' })).status).toBe(404);
    expect((await post(FINDING, {}, '/99/action')).status).toBe(422);
    expect((await post({}, {}, '/99/action')).status).toBe(404);
  });
});
