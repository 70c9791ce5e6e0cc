/** Hbtq-klivet, whole: a group, diploma or catch-up for all, Normino, reflection, a plan in three areas, KSH's comments. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Overview } from '../../../bot/core/api.ts';
import type { Comment, Feedback, FeedbackPreview } from '../../../bot/core/api-feedback.ts';
import type { ImportPreview, Proposal } from '../../../bot/core/api-plan-life.ts';
import type { AnnualReport, FollowUpView } from '../../../bot/core/api-report.ts';
import type { ProgrammeView } from '../../../bot/core/api-steps.ts';
import { word } from '../../documents/word.ts';
import { openBrowser } from '../support/browser.ts';
import { wordsOf } from '../support/cards.ts';
import { download, expectNoNames, filesOf, upload, wordText } from '../support/files.ts';
import { House, type Person } from '../support/house.ts';
import { must, Walk } from '../support/programme.ts';

jest.setTimeout(180_000);

let house: House;
let browser: Browser;
let walk: Walk;
let all: number;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  walk = await Walk.begin(house, browser, 'hbtq-klivet', 2);
  all = walk.people.length;
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const employee = (): Person =>
  must(
    'employee',
    walk.people.find(({ role, group }) => role === 'employee' && !group),
  );
const present = (people: readonly Person[]) => ({ present: people.map(({ id }) => id) });

test('two are too few for the diploma group and six too many; four with the manager will do', async () => {
  expect(await walk.gate('klivet-c1')).toEqual({
    ...{ met: false, reason: 'Gruppen har 2 personer. Den ska ha 3–5 och chefen ska ingå.' },
  });
  expect(await walk.states()).toMatchObject({ 'klivet-grupp': 'Öppen', 'klivet-normino': 'Låst' });
  const six = walk.people.slice(0, 6).map(({ id }) => id);
  await walk.call(walk.manager, 'PUT', 'group', { members: six });
  expect((await walk.gate('klivet-c1')).reason).toContain('Gruppen har 6 personer.');
  await walk.call(walk.manager, 'PUT', 'group', { members: walk.group.map(({ id }) => id) });
  expect(await walk.gate('klivet-c1')).toEqual({ met: true, reason: 'Gruppen är utsedd.' });
  expect(await walk.states()).toMatchObject({
    'klivet-grupp': 'Klar',
    'klivet-normino': 'Öppen',
    'klivet-reflektion': 'Öppen',
  });
  const basis = 'Uppföljning av diplomet från 2015, beslut i ledningsgruppen.';
  await walk.call(walk.manager, 'PUT', 'mandate', { text: 'Vi går Hbtq-klivet.', date: '2026-01-12', basis });
});

test('diploma or catch-up for all is asked for as a number, never as a list of who is missing', async () => {
  const newer = { diploma: 'Hbtq-diplom', date: '2018-05-01', steps: [] };
  const noted = await walk.call<ProgrammeView>(walk.manager, 'PUT', 'earlier', newer);
  expect(noted.earlier.note).toContain('före 2017');
  await walk.call(walk.manager, 'PUT', 'earlier', { ...newer, date: '2015-05-01' });
  await walk.call(
    walk.manager,
    'PUT',
    'steps/basics/attendance',
    present(walk.people.filter((one) => one !== employee())),
  );
  const reason = `${all - 1} av ${all} har diplom eller catch-up; 1 återstår.`;
  expect(await walk.gate('klivet-pre-1')).toEqual({ met: false, reason });
  const seen = await walk.evidence(employee());
  expect(JSON.stringify(seen.prerequisites)).toContain('1 återstår');
  expectNoNames(walk, JSON.stringify(seen));
  await walk.call(employee(), 'PUT', 'steps/basics/own', { done: true });
  expect((await walk.gate('klivet-pre-1')).met).toBe(true);
  const material = await walk.step('klivet-underlag');
  await walk.call(walk.manager, 'PUT', 'steps/klivet-underlag/record', { done: true }, material);
  expect((await walk.states())['klivet-underlag']).toBe('Klar');
});

test('Normino: a card to each, and a second word only to the one who has not taken it', async () => {
  const [early, late] = walk.people.filter(
    (one) => one.role === 'employee' && !one.group && one.language === 'sv',
  );
  const [first, last] = [must('one', early), must('another', late)];
  for (const person of [first, last]) await house.install(person);
  await walk.wake('2026-01-14');
  expect(await walk.press(first, 'Normino är öppen till', 'done')).toContain('Tack, det är noterat.');
  const others = walk.people.filter((one) => one !== first && one !== last);
  await walk.call(walk.manager, 'PATCH', 'steps/klivet-normino/attendance', present(others));
  expect(await walk.gate('klivet-c2')).toEqual({
    ...{ met: false, reason: `${all - 1} av ${all} har gjort webbutbildningen; 1 återstår.` },
  });
  await walk.wake('2026-01-26');
  expect((await house.messages(first)).map(wordsOf).filter((text) => text.includes('Normino'))).toHaveLength(
    0,
  );
  expect((await walk.states())['klivet-normino']).toBe('Öppen');
  await walk.press(last, 'Normino är öppen till', 'done');
  expect((await walk.gate('klivet-c2')).met).toBe(true);
  expect(await walk.states()).toMatchObject({ 'klivet-normino': 'Klar', 'klivet-plan': 'Låst' });
});

test('self-reflection is offered in the tab, to all at once', async () => {
  expect((await walk.gate('klivet-c3')).reason).toBe('Självreflektion har inte erbjudits hela enheten än.');
  const { page, tab } = await walk.open(walk.manager, 'programme');
  await tab.getByRole('link', { name: 'Självreflektion' }).first().click();
  await tab.getByRole('button', { name: 'Erbjud alla' }).click();
  await tab.getByText('Noterat 26 januari 2026').first().waitFor();
  await page.close();
  expect((await walk.call<Overview>(employee(), 'GET', '')).reflectionOffered).toBe('2026-01-26');
  expect(await walk.gate('klivet-c3')).toMatchObject({ met: true });
  expect(await walk.states()).toMatchObject({ 'klivet-reflektion': 'Klar', 'klivet-plan': 'Öppen' });
});

test('the plan that the unit had is read from Word, looked through, and completed in three areas', async () => {
  await walk.wake('2026-03-30');
  const file = await word([
    { heading: 'Utvecklingsplan' },
    {
      table: [
        ['Område', 'Åtgärd', 'Mål', 'Ansvarig', 'Klart', 'Indikator', 'Uppföljning'],
        [
          'Kunskap',
          'Läscirkel om normer',
          'Alla har läst',
          'HBTQ-gruppen',
          '2026-10-29',
          'Antal träffar',
          '2026-12-01',
        ],
        [
          'Bemötande',
          'Bilder i väntrummet',
          'Fler känner igen sig',
          'Chef',
          '2026-09-15',
          'Enkäten',
          '2026-11-02',
        ],
        [
          'Arbetsmiljö',
          'Frågor i skyddsronden',
          'Jargong tas upp',
          'Chef',
          '2026-10-15',
          'Protokollet',
          '2026-12-01',
        ],
      ],
    },
  ]);
  const seen = await upload<ImportPreview>(walk, walk.manager, 'plan/import', file);
  expect(seen.rows.map(({ title, area }) => [title, area])).toEqual([
    ...[
      ['Läscirkel om normer', 'kunskap'],
      ['Bilder i väntrummet', 'bemotande'],
    ],
    ['Frågor i skyddsronden', 'arbetsmiljo'],
  ]);
  expect(await walk.actions()).toEqual([]);
  const rows = seen.rows.map(({ key, notes: _n, rest: _r, owner: _o, known: _k, ...action }: Proposal) => ({
    key,
    action,
  }));
  await walk.call(walk.manager, 'POST', 'plan/import/rows', { rows });
  expect(await walk.gate('klivet-c4')).toEqual({
    ...{
      met: false,
      reason: 'Åtgärd som är på gång eller klar saknas inom kunskap, bemötande och arbetsmiljö.',
    },
  });
  expect((await walk.gate('klivet-justering')).met).toBe(false);
  const drafts = await walk.actions();
  for (const [n, { id }] of drafts.entries()) {
    expect((await walk.states())['klivet-plan']).toBe('Öppen');
    await walk.changeAction(id, { state: 'active', ...(n === 2 ? { activeMeasure: 'investigate' } : {}) });
  }
  expect((await walk.gate('klivet-c4')).met).toBe(true);
  expect(await walk.states()).toMatchObject({
    'klivet-plan': 'Klar',
    'klivet-justering': 'Klar',
    'klivet-feedback': 'Öppen',
  });
  const version = await walk.call(walk.manager, 'POST', 'plan/versions', {
    decidedOn: '2026-03-30',
    note: 'Till KSH.',
  });
  expect(version).toMatchObject({ number: 1, count: 3 });
});

test('KSH gets the plan without names, and each of its comments is decided', async () => {
  await walk.wake('2026-04-13');
  const copy = await wordText(await download(walk, walk.manager, 'feedback/copy'));
  expect(copy).toContain('Läscirkel om normer');
  expectNoNames(walk, copy);
  const letter = await word([
    ...[{ text: '1. Bra att ni läser tillsammans.' }, { text: '2. Fråga besökarna vilka bilder de saknar.' }],
    { text: '3. Skriv vem som följer upp.' },
  ]);
  const found = await upload<FeedbackPreview>(walk, walk.manager, 'feedback/import', letter);
  expect(found.comments).toHaveLength(3);
  const comments = found.comments.map(({ key, number, text, action }) => ({ key, number, text, action }));
  await walk.call(walk.manager, 'POST', 'feedback', { comments });
  const { open, comments: stored } = await walk.call<Feedback>(walk.manager, 'GET', 'feedback');
  expect([open, stored.every(({ action }) => action !== null)]).toEqual([3, true]);
  expect((await walk.states())['klivet-feedback']).toBe('Klar');
  const decide = (n: number, what: object) => {
    const { id, version } = must('comment', stored[n]);
    return walk.ask<Comment>(walk.manager, 'PUT', `feedback/${id}`, what, { version });
  };
  expect((await decide(0, { decision: 'accept' })).status).toBe(200);
  expect((await decide(1, { decision: 'adjust' })).status).toBe(200);
  expect((await decide(2, { decision: 'decline' })).status).toBe(422);
  expect((await decide(2, { decision: 'decline', reason: 'Det gör chefen redan.' })).status).toBe(200);
  expect((await walk.call<Feedback>(walk.manager, 'GET', 'feedback')).open).toBe(0);
});

test('every criterion is met: the diploma is noted, the plan has an owner, and the group goes on meeting', async () => {
  const before = await walk.evidence();
  expect(before).toMatchObject({ complete: true, next: [], planOwner: { ask: true } });
  expect(new Set(Object.values(await walk.states()))).toEqual(new Set(['Klar']));
  const diploma = { title: 'Hbtq-diplom', date: '2026-04-13', issuer: 'VGR' };
  await walk.call(walk.manager, 'PUT', 'certificate', diploma, before.certificate);
  await walk.call(walk.manager, 'PUT', 'programme', { planOwner: 'hbtq-grupp' });
  expect((await walk.evidence()).recorded.at(-1)).toContain(
    'Intyg noterat av chefen 13 april 2026: Hbtq-diplom, VGR.',
  );
  await house.install(walk.manager);
  await walk.meeting('group', '2026-05-07', { title: 'Gruppen i maj' });
  await walk.wake('2026-05-08', '13:30');
  await walk.press(walk.manager, 'Gruppen i maj', 'confirm');
});

test('the plan is lived with: a reminder, a follow-up, the year’s check, and a draft of the report', async () => {
  await walk.wake('2026-09-02');
  await walk.press(walk.manager, 'Bilder i väntrummet', 'done');
  await walk.wake('2026-10-30', '13:30');
  const { check } = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  expect(check.map(({ title }) => title).sort()).toEqual(['Frågor i skyddsronden', 'Läscirkel om normer']);
  const { review } = await walk.call<FollowUpView>(walk.manager, 'GET', 'follow-up');
  for (const row of review)
    await walk.call(
      walk.manager,
      'PATCH',
      `follow-up/${row.id}`,
      { followUp: `Det syns: ${row.title}.`, followUpDate: '2027-03-01' },
      row,
    );
  await walk.wake('2027-01-22', '13:30');
  await walk.card(walk.manager, 'Utkast till verksamhetsberättelse');
  const report = await walk.call<AnnualReport>(employee(), 'GET', 'annual-report?year=2026');
  expect(report.text).toContain('Det syns: Läscirkel om normer.');
  expectNoNames(walk, report.text);
});

test('plan, evidence, report and year are files without names', async () => {
  const files = await filesOf(walk, employee());
  expect(files['plan.docx']).toContain('Bilder i väntrummet');
  expect(files['evidence.xlsx']).toContain(`${all} av ${all}`);
  expect(files['report.docx']).toContain('Det syns: Bilder i väntrummet.');
  expect(files['year.ics']).toContain('Gruppen i maj');
});
