import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type House, makeHouse } from './house.ts';

const CANARY = 'kanarie-4711';
let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const save = (body: unknown, headers: Record<string, string> = {}) =>
  house.ask('/api/me/notes', { method: 'POST', body, headers });

describe('/api/me/notes', () => {
  test('saves once per key and gives no text back', async () => {
    const key = { 'Idempotency-Key': 'note-1' };
    const first = await save({ prompt: 'ref-a01', text: CANARY }, key);
    expect([first.status, Object.keys(first.json).sort()]).toEqual([201, ['id', 'savedAt', 'title', 'url']]);
    const again = await save({ prompt: 'ref-a01', text: CANARY }, key);
    expect([again.status, again.json]).toEqual([201, first.json]);
    const listed = await house.ask('/api/me/notes');
    expect([listed.status, listed.json]).toEqual([
      200,
      { notes: [first.json], folderUrl: expect.any(String) },
    ]);
    expect(`${first.text}${listed.text}`).not.toContain(CANARY);
  });

  test.each([
    ['text', 'Text saknas.', {}],
    ['text', 'Text saknas.', { text: '  \n ' }],
    ['text', 'Text: högst 10000 tecken.', { text: CANARY.repeat(1_000) }],
    ['prompt', 'Fråga: välj något av det som finns.', { text: CANARY, prompt: 'ref-x' }],
    ['kept', 'Fältet kept finns inte.', { text: CANARY, kept: true }],
    ['text', 'Text har fel form.', { text: { [CANARY]: CANARY } }],
  ])('refuses a wrong %s with the sentence %s and quotes nothing', async (field, message, body) => {
    const refused = await save(body);
    expect([refused.status, refused.json.fields]).toEqual([
      422,
      [expect.objectContaining({ field, message })],
    ]);
    expect(refused.text).not.toContain(CANARY);
  });

  test('a body that is no JSON is refused without quoting it', async () => {
    const refused = await save(`{"text": "${CANARY}`);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain(CANARY);
  });

  test('needs somebody who is signed in', async () => {
    const none = await house.ask('/api/me/notes', { method: 'POST', person: null, body: { text: CANARY } });
    expect(none.status).toBe(401);
    expect((await house.ask('/api/me/notes', { person: null })).status).toBe(401);
  });

  test('says what OneDrive lacks, in the reader’s language', async () => {
    house.notes.fault = { kind: 'conflict', reason: 'no-onedrive' };
    const swedish = await save({ text: CANARY });
    const english = await save({ text: CANARY }, { 'Accept-Language': 'en' });
    house.notes.fault = null;
    expect([swedish.status, swedish.json.title, english.json.title]).toEqual([
      409,
      'Du har ingen OneDrive här än',
      'You have no OneDrive here yet',
    ]);
    expect(swedish.text).not.toContain(CANARY);
  });

  test('the log tells route and status and nothing more', async () => {
    expect(JSON.stringify(house.world.journal.told)).not.toMatch(new RegExp(`${CANARY}|anteckning`, 'i'));
  });

  test('a card that is not one’s own is not found', async () => {
    const answer = await house.ask('/api/me/prompts/card-9/answer', { method: 'POST', body: {} });
    expect(answer.status).toBe(404);
    const paused = await house.ask('/api/me/pause', { method: 'POST', body: {} });
    expect([paused.status, paused.json]).toEqual([200, { pausedUntil: '2026-02-09' }]);
  });
});
