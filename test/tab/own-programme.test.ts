/** The manager adapts the programme, keeps contacts and makes templates of the unit's own, in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(90_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

/** Presses a button of the dialog; the page behind it has some of the same name. */
const inDialog = (tab: Frame, name: string): Promise<void> =>
  tab.getByRole('dialog').getByRole('button', { name, exact: true }).click();

const LIMIT = 'Villkor: Andel som är utbildade, procent';

test('limits, dates, areas and words are changed, and what was assumed says so', async () => {
  const { tab } = await story.open('settings');
  await tab.getByLabel('Villkor: Andel som har gjort testet, procent').waitFor();
  await tab.getByText('Vårt antagande.', { exact: true }).first().waitFor();
  await tab.getByLabel(LIMIT).fill('75');
  await tab.getByLabel('Kunskap').check();
  await field(tab, 'Begrepp').selectOption('hbtqi');
  await field(tab, 'Utbildningen ges').selectOption('web');
  await field(tab, 'Avslutande test: datum').selectOption('day');
  await field(tab, 'Avslutande test: dag').fill('2026-05-16');
  await press(tab, 'Spara programmet');
  await tab.getByText('Avslutande test: lördag 16 maj är ingen arbetsdag.').waitFor();
  await field(tab, 'Avslutande test: dag').fill('2026-05-19');
  await press(tab, 'Spara programmet');
  await said(tab, 'Programmet är sparat.');
  expect(story.stage.state.own.adaptation).toEqual({
    thresholds: { 'rfsl-c2': 0.75 },
    dates: { 'rfsl-test': { on: '2026-05-19' } },
    roles: {},
    planAreas: ['kunskap', 'bemotande', 'arbetsmiljo'],
    term: 'hbtqi',
    planArtefact: null,
    topics: {},
    training: 'web',
  });
  expect(await violations(tab)).toEqual([]);
  await press(tab, 'Återställ till programmet');
  await said(tab, 'Programmet är sparat.');
  await tab.getByRole('button', { name: 'Återställ till programmet' }).waitFor({ state: 'detached' });
  expect(story.stage.state.own.adaptation).toMatchObject({
    thresholds: {},
    dates: {},
    term: null,
    training: null,
  });
});

test('a topic is renamed and moved; one that no step takes up is told of and saved all the same', async () => {
  const { tab } = await story.open('settings');
  await field(tab, 'Ämne 1').fill('Ord vi använder');
  await field(tab, 'Ämne 1: tas upp i').selectOption({ label: 'Pass 2: normer och diskrimineringsgrunder' });
  await field(tab, 'Ämne 3: tas upp i').selectOption({ label: 'Inget steg' });
  await tab.getByText('Saknas: lagar och rättigheter.').waitFor();
  await press(tab, 'Spara programmet');
  await said(tab, 'Programmet är sparat.');
  expect(story.stage.state.own.adaptation.topics['rfsl-pass-2']).toContainEqual({
    topic: 'begrepp',
    name: 'Ord vi använder',
  });
  expect(story.stage.state.own.adaptation.topics['rfsl-pass-1']).toEqual([
    { topic: 'livsvillkor', name: null },
  ]);
  await tab.getByText('Saknas: lagar och rättigheter.').waitFor();
});

test('somebody else’s change is told of, and both ways are open', async () => {
  const { tab } = await story.open('settings');
  await tab.getByLabel(LIMIT).fill('75');
  story.stage.state.own.version = 7;
  story.stage.state.own.adaptation = { ...story.stage.state.own.adaptation, term: 'hbtqi' };
  await press(tab, 'Spara programmet');
  await tab.getByText('Det du har skrivit finns kvar.', { exact: false }).waitFor();
  expect(await tab.getByLabel(LIMIT).inputValue()).toBe('75');
  await press(tab, 'Ta den andra');
  expect(await tab.getByLabel(LIMIT).inputValue()).toBe('80');
  expect(await field(tab, 'Begrepp').inputValue()).toBe('hbtqi');
});

test('the group sees what nobody has checked for a year, and says that it holds', async () => {
  const { tab } = await story.open('programme');
  await tab.getByText('Kontrollera. Kontrollerad 30 mars 2021.').first().waitFor();
  await press(tab, 'Normino stämmer');
  await said(tab, 'Kontakterna är sparade.');
  await tab.getByText('Kontrollerad 12 januari 2026').waitFor();
  await press(tab, 'Lägg till kontakt');
  await tab.getByLabel(/^Namn/).fill('Regionens kurs');
  await tab.getByLabel('Länk eller e-post').fill('javascript:alert(1)');
  await inDialog(tab, 'Lägg till');
  await tab.getByText('Skriv en adress som börjar med https://, eller en e-postadress.').waitFor();
  await tab.getByLabel('Länk eller e-post').fill('kurs@region.se');
  await inDialog(tab, 'Lägg till');
  await tab.getByRole('link', { name: 'kurs@region.se' }).waitFor();
  expect(story.stage.state.own.contacts.at(-1)).toMatchObject({
    link: 'mailto:kurs@region.se',
    checkedOn: '2026-01-12',
  });
  expect(await violations(tab)).toEqual([]);
});

test('others see the contacts and are not asked to check', async () => {
  const { tab } = await story.open('programme', { person: READER });
  await tab.getByText('Normino').waitFor();
  expect(await tab.getByText('Kontrollera.', { exact: false }).count()).toBe(0);
  expect(await tab.getByRole('button', { name: 'Lägg till kontakt' }).count()).toBe(0);
});

test('a template about another subject is made, changed, saved as a file and fetched again', async () => {
  const { tab, page } = await story.open('settings');
  await press(tab, 'Ny mall');
  await tab.getByLabel('Utgå från').selectOption('malmo-fyra-steg');
  await tab.getByLabel('Namn på svenska').fill('Jämställdhet i fyra steg');
  await tab.getByLabel('Namn på engelska').fill('Gender equality in four steps');
  await tab.getByRole('switch', { name: 'Annat ämne än hbtqi' }).click();
  await tab.getByLabel('Ämnet på svenska').fill('jämställdhet');
  await tab.getByLabel('Ämnet på engelska').fill('gender equality');
  await inDialog(tab, 'Skapa mall');
  await said(tab, 'Mallen Jämställdhet i fyra steg är skapad.');
  await press(tab, 'Ändra Jämställdhet i fyra steg');
  await press(tab, /^Steg 2: Workshop 1$/);
  await tab.getByLabel('Titel på engelska').fill('');
  await inDialog(tab, 'Spara');
  await tab.getByText('Steg 2, Workshop 1: engelsk titel saknas.').waitFor();
  expect(await violations(tab)).toEqual([]);
  await tab.getByLabel('Titel på engelska').fill('First workshop');
  await inDialog(tab, 'Spara');
  await said(tab, 'Mallen är sparad.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(tab, 'Spara Jämställdhet i fyra steg som fil'),
  ]);
  const file = await readFile(await download.path());
  expect(String(file)).toContain('First workshop');
  const input = tab.locator('input[type=file]');
  await input.setInputFiles({ name: 'mall.json', mimeType: 'application/json', buffer: file });
  await said(tab, 'Mallen Jämställdhet i fyra steg är hämtad.');
  const broken = Buffer.from(String(file).replace('meetingHeld', 'happiness').replace('First workshop', ''));
  await input.setInputFiles({ name: 'mall.json', mimeType: 'application/json', buffer: broken });
  await tab.getByText('Steg 2, Workshop 1: engelsk titel saknas.').waitFor();
  await tab
    .getByText('Steg 2, Workshop 1: måttet ”happiness” finns inte i Stegvis. Välj ett som finns.')
    .waitFor();
  await input.setInputFiles({
    name: 'stor.json',
    mimeType: 'application/json',
    buffer: Buffer.alloc(10_000_000, ' '),
  });
  await tab.getByText('Filen är för stor för att vara en mall.', { exact: false }).waitFor();
  expect(story.stage.state.own.templates).toHaveLength(2);
});
