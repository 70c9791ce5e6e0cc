import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const STEP = unitPath('/steps/klivet-normino');
const put = (body: unknown, person = 'amal', step = STEP) =>
  house.ask(`${step}/attendance`, { method: 'PUT', person, body });
const preview = (body: string | Uint8Array, headers: Record<string, string> = {}, person = 'amal') =>
  house.ask(`${STEP}/attendance/preview`, { method: 'POST', person, body, headers });

describe('attendance', () => {
  test('is put by the manager, changed, and told of oneself', async () => {
    expect(await put({ present: ['amal', 'bo'] })).toMatchObject({
      status: 200,
      json: { id: 'klivet-normino', count: { done: 2, of: 6 }, state: 'open' },
    });
    const changed = { method: 'PATCH', body: { absent: ['bo'] } };
    expect(await house.ask(`${STEP}/attendance`, changed)).toMatchObject({ json: { count: { done: 1 } } });
    const own = await house.ask(`${STEP}/own`, { method: 'PUT', person: 'bo', body: { done: true } });
    expect(own).toMatchObject({ status: 200, json: { mine: true, people: null, count: { done: 2 } } });
  });

  test.each([
    ['an unknown person', { present: ['nobody'] }, 422],
    ['a guest', { present: ['greta'] }, 422],
    ['a field that does not exist', { present: [], score: 7 }, 422],
    ['no list', {}, 422],
    ['something else than ids', { present: [7] }, 422],
  ])('refuses %s', async (_, body, status) => {
    const before = (await house.ask(unitPath('/training'))).text;
    const refused = await put(body);
    expect(refused.status).toBe(status);
    expect(refused.headers.get('content-type')).toContain('problem+json');
    expect((await house.ask(unitPath('/training'))).text).toBe(before);
  });

  test('of a step that is not in the programme is not found; others are told who may', async () => {
    expect((await put({ present: [] }, 'amal', unitPath('/steps/rfsl-pass-1'))).status).toBe(404);
    expect((await put({ present: [] }, 'amal', unitPath('/steps/klivet-reflektion'))).json).toMatchObject({
      status: 422,
      detail: 'För det här steget antecknas inte vem som har deltagit.',
    });
    expect((await put({ present: [] }, 'bo')).status).toBe(403);
    expect((await put({ present: [] }, 'sven')).status).toBe(404);
    expect((await house.ask(unitPath('/training'), { person: 'sven' })).status).toBe(404);
  });
});

describe('how training is given', () => {
  const form = (body: unknown, person = 'amal') =>
    house.ask(unitPath('/training/form'), { method: 'PUT', person, body });

  test('is no choice in a programme without sessions, and is refused in other words', async () => {
    expect((await form({ form: 'web' })).json).toMatchObject({ status: 422, fields: [{ field: 'form' }] });
    expect((await form({ form: 'letters' })).status).toBe(422);
    expect((await form({ form: 'web', more: 1 })).status).toBe(422);
    expect((await form({ form: 'web' }, 'bo')).status).toBe(403);
    expect((await form({ form: 'web' }, 'sven')).status).toBe(404);
  });
});

describe('a list from elsewhere', () => {
  test('is looked at: by address, whatever its type says, and nothing is changed', async () => {
    const before = (await house.ask(unitPath('/training'))).text;
    const list = Buffer.from(
      'Namn;E-post;Poäng\r\nÅke;cecilia@exempelkommun.se;17\r\nÖrjan;;3\r\n',
      'latin1',
    );
    const found = await preview(list, { 'content-type': 'text/csv' });
    expect(found).toMatchObject({
      status: 200,
      json: {
        matched: [{ row: 2, text: 'Åke', id: 'cecilia', by: 'address', already: false }],
        unmatched: [{ row: 3, text: 'Örjan', why: 'unknown' }],
      },
    });
    expect(found.text).not.toContain('17');
    expect((await house.ask(unitPath('/training'))).text).toBe(before);
    expect(JSON.stringify(house.world.journal.told)).not.toMatch(/Örjan|cecilia/);
  });

  test.each([
    [
      'without headings',
      'Cecilia\nBo',
      422,
      'Fil: ingen rubrikrad hittades. En kolumn behöver heta Namn, E-post eller Objekt-id.',
    ],
    ['that is empty', '', 422, 'Fil: den är tom.'],
    [
      'that is no list',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      422,
      'Fil: går inte att läsa. Spara listan som Excel (.xlsx) eller CSV.',
    ],
    ['that is too large', new Uint8Array(5 * 1_048_576 + 1), 413, 'Högst 5 MB kan läsas. Inget är ändrat.'],
  ])('%s is refused with a sentence', async (_, body, status, detail) => {
    expect((await preview(body)).json).toMatchObject({ status, detail });
  });

  test('is the manager’s to bring', async () => {
    expect((await preview('Namn\nBo', {}, 'bo')).status).toBe(403);
    expect((await preview('Namn\nBo', {}, 'sven')).status).toBe(404);
  });
});

test('a note of a session becomes an action, once', async () => {
  const session = {
    kind: 'session',
    title: 'Samtal',
    start: '2026-02-02T08:00:00Z',
    end: '2026-02-02T09:00:00Z',
  };
  const made = await house.ask(unitPath('/meetings'), {
    method: 'POST',
    body: { ...session, note: 'Byt skyltar.' },
  });
  const path = unitPath(`/meetings/${String(made.json.id)}/note/action`);
  const first = await house.ask(path, { method: 'POST', body: {} });
  expect(first).toMatchObject({ status: 201, json: { title: 'Byt skyltar', state: 'draft' } });
  expect((await house.ask(path, { method: 'POST', body: {} })).json.id).toBe(first.json.id);
});
