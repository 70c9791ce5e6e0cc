/** The gates of dialogue and reflection (Järfälla), each shut with its reason: mandate, three dialogues, three APT, SAM. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Gates, type Refusal, whole } from '../support/gates.ts';

jest.setTimeout(120_000);

let unit: Gates;
beforeAll(async () => {
  unit = await Gates.open('jarfalla-samkrafter');
});
afterAll(() => unit?.close());

test('without a mandate every step is locked, and a meeting that was held opens none (R3)', async () => {
  await unit.held('other', '2026-01-08');
  const { steps, prerequisites } = await unit.standing();
  expect(Object.keys(steps)).toHaveLength(6);
  for (const said of Object.values(steps)) expect(said).toEqual(['locked', 'Väntar på chefens uppdrag.']);
  expect(prerequisites['jarfalla-pre-1']).toEqual([false, 'Chefens uppdrag är inte noterat.']);
  expect((await unit.call('PUT', '/mandate', { text: '  ', date: '2026-01-12' })).status).toBe(422);
  const [other] = unit.members.filter(({ id }) => id !== unit.manager.id);
  const mandate = { text: 'Kör.', date: '2026-01-12' };
  expect((await unit.call('PUT', '/mandate', mandate, { as: other })).status).toBe(403);
  expect((await unit.step('jarfalla-start'))[0]).toBe('locked');
  await unit.mandate();
  expect(await unit.step('jarfalla-start')).toEqual(['done', 'Mötet är hållet.']);
});

test('a meeting that was not held after all closes what it opened', async () => {
  const { meetings } = await unit.must<{ meetings: Parameters<Gates['turn']>[0][] }>('GET', '/meetings');
  const [start] = meetings as [Parameters<Gates['turn']>[0]];
  const back = await unit.turn(start, 'planned');
  const { steps } = await unit.standing();
  expect(steps['jarfalla-start']).toEqual(['open', 'Mötet är inte hållet än.']);
  for (const id of ['jarfalla-dialog', 'jarfalla-reflektion'])
    expect(steps[id]).toEqual(['locked', 'Väntar på: Start och ramar.']);
  const early = await unit.call<Refusal>('PUT', '/steps/jarfalla-reflektion/record', { done: true });
  expect([early.status, early.body.detail]).toEqual([409, 'Väntar på: Start och ramar.']);
  await unit.turn(back, 'held');
});

test('two dialogues are not three; what is planned or cancelled is no dialogue', async () => {
  expect((await unit.standing()).criteria).toMatchObject({
    'jarfalla-c4': [false, '0 av 3 gruppsamtal har hållits.'],
    'jarfalla-c5': [false, 'Självreflektion har inte erbjudits hela enheten än.'],
  });
  await unit.held('group', '2026-01-07');
  await unit.held('group', '2026-01-08');
  const third = await unit.plan('group', '2026-01-09');
  await unit.turn(await unit.plan('group', '2026-01-10'), 'cancelled');
  expect((await unit.standing()).steps).toMatchObject({
    'jarfalla-dialog': ['open', '2 av 3 gruppsamtal har hållits.'],
    'jarfalla-apt': ['locked', 'Väntar på: Dialog i gruppen.'],
  });
  expect((await unit.criterion('jarfalla-c4', 'en'))[1]).toBe('2 of 3 group dialogues held.');
  await unit.turn(third, 'held');
  expect((await unit.step('jarfalla-dialog'))[0]).toBe('done');
  expect(await unit.step('jarfalla-apt')).toEqual(['open', '0 av 3 APT har en punkt med noterat utfall.']);
});

test('three items are not three APT: two of one meeting count once, and an item without outcome not at all', async () => {
  const [first, second, third] = await Promise.all(
    ['2026-01-05', '2026-01-06', '2026-01-07'].map((day) => unit.plan('apt', day)),
  );
  if (!first || !second || !third) throw new Error('three APT');
  await unit.item(first, 'Vi ändrar hälsningen.');
  await unit.item(first, 'Vi byter skyltar.');
  await unit.item(second, 'Vi fortsätter i mars.');
  await unit.item(third, null);
  expect((await unit.standing()).steps).toMatchObject({
    'jarfalla-apt': ['open', '2 av 3 APT har en punkt med noterat utfall.'],
    'jarfalla-sam': ['locked', 'Väntar på: Hbtqi på APT.'],
  });
  expect(await unit.criterion('jarfalla-c1')).toEqual([false, '2 av 3 APT har en punkt med noterat utfall.']);
  await unit.item(third, 'Alla känner till rutinen.');
  expect((await unit.step('jarfalla-apt'))[0]).toBe('done');
});

test('an action outside SAM is none in SAM, and a dropped one counts no more (R18)', async () => {
  await unit.act({ ...whole('bemotande'), state: 'active' });
  expect(await unit.step('jarfalla-sam')).toEqual(['open', '0 av 1 åtgärd hör till arbetsmiljöarbetet.']);
  const linked = await unit.act({ ...whole('arbetsmiljo'), samPhase: 'act' });
  expect((await unit.step('jarfalla-sam'))[0]).toBe('done');
  const dropped = await unit.change(linked, { state: 'dropped', reason: 'Görs av andra.' });
  const { steps, criteria } = await unit.standing();
  expect(steps['jarfalla-sam']).toEqual(['open', '0 av 1 åtgärd hör till arbetsmiljöarbetet.']);
  expect(criteria['jarfalla-c2']?.[0]).toBe(false);
  expect(steps['jarfalla-certifikat']).toEqual([
    'locked',
    'Väntar på: Egen reflektion; Hbtqi i SAM eller kvalitetsarbetet.',
  ]);
  await unit.change(dropped, { state: 'draft' });
});

test('the certificate waits for the offer of reflection, and the programme for the certificate', async () => {
  expect(await unit.step('jarfalla-certifikat')).toEqual(['locked', 'Väntar på: Egen reflektion.']);
  expect(await unit.step('jarfalla-reflektion')).toEqual([
    'open',
    'Självreflektion har inte erbjudits hela enheten än.',
  ]);
  await unit.record('jarfalla-reflektion');
  const open = await unit.standing();
  expect(open.steps['jarfalla-certifikat']).toEqual(['open', 'Inget intyg är noterat.']);
  expect(open.criteria['jarfalla-c3']).toEqual([false, 'Inget intyg är noterat.']);
  expect([open.complete, open.state, open.next]).toEqual([false, 'going', ['jarfalla-certifikat']]);
  const certificate = { title: 'HBTQ-certifierat', issuer: 'Samkrafter', date: '2026-01-13' };
  expect((await unit.call('PUT', '/certificate', certificate)).status).toBe(422);
  await unit.must('PUT', '/certificate', { ...certificate, date: '2026-01-12' });
  expect(await unit.standing()).toMatchObject({ complete: true, state: 'complete', next: [] });
});
