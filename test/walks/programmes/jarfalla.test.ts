/** Dialogue and reflection, whole: dialogues, an offer of reflection, APT, the work environment, the certificate. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { AgendaItem, Meeting, Overview } from '../../../bot/core/api.ts';
import type { Answered, Promoted } from '../../../bot/core/api-apt.ts';
import type { TemplateWhole } from '../../../bot/core/api-programme.ts';
import { openBrowser } from '../support/browser.ts';
import { wordsOf } from '../support/cards.ts';
import { expectNoNames, filesOf } from '../support/files.ts';
import { House } from '../support/house.ts';
import { must, Walk } from '../support/programme.ts';

jest.setTimeout(180_000);

const DIALOGUES = ['2026-02-05', '2026-02-26', '2026-03-19'];
const APTS = ['2026-03-31', '2026-04-28', '2026-05-26'];

let house: House;
let browser: Browser;
let walk: Walk;
let apts: Meeting[];
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  walk = await Walk.begin(house, browser, 'jarfalla-samkrafter');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const aptNow = (n: number): Meeting => must('APT', apts[n]);

test('nothing opens before the manager has written the mandate, in the tab', async () => {
  await house.install(walk.manager);
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Låst']));
  expect((await walk.evidence()).next[0]).toMatchObject({ id: 'jarfalla-pre-1', whose: 'chef' });
  const { page, tab } = await walk.open(walk.manager, 'programme');
  await tab.getByRole('button', { name: 'Skriv uppdrag' }).click();
  const text = 'Vi arbetar med hbtqi under året, två timmar i månaden.';
  await tab.getByRole('textbox', { name: /^Uppdrag/ }).fill(text);
  await tab.getByLabel('Beslutet bakom').fill('Intresse bland medarbetare och i ledningen.');
  await tab.getByRole('button', { name: 'Spara' }).click();
  await tab.getByText('Vi arbetar med hbtqi under året').first().waitFor();
  await page.close();
  expect(await walk.gate('jarfalla-pre-1')).toEqual({ met: true, reason: 'Chefens uppdrag är noterat.' });
  expect(await walk.states()).toMatchObject({ 'jarfalla-start': 'Öppen', 'jarfalla-dialog': 'Låst' });
});

test('the start is held, and dialogue and reflection open', async () => {
  const start = await walk.meeting('other', '2026-01-14', {
    title: 'Start och ramar',
    stepId: 'jarfalla-start',
  });
  expect(await walk.gate('jarfalla-start')).toEqual({ met: false, reason: 'Mötet är inte hållet än.' });
  await walk.wake('2026-01-14');
  await walk.changeMeeting(start.id, { state: 'held' });
  expect(await walk.states()).toMatchObject({
    ...{ 'jarfalla-start': 'Klar', 'jarfalla-dialog': 'Öppen', 'jarfalla-reflektion': 'Öppen' },
  });
});

test('self-reflection is offered to the whole unit, and nobody counts who takes it', async () => {
  const step = await walk.step('jarfalla-reflektion');
  expect(step).toMatchObject({ evidence: 'Självreflektion har inte erbjudits hela enheten än.' });
  await walk.call(
    walk.lead,
    'PUT',
    'steps/jarfalla-reflektion/record',
    { done: true, date: '2026-01-14' },
    step,
  );
  const [colleague = walk.lead] = walk.people.filter(({ role, group }) => role === 'employee' && !group);
  const overview = await walk.call<Overview>(colleague, 'GET', '');
  expect(overview.reflectionOffered).toBe('2026-01-14');
  const row = (await walk.rows('StegvisSteps')).find(({ fields }) => fields.StepId === 'jarfalla-reflektion');
  expect([row?.fields.State, row?.fields.DoneCount ?? null, row?.fields.Headcount ?? null]).toEqual([
    'Klar',
    null,
    null,
  ]);
});

test('three dialogues, each confirmed by one press in the chat', async () => {
  for (const [n, day] of DIALOGUES.entries()) {
    const topics = 'Värderingar\nBemötande\nKollegialt klimat';
    await walk.meeting('group', day, { title: `Dialog ${n + 1}`, stepId: 'jarfalla-dialog', topics });
  }
  for (const [n, after] of ['2026-02-06', '2026-02-27', '2026-03-20'].entries()) {
    expect(await walk.gate('jarfalla-c4')).toEqual({
      met: false,
      reason: `${n} av 3 gruppsamtal har hållits.`,
    });
    expect(await walk.states()).toMatchObject({ 'jarfalla-dialog': 'Öppen', 'jarfalla-apt': 'Låst' });
    await walk.wake(after, '13:30');
    expect(await walk.press(walk.manager, `Dialog ${n + 1}`, 'confirm')).toContain('Bekräftat');
  }
  expect(await walk.gate('jarfalla-c4')).toEqual({ met: true, reason: '3 gruppsamtal har hållits.' });
  expect(await walk.states()).toMatchObject({ 'jarfalla-dialog': 'Klar', 'jarfalla-apt': 'Öppen' });
});

test('the first APT: an idea from the library by one press, said to be discussed, and then what came of it', async () => {
  apts = [];
  for (const day of APTS) apts.push(await walk.meeting('apt', day, { title: 'APT' }));
  await walk.wake('2026-03-23');
  for (const person of [walk.lead, walk.safetyRep]) await house.install(person);
  await walk.press(walk.manager, 'förslag till APT', 'place');
  const [item] = await walk.agenda(aptNow(0).id);
  const { id, title } = must('item', item);
  await walk.wake('2026-04-01');
  // Whoever leads the item in the library is asked.
  const asked = `${title}. Ett tryck räcker.`;
  const leader = await walk.whoHas([walk.manager, walk.lead, walk.safetyRep], asked);
  expect(await walk.press(leader, asked, 'discussed')).toContain('Diskuterad');
  expect(await walk.gate('jarfalla-c1')).toEqual({
    met: false,
    reason: '0 av 3 APT har en punkt med noterat utfall.',
  });
  const [now] = await walk.agenda(aptNow(0).id);
  await walk.call(walk.manager, 'PATCH', `agenda/${id}`, { outcome: 'Vi säger partner.' }, must('item', now));
  expect((await walk.gate('jarfalla-c1')).reason).toBe('1 av 3 APT har en punkt med noterat utfall.');
});

test('the second APT: a proposal through the group, and by one press an action of the plan', async () => {
  const [sender = walk.lead] = walk.people.filter(({ role, group }) => role === 'employee' && !group);
  const proposal = { title: 'Skyltar i väntrummet', named: false, whose: 'both' };
  const made = await walk.call<AgendaItem>(sender, 'POST', 'proposals', proposal);
  const there = { meetingId: aptNow(1).id, minutes: 10 };
  await walk.call(walk.manager, 'POST', `agenda/${made.id}/place`, there, made);
  await walk.wake('2026-04-29');
  expect(await walk.press(walk.manager, 'Skyltar i väntrummet', 'promote')).toContain('Ny åtgärd');
  expect((await walk.gate('jarfalla-c1')).reason).toBe('2 av 3 APT har en punkt med noterat utfall.');
  expect(await walk.actions()).toMatchObject([
    { title: 'Skyltar i väntrummet', sourceAptItemId: made.id, state: 'draft' },
  ]);
  for (const row of await walk.rows('StegvisAgenda')) expect(JSON.stringify(row)).not.toContain(sender.id);
});

test('the third APT: a matter is lifted to FSG, its answer comes back, and becomes a finding', async () => {
  const made = await walk.call<AgendaItem>(walk.manager, 'POST', 'agenda', {
    ...{ title: 'Omklädningsrum för alla', minutes: 10, meetingId: aptNow(1).id },
  });
  await walk.call(
    walk.manager,
    'POST',
    `agenda/${made.id}/raise`,
    { to: 'fsg', answerDue: '2026-05-20' },
    made,
  );
  await walk.wake('2026-05-20');
  const told = { answer: 'FSG säger ja.' };
  const answer = await walk.call<Answered>(walk.manager, 'PUT', `agenda/${made.id}/raise`, told);
  expect(answer.feedback).toMatchObject({
    meetingId: aptNow(2).id,
    state: 'onAgenda',
    source: `answer:${made.id}`,
  });
  await walk.wake('2026-05-26');
  expect((await walk.states())['jarfalla-sam']).toBe('Låst');
  const wish = { to: 'finding', kind: 'risk', whose: 'staff', outcome: 'Det behövs ett rum till.' };
  const found = await walk.call<Promoted>(walk.manager, 'POST', `agenda/${answer.feedback.id}/promote`, wish);
  expect(found.finding).toMatchObject({ kind: 'risk' });
  expect(await walk.gate('jarfalla-c1')).toEqual({
    met: true,
    reason: '3 APT har en punkt med noterat utfall.',
  });
  expect(await walk.states()).toMatchObject({
    'jarfalla-apt': 'Klar',
    'jarfalla-sam': 'Öppen',
    'jarfalla-certifikat': 'Låst',
  });
});

test('one action belongs to the work environment management, where the safety representative sees it', async () => {
  expect(await walk.gate('jarfalla-c2')).toMatchObject({
    met: false,
    reason: '0 av 1 åtgärd hör till arbetsmiljöarbetet.',
  });
  const [draft] = await walk.actions();
  await walk.changeAction(must('action', draft).id, {
    ...{ area: 'bemotande', ownerRole: 'chef', goal: 'Skyltarna välkomnar alla.', state: 'active' },
    ...{ dueDate: '2027-02-15', followUpDate: '2027-03-15', indicator: 'Frågan i enkäten' },
    ...{ samPhase: 'assess', riskAssessment: 'Liten risk att någon blir utpekad.' },
  });
  expect(await walk.gate('jarfalla-sam')).toEqual({
    met: true,
    reason: '1 åtgärd hör till arbetsmiljöarbetet.',
  });
  const { actions } = await walk.call<{ actions: object[] }>(walk.safetyRep, 'GET', 'plan');
  expect(actions).toMatchObject([
    { samPhase: 'assess', riskAssessment: 'Liten risk att någon blir utpekad.' },
  ]);
  expect(await walk.states()).toMatchObject({ 'jarfalla-sam': 'Klar', 'jarfalla-certifikat': 'Öppen' });
});

test('Samkrafter’s certificate is noted by the manager and has no end; the plan gets an owner and lives on', async () => {
  expect((await walk.evidence()).next).toMatchObject([
    { id: 'jarfalla-certifikat', whose: 'provider', turn: 'Samkrafter' },
  ]);
  const certificate = { title: 'Hbtqi-certifikat', date: '2026-05-26', issuer: 'Samkrafter' };
  const refused = await walk.ask(walk.lead, 'PUT', 'certificate', certificate);
  expect(refused.status).toBe(403);
  await walk.call(walk.manager, 'PUT', 'certificate', certificate);
  const evidence = await walk.evidence(walk.lead);
  expect(evidence).toMatchObject({ complete: true, next: [], planOwner: { ask: true } });
  expect(evidence.certificate.certificate).toMatchObject({ validUntil: null, recordedBy: 'chef' });
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
  const named = await walk.call<object>(walk.manager, 'PUT', 'programme', { planOwner: 'chef' });
  expect(named).toMatchObject({ state: 'complete', planOwner: 'chef', openCriteria: 0 });
});

test('what the unit learned goes to the next one, without names, dates or findings', async () => {
  const wish = {
    unit: walk.unit.id,
    from: null,
    name: { sv: 'Som i Norr', en: 'As in the north' },
    lessons: ['Börja med dialog.'],
  };
  const made = await house.api<TemplateWhole>(walk.manager, 'POST', 'templates', wish);
  expect(made.status).toBe(201);
  const text = JSON.stringify(made.body);
  expect(text).toContain('Börja med dialog.');
  for (const trace of ['2026-', 'Omklädningsrum', 'Skyltar', 'partner'])
    expect([trace, text.includes(trace)]).toEqual([trace, false]);
  expectNoNames(walk, text);
});

test('plan, evidence, report and year are files without names', async () => {
  const files = await filesOf(walk, walk.safetyRep);
  expect(files['plan.xlsx']).toContain('Skyltar i väntrummet');
  for (const file of ['plan.docx', 'plan.xlsx'])
    for (const said of ['Bedöma risker', 'Liten risk att någon blir utpekad.'])
      expect([file, files[file]?.includes(said)]).toEqual([file, true]);
  expect(files['evidence.docx']).toContain('Samkrafter');
  expect(files['report.docx']).toContain('Skyltarna välkomnar alla.');
  expect(files['report.docx']).toContain('3 APT med noterat utfall, 3 gruppmöten');
  expect(files['year.ics']).toContain('Dialog 3');
});

test('in January the safety representative and the manager follow the work environment up, with the action in it', async () => {
  await walk.wake('2027-01-18');
  expect(wordsOf(await walk.card(walk.safetyRep, 'uppföljning av SAM'))).toContain('En åtgärd hör dit.');
  await walk.card(walk.manager, 'uppföljning av SAM');
  await walk.wake('2027-02-15');
  await walk.press(walk.manager, 'Skyltar i väntrummet', 'done');
  expect(await walk.actions()).toMatchObject([{ state: 'done' }]);
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
});
