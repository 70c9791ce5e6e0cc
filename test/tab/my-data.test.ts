/** The glossary for everybody, and one's own data in the personal view, in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { until, violations } from './harness/browser.ts';
import { field, press, type Story, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const FOUND = '[...document.querySelectorAll("main li h2")].map((each) => each.textContent).join("|")';

describe('the glossary', () => {
  test('is found by typing, also with a mistake and in the other language, with its caution', async () => {
    const { tab } = await story.open('glossary');
    await tab.getByRole('heading', { name: '108 begrepp' }).waitFor();
    await field(tab, 'Sök begrepp').fill('ickebinr');
    await until(tab, `${FOUND} === 'icke-binär'`);
    await field(tab, 'Sök begrepp').fill('gender dysphoria');
    await until(tab, `${FOUND}.startsWith('könsdysfori')`);
    await tab
      .getByText(/^Att tänka på: /)
      .first()
      .waitFor();
    await field(tab, 'Sök begrepp').fill('kaffebryggare');
    await tab.getByText('Inget begrepp liknar det.').waitFor();
    expect(await violations(tab)).toEqual([]);
  });

  test('can be used with the keyboard alone: type, go to a term that belongs with it, and on', async () => {
    const { page, tab } = await story.open('glossary');
    await field(tab, 'Sök begrepp').focus();
    await page.keyboard.type('lesbisk');
    await until(tab, `${FOUND}.startsWith('lesbisk')`);
    for (let tries = 0; tries < 10; tries += 1) {
      await page.keyboard.press('Tab');
      if ((await tab.evaluate('document.activeElement.textContent')) === 'sexuell läggning') break;
    }
    await page.keyboard.press('Enter');
    await until(tab, `${FOUND}.startsWith('sexuell läggning')`);
    expect(await tab.evaluate('document.activeElement.tagName')).toBe('INPUT');
  });

  test('opens at the term that a card leads to, in English too', async () => {
    const { tab } = await story.open('glossary', { sub: 'glossary/queer', locale: 'en-gb' });
    expect(await field(tab, 'Search terms').inputValue()).toBe('queer');
    await until(tab, `${FOUND}.startsWith('queer')`);
  });
});

describe('my data', () => {
  test('is shown when asked for, and downloaded as it is', async () => {
    const { page, tab } = await story.open('personal');
    expect(await tab.getByText('Familjeteam Norr: medarbetare').count()).toBe(0);
    await press(tab, 'Visa mina data');
    await tab.getByText('Familjeteam Norr: medarbetare, hbtq-gruppen').waitFor();
    await tab.getByText('Påminnelser de senaste 13 månaderna: 1, besvarade 1').waitFor();
    await tab.getByText('Åtgärd: Gå igenom blanketter').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press(tab, 'Ladda ner allt')]);
    expect(download.suggestedFilename()).toBe('stegvis-2026-01-12.json');
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({
      summary: story.stage.state.myData.data,
    });
    expect(await violations(tab)).toEqual([]);
  });

  test('is erased only once it is confirmed, and what remains is told', async () => {
    const { page, tab } = await story.open('personal');
    await press(tab, 'Radera mina data');
    const dialog = tab.getByRole('dialog', { name: 'Radera allt om dig?' });
    await dialog.waitFor();
    // What has the focus changes nothing.
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(story.stage.state.myData.erased).toBe(0);
    await press(tab, 'Radera mina data');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Radera', exact: true }).click();
    await tab.getByText('Allt om dig är raderat.').waitFor();
    await tab.getByText('Rader i enhetens listor där du står kvar: 1.').waitFor();
    await tab.getByText('Säkerhetskopior skrivs över senast måndag 19 januari').waitFor();
    expect(story.stage.state.myData.erased).toBe(1);
  });

  test('that cannot be erased now is told, and can be tried again', async () => {
    story.stage.fault((method) => (method === 'DELETE' ? 'hang-up' : null));
    const { tab } = await story.open('personal');
    await press(tab, 'Radera mina data');
    await tab.getByRole('dialog').getByRole('button', { name: 'Radera', exact: true }).click();
    await tab.getByText('Ingen anslutning.').first().waitFor();
    expect(story.stage.state.myData.erased).toBe(0);
  });
});
