/**
 * The competence lift, whole, but for the inventory itself, which is marked as done by whoever may: mandate, process plan,
 * matrix, talks, the operational plan and the annual report. No competence of anybody is known here, and the criterion
 * that asks for it says so.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Action } from '../../../bot/core/api.ts';
import type { FollowUpView, LinksView, UnitsOverview } from '../../../bot/core/api-report.ts';
import type { ProgrammeStep, ProgrammeView } from '../../../bot/core/api-steps.ts';
import { openBrowser } from '../support/browser.ts';
import { wordsOf } from '../support/cards.ts';
import { filesOf } from '../support/files.ts';
import { House } from '../support/house.ts';
import { action, must, Walk } from '../support/programme.ts';

jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let walk: Walk;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  walk = await Walk.begin(house, browser, 'rss-vasterbotten');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const record = (step: string, input: object, person = walk.lead) =>
  walk.ask<ProgrammeStep & { detail?: string }>(person, 'PUT', `steps/${step}/record`, input);
const mark = async (step: string, person = walk.lead): Promise<void> => {
  expect((await walk.states())[step]).toBe('Öppen');
  expect([step, (await record(step, { done: true }, person)).status]).toEqual([step, 200]);
  expect((await walk.states())[step]).toBe('Klar');
};

test('the mandate is the first step; what Stegvis cannot know, it says that it does not know', async () => {
  await house.install(walk.manager);
  await house.install(walk.lead);
  expect(await walk.states()).toMatchObject({ 'rss-mandat': 'Öppen', 'rss-processplan': 'Låst' });
  expect(await walk.gate('rss-mandat')).toEqual({ met: false, reason: 'Chefens uppdrag är inte noterat.' });
  const mandate = { text: 'Processledaren får 20 procent under ett år.', date: '2026-01-12' };
  await walk.call(walk.manager, 'PUT', 'mandate', { ...mandate, basis: 'Beslut i ledningsgruppen.' });
  expect(await walk.states()).toMatchObject({
    'rss-mandat': 'Klar',
    'rss-processplan': 'Öppen',
    'rss-matris': 'Låst',
  });
  expect((await walk.gate('rss-pre-1')).met).toBe(true);
  expect(await walk.gate('rss-pre-2')).toEqual({
    ...{ met: false, reason: 'Stegvis har ännu inga uppgifter om tilliten i gruppen.' },
  });
});

test('the process plan is the process lead’s and comes before the matrix; a later change is another version', async () => {
  const locked = await record('rss-matris', { done: true });
  expect([locked.status, locked.body.detail]).toEqual([409, 'Väntar på: Process- och aktivitetsplan.']);
  expect((await record('rss-processplan', { done: true })).status).toBe(422);
  const text = 'Januari: matris. Februari: intervjuer. Mars: teman.';
  expect((await record('rss-processplan', { done: true, text })).status).toBe(200);
  expect((await walk.gate('rss-processplan')).met).toBe(true);
  const first = await walk.step('rss-processplan');
  expect((await record('rss-processplan', { done: true, text: `${text} April: pass.` })).status).toBe(200);
  const row = must(
    'row',
    (await walk.rows('StegvisSteps')).find(({ fields }) => fields.StepId === 'rss-processplan'),
  );
  expect(row.fields.Output).toContain('April: pass.');
  expect((await walk.step('rss-processplan')).version).not.toBe(first.version);
  // Whoever still has the first version before them is told, and nothing is lost.
  const old = await walk.ask(
    walk.lead,
    'PUT',
    'steps/rss-processplan/record',
    { done: true, text: 'Ny.' },
    first,
  );
  expect([old.status, JSON.stringify(old.body).includes('April: pass.')]).toEqual([412, true]);
});

test('the matrix is marked as done by the process lead, in the tab', async () => {
  const { page, tab } = await walk.open(walk.lead, 'programme');
  await tab.getByRole('link', { name: 'Begreppsmatris' }).first().click();
  await tab.getByRole('button', { name: 'Markera klart' }).click();
  await tab.getByText('Markerat som klart 12 januari 2026').first().waitFor();
  await page.close();
  expect(await walk.states()).toMatchObject({ 'rss-matris': 'Klar', 'rss-intervju': 'Öppen' });
  const { met, reason } = await walk.gate('rss-matris');
  expect([met, reason.startsWith('Markerat som klart av enheten.')]).toEqual([true, true]);
  const [colleague = walk.safetyRep] = walk.people.filter(({ role, group }) => role === 'employee' && !group);
  expect((await record('rss-intervju', { done: true }, colleague)).status).toBe(403);
});

test('interviews, plans and themes are marked; a session’s note becomes an action in one step', async () => {
  await walk.wake('2026-02-09');
  await mark('rss-intervju');
  await walk.wake('2026-03-09');
  await mark('rss-plan');
  await mark('rss-teman');
  await walk.wake('2026-04-08');
  const note = 'Vi behöver en fast fråga i introduktionen. Den ska vara vår.';
  const session = await walk.meeting('session', '2026-04-08', {
    title: 'Temapass 1',
    stepId: 'rss-pass',
    form: 'group',
    note,
  });
  await walk.changeMeeting(session.id, { state: 'held', reception: 'Vi vill ha mer tid.' });
  const single = { form: 'individual', note: 'Om en person.' } as const;
  const refused = await walk.ask(
    walk.lead,
    'PATCH',
    `meetings/${session.id}`,
    single,
    await walk.changeMeeting(session.id, {}),
  );
  expect(refused.status).toBe(422);
  const made = await walk.call<Action>(walk.lead, 'POST', `meetings/${session.id}/note/action`, {});
  expect(made).toMatchObject({ title: 'Vi behöver en fast fråga i introduktionen', state: 'draft' });
  // The only planned session has been held: that is a fact.
  expect((await walk.states())['rss-pass']).toBe('Klar');
});

test('the talks are marked, one part after the other', async () => {
  await walk.wake('2026-07-15');
  expect((await record('rss-samtal-2', { done: true })).status).toBe(409);
  await mark('rss-samtal-1', walk.manager);
  await mark('rss-samtal-2');
  expect(await walk.states()).toMatchObject({ 'rss-vp': 'Öppen', 'rss-uppfoljning': 'Låst' });
});

test('a plan in three areas is decided, and the manager is asked what goes into the operational plan', async () => {
  const [draft] = await walk.actions();
  const rest = {
    area: 'kunskap',
    ownerRole: 'processledare',
    dueDate: '2026-11-16',
    indicator: 'Antal',
    followUpDate: '2027-01-15',
  };
  await walk.changeAction(must('draft', draft).id, {
    ...rest,
    goal: 'Alla nya får frågan.',
    state: 'active',
  });
  await walk.call(walk.manager, 'POST', 'plan', action('Samtal om bemötande', 'bemotande', '2027-02-01'));
  await walk.call(
    walk.manager,
    'POST',
    'plan',
    action('Följa upp jargong', 'arbetsmiljo', '2027-03-01', { samPhase: 'followUp' }),
  );
  await walk.call(walk.manager, 'POST', 'plan/versions', { decidedOn: '2026-07-15' });
  await walk.wake('2026-09-01');
  expect(wordsOf(await walk.card(walk.manager, 'Underlag till verksamhetsplan 2027'))).toContain(
    'Tre förslag.',
  );
  const word = await record('rss-vp', { done: true }, walk.manager);
  expect([word.status, word.body.detail]).toEqual([
    409,
    expect.stringContaining('Arbetet är inte kopplat till verksamhetsplanen än.'),
  ]);
  const { links } = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  const linked = await walk.call<LinksView>(
    walk.manager,
    'PUT',
    'links',
    { operationalPlan: 'Verksamhetsplan 2027, avsnitt 3' },
    links,
  );
  expect(linked.operationalPlan).toBe('Verksamhetsplan 2027, avsnitt 3');
  expect(await walk.gate('rss-c2')).toEqual({ met: true, reason: 'Arbetet står i verksamhetsplanen.' });
  expect(await walk.states()).toMatchObject({ 'rss-vp': 'Klar', 'rss-uppfoljning': 'Öppen' });
});

test('the process lead’s overview tells the state of each step, and no shares to compare by', async () => {
  const { body } = await house.api<UnitsOverview>(walk.lead, 'GET', 'me/units/overview');
  const [line] = body.units;
  expect(body.units).toHaveLength(1);
  expect(line?.steps.filter(({ state }) => state === 'open').map(({ id }) => id)).toEqual([
    'rss-uppfoljning',
  ]);
  expect(line?.next?.title).toBe('Uppföljning i verksamhetsberättelsen');
  expect(JSON.stringify(body)).not.toMatch(/procent|%|share/);
  const other = must(
    'colleague',
    walk.people.find(({ role }) => role === 'employee'),
  );
  const none = await house.api<UnitsOverview>(other, 'GET', 'me/units/overview');
  expect(none.body.units).toEqual([]);
});

test('the process lead is reminded of their action and says in the chat that it is done', async () => {
  await walk.wake('2026-11-02');
  await walk.press(walk.lead, 'Vi behöver en fast fråga i introduktionen', 'done');
  expect((await walk.actions()).filter(({ state }) => state === 'done')).toHaveLength(1);
});

test('in January the annual report is linked; the criterion about knowledge stays open and says why', async () => {
  await walk.wake('2027-01-22', '13:30');
  await walk.card(walk.manager, 'Utkast till verksamhetsberättelse');
  expect((await walk.gate('rss-c3')).reason).toBe('Arbetet är inte kopplat till verksamhetsberättelsen än.');
  const { links } = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  await walk.call(
    walk.lead,
    'PUT',
    'links',
    { annualReport: 'Verksamhetsberättelse 2026, avsnitt 5' },
    links,
  );
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
  const evidence = await walk.evidence();
  expect(Object.fromEntries(evidence.criteria.map(({ id, met }) => [id, met]))).toEqual({
    ...{ 'rss-c1': false, 'rss-c2': true, 'rss-c3': true },
  });
  expect(evidence.complete).toBe(false);
  expect((await walk.gate('rss-c1')).reason).toBe('Stegvis har ännu inga uppgifter om baskunskapen.');
  const { operationalPlan } = (await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up')).links;
  expect(operationalPlan).toBe('Verksamhetsplan 2027, avsnitt 3');
});

test('the manager closes the programme with an owner of the plan, which goes on', async () => {
  const refused = await walk.ask(walk.manager, 'PUT', 'programme', { answer: 'close' });
  expect(refused.status).toBe(422);
  const closed = await walk.call<ProgrammeView>(walk.manager, 'PUT', 'programme', {
    answer: 'close',
    planOwner: 'chef',
  });
  expect(closed).toMatchObject({ state: 'closed', planOwner: 'chef', openCriteria: 1 });
  await walk.wake('2027-02-01', '15:00');
  await walk.press(walk.manager, 'Samtal om bemötande', 'done');
  const { review } = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  expect(review.map(({ state }) => state).sort()).toEqual(['active', 'done', 'done']);
});

test('plan, evidence, report and year are files without names', async () => {
  const files = await filesOf(walk, walk.lead);
  expect(files['plan.xlsx']).toContain('Följa upp jargong');
  expect(files['evidence.docx']).toContain('Stegvis har ännu inga uppgifter om baskunskapen.');
  expect(files['report.docx']).toContain('Verksamhetsplan 2027, avsnitt 3');
  expect(files['year.ics']).toContain('Temapass 1');
});
