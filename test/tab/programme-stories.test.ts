/** The programme from mandate to end, in a real browser. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const step = (id: string) => {
  const found = story.stage.state.programme.view.steps.find((each) => each.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};

test('a step’s page is reached from the list, and the way back leads to the whole', async () => {
  const { tab } = await story.open('programme');
  await tab.getByRole('heading', { name: 'Året' }).waitFor();
  await tab
    .getByRole('listitem')
    .getByRole('link', { name: step('malmo-2').title })
    .first()
    .click();
  await tab.getByRole('heading', { level: 1, name: step('malmo-2').title }).waitFor();
  expect(await tab.evaluate('document.activeElement.tagName')).toBe('H1');
  expect(await violations(tab)).toEqual([]);
  await press(tab, 'Till programmet');
  await tab.getByRole('heading', { name: 'Läget' }).waitFor();
});

test('an output is written as a draft, approved, and the approval taken back', async () => {
  const { tab } = await story.open('programme', { sub: 'programme/malmo-2' });
  await press(tab, 'Skriv');
  await press(tab, 'Godkänn');
  await tab.getByText('Skriv något först.').waitFor();
  await field(tab, 'Text').fill('Väntrummet talar om mamma och pappa.');
  await press(tab, 'Spara utkast');
  await said(tab, 'Utkastet är sparat.');
  await press(tab, 'Godkänn');
  await said(tab, 'Resultatet är godkänt.');
  await tab.getByText('Godkänt 12 januari 2026').waitFor();
  await press(tab, 'Ta tillbaka');
  await said(tab, 'Godkännandet är tillbakataget.');
  const { writes } = story.stage.state.programme;
  expect(writes.map(({ body }) => (body as { approved: boolean }).approved)).toEqual([false, true, false]);
  expect(writes[0]?.match).toBe('"malmo-2,1"');
});

test('what another wrote meanwhile is shown beside mine, and I choose', async () => {
  const { tab } = await story.open('programme', { sub: 'programme/malmo-2' });
  await press(tab, 'Skriv');
  await field(tab, 'Text').fill('Min text.');
  const theirs = { ...step('malmo-2'), text: 'Bos text.', version: '"2"', changedBy: 'Bo Ek' };
  story.stage.fault((method, path) =>
    method === 'PUT' && path.endsWith('/output')
      ? {
          status: 412,
          headers: { 'content-type': 'application/problem+json' },
          body: { type: 'about:blank', title: 'Någon har också ändrat', status: 412, theirs },
        }
      : null,
  );
  await press(tab, 'Spara utkast');
  await tab.getByText('Bos text.').waitFor();
  story.stage.fault(null);
  await press(tab, 'Behåll min');
  await said(tab, 'Utkastet är sparat.');
  expect(story.stage.state.programme.writes.at(-1)).toMatchObject({
    match: '"2"',
    body: { text: 'Min text.', approved: false },
  });
});

test('a reader sees what the steps led to and finds nothing to press', async () => {
  const { tab } = await story.open('programme', { sub: 'programme/malmo-1', person: READER });
  await tab.getByText('Alla som kommer hit ska känna sig väntade.').waitFor();
  expect(await tab.getByRole('button', { name: /Skriv|Ändra|Godkänn|Ta tillbaka/ }).count()).toBe(0);
});

test('what a step needs is noted with its day, and taken back', async () => {
  Object.assign(step('malmo-4'), { state: 'open', turn: 'manager' });
  const { tab } = await story.open('programme', { sub: 'programme/malmo-4' });
  await field(tab, 'Datum').fill('2026-01-09');
  await press(tab, 'Notera presentation');
  await said(tab, 'Det är noterat.');
  await press(tab, 'Ta tillbaka');
  await said(tab, 'Noteringen är tillbakatagen.');
  expect(story.stage.state.programme.writes.map(({ body }) => body)).toEqual([
    { done: true, date: '2026-01-09' },
    { done: false },
  ]);
});

test('a programme that has come to a halt asks once: rest needs a day, and closing an owner', async () => {
  story.stage.state.programme.view.idleSince = '2025-10-01';
  const { tab } = await story.open('programme');
  await tab.getByRole('heading', { name: 'Hur vill ni gå vidare?' }).waitFor();
  expect(await violations(tab)).toEqual([]);
  await press(tab, 'Vila');
  const dialog = tab.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Vila' }).click();
  await dialog.getByText('Välj en dag.').waitFor();
  await dialog.getByLabel('Vila till').fill('2026-03-02');
  await dialog.getByRole('button', { name: 'Vila' }).click();
  await said(tab, 'Det är noterat.');
  await tab.getByText('Stegvis frågar inte om planen före 2 mars 2026.').waitFor();
  await press(tab, 'Avsluta');
  await dialog.getByLabel('Vem äger planen nu?').selectOption('hbtq-grupp');
  await dialog.getByRole('button', { name: 'Avsluta' }).click();
  await tab.getByText('Planen ägs av: HBTQ-gruppen').waitFor();
  expect(story.stage.state.programme.writes.map(({ body }) => body)).toEqual([
    { answer: 'rest', restUntil: '2026-03-02' },
    { answer: 'close', planOwner: 'hbtq-grupp' },
  ]);
});

test('work from before is added with its days', async () => {
  const { tab } = await story.open('programme', { width: 320 });
  await press(tab, 'Lägg in tidigare');
  await tab.getByLabel('Tidigare diplom eller utbildning').fill('Hbtq-diplom');
  await tab.getByLabel(step('malmo-2').title).fill('2025-11-03');
  await press(tab, 'Spara');
  await said(tab, 'Det tidigare är sparat.');
  expect(story.stage.state.programme.writes[0]?.body).toEqual({
    diploma: 'Hbtq-diplom',
    date: null,
    steps: [{ step: 'malmo-2', date: '2025-11-03' }],
  });
});
