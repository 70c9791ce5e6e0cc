/** The gates of the competence lift (RSS Västerbotten), each shut with its reason: mandate, process plan, matrix, and on. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Gates, type Refusal } from '../support/gates.ts';
import type { Person } from '../support/house.ts';

jest.setTimeout(120_000);

let unit: Gates;
let lead: Person;
let employee: Person;
beforeAll(async () => {
  unit = await Gates.open('rss-vasterbotten');
  const named = (role: Person['role']): Person => {
    const person = unit.members.find((one) => one.role === role && !one.group);
    if (!person) throw new Error(`no ${role}`);
    return person;
  };
  lead = named('processLead');
  employee = named('employee');
  await unit.must('PUT', '', {
    ...{ programme: 'rss-vasterbotten', start: '2026-01-12', manager: unit.manager.id },
    ...{ group: unit.group.map(({ id }) => id), processLead: lead.id },
  });
});
afterAll(() => unit?.close());

const record = (step: string, as: Person, text?: string) =>
  unit.call<Refusal>('PUT', `/steps/${step}/record`, { done: true, ...(text ? { text } : {}) }, { as });

test('without the manager’s mandate only the mandate is open (R3)', async () => {
  const { steps, prerequisites } = await unit.standing();
  const { 'rss-mandat': mandate, ...rest } = steps;
  expect(mandate).toEqual(['open', 'Chefens uppdrag är inte noterat.']);
  expect(Object.keys(rest)).toHaveLength(10);
  for (const said of Object.values(rest)) expect(said).toEqual(['locked', 'Väntar på chefens uppdrag.']);
  expect(prerequisites['rss-pre-1']).toEqual([false, 'Chefens uppdrag är inte noterat.']);
  const early = await record('rss-processplan', lead, 'Vår plan.');
  expect([early.status, early.body.detail]).toEqual([409, 'Väntar på chefens uppdrag.']);
  expect((await record('rss-mandat', unit.manager)).body.detail).toBe('Chefens uppdrag är inte noterat.');
  await unit.mandate();
  expect((await unit.step('rss-mandat'))[0]).toBe('done');
});

test('without trust in the group nothing says that there is any (R50)', async () => {
  const { prerequisites } = await unit.standing();
  expect(prerequisites['rss-pre-2']?.[0]).toBe(false);
  expect(prerequisites['rss-pre-2']?.[1]).toMatch(/tillit/);
});

test('the matrix is locked until the process and activity plan is recorded, as words and not a day alone (R48)', async () => {
  expect((await unit.standing()).steps).toMatchObject({
    'rss-processplan': ['open', 'Process- och aktivitetsplanen är inte noterad.'],
    'rss-matris': ['locked', 'Väntar på: Process- och aktivitetsplan.'],
  });
  const locked = await record('rss-matris', lead);
  expect([locked.status, locked.body.detail]).toEqual([409, 'Väntar på: Process- och aktivitetsplan.']);
  const empty = await record('rss-processplan', lead);
  expect([empty.status, empty.body.fields?.map(({ field }) => field)]).toEqual([422, ['text']]);
  expect((await record('rss-processplan', employee, 'Min plan.')).status).toBe(403);
  expect(await unit.step('rss-matris', 'en')).toEqual(['locked', 'Waiting for: Process and activity plan.']);
  expect((await record('rss-processplan', lead, 'Intervjuer i februari, teman i mars.')).status).toBe(200);
  expect((await unit.step('rss-matris'))[0]).toBe('open');
  // Taken back, it closes the matrix again.
  const words = await unit.must<{ version: string }>('PUT', '/steps/rss-processplan/record', { done: false });
  expect((await unit.step('rss-matris'))[0]).toBe('locked');
  expect(words.version).toEqual(expect.any(String));
  expect((await record('rss-processplan', lead, 'Intervjuer i februari, teman i mars.')).status).toBe(200);
});

/** Every step that somebody notes, whom it waits for, and those that wait for it. */
const CHAIN: [step: string, waiting: string[], title: string][] = [
  ['rss-matris', ['rss-intervju'], 'Begreppsmatris'],
  ['rss-intervju', ['rss-plan', 'rss-teman'], 'Individuella intervjuer'],
  ['rss-teman', ['rss-pass'], 'Teman'],
  ['rss-pass', ['rss-samtal-1'], 'Temapass'],
  ['rss-samtal-1', ['rss-samtal-2'], 'Samtal del 1: förutsättningslöst'],
  ['rss-samtal-2', ['rss-vp'], 'Samtal del 2: det egna uppdraget'],
];

test.each(CHAIN)('%s is not done by itself, and %j waits for it', async (step, waiting, title) => {
  const { steps } = await unit.standing();
  expect(steps[step]?.[0]).toBe('open');
  for (const id of waiting) {
    expect(steps[id]).toEqual(['locked', `Väntar på: ${title}.`]);
    expect((await record(id, unit.manager)).status).toBe(409);
  }
  const done = await record(step, lead);
  expect([step, done.status]).toEqual([step, 200]);
  const after = (await unit.standing()).steps;
  expect(after[step]?.[0]).toBe('done');
  for (const id of waiting) expect(after[id]?.[0]).toBe('open');
});

test('nobody’s word puts the work into the operational plan or the annual report: a reference does (R29)', async () => {
  expect((await unit.standing()).steps).toMatchObject({
    'rss-vp': ['open', 'Arbetet är inte kopplat till verksamhetsplanen än.'],
    'rss-uppfoljning': ['locked', 'Väntar på: In i verksamhetsplanen.'],
  });
  expect((await record('rss-vp', unit.manager)).status).toBe(409);
  const { operationalPlan } = { operationalPlan: 'Verksamhetsplan 2026, avsnitt 3' };
  expect((await unit.call('PUT', '/links', { operationalPlan }, { as: employee })).status).toBe(403);
  await unit.must('PUT', '/links', { operationalPlan });
  const open = await unit.standing();
  expect(open.steps['rss-uppfoljning']).toEqual([
    'open',
    'Arbetet är inte kopplat till verksamhetsberättelsen än.',
  ]);
  expect(open.criteria).toMatchObject({
    'rss-c2': [true, 'Arbetet står i verksamhetsplanen.'],
    'rss-c3': [false, 'Arbetet är inte kopplat till verksamhetsberättelsen än.'],
  });
  await unit.must('PUT', '/links', { annualReport: 'Verksamhetsberättelse 2026, avsnitt 5' });
  expect((await unit.step('rss-uppfoljning'))[0]).toBe('done');
});

test('with every step but the inventory’s facts the programme goes on: nothing says that all have basic knowledge', async () => {
  const { complete, state, criteria } = await unit.standing();
  expect(criteria['rss-c1']).toEqual([false, 'Stegvis har ännu inga uppgifter om baskunskapen.']);
  expect([complete, state]).toEqual([false, 'going']);
  expect((await unit.criterion('rss-c1', 'en'))[0]).toBe(false);
});
