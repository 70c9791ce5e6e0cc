/** The certification with RFSL, whole: from the council's decision to the certificate, its renewal and the plan after it. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import writeExcel from 'write-excel-file/node';
import type { Action, Meeting } from '../../../bot/core/api.ts';
import type { Finding } from '../../../bot/core/api-findings.ts';
import type { AnnualReport, FollowUpView } from '../../../bot/core/api-report.ts';
import type { ImportPreview, TrainingItem } from '../../../bot/core/api-training.ts';
import { openBrowser } from '../support/browser.ts';
import { wordsOf } from '../support/cards.ts';
import { expectNoNames, filesOf, upload } from '../support/files.ts';
import { House } from '../support/house.ts';
import { action, must, Walk } from '../support/programme.ts';

jest.setTimeout(180_000);

const SESSIONS = ['2026-01-28', '2026-02-11', '2026-03-11', '2026-04-22'];

let house: House;
let browser: Browser;
let walk: Walk;
let sessions: Meeting[];
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  walk = await Walk.begin(house, browser, 'soderhamn-rfsl');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** So many of the unit have attended, by the manager's list. */
const tick = (step: string, count: number): Promise<TrainingItem> =>
  walk.call(walk.manager, 'PUT', `steps/${step}/attendance`, {
    present: walk.people.slice(0, count).map(({ id }) => id),
  });
const held = (n: number): Promise<Meeting> =>
  walk.changeMeeting(must('session', sessions[n]).id, { state: 'held' });

test('the mandate cites the decision behind it, and the evidence tells what RFSL asks for', async () => {
  const mandate = {
    ...{ text: 'Kontaktcenter ska arbeta för certifiering.', date: '2026-01-12' },
    basis: 'Motion 2013, enigt beslut i fullmäktige. Enheten möter invånare varje dag.',
  };
  await walk.call(walk.manager, 'PUT', 'mandate', mandate);
  const evidence = await walk.evidence();
  expect(evidence).toMatchObject({ complete: false, provider: 'RFSL', mandate: { basis: mandate.basis } });
  expect(evidence.criteria.filter(({ met }) => met)).toEqual([]);
  expect(evidence.next[0]).toMatchObject({ id: 'rfsl-pre-2', whose: 'chef' });
  expect(await walk.states()).toMatchObject({
    'rfsl-pass-1': 'Öppen',
    'rfsl-pass-2': 'Låst',
    'rfsl-beslut': 'Låst',
  });
});

test('four half-days are booked, with RFSL as a role, and the prerequisite says so', async () => {
  sessions = [];
  for (const [n, day] of SESSIONS.entries()) {
    expect(await walk.gate('rfsl-pre-2')).toEqual({
      met: false,
      reason: `${n} av 4 utbildningstillfällen är bokade.`,
    });
    const more = {
      title: `Pass ${n + 1}`,
      stepId: `rfsl-pass-${n + 1}`,
      form: 'group',
      others: 'RFSL, utbildare',
    } as const;
    sessions.push(await walk.meeting('session', day, more));
  }
  expect(await walk.gate('rfsl-pre-2')).toEqual({ met: true, reason: '4 utbildningstillfällen är bokade.' });
});

test('the first half-day: a card to each, their own answers, and the manager’s list in the tab up to 80 per cent', async () => {
  const answering = walk.people.slice(-3);
  await house.install(walk.manager);
  for (const person of answering) await house.install(person);
  await walk.wake('2026-01-14');
  await walk.wake('2026-01-28');
  for (const person of answering) {
    const english = person.language === 'en';
    await walk.press(person, english ? 'Pass 1 is' : 'Pass 1 är', 'done');
  }
  await held(0);
  expect(await walk.gate('rfsl-pass-1')).toEqual({
    met: false,
    reason: '3 av 20 har deltagit; 80 procent behövs.',
  });
  const { page, tab } = await walk.open(walk.manager, 'training');
  const title = 'Pass 1: hbtq, livsvillkor och historia';
  await tab.getByRole('button', { name: `Pricka av: ${title}` }).click();
  const list = tab.getByRole('dialog');
  for (const { name } of walk.people.slice(0, 12)) await list.getByRole('checkbox', { name }).check();
  await list.getByRole('button', { name: 'Spara' }).click();
  await tab.getByText('15 av 20 har deltagit; 80 procent behövs.').waitFor();
  expect(await walk.states()).toMatchObject({ 'rfsl-pass-1': 'Öppen', 'rfsl-pass-2': 'Låst' });
  await tab.getByRole('button', { name: `Pricka av: ${title}` }).click();
  await list.getByRole('checkbox', { name: walk.people[12]?.name ?? '' }).check();
  await list.getByRole('button', { name: 'Spara' }).click();
  await tab.getByText('16 av 20 har deltagit; 80 procent är nått.').waitFor();
  await page.close();
  expect(await walk.states()).toMatchObject({
    ...{ 'rfsl-pass-1': 'Klar', 'rfsl-pass-2': 'Öppen', 'rfsl-hbtq-grupp': 'Öppen', 'rfsl-pass-3': 'Låst' },
  });
});

test('the second half-day: a list from elsewhere, looked at before it counts', async () => {
  await walk.wake('2026-02-11');
  await held(1);
  const rows = walk.people.slice(0, 16).map(({ name }) => [{ value: name }]);
  const file = await writeExcel([[{ value: 'Namn' }], ...rows]).toBuffer();
  const there = 'steps/rfsl-pass-2/attendance';
  const found = await upload<ImportPreview>(walk, walk.manager, `${there}/preview`, new Uint8Array(file));
  expect(found.matched).toHaveLength(16);
  expect((await walk.gate('rfsl-pass-2')).reason).toBe('0 av 20 har deltagit; 80 procent behövs.');
  await walk.call(walk.manager, 'PATCH', there, { present: found.matched.map(({ id }) => id) });
  expect(await walk.gate('rfsl-pass-2')).toEqual({
    met: true,
    reason: '16 av 20 har deltagit; 80 procent är nått.',
  });
});

test('the group looks for norms, risks and opportunities; three open the plan and two do not', async () => {
  const [, member = walk.manager] = walk.group;
  await house.install(member);
  const meeting = await walk.meeting('group', '2026-02-23', { title: 'Hbtq-gruppen' });
  await walk.wake('2026-02-18');
  expect(
    wordsOf(await walk.card(member, member.language === 'en' ? 'Group meeting' : 'Gruppmöte')),
  ).toContain('Hbtq-gruppen');
  const add = (title: string, kind: string, whose: string, area: string): Promise<Finding> =>
    walk.call(member, 'POST', 'findings', { title, kind, whose, area, stepId: 'rfsl-hbtq-grupp' });
  const norm = await add('Vi frågar efter man eller hustru.', 'norm', 'residents', 'bemotande');
  await add('Skämt i fikarummet.', 'risk', 'staff', 'arbetsmiljo');
  expect(await walk.gate('rfsl-hbtq-grupp')).toEqual({
    met: false,
    reason: '2 av 3 iakttagelser är noterade.',
  });
  expect((await walk.states())['rfsl-plan']).toBe('Låst');
  await add('Invånare säger till när det blir rätt.', 'opportunity', 'both', 'bemotande');
  expect(await walk.gate('rfsl-hbtq-grupp')).toEqual({ met: true, reason: '3 iakttagelser är noterade.' });
  expect(await walk.states()).toMatchObject({ 'rfsl-hbtq-grupp': 'Klar', 'rfsl-plan': 'Öppen' });
  await walk.call(member, 'POST', `findings/${norm.id}/action`, { title: 'Ny fråga i mottagningssamtalet' });
  await walk.wake('2026-02-24');
  expect(await walk.press(walk.manager, 'Stämmer besluten', 'confirm')).toContain('Bekräftat');
  expect((await walk.meetings()).meetings.find(({ id }) => id === meeting.id)?.state).toBe('held');
});

test('the third half-day: the web course stands in for those who took it', async () => {
  await walk.wake('2026-03-11');
  await held(2);
  await tick('rfsl-pass-3', 15);
  expect(await walk.gate('rfsl-pass-3')).toEqual({
    met: false,
    reason: '15 av 20 har deltagit; 80 procent behövs.',
  });
  const absent = must('absent', walk.people[15]);
  await walk.call(absent, 'PUT', 'steps/web-course/own', { done: true });
  expect(await walk.gate('rfsl-pass-3')).toEqual({
    met: true,
    reason: '16 av 20 har deltagit; 80 procent är nått.',
  });
  expect((await walk.states())['rfsl-pass-4']).toBe('Öppen');
});

test('the plan: what lacks is named, both areas are asked for, and what was decided is a version', async () => {
  const [draft] = await walk.actions();
  const id = must('draft', draft).id;
  const wish = { state: 'active', goal: 'Ingen behöver rätta oss.' };
  const refused = await walk.ask<{ fields: { field: string }[] }>(
    walk.manager,
    'PATCH',
    `plan/${id}`,
    wish,
    draft,
  );
  expect([refused.status, refused.body.fields.map(({ field }) => field).sort()]).toEqual([
    422,
    ['dueDate', 'followUpDate', 'indicator', 'ownerRole'],
  ]);
  const rest = {
    ownerRole: 'hbtq-grupp',
    dueDate: '2026-09-15',
    indicator: 'Klagomål',
    followUpDate: '2026-10-01',
  };
  await walk.changeAction(id, { ...wish, ...rest });
  expect(await walk.gate('rfsl-plan')).toEqual({
    met: false,
    reason: 'Åtgärd med mål saknas inom arbetsmiljö.',
  });
  const other = action('Rutin när någon kränks', 'arbetsmiljo', '2026-09-29', { samPhase: 'act' });
  await walk.call<Action>(walk.manager, 'POST', 'plan', other);
  expect(await walk.gate('rfsl-plan')).toEqual({ met: true, reason: 'Varje område har en åtgärd med mål.' });
  const version = await walk.call(walk.manager, 'POST', 'plan/versions', {
    decidedOn: '2026-03-11',
    note: 'Med RFSL.',
  });
  expect(version).toMatchObject({ number: 1, count: 2 });
  expect(await walk.states()).toMatchObject({ 'rfsl-plan': 'Klar', 'rfsl-beslut': 'Låst' });
});

test('the fourth half-day and the test, which is done or not and nothing else', async () => {
  await walk.wake('2026-04-22');
  await held(3);
  await tick('rfsl-pass-4', 16);
  // Two who missed the first half-day take the web course in its place.
  expect(await walk.gate('rfsl-c2')).toEqual({
    ...{ met: false, reason: '14 av 20 är utbildade; 80 procent behövs.' },
  });
  for (const person of walk.people.slice(13, 15))
    await walk.call(person, 'PUT', 'steps/web-course/own', { done: true });
  expect((await walk.gate('rfsl-c2')).reason).toBe('16 av 20 är utbildade; 80 procent är nått.');
  const criteria = (await walk.evidence()).criteria.map(({ id, met }) => [id, met]);
  expect(Object.fromEntries(criteria)).toEqual({
    ...{ 'rfsl-c1': true, 'rfsl-c2': true, 'rfsl-c3': true, 'rfsl-c4': false, 'rfsl-c5': false },
  });
  await walk.wake('2026-05-18');
  const self = must('somebody', walk.people[19]);
  const own = await walk.call<TrainingItem>(self, 'PUT', 'steps/rfsl-test/own', { done: true });
  expect(own).toMatchObject({ mine: true, people: null });
  const present = walk.people.slice(0, 14).map(({ id }) => id);
  await walk.call(walk.manager, 'PATCH', 'steps/rfsl-test/attendance', { present });
  expect((await walk.gate('rfsl-test')).reason).toBe(
    '15 av 20 har gjort det avslutande testet; 80 procent behövs.',
  );
  expect((await walk.states())['rfsl-beslut']).toBe('Låst');
  await walk.call(walk.manager, 'PATCH', 'steps/rfsl-test/attendance', {
    present: [must('one', walk.people[14]).id],
  });
  expect((await walk.gate('rfsl-c5')).reason).toBe(
    '16 av 20 har gjort det avslutande testet; 80 procent är nått.',
  );
  const evidence = await walk.evidence();
  expect(evidence).toMatchObject({
    complete: false,
    next: [{ id: 'rfsl-beslut', whose: 'provider', turn: 'RFSL' }],
  });
  for (const row of await walk.rows('StegvisSteps')) expectNoNames(walk, JSON.stringify(row.fields));
});

test('RFSL has decided: the manager notes it in the tab, and the programme is complete', async () => {
  await walk.wake('2026-06-12', '13:00');
  const { page, tab } = await walk.open(walk.manager, 'report');
  await tab.getByRole('button', { name: 'Notera intyg' }).click();
  await tab.getByLabel('Intygets namn').fill('Hbtq-certifikat');
  await tab.getByRole('button', { name: 'Spara' }).click();
  await tab.getByText('Alla villkor är uppfyllda.').first().waitFor();
  await tab.getByText('Vem äger planen nu?').first().waitFor();
  await page.close();
  const evidence = await walk.evidence();
  expect(evidence).toMatchObject({
    ...{ complete: true, next: [], planOwner: { ask: true } },
    certificate: {
      certificate: { issuer: 'RFSL', date: '2026-06-12', validUntil: '2029-06-12', recordedBy: 'chef' },
    },
  });
  expect(evidence.recorded.at(-1)).toContain('Intyg noterat av chefen 12 juni 2026: Hbtq-certifikat, RFSL.');
  expect(Object.values(await walk.states())).toEqual(Array(8).fill('Klar'));
  await walk.call(walk.manager, 'PUT', 'programme', { planOwner: 'hbtq-grupp' });
  expect((await walk.evidence()).planOwner).toMatchObject({ role: 'hbtq-grupp', ask: false });
});

test('the plan lives on: reminders, the follow-up, and the year’s report', async () => {
  const meeting = await walk.meeting('group', '2026-09-10', { title: 'Hbtq-gruppen efteråt' });
  await walk.wake('2026-09-07');
  await walk.card(walk.manager, 'Hbtq-gruppen efteråt');
  await walk.wake('2026-09-16', '15:30');
  await walk.press(walk.manager, 'Rutin när någon kränks', 'done');
  expect((await walk.meetings()).meetings.find(({ id }) => id === meeting.id)?.state).not.toBe('cancelled');
  await walk.wake('2026-10-05');
  await walk.card(walk.manager, 'Planavstämning');
  const followUp = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  const late = must(
    'late action',
    followUp.check.find(({ why }) => why.includes('late')),
  );
  const told = { followUp: 'Färre klagomål än i fjol.', followUpDate: '2027-03-01' };
  await walk.call(walk.manager, 'PATCH', `follow-up/${late.id}`, told, late);
  const report = await walk.call<AnnualReport>(walk.manager, 'GET', 'annual-report?year=2026');
  expect(report.text).toContain('Färre klagomål än i fjol.');
  expect(report.text).toContain('Klart: Rutin när någon kränks');
  expectNoNames(walk, report.text);
});

test('plan, evidence, report and year are files without names', async () => {
  const files = await filesOf(walk, walk.manager);
  expect(files['plan.docx']).toContain('Ny fråga i mottagningssamtalet');
  expect(files['plan.xlsx']).toContain('Rutin när någon kränks');
  expect(files['evidence.docx']).toContain('Hbtq-certifikat');
  expect(files['evidence.xlsx']).toContain('16 av 20');
  expect(files['year.ics']).toContain('Pass 4');
});

test('nine months before the certificate’s end its renewal is asked about', async () => {
  await walk.wake('2028-09-13');
  expect(wordsOf(await walk.card(walk.manager, 'gäller till'))).toContain('Hbtq-certifikat');
});
