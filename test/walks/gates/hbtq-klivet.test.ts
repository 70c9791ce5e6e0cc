/** The gates of Hbtq-klivet, each shut with its reason: the group, diploma or catch-up, Normino, the three areas of the plan. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Action } from '../../../bot/core/api.ts';
import type { TrainingView } from '../../../bot/core/api-training.ts';
import { Gates, type Refusal, whole } from '../support/gates.ts';
import type { Person } from '../support/house.ts';

jest.setTimeout(120_000);

let unit: Gates;
beforeAll(async () => {
  unit = await Gates.open('hbtq-klivet', 1);
  expect(unit.members).toHaveLength(20);
});
afterAll(() => unit?.close());

const others = (): Person[] => unit.members.filter(({ id }) => id !== unit.manager.id);
const chosen = (people: readonly Person[]): Promise<{ problem: string | null }> =>
  unit.must('PUT', '/group', { members: people.map(({ id }) => id) });

test('a group of two, of six or without the manager leaves its criterion unmet, and no other (R4)', async () => {
  const wrong: [Person[], string][] = [
    [others().slice(0, 3), 'Chefen är inte med i gruppen. Den ska ha 3–5 och chefen ska ingå.'],
    [[unit.manager, ...others().slice(0, 5)], 'Gruppen har 6 personer. Den ska ha 3–5 och chefen ska ingå.'],
    [[unit.manager, ...others().slice(0, 1)], 'Gruppen har 2 personer. Den ska ha 3–5 och chefen ska ingå.'],
  ];
  for (const [people, sentence] of wrong) {
    expect((await chosen(people)).problem).toBe(sentence);
    const { criteria, steps } = await unit.standing();
    expect(criteria['klivet-c1']).toEqual([false, sentence]);
    expect(steps['klivet-grupp']).toEqual(['open', sentence]);
    for (const id of ['klivet-normino', 'klivet-reflektion'])
      expect(steps[id]).toEqual(['locked', 'Väntar på: Utse diplomeringsgrupp.']);
  }
  expect((await unit.criterion('klivet-c1', 'en'))[1]).toMatch(/^The group has 2 people\./);
  const offered = await unit.call<Refusal>('PUT', '/steps/klivet-reflektion/record', { done: true });
  expect([offered.status, offered.body.detail]).toEqual([409, 'Väntar på: Utse diplomeringsgrupp.']);
  // What is done meanwhile counts: no other criterion waits for the group.
  await unit.attended('klivet-normino', unit.members);
  const { criteria } = await unit.standing();
  expect([criteria['klivet-c1']?.[0], criteria['klivet-c2']?.[0]]).toEqual([false, true]);
  await unit.attended('klivet-normino', []);
  for (const size of [3, 5])
    expect((await chosen([unit.manager, ...others().slice(0, size - 1)])).problem).toBeNull();
  expect(await unit.step('klivet-grupp')).toEqual(['done', 'Gruppen är utsedd.']);
});

test('19 of 20 with diploma or catch-up: one remains, and who it is the manager alone sees (R5)', async () => {
  const missing = others().at(-1) as Person;
  const item = await unit.attended(
    'basics',
    unit.members.filter(({ id }) => id !== missing.id),
  );
  expect([item.text, item.enough]).toEqual(['19 av 20 har diplom eller catch-up; 1 återstår.', false]);
  expect(item.people?.filter(({ done }) => !done).map(({ id }) => id)).toEqual([missing.id]);
  const { prerequisites } = await unit.standing();
  expect(prerequisites['klivet-pre-1']).toEqual([false, '19 av 20 har diplom eller catch-up; 1 återstår.']);
  expect((await unit.standing('en')).prerequisites['klivet-pre-1']?.[1]).toBe(
    '19 of 20 have a diploma or catch-up; 1 to go.',
  );

  const [inGroup] = others();
  const lead = unit.members.find(({ role }) => role === 'processLead');
  for (const as of [inGroup, lead]) {
    const seen = await unit.call<TrainingView>('GET', '/training', undefined, { as });
    expect(seen.body.items.every(({ people }) => people === null)).toBe(true);
    expect(JSON.stringify(seen.body)).not.toContain(missing.name);
    expect(JSON.stringify(await unit.standing('sv', as))).not.toContain(missing.name);
  }
  const named = await unit.exported('evidence');
  expect(named).toContain('19 av 20 har diplom eller catch-up');
  for (const what of ['plan', 'evidence', 'report'] as const) {
    const text = await unit.exported(what);
    for (const { name, id } of unit.members) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(id);
    }
  }
  await unit.attended('basics', unit.members);
  expect((await unit.standing()).prerequisites['klivet-pre-1']).toEqual([
    true,
    '20 av 20 har diplom eller catch-up.',
  ]);
});

test('19 of 20 with Normino, and no offer of reflection, keep the plan locked', async () => {
  await unit.attended('klivet-normino', unit.members.slice(1));
  expect(await unit.standing()).toMatchObject({
    criteria: {
      'klivet-c2': [false, '19 av 20 har gjort webbutbildningen; 1 återstår.'],
      'klivet-c3': [false, 'Självreflektion har inte erbjudits hela enheten än.'],
    },
    steps: { 'klivet-plan': ['locked', 'Väntar på: Normino; Självreflektion.'] },
  });
  const word = await unit.call<Refusal>('PUT', '/steps/klivet-normino/record', { done: true });
  expect([word.status, word.body.detail]).toEqual([409, '19 av 20 har gjort webbutbildningen; 1 återstår.']);
  await unit.must('PUT', '/steps/klivet-normino/own', { done: true }, { as: unit.members[0] as Person });
  expect(await unit.step('klivet-plan')).toEqual(['locked', 'Väntar på: Självreflektion.']);
  await unit.record('klivet-reflektion');
  expect(await unit.criterion('klivet-c3')).toEqual([true, 'Alla i enheten har erbjudits självreflektion.']);
});

test('drafts are no plan, an action lacks what is named, and an area without an action is named (R11, R12)', async () => {
  const areas = 'kunskap, bemötande och arbetsmiljö';
  expect(await unit.step('klivet-plan')).toEqual([
    'open',
    `Åtgärd som är på gång eller klar saknas inom ${areas}.`,
  ]);
  const draft = await unit.act({ title: 'Introduktion för nya' });
  const refused = await unit.call<Refusal>(
    'PATCH',
    `/plan/${draft.id}`,
    { state: 'active' },
    {
      headers: { 'if-match': draft.version },
    },
  );
  expect([refused.status, refused.body.fields?.map(({ field }) => field)]).toEqual([
    422,
    ['area', 'ownerRole', 'dueDate', 'indicator', 'followUpDate'],
  ]);
  expect(refused.body.detail).toBe(
    'Område, ansvarig, datum, indikator och datum för uppföljning saknas. Fyll i eller spara utkast.',
  );
  expect((await unit.must<{ actions: Action[] }>('GET', '/plan')).actions).toMatchObject([
    { state: 'draft' },
  ]);

  await unit.change(draft, { ...whole('kunskap'), state: 'active' });
  await unit.act({ ...whole('bemotande'), state: 'active' });
  await unit.act({ ...whole('arbetsmiljo') });
  const two = await unit.standing();
  expect(two.criteria['klivet-c4']).toEqual([
    false,
    'Åtgärd som är på gång eller klar saknas inom arbetsmiljö.',
  ]);
  for (const id of ['klivet-feedback', 'klivet-justering'])
    expect(two.steps[id]).toEqual(['locked', 'Väntar på: Utvecklingsplan.']);
  const comments = await unit.call<Refusal>('PUT', '/steps/klivet-feedback/record', { done: true });
  expect([comments.status, comments.body.detail]).toEqual([409, 'Väntar på: Utvecklingsplan.']);
  expect([two.complete, two.state]).toEqual([false, 'going']);
});

test('an action whose day of follow-up somebody took away in SharePoint holds the last step open', async () => {
  const { actions } = await unit.must<{ actions: Action[] }>('GET', '/plan');
  const [first, , last] = actions as [Action, Action, Action];
  const row = `sites/${unit.unit.site}/lists/StegvisPlan/items/${first.id}/fields`;
  const taken = await unit.house.graph(unit.manager, 'PATCH', row, { FollowUpDate: null });
  expect(taken.status).toBe(200);
  // The tab reads it when somebody looks.
  await unit.standing();
  await unit.change(last, { state: 'active' });
  const open = await unit.standing();
  expect(open.steps).toMatchObject({
    'klivet-plan': ['done', 'Varje område har en åtgärd som är på gång eller klar.'],
    'klivet-justering': ['open', '1 pågående åtgärd saknar datum för uppföljning.'],
    'klivet-feedback': ['open', 'Återkopplingen har inte kommit än.'],
    'klivet-underlag': ['open', 'Underlaget har inte kommit än.'],
  });
  // The criteria are met; the two optional steps may stay as they are.
  expect(open.complete).toBe(true);
  const again = (await unit.must<{ actions: Action[] }>('GET', '/plan')).actions.find(
    ({ id }) => id === first.id,
  ) as Action;
  await unit.change(again, { followUpDate: '2026-09-01' });
  expect((await unit.step('klivet-justering'))[0]).toBe('done');
});

test('the channel hears of the next APT, and of nobody who lacks anything (R5)', async () => {
  const missing = others().at(-1) as Person;
  await unit.attended(
    'basics',
    unit.members.filter(({ id }) => id !== missing.id),
  );
  await unit.house.install(unit.manager, unit.unit.channel);
  await unit.item(await unit.plan('apt', '2026-01-21'), null);
  await unit.house.moveClock('2026-01-14T15:00:00.000Z');
  const said = await unit.house.control<object[]>(
    'GET',
    `messages?where=${encodeURIComponent(unit.unit.channel)}`,
  );
  expect(JSON.stringify(said)).toContain('Hbtqi på dagordningen');
  for (const { name } of others()) expect(JSON.stringify(said)).not.toContain(name);
});
