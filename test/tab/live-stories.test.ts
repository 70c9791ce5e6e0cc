/** A meeting that is held, in its side panel: who leads it, who follows it, and a line that breaks. */
import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { lasting } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { tell } from './harness/live.ts';
import { field, press, type Story, startStory } from './harness/story.ts';

jest.setTimeout(90_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const PANEL = { frame: 'sidePanel', width: 320, height: 900, meeting: 'MCMx' };
const begin = (minutesAgo = 0): void => {
  const { live } = story.stage.state;
  const since = new Date(Date.parse(live.now) - minutesAgo * 60_000).toISOString();
  live.run = { startedAt: since, current: '11', since, endedAt: null };
};
/** How far the page is wider than its window. */
const overflow = (tab: Frame): Promise<number> =>
  tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
/** Pictures to look at, where a folder for them is named. */
const picture = async (page: import('playwright-core').Page, name: string): Promise<void> => {
  const folder = process.env.PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png` });
};

describe('in the side panel', () => {
  test.each(['default', 'dark', 'contrast'])('everything fits and can be read, in %s', async (theme) => {
    begin(2);
    const { page, tab, errors } = await story.open('apt', { ...PANEL, theme });
    await tab.getByText('3 min kvar').first().waitFor();
    expect(await overflow(tab)).toBe(0);
    expect(await lasting(tab)).toEqual([]);
    await picture(page, `live-chair-${theme}`);
    expect(errors).toEqual([]);
  });

  test('in English, too', async () => {
    begin(7);
    const { page, tab } = await story.open('meetings', { ...PANEL, locale: 'en-gb' });
    await tab.getByRole('heading', { name: 'Where are we?' }).waitFor();
    await tab.getByText('2 min over').first().waitFor();
    expect(await overflow(tab)).toBe(0);
    await picture(page, 'live-chair-en');
  });

  test('whoever follows sees where the meeting is as it goes on, and has nothing to tick', async () => {
    begin();
    const { page, tab } = await story.open('apt', { ...PANEL, person: READER });
    await tab.getByText('Uppkopplad').waitFor();
    await tab.getByText('Punkt 1 av 2').waitFor();
    for (const name of ['Klar, nästa', 'Hanns inte', 'Avsluta mötet', /Gå till/])
      expect(await tab.getByRole('button', { name }).count()).toBe(0);
    const item = story.stage.state.meetings.meetings[0]?.agenda[0];
    if (item) Object.assign(item, { state: 'discussed', outcome: 'Trygg, öppen, nyfiken.' });
    tell(story.stage.state.live);
    await tab.getByText('Punkt 2 av 2').waitFor();
    await tab.getByText('Trygg, öppen, nyfiken.').first().waitFor();
    await tab.getByRole('status').filter({ hasText: 'Nu: Rutiner som finns' }).waitFor({ state: 'attached' });
    await picture(page, 'live-reader');
    expect(await lasting(tab)).toEqual([]);
  });

  test('whoever leads begins the meeting, goes to an item, says what came of it, and ends it', async () => {
    const { tab } = await story.open('apt', PANEL);
    await tab.getByText('Tiden räknas när ni startar.').waitFor();
    await press(tab, 'Starta mötet');
    await tab.getByText('5 min kvar').first().waitFor();
    await press(tab, 'Gå till Rutiner som finns, och vad de har lett till');
    await tab.getByText('Punkt 2 av 2').waitFor();
    await field(tab, 'Utfall').fill('Vi uppdaterar rutinen.');
    await press(tab, 'Klar, nästa');
    await tab.getByText('Punkt 1 av 2').waitFor();
    await press(tab, 'Hanns inte');
    await tab.getByText('Dagordningen är genomgången.').waitFor();
    expect(story.stage.state.meetings.meetings[0]?.agenda).toMatchObject([
      { state: 'notReached', outcome: null },
      { state: 'discussed', outcome: 'Vi uppdaterar rutinen.' },
    ]);
    await press(tab, 'Avsluta mötet');
    await tab.getByText('Mötet är slut.').waitFor();
  });

  test('of two who say what came of an item the later is told, and what they wrote stays', async () => {
    begin();
    const { tab } = await story.open('apt', PANEL);
    await field(tab, 'Utfall').fill('Mitt utfall.');
    const item = story.stage.state.meetings.meetings[0]?.agenda[0];
    if (item) Object.assign(item, { version: '"11,99"', minutes: 6 });
    await press(tab, 'Klar, nästa');
    await tab.getByText('Problem 412').first().waitFor();
    expect(await field(tab, 'Utfall').inputValue()).toBe('Mitt utfall.');
    await press(tab, 'Klar, nästa');
    await tab.getByText('Punkt 2 av 2').waitFor();
    expect(item && story.stage.state.meetings.meetings[0]?.agenda[0]).toMatchObject({
      outcome: 'Mitt utfall.',
    });
  });

  test('a line that breaks says that it is tried again, and comes back by itself with the news', async () => {
    begin();
    const { page, tab } = await story.open('apt', { ...PANEL, person: READER });
    await tab.getByText('Uppkopplad').waitFor();
    const { live, meetings } = story.stage.state;
    live.away = true;
    tell(live);
    await tab.getByText('Försöker igen').waitFor();
    await tab.getByText('Punkt 1 av 2').waitFor();
    await picture(page, 'live-retrying');
    const item = meetings.meetings[0]?.agenda[0];
    if (item) item.state = 'discussed';
    live.away = false;
    tell(live);
    await tab.getByText('Punkt 2 av 2').waitFor();
    await tab.getByText('Uppkopplad').waitFor();
  });

  test('an item is added from there', async () => {
    begin();
    const { tab } = await story.open('apt', PANEL);
    await press(tab, 'Lägg till en punkt');
    await field(tab, 'Punkt*').fill('Skyltar');
    await press(tab, 'Lägg till');
    tell(story.stage.state.live);
    await tab.getByText('3. Skyltar').waitFor();
  });
});

test('the details of a meeting show its agenda to prepare, and where it is only while it is held', async () => {
  const { page, tab } = await story.open('apt', { meeting: 'MCMx', width: 800 });
  await tab.getByRole('button', { name: 'Flytta ned Tre ord' }).waitFor();
  expect(await tab.getByRole('heading', { name: 'Var är vi?' }).count()).toBe(0);
  begin();
  tell(story.stage.state.live);
  await tab.getByRole('heading', { name: 'Var är vi?' }).waitFor();
  await picture(page, 'live-details');
});
