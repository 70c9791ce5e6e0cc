/** What people do in the view Uppföljning, in a real browser. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Shown, violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { DRAFT } from './harness/report.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterAll(() => story?.stage.close());
afterEach(() => story.end());

const words = ({ tab }: Shown): Promise<string> => tab.evaluate('document.body.innerText');

test('the evidence tells what is known, what is missing, whose turn it is, and what is an assumption', async () => {
  const shown = await story.open('report');
  const text = await words(shown);
  for (const sentence of [
    '16 av 20 är utbildade; 80 procent är nått.',
    'På tur: Chefen',
    'På tur: Medarbetarna, senast måndag 18 maj',
    'Förslag, enheten kan ändra',
    'Inget intyg är noterat.',
    'Här står vad enheten har noterat. Beslut om intyg fattar RFSL.',
  ])
    expect(text).toContain(sentence);
  expect(text).not.toMatch(/är certifierad/i);
  expect(shown.errors).toEqual([]);
});

test('the manager notes a certificate, sees it as a note, takes it back and undoes that', async () => {
  const { tab } = await story.open('report');
  await press(tab, 'Notera intyg');
  await press(tab, 'Spara');
  await tab.getByText('Fyll i det här.').waitFor();
  await tab.getByLabel(/^Intygets namn/).fill('Hbtq-certifikat');
  expect(await tab.getByLabel(/^Utfärdare/).inputValue()).toBe('RFSL');
  await tab.getByLabel(/^Datum/).fill('2026-01-13');
  await press(tab, 'Spara');
  await tab.getByText('Dagen har inte kommit än.').waitFor();
  await tab.getByLabel(/^Datum/).fill('2026-01-12');
  await press(tab, 'Spara');
  await said(tab, 'Intyget är noterat.');
  await tab.getByText('Intyg noterat av chefen 12 januari 2026: Hbtq-certifikat, RFSL.').first().waitFor();
  expect(story.stage.state.report.certificate.certificate?.validUntil).toBe('2029-01-12');
  await press(tab, 'Ta bort');
  await said(tab, 'Noteringen är borttagen.');
  await press(tab, 'Ångra');
  await tab.getByText('Stegvis påminner chefen nio och tre månader före.').waitFor();
});

test('somebody who noted first is shown beside, and nothing is overwritten', async () => {
  const { tab } = await story.open('report');
  await press(tab, 'Notera intyg');
  await tab.getByLabel(/^Intygets namn/).fill('Certifikat');
  const { report } = story.stage.state;
  const theirs = { title: 'Diplom', date: '2026-01-12', issuer: 'KSH', validUntil: null } as const;
  report.certificate = {
    ...report.certificate,
    version: 'c5',
    certificate: { ...theirs, recordedBy: 'chef', text: 'Intyg noterat.' },
  };
  await press(tab, 'Spara');
  await tab.getByRole('button', { name: 'Behåll min' }).waitFor();
  expect(await tab.evaluate('document.body.innerText')).toContain('Diplom');
  expect(report.certificate.certificate?.title).toBe('Diplom');
  await press(tab, 'Behåll min');
  await said(tab, 'Intyget är noterat.');
  expect(report.certificate.certificate?.title).toBe('Certifikat');
});

test('the check is worked through: a follow-up is written and its row says so', async () => {
  const shown = await story.open('report', { sub: 'report/follow-up' });
  const { tab } = shown;
  await tab.getByText('2 åtgärder behöver beslut.').waitFor();
  await tab.getByText('Datumet har passerat. Vilket passar nu?').waitFor();
  await tab.getByRole('link', { name: 'https://exempel.se/vp-2026' }).waitFor();
  expect(await violations(tab)).toEqual([]);
  await press(tab, 'Följ upp: Rutin för tilltal och pronomen');
  await field(tab, 'Vad visade uppföljningen?').fill('Alla i receptionen känner till rutinen.');
  await press(tab, 'Spara');
  await said(tab, 'Uppföljningen är sparad: Rutin för tilltal och pronomen');
  await tab.getByText('Uppföljning: Alla i receptionen känner till rutinen.').waitFor();
  await press(tab, 'Ändra i planen: Omklädningsrum för alla');
  await tab.getByRole('dialog').waitFor();
  expect(shown.errors).toEqual([]);
});

test('the draft can be edited and copied, and is kept nowhere', async () => {
  const { tab, page } = await story.open('report', { sub: 'report/annual-report' });
  const text = field(tab, 'Text');
  expect(await text.inputValue()).toBe(DRAFT);
  await text.fill(`${DRAFT}\nEgen rad`);
  expect(await violations(tab)).toEqual([]);
  expect(await tab.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage })')).not.toContain(
    'Egen rad',
  );
  await press(tab, 'Gör om utkastet');
  await tab.getByText('Läscirkel, senast 1 december').first().waitFor({ state: 'attached' });
  expect(await field(tab, 'Text').inputValue()).toBe(DRAFT);
  await page.close();
});

test('files are fetched by name; names only for those who may', async () => {
  const { tab, page } = await story.open('report');
  await press(tab, 'Hämta fil');
  const download = page.waitForEvent('download');
  await tab.getByRole('menuitem', { name: 'Planen i Excel (.xlsx)' }).click();
  expect((await download).suggestedFilename()).toBe('stegvis-plan.xlsx');
  await said(tab, 'Filen är hämtad: stegvis-plan.xlsx');
  expect(story.stage.state.report.files).toEqual(['format=xlsx&what=plan']);
  await press(tab, 'Hämta fil');
  await tab.getByRole('menuitem', { name: 'Planen med namn i Word (.docx)' }).waitFor();
  await page.context().close();
  const reader = await story.open('report', { person: READER });
  await press(reader.tab, 'Hämta fil');
  await reader.tab.getByRole('menuitem', { name: 'Planen i Word (.docx)' }).waitFor();
  expect(await reader.tab.getByRole('menuitem', { name: /med namn/ }).count()).toBe(0);
  expect(await reader.tab.getByRole('button', { name: 'Notera intyg' }).count()).toBe(0);
});

test('who owns the plan is asked when the programme is over', async () => {
  story.stage.state.report.evidence.planOwner.ask = true;
  const { tab } = await story.open('report');
  await tab.getByText('Planen lever vidare', { exact: false }).waitFor();
  await field(tab, 'Roll').selectOption('hbtq-grupp');
  await said(tab, 'Sparat vem som äger planen.');
  expect(story.stage.state.programme.view.planOwner).toBe('hbtq-grupp');
  expect(await field(tab, 'Roll').inputValue()).toBe('hbtq-grupp');
});

test('several units stand by name with the state of their steps, and nothing to rank by', async () => {
  const steps = [
    { id: 'a', title: 'Vision', state: 'done' },
    { id: 'b', title: 'Genomlysning', state: 'open' },
  ];
  const next = { title: 'Genomlysning', due: '2026-02-20' };
  story.stage.state.report.units = ['Björken', 'Öster'].map((name) => ({
    ...{ id: name, name, programmeName: 'Malmö fyra steg', steps, next },
  }));
  const shown = await story.open('personal');
  await shown.tab.getByRole('heading', { name: 'Mina enheter' }).waitFor();
  const text = await words(shown);
  expect(text.indexOf('Björken')).toBeLessThan(text.indexOf('Öster'));
  expect(text).toContain('Nästa: Genomlysning, senast fredag 20 februari');
  expect(text.slice(text.indexOf('Mina enheter'))).not.toMatch(/procent|%|\d+ av \d+/);
});

test('on paper there is no navigation and no button, and tables keep their heads', async () => {
  const { tab, page } = await story.open('report');
  await page.emulateMedia({ media: 'print' });
  const shown = (selector: string) =>
    tab.evaluate(`[...document.querySelectorAll('${selector}')].filter((each) => each.offsetParent).length`);
  expect([await shown('nav'), await shown('.fui-Button'), await shown('[role=tablist]')]).toEqual([0, 0, 0]);
  expect(await tab.evaluate("getComputedStyle(document.querySelector('thead')).display")).toBe(
    'table-header-group',
  );
  await page.context().close();
  const plan = await story.open('plan');
  await press(plan.tab, /Tabell/).catch(() => plan.tab.getByText('Tabell').first().click());
  await plan.page.emulateMedia({ media: 'print' });
  const display = (selector: string) =>
    plan.tab.evaluate(`getComputedStyle(document.querySelector('${selector}')).display`);
  expect([await display('thead'), await display('thead tr'), await display('tbody td')]).toEqual([
    'table-header-group',
    'table-row',
    'table-cell',
  ]);
});
