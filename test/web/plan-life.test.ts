/** Import, versions, suggestions and feedback over HTTP, with real documents. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Feedback, FeedbackPreview } from '../../bot/core/api-feedback.ts';
import type { ImportPreview, PlanIdeas, VersionView } from '../../bot/core/api-plan-life.ts';
import { readFileHere } from '../../bot/documents/read-file.ts';
import { word } from '../documents/word.ts';
import { ACTIVE, UNIT } from '../memory/world.ts';
import { type Ask, type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const ask = async <T>(path: string, init: Ask = {}): Promise<{ status: number; json: T; text: string }> => {
  const { status, json, text } = await house.ask(unitPath(path), init);
  return { status, json: json as T, text };
};
const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}, person = 'amal') =>
  ask<T>(path, { method: 'POST', body, headers, person });
const send = <T>(path: string, bytes: Uint8Array, person = 'amal') =>
  post<T>(path, bytes, { 'content-type': 'application/octet-stream' }, person);
const add = async (given: object = {}): Promise<string> =>
  String((await post<{ id: string }>('/plan', { ...ACTIVE, ...given })).json.id);
const plan = async () =>
  (await ask<{ actions: { id: string; title: string; state: string; goal: string }[] }>('/plan')).json
    .actions;

const PLAN = [
  { heading: 'Bemötande' },
  {
    table: [
      ['Insats', 'Mål', 'Ansvarig', 'Tidsplan'],
      ['Ny skylt', '=HYPERLINK("http://x")', 'Kim Okänd', 'våren 2026'],
      ['<script>alert(1)</script>', 'Alla hittar', 'Chef', '15 maj'],
    ],
  },
];

describe('import of an existing plan', () => {
  test('shows what it found, stores nothing, and adds drafts once however often they are sent', async () => {
    const shown = await send<ImportPreview>('/plan/import', await word(PLAN));
    expect(shown.status).toBe(200);
    const { rows } = shown.json;
    expect(rows).toMatchObject([
      { title: 'Ny skylt', area: 'bemotande', dueDate: '2026-05-29', ownerRole: null, owner: 'Kim Okänd' },
      { title: '<script>alert(1)</script>', ownerRole: 'chef', dueDate: '2026-05-15' },
    ]);
    expect(await plan()).toEqual([]);
    const body = {
      rows: rows.map(({ key, title, area, goal, ownerRole, dueDate }) => ({
        key,
        action: { title, area, goal, ownerRole, dueDate },
      })),
    };
    const first = await post<{ before: number }>('/plan/import/rows', { rows: body.rows.slice(0, 1) });
    expect([first.status, first.json.before]).toEqual([200, 0]);
    const second = await post<{ before: number }>('/plan/import/rows', body);
    expect([second.status, second.json.before]).toEqual([200, 1]);
    await post('/plan/import/rows', body);
    expect((await plan()).map(({ title, state, goal }) => [title, state, goal])).toEqual([
      ['Ny skylt', 'draft', '=HYPERLINK("http://x")'],
      ['<script>alert(1)</script>', 'draft', 'Alla hittar'],
    ]);
    expect(JSON.stringify(await house.world.ports.projection.rows(UNIT))).not.toContain('Okänd');
    const again = await send<ImportPreview>('/plan/import', await word(PLAN));
    expect(again.json.rows.map(({ known }) => known)).toEqual([true, true]);
  });

  test('every row that cannot be added is named, and none is added', async () => {
    const row = (n: number, action: object) => ({ key: `import-${n}`, action: { title: 'A', ...action } });
    const answer = await post<{ fields: { field: string; message: string }[] }>('/plan/import/rows', {
      rows: [row(1, {}), row(2, { ownerId: 'greta' })],
    });
    expect([answer.status, answer.json.fields.map(({ field }) => field)]).toEqual([422, ['rows.1.ownerId']]);
    const long = await post<{ fields: object[] }>('/plan/import/rows', {
      rows: [row(1, { goal: 'x'.repeat(10_001) })],
    });
    expect(long.json.fields).toMatchObject([
      { field: 'rows.0.action.goal', message: expect.stringContaining('10000') },
    ]);
    const fits = await post('/plan/import/rows', { rows: [row(3, { goal: 'å'.repeat(10_000) })] });
    expect(fits.status).toBe(200);
    expect((await plan()).map(({ goal }) => goal.length)).toEqual([10_000]);
  });

  test.each([
    ['Spara den som Word', Buffer.from('%PDF-1.7')],
    ['skadad eller låst', Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['högst 5 MB', Buffer.alloc(5 * 1024 * 1024 + 9, 65)],
    ['Inga åtgärder hittades', Buffer.from('Hej')],
    ['får ha högst 500', Buffer.from(`Insats;Mål\n${'A;B\n'.repeat(501)}`)],
  ])('is refused with a sentence: %s', async (sentence, bytes) => {
    const answer = await send<{ detail: string }>('/plan/import', bytes);
    expect([answer.status, answer.json.detail]).toEqual([422, expect.stringContaining(sentence)]);
  });

  test('is for those who write the plan; JSON in place of a file is refused', async () => {
    expect((await send('/plan/import', Buffer.from('x'), 'fatima')).status).toBe(403);
    expect((await send('/plan/import', Buffer.from('x'), 'sven')).status).toBe(404);
    expect((await post('/plan/import', { rows: [] })).status).toBe(422);
  });
});

describe('frozen versions', () => {
  test('keep the plan as it was, once per key, and tell what happened since', async () => {
    const id = await add();
    const key = { 'Idempotency-Key': 'v1' };
    const body = { decidedOn: '2026-01-12', note: 'Beslutad på APT' };
    const made = await post<{ number: number }>('/plan/versions', body, key);
    expect([made.status, made.json]).toMatchObject([201, { number: 1, count: 1, note: 'Beslutad på APT' }]);
    expect((await post('/plan/versions', body, key)).json).toEqual(made.json);
    const [action] = (await ask<{ actions: { version: string }[] }>('/plan')).json.actions;
    await ask(`/plan/${id}`, {
      method: 'PATCH',
      body: { state: 'done', goal: 'Ett annat mål' },
      headers: { 'If-Match': action?.version ?? '' },
    });
    const seen = await ask<VersionView>('/plan/versions/1', { person: 'fatima' });
    expect(seen.json.actions).toMatchObject([{ id, goal: ACTIVE.goal, state: 'active', ownerRole: 'chef' }]);
    expect(seen.json.since).toMatchObject({
      done: [{ id }],
      changed: [{ id, fields: [{ field: 'goal', before: ACTIVE.goal, after: 'Ett annat mål' }] }],
    });
    expect(seen.text).not.toContain('amal');
    const all = await ask<{ versions: object[]; mayFreeze: boolean }>('/plan/versions');
    expect(all.json).toMatchObject({ versions: [{ number: 1 }], mayFreeze: true });
  });

  test('are made by the manager, of a plan that is not empty, on a day that has been', async () => {
    const body = { decidedOn: '2026-01-12' };
    expect((await post('/plan/versions', body)).status).toBe(422);
    await add();
    expect((await post('/plan/versions', body, {}, 'bo')).status).toBe(403);
    expect(
      (await post<{ detail: string }>('/plan/versions', { decidedOn: '2026-01-13' })).json.detail,
    ).toContain('en dag som har varit');
    expect((await ask('/plan/versions/7')).status).toBe(404);
    expect((await ask('/plan/versions/x')).status).toBe(404);
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await ask('/plan/versions/1', { method, body: {} })).status).toBe(405);
  });
});

test('suggestions: by finding and step, without what the plan has', async () => {
  const all = await ask<PlanIdeas>('/plan/ideas');
  const first = all.json.ideas[0];
  await add({ title: first?.title });
  const after = await ask<PlanIdeas>('/plan/ideas?step=klivet-plan', { person: 'fatima' });
  expect(after.json.ideas.map(({ id }) => id)).not.toContain(first?.id);
  expect(after.json.step).toBe('Utvecklingsplan');
  expect((await ask('/plan/ideas?step=nope')).status).toBe(404);
  expect((await ask('/plan/ideas?finding=nope')).status).toBe(422);
});

describe('feedback', () => {
  const copyOf = async (): Promise<Buffer> => {
    const response = await fetch(`${house.address}${unitPath('/feedback/copy')}`, {
      headers: { authorization: 'Bearer token-amal' },
    });
    expect(response.headers.get('content-disposition')).toMatch(/plan-for-granskning-\d+\.docx/);
    return Buffer.from(await response.arrayBuffer());
  };

  test('the copy has numbered actions and owner roles, and names nobody', async () => {
    await add({ title: 'Fatima frågar Amal', need: 'Elif sade det\u0007 & <b>' });
    await add({ title: 'Läscirkel', area: 'kunskap', ownerId: null, ownerRole: 'hbtq-grupp' });
    const read = await readFileHere(await copyOf());
    if (!read.ok) throw new Error(read.why);
    const text = JSON.stringify(read.document.blocks);
    expect(read.document.blocks).toContainEqual(
      expect.objectContaining({ kind: 'heading', level: 2, text: 'Åtgärd 2: [namn] frågar [namn]' }),
    );
    expect(text).toContain('["Ansvarig roll","HBTQ-grupp"]');
    expect(text).toContain('[namn] sade det & <b>');
    expect(text).not.toMatch(/amal|fatima|elif|cecilia/i);
  });

  test('comments come back by the numbers of their copy, are stored once, and complete the step', async () => {
    const second = await add({ title: 'Ny skylt', area: 'bemotande' });
    const copy = await readFileHere(await copyOf());
    if (!copy.ok) throw new Error(copy.why);
    // The plan grows afterwards: numbers of the copy still mean what they meant.
    const first = await add({ title: 'Läscirkel', area: 'kunskap' });
    const letter = await word(
      [{ text: 'Kopia 1 av planen, 12 januari 2026.' }, { heading: 'Åtgärd 1: Ny skylt', comment: 0 }],
      ['Hur många är alla?'],
    );
    const shown = await send<FeedbackPreview>('/feedback/import', letter);
    expect(shown.json).toMatchObject({
      comments: [{ number: 1, text: 'Hur många är alla?', action: second, known: false }],
      copy: { number: 1 },
    });
    expect(shown.text).not.toMatch(/Rut|Granskare/);
    const comments = shown.json.comments.map(({ key, number, text, action }) => ({
      key,
      number,
      text,
      action,
    }));
    const stored = await post<Feedback>('/feedback', { comments });
    expect([stored.status, stored.json]).toMatchObject([
      201,
      { open: 1, step: { title: 'Feedback från KSH', recordedOn: '2026-01-12' } },
    ]);
    expect((await post<Feedback>('/feedback', { comments })).json.comments).toHaveLength(1);
    const rows = await house.world.ports.projection.rows(UNIT);
    expect(rows.StegvisSteps.find(({ value }) => value.stepId === 'klivet-feedback')?.value.recordedOn).toBe(
      '2026-01-12',
    );
    expect(first).not.toBe(second);
  });

  test('pasted text: unmatched comments are shown, wrong forms are refused with what was expected', async () => {
    const id = await add();
    const shown = await post<FeedbackPreview>('/feedback/import', { text: 'Hej\n1. Bra\n7. Vad?' });
    expect(shown.json.comments).toMatchObject([
      { number: null, text: 'Hej', action: null, loose: true },
      { number: 1, text: 'Bra', action: id },
      { number: 7, text: 'Vad?', action: null },
    ]);
    const wrong = await post<{ detail: string }>('/feedback/import', { text: 'Allt är bra.' });
    expect([wrong.status, wrong.json.detail]).toEqual([422, expect.stringContaining('Åtgärd 3:')]);
    expect((await send<{ detail: string }>('/feedback/import', Buffer.from('%PDF'))).status).toBe(422);
  });

  test('each is accepted, adjusted or declined with a reason; two who decide at once are told', async () => {
    await post('/feedback', { comments: [{ key: 'k1', number: 1, text: 'Bra\u0000', action: null }] });
    const { comments } = (await ask<Feedback>('/feedback')).json;
    const [one] = comments;
    expect(one).toMatchObject({ text: 'Bra', decision: null });
    const put = (body: object, version: string, person = 'bo') =>
      ask<{ fields: object[]; theirs: object }>(`/feedback/${one?.id}`, {
        method: 'PUT',
        body,
        person,
        headers: { 'If-Match': version },
      });
    expect((await put({ decision: 'decline', reason: ' ' }, '1')).json.fields).toMatchObject([
      { field: 'reason' },
    ]);
    expect((await put({ decision: 'decline', reason: 'Görs redan' }, '1')).json).toMatchObject({
      ...{ decision: 'decline', reason: 'Görs redan', decidedOn: '2026-01-12', version: '2' },
    });
    const late = await put({ decision: 'accept' }, '1');
    expect([late.status, late.json.theirs]).toMatchObject([412, { decision: 'decline' }]);
    expect((await ask<Feedback>('/feedback')).json.open).toBe(0);
    expect((await put({ decision: 'accept' }, '2', 'fatima')).status).toBe(403);
    expect((await put({ decision: 'maybe' }, '2')).status).toBe(422);
    expect((await ask('/feedback/nope', { method: 'PUT', body: { decision: 'accept' } })).status).toBe(404);
  });
});
