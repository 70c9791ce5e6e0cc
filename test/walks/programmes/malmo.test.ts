/** The four steps, whole: a vision, a screening, proposals and a presented plan, with two workshops and the group's meetings. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Action, Meeting, Overview } from '../../../bot/core/api.ts';
import type { Finding, FindingsView } from '../../../bot/core/api-findings.ts';
import type { PlanIdeas } from '../../../bot/core/api-plan-life.ts';
import type { FollowUpView } from '../../../bot/core/api-report.ts';
import type { ProgrammeStep, ProgrammeView } from '../../../bot/core/api-steps.ts';
import type { ImportPreview } from '../../../bot/core/api-training.ts';
import { openBrowser } from '../support/browser.ts';
import { wordsOf } from '../support/cards.ts';
import { filesOf, upload } from '../support/files.ts';
import { House } from '../support/house.ts';
import { must, Walk } from '../support/programme.ts';

jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let walk: Walk;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  walk = await Walk.begin(house, browser, 'malmo-fyra-steg');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const VISION = 'Alla som kommer hit känner sig väntade.';
const member = () =>
  must(
    'member of the group',
    walk.group.find(({ id }) => id !== walk.manager.id),
  );
/** Writes a step's output, as a draft of the group's or approved by the manager. */
const output = (step: string, id: string, text: string, approved: boolean) =>
  walk.ask<ProgrammeStep & { detail?: string }>(
    approved ? walk.manager : member(),
    'PUT',
    `steps/${step}/output`,
    {
      ...{ output: id, approved, text },
    },
  );
const held = async (
  kind: 'group' | 'workshop' | 'session',
  day: string,
  title: string,
  more: object = {},
): Promise<Meeting> => {
  const meeting = await walk.meeting(kind, day, { title, ...more });
  return walk.changeMeeting(meeting.id, { state: 'held' });
};

test('the mandate opens the first step and nothing else; proposals wait for vision and screening', async () => {
  await house.install(walk.manager);
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Låst']));
  const basis = 'Nämndens beslut, ärende 2026-12. Enheten möter många i utsatta lägen.';
  await walk.call(walk.manager, 'PUT', 'mandate', {
    text: 'Vi går de fyra stegen.',
    date: '2026-01-12',
    basis,
  });
  expect(await walk.states()).toMatchObject({ 'malmo-1': 'Öppen', 'malmo-2': 'Låst', 'malmo-ws-1': 'Låst' });
  expect((await output('malmo-3', 'insatsforslag', 'Nya skyltar.', false)).status).toBe(200);
  const refused = await output('malmo-3', 'insatsforslag', 'Nya skyltar.', true);
  expect([refused.status, refused.body.detail]).toEqual([
    409,
    'Behöver vara klart först: vision och genomlysning. Texten går att spara som utkast.',
  ]);
  expect((await walk.gate('malmo-c1')).met).toBe(false);
});

test('the first step: who came, by a list from elsewhere; the group words a vision and the manager approves it in the tab', async () => {
  await walk.wake('2026-01-15');
  await held('session', '2026-01-15', 'Steg 1', { stepId: 'malmo-1', others: 'Föreläsare' });
  const names = ['Namn', ...walk.people.slice(0, 9).map(({ name }) => name), 'Någon Annan'].join('\r\n');
  const there = 'steps/malmo-1/attendance';
  const found = await upload<ImportPreview>(
    walk,
    walk.manager,
    `${there}/preview`,
    Buffer.from(names, 'utf8'),
  );
  expect(found).toMatchObject({ matched: Array(9).fill({}), unmatchedCount: 1 });
  await walk.call(walk.manager, 'PATCH', there, { present: found.matched.map(({ id }) => id) });
  expect((await walk.training('malmo-1', member())).count).toEqual({ done: 9, of: walk.people.length });
  expect((await walk.training('malmo-1', member())).people).toBeNull();
  expect((await output('malmo-1', 'vision', VISION, false)).status).toBe(200);
  expect(await walk.gate('malmo-1')).toEqual({ met: false, reason: 'Inte godkänt än: vision.' });
  const { page, tab } = await walk.open(walk.manager, 'programme');
  await tab.getByRole('link', { name: 'Steg 1: förändringsarbete och hbtq' }).first().click();
  await tab.getByText(VISION).first().waitFor();
  await tab.getByRole('button', { name: 'Godkänn' }).click();
  await tab.getByText('Godkänt 15 januari 2026').first().waitFor();
  await page.close();
  expect(await walk.gate('malmo-1')).toEqual({ met: true, reason: 'Godkänt: vision.' });
  expect((await walk.call<Overview>(member(), 'GET', '')).vision).toEqual({
    text: VISION,
    changedOn: '2026-01-15',
  });
  expect(await walk.states()).toMatchObject({
    'malmo-1': 'Klar',
    'malmo-2': 'Öppen',
    'malmo-ws-1': 'Öppen',
    'malmo-3': 'Låst',
  });
});

test('the first workshop and the second step: a screening with norms and risks of staff and residents', async () => {
  await walk.wake('2026-02-10');
  expect(await walk.gate('malmo-c2')).toMatchObject({
    met: false,
    reason: '0 av 2 workshoppar har hållits.',
  });
  await held('workshop', '2026-02-10', 'Workshop 1', { stepId: 'malmo-ws-1' });
  expect((await walk.gate('malmo-c2')).reason).toBe('1 av 2 workshoppar har hållits.');
  expect(await walk.states()).toMatchObject({ 'malmo-ws-1': 'Klar', 'malmo-ws-2': 'Låst' });
  const add = (title: string, kind: string, whose: string, area: string): Promise<Finding> =>
    walk.call(member(), 'POST', 'findings', { title, kind, whose, area });
  await add('Vi tar för givet att alla har en familj som stöd.', 'norm', 'residents', 'bemotande');
  const seen = await walk.call<FindingsView>(member(), 'GET', 'findings');
  expect(seen.lacking).toMatchObject({ whose: ['staff'], areas: ['arbetsmiljo'] });
  const risk = await add('Jargong i jourrummet.', 'risk', 'staff', 'arbetsmiljo');
  expect(risk.withoutAction).toBe(true);
  const first = await output('malmo-3', 'insatsforslag', 'Nya skyltar.', true);
  expect(first.body.detail).toContain('Behöver vara klart först: genomlysning.');
  expect((await output('malmo-2', 'genomlysning', 'En norm och en risk, i två vardagar.', true)).status).toBe(
    200,
  );
  expect(await walk.states()).toMatchObject({ 'malmo-2': 'Klar', 'malmo-3': 'Öppen', 'malmo-4': 'Låst' });
});

test('the third step: proposals for both areas, from a finding and from the library', async () => {
  await walk.wake('2026-04-07');
  const { findings } = await walk.call<FindingsView>(member(), 'GET', 'findings');
  const risk = must(
    'risk',
    findings.find(({ kind }) => kind === 'risk'),
  );
  await walk.call<Action>(member(), 'POST', `findings/${risk.id}/action`, { title: 'Samtal om jargong' });
  expect(await walk.gate('malmo-3')).toEqual({ met: false, reason: 'Förslag saknas inom bemötande.' });
  const { ideas } = await walk.call<PlanIdeas>(member(), 'GET', 'plan/ideas?step=malmo-3');
  expect(new Set(ideas.map(({ area }) => area))).toEqual(new Set(['bemotande', 'arbetsmiljo']));
  const idea = must(
    'idea',
    ideas.find(({ area }) => area === 'bemotande'),
  );
  const { title, area, indicator, ownerRole } = idea;
  await walk.call(member(), 'POST', 'plan', { title, area, indicator, ownerRole });
  expect(await walk.gate('malmo-3')).toEqual({ met: true, reason: 'Varje område har ett förslag.' });
  expect((await output('malmo-3', 'insatsforslag', 'Skyltar och samtal.', true)).status).toBe(200);
  expect(await walk.states()).toMatchObject({ 'malmo-3': 'Klar', 'malmo-4': 'Öppen', 'malmo-ws-2': 'Öppen' });
});

test('the plan is decided; what was decided is a version, and what was done since stands beside it', async () => {
  for (const { id } of await walk.actions())
    await walk.changeAction(id, {
      ...{
        goal: 'Det märks i enkäten.',
        indicator: 'Enkäten',
        dueDate: '2026-09-30',
        followUpDate: '2026-11-02',
      },
      ...{ ownerRole: 'medarbetare', ownerId: member().id, state: 'active' },
    });
  const version = await walk.call(walk.manager, 'POST', 'plan/versions', { decidedOn: '2026-04-07' });
  expect(version).toMatchObject({ number: 1, count: 2 });
});

test('the fourth step: the group presents its plan; the group has met four times, twice confirmed in the chat', async () => {
  for (const day of ['2026-02-17', '2026-03-10']) await held('group', day, 'Gruppmöte');
  expect(await walk.gate('malmo-c3')).toEqual({ met: false, reason: '2 av 4 gruppmöten har hållits.' });
  for (const [day, after, title] of [
    ['2026-05-12', '2026-05-13', 'Inför presentationen'],
    ['2026-06-02', '2026-06-03', 'Efter presentationen'],
  ] as const) {
    await walk.meeting('group', day, { title });
    expect((await walk.states())['malmo-grupp']).toBe('Öppen');
    await walk.wake(after, '11:30');
    await walk.press(walk.manager, title, 'confirm');
  }
  expect(await walk.gate('malmo-c3')).toEqual({ met: true, reason: '4 gruppmöten har hållits.' });
  expect(await walk.gate('malmo-4')).toEqual({ met: false, reason: 'Planen är inte presenterad än.' });
  const step = await walk.step('malmo-4');
  await walk.call(member(), 'PUT', 'steps/malmo-4/record', { done: true, date: '2026-06-01' }, step);
  expect((await output('malmo-4', 'handlingsplan', 'Planen, version 1.', true)).status).toBe(200);
  expect(await walk.states()).toMatchObject({
    'malmo-grupp': 'Klar',
    'malmo-4': 'Klar',
    'malmo-ws-2': 'Öppen',
  });
});

test('with one workshop the programme is still under way; the second completes it', async () => {
  const going = await walk.call<ProgrammeView>(walk.manager, 'GET', 'programme');
  expect(going).toMatchObject({ state: 'going', openCriteria: 1 });
  expect(await walk.gate('malmo-c2')).toEqual({ met: false, reason: '1 av 2 workshoppar har hållits.' });
  await held('workshop', '2026-06-03', 'Workshop 2', { stepId: 'malmo-ws-2' });
  const whole = await walk.call<ProgrammeView>(walk.manager, 'GET', 'programme');
  expect(whole).toMatchObject({ state: 'complete', openCriteria: 0, planOwner: null });
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
  const evidence = await walk.evidence();
  expect(evidence).toMatchObject({ complete: true, next: [], vision: VISION, planOwner: { ask: true } });
  expect(evidence.recorded.join('\n')).toContain('Godkänt av enheten 15 januari 2026: vision.');
});

test('the city’s certification is noted with an end of its own, and the group owns the plan now', async () => {
  const { version } = (await walk.evidence()).certificate;
  const certificate = {
    title: 'Certifierad',
    date: '2026-06-03',
    issuer: 'Malmö stad',
    validUntil: '2028-06-02',
  };
  await walk.call(walk.manager, 'PUT', 'certificate', certificate, { version });
  await walk.call(walk.manager, 'PUT', 'programme', { planOwner: 'hbtq-grupp' });
  const { recorded, planOwner } = await walk.evidence(member());
  expect(recorded.join('\n')).toContain('Gäller till 2 juni 2028.');
  expect(planOwner).toMatchObject({ role: 'hbtq-grupp', ask: false });
});

test('the plan goes on: its owner is reminded and says done in the chat, what is left is checked in the autumn', async () => {
  await house.install(member());
  const english = member().language === 'en';
  await walk.wake('2026-09-17');
  const [first, second] = await walk.actions();
  await walk.press(member(), must('action', first).title, 'done');
  expect((await walk.actions()).map(({ state }) => state).sort()).toEqual(['active', 'done']);
  await walk.meeting('group', '2026-10-14', { title: 'Höstens gruppmöte' });
  await walk.wake('2026-10-05');
  await walk.card(member(), english ? 'Plan check' : 'Planavstämning');
  const { check, review } = await walk.call<FollowUpView>(member(), 'GET', 'follow-up');
  expect([check.map(({ id }) => id), review.length]).toEqual([[must('action', second).id], 2]);
  await walk.wake('2026-10-09', '13:30');
  await walk.card(walk.manager, 'Höstens gruppmöte');
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
});

test('plan, evidence, report and year are files without names', async () => {
  const files = await filesOf(walk, member());
  expect(files['plan.docx']).toContain(VISION);
  expect(files['evidence.docx']).toContain('2 workshoppar har hållits.');
  expect(files['report.xlsx']).toContain('Samtal om jargong');
  expect(files['year.ics']).toContain('Workshop 2');
});

test('nine months before the certification’s end its renewal is asked about', async () => {
  await walk.wake('2027-09-03', '13:30');
  expect(wordsOf(await walk.card(walk.manager, 'gäller till'))).toContain('Malmö stad');
});
