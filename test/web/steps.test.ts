import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { programmeStep, programmeView } from '../../bot/core/api-steps.ts';
import { caller, UNIT } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

const put = (path: string, body: unknown, person = 'amal', headers: Record<string, string> = {}) =>
  house.ask(unitPath(path), { method: 'PUT', person, body, headers });

describe('/api/units/{unit}/programme', () => {
  test('answers every step in the shape of the API, to members alone', async () => {
    const answer = await house.ask(unitPath('/programme'), { person: 'fatima' });
    expect(answer.status).toBe(200);
    const view = programmeView.parse(answer.json);
    expect(view.steps.map(({ id }) => id)).toContain('klivet-reflektion');
    expect(view.may).toEqual({ startMidway: false, answerHalt: false, namePlanOwner: false });
    expect((await house.ask(unitPath('/programme'), { person: 'sven' })).status).toBe(404);
  });

  test.each([
    [{ answer: 'sova' }, 'answer'],
    [{ answer: 'rest', restUntil: '2026-02-30' }, 'restUntil'],
    [{ planOwner: 'amal' }, 'planOwner'],
    [{ who: 'amal' }, 'who'],
  ])('refuses %j', async (body, field) => {
    const refused = await put('/programme', body);
    expect([refused.status, refused.json.fields]).toMatchObject([422, [{ field }]]);
  });

  test('takes a rest, and what was done before', async () => {
    const rest = await put('/programme', { answer: 'rest', restUntil: '2026-03-02' });
    expect([rest.status, rest.json.state]).toEqual([200, 'resting']);
    expect((await put('/programme', { restUntil: null })).json.state).toBe('going');
    const earlier = await put('/earlier', { diploma: 'Diplom', date: '2016-03-01', steps: [] });
    expect([earlier.status, earlier.json.earlier]).toEqual([
      200,
      { diploma: 'Diplom', date: '2016-03-01', note: null },
    ]);
  });
});

describe('/api/units/{unit}/steps/{step}/output', () => {
  const output = { output: 'underlag', approved: true, text: 'Allt material.' };

  test('keeps a draft and an approval, with the version as ETag', async () => {
    const draft = await put('/steps/klivet-underlag/output', { ...output, approved: false }, 'bo');
    expect(draft.status).toBe(200);
    const step = programmeStep.parse(draft.json);
    expect(step).toMatchObject({ text: 'Allt material.', approvedOn: null });
    expect(draft.headers.get('etag')).toContain(step.version?.replaceAll('"', '') ?? 'no version');
    const approved = await put('/steps/klivet-underlag/output', output, 'amal', {
      'If-Match': step.version ?? '',
    });
    expect([approved.status, approved.json.approvedOn]).toEqual([200, '2026-01-12']);
    const late = await put('/steps/klivet-underlag/output', { ...output, text: 'Annat.' }, 'amal', {
      'If-Match': step.version ?? '',
    });
    expect([late.status, (late.json.theirs as { text: string }).text]).toEqual([412, 'Allt material.']);
  });

  test('is 409 with the reason in the reader’s language while an earlier output is missing', async () => {
    await house.world.tab.setGroup(caller('amal'), UNIT, { members: ['amal'] }, 'sv');
    const plan = { output: 'utvecklingsplan', approved: true, text: 'Plan' };
    const swedish = await put('/steps/klivet-plan/output', plan);
    expect([swedish.status, swedish.json.title]).toEqual([409, 'Ett tidigare resultat saknas']);
    expect(swedish.json.detail).toContain('gruppens sammansättning');
    const english = await put('/steps/klivet-plan/output', plan, 'amal', { 'Accept-Language': 'en' });
    expect(english.json.detail).toContain('composition of the group');
  });

  test.each([
    [{ ...output, output: 'vision' }, 422],
    [{ ...output, text: 'x'.repeat(10_001) }, 422],
    [{ ...output, who: 'amal' }, 422],
    [{ output: 'underlag', approved: 'ja', text: '' }, 422],
  ])('refuses %j', async (body, status) => {
    expect((await put('/steps/klivet-underlag/output', body)).status).toBe(status);
  });

  test('of a step that does not exist is 404, and so is every step to people of another unit', async () => {
    expect((await put('/steps/nej/output', output)).status).toBe(404);
    expect((await put('/steps/klivet-underlag/output', output, 'sven')).status).toBe(404);
  });
});

describe('/api/units/{unit}/steps/{step}/record', () => {
  test('notes a day and takes it back', async () => {
    const noted = await put('/steps/klivet-feedback/record', { done: true, date: '2026-01-09' });
    // Locked until the plan is done: the reason says what it waits for.
    expect([noted.status, noted.json.title]).toEqual([409, 'Steget är låst']);
    expect(noted.json.detail).toContain('Väntar på:');
    const material = await put('/steps/klivet-underlag/record', { done: true, date: '2026-01-09' });
    expect([material.status, material.json.recordedOn]).toEqual([200, '2026-01-09']);
    const back = await put('/steps/klivet-underlag/record', { done: false });
    expect([back.status, back.json.recordedOn]).toEqual([200, null]);
  });

  test('is 409 where facts decide, with what they say', async () => {
    const refused = await put('/steps/klivet-normino/record', { done: true });
    expect(refused.status).toBe(409);
    expect(refused.json.detail).toBe('0 av 6 har gjort webbutbildningen; 6 återstår.');
  });

  test('is refused on a day to come, with the sentence', async () => {
    const refused = await put('/steps/klivet-underlag/record', { done: true, date: '2026-01-13' });
    expect([refused.status, refused.json.fields]).toMatchObject([
      422,
      [{ field: 'date', message: 'Datum: dagen har inte varit än.' }],
    ]);
  });
});
