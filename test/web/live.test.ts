/** The routes of a meeting that is held, over HTTP. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Live } from '../../bot/core/api-live.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

test('a question is held until somebody says what came of an item, on the version that they saw', async () => {
  house.world.clock.set('2026-01-20T12:00:00Z');
  const apt = { kind: 'apt', title: 'APT', start: '2026-01-20T12:00:00Z', end: '2026-01-20T13:00:00Z' };
  const meeting = await house.ask(unitPath('/meetings'), { method: 'POST', body: apt });
  const item = await house.ask(unitPath('/agenda'), {
    ...{ method: 'POST', body: { title: 'Tre ord', minutes: 5, meetingId: meeting.json.id } },
  });
  const first = (await house.ask(unitPath('/live'), { person: 'fatima' })).json as unknown as Live;
  expect(first.news).toMatchObject({ meeting: { id: meeting.json.id }, agenda: [{ title: 'Tre ord' }] });
  const held = house.ask(unitPath(`/live?since=${first.version}`), { person: 'fatima' });
  const body = { meeting: meeting.json.id, item: item.json.id, state: 'discussed', outcome: 'Trygg.' };
  const tick = (headers: Record<string, string>, person = 'amal') =>
    house.ask(unitPath('/live/tick'), { method: 'POST', person, body, headers });
  expect((await tick({})).status).toBe(428);
  expect((await tick({ 'if-match': '"0"' })).status).toBe(412);
  expect((await tick({ 'if-match': String(item.json.version) }, 'fatima')).status).toBe(403);
  const told = await tick({ 'if-match': String(item.json.version) });
  expect([told.status, told.headers.get('etag')]).toEqual([200, expect.stringMatching(/^"/)]);
  expect((await held).json).toMatchObject({ version: expect.any(String) });
  const seen = (await house.ask(unitPath(`/live?since=${first.version}`), { person: 'fatima' })).json;
  expect(seen).toMatchObject({
    news: { agenda: [{ state: 'discussed', outcome: 'Trygg.' }], run: {}, current: null },
  });
});

test('what is no version, meeting or step is refused or taken for nothing, and strangers see nothing', async () => {
  for (const query of ['?since=abc', '?since=-1', '?meeting=<x>'])
    expect((await house.ask(unitPath(`/live${query}`))).json).toMatchObject({
      news: { may: { chair: true } },
    });
  for (const body of [{ to: 'start' }, { meeting: '1', to: 'stop' }, { meeting: '1', to: 'item' }, [], null])
    expect((await house.ask(unitPath('/live'), { method: 'POST', body })).status).toBeGreaterThanOrEqual(400);
  expect((await house.ask(unitPath('/live'), { person: 'sven' })).status).toBe(404);
  expect((await house.ask(unitPath('/live'), { person: null })).status).toBe(401);
});
