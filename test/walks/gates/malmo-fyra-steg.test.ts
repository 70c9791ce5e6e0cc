/** The gates of the four steps (Malmö), each shut with its reason: mandate, outputs in order, proposals, two workshops. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Gates } from '../support/gates.ts';

jest.setTimeout(120_000);

let unit: Gates;
beforeAll(async () => {
  unit = await Gates.open('malmo-fyra-steg');
});
afterAll(() => unit?.close());

test('without a mandate every step is locked, and no vision is approved (R3)', async () => {
  const { steps, prerequisites, state } = await unit.standing();
  expect(Object.keys(steps)).toHaveLength(7);
  for (const said of Object.values(steps)) expect(said).toEqual(['locked', 'Väntar på chefens uppdrag.']);
  expect(prerequisites['malmo-pre-1']).toEqual([false, 'Chefens uppdrag är inte noterat.']);
  expect(state).toBe('going');
  expect((await unit.step('malmo-1', 'en'))[1]).toBe("Waiting for the manager's mandate.");
  const early = await unit.approve('malmo-1', 'vision');
  expect([early.status, early.body.detail]).toEqual([409, 'Väntar på chefens uppdrag.']);
  await unit.mandate();
  expect(await unit.step('malmo-1')).toEqual(['open', 'Inte godkänt än: vision.']);
});

test('a group of two, of eight or without the manager is told so, and locks no step', async () => {
  const others = unit.members.filter(({ id }) => id !== unit.manager.id);
  const said = async (people: typeof others, language: 'sv' | 'en' = 'sv') => {
    const body = { members: people.map(({ id }) => id) };
    return (await unit.call<{ problem: string | null }>('PUT', '/group', body, { language })).body.problem;
  };
  expect(await said([unit.manager, ...others.slice(0, 1)])).toBe(
    'Gruppen har 2 personer. Den ska ha 3–7 och chefen ska ingå.',
  );
  expect(await said([unit.manager, ...others.slice(0, 7)])).toBe(
    'Gruppen har 8 personer. Den ska ha 3–7 och chefen ska ingå.',
  );
  expect(await said(others.slice(0, 4))).toBe(
    'Chefen är inte med i gruppen. Den ska ha 3–7 och chefen ska ingå.',
  );
  expect(await said(others.slice(0, 4), 'en')).toMatch(/^The manager is not in the group\./);
  expect((await unit.step('malmo-1'))[0]).toBe('open');
  expect(await said(unit.group)).toBeNull();
});

test('no proposals before vision and screening: what is missing is named, and a draft is kept (R8)', async () => {
  expect((await unit.step('malmo-3'))[1]).toBe(
    'Väntar på: Steg 1: förändringsarbete och hbtq; Steg 2: diskriminering och likabehandling.',
  );
  const proposals = await unit.approve('malmo-3', 'insatsforslag');
  expect([proposals.status, proposals.body.detail]).toEqual([
    409,
    'Behöver vara klart först: vision och genomlysning. Texten går att spara som utkast.',
  ]);
  const draft = { output: 'insatsforslag', approved: false, text: 'Skyltar, rutiner.' };
  expect(await unit.must('PUT', '/steps/malmo-3/output', draft)).toMatchObject({
    ...{ text: 'Skyltar, rutiner.', approvedOn: null, state: 'locked', waitsFor: ['vision', 'genomlysning'] },
  });
  expect((await unit.approve('malmo-2', 'genomlysning')).status).toBe(409);

  const [member] = unit.group.filter(({ id }) => id !== unit.manager.id);
  const vision = { output: 'vision', approved: true, text: 'Alla är välkomna.' };
  expect((await unit.call('PUT', '/steps/malmo-1/output', vision, { as: member })).status).toBe(403);
  expect((await unit.call('PUT', '/steps/malmo-1/output', { ...vision, text: ' ' })).status).toBe(422);
  expect(await unit.step('malmo-1')).toEqual(['open', 'Inte godkänt än: vision.']);

  expect((await unit.approve('malmo-1', 'vision')).status).toBe(200);
  expect((await unit.approve('malmo-3', 'insatsforslag')).body.detail).toBe(
    'Behöver vara klart först: genomlysning. Texten går att spara som utkast.',
  );
  expect(await unit.step('malmo-3')).toEqual([
    'locked',
    'Väntar på: Steg 2: diskriminering och likabehandling.',
  ]);
  expect((await unit.approve('malmo-2', 'genomlysning')).status).toBe(200);
});

test('step 3 asks for a proposal in each of the two areas, and a dropped one does not count', async () => {
  expect(await unit.step('malmo-3')).toEqual(['open', 'Förslag saknas inom bemötande och arbetsmiljö.']);
  expect((await unit.step('malmo-4'))[0]).toBe('locked');
  const other = await unit.call('POST', '/plan', { title: 'Kurs', area: 'kunskap' });
  expect(other.status).toBe(422);
  await unit.act({ area: 'bemotande' });
  const second = await unit.act({ area: 'arbetsmiljo' });
  expect(await unit.step('malmo-3')).toEqual(['done', 'Varje område har ett förslag.']);
  const dropped = await unit.change(second, { state: 'dropped', reason: 'Görs av andra.' });
  expect(await unit.step('malmo-3')).toEqual(['open', 'Förslag saknas inom arbetsmiljö.']);
  expect(await unit.step('malmo-4')).toEqual(['locked', 'Väntar på: Steg 3: livsvillkor och inkludering.']);
  await unit.change(dropped, { state: 'draft' });
  expect((await unit.approve('malmo-3', 'insatsforslag')).status).toBe(200);
});

test('the plan is not presented because it is written: it is recorded, on a day that has been', async () => {
  expect(await unit.step('malmo-4')).toEqual(['open', 'Planen är inte presenterad än.']);
  expect((await unit.approve('malmo-4', 'handlingsplan')).status).toBe(200);
  expect(await unit.step('malmo-4')).toEqual(['open', 'Planen är inte presenterad än.']);
  const later = await unit.call('PUT', '/steps/malmo-4/record', { done: true, date: '2026-01-13' });
  expect(later.status).toBe(422);
  await unit.record('malmo-4');
  expect(await unit.step('malmo-4')).toEqual(['done', 'Planen är presenterad.']);
  expect(await unit.criterion('malmo-c1')).toEqual([
    true,
    'Godkänt: vision, genomlysning, förslag till insatser och handlingsplan.',
  ]);
});

test('with one workshop step 4 is done and the programme still goes on; three group meetings are too few (R9)', async () => {
  expect(await unit.criterion('malmo-c2')).toEqual([false, '0 av 2 workshoppar har hållits.']);
  await unit.held('workshop', '2026-01-08');
  for (const day of ['2026-01-05', '2026-01-07', '2026-01-09']) await unit.held('group', day);
  const second = await unit.plan('workshop', '2026-01-14');
  const cancelled = await unit.turn(await unit.plan('workshop', '2026-01-15'), 'cancelled');
  expect(cancelled.state).toBe('cancelled');
  const one = await unit.standing();
  expect([one.complete, one.state]).toEqual([false, 'going']);
  expect(one.steps).toMatchObject({
    ...{ 'malmo-4': ['done', 'Planen är presenterad.'], 'malmo-ws-1': ['done', 'Mötet är hållet.'] },
    ...{ 'malmo-ws-2': ['open', 'Mötet är inte hållet än.'] },
    ...{ 'malmo-grupp': ['open', '3 av 4 gruppmöten har hållits.'] },
  });
  expect(one.criteria).toMatchObject({
    ...{ 'malmo-c2': [false, '1 av 2 workshoppar har hållits.'] },
    ...{ 'malmo-c3': [false, '3 av 4 gruppmöten har hållits.'] },
  });
  expect((await unit.criterion('malmo-c2', 'en'))[1]).toBe('1 of 2 workshops held.');

  await unit.turn(second, 'held');
  expect(await unit.standing()).toMatchObject({ complete: false, state: 'going' });
  await unit.held('group', '2026-01-12');
  expect(await unit.standing()).toMatchObject({ complete: true, state: 'complete' });
});

test('a vision that is taken back opens the programme again, and says what is missing', async () => {
  const back = { output: 'vision', approved: false, text: 'Vi skriver om den.' };
  await unit.must('PUT', '/steps/malmo-1/output', back);
  const { complete, state, criteria, steps } = await unit.standing();
  expect([complete, state]).toEqual([false, 'going']);
  expect(criteria['malmo-c1']).toEqual([false, 'Inte godkänt än: vision.']);
  expect(steps['malmo-1']).toEqual(['open', 'Inte godkänt än: vision.']);
});
