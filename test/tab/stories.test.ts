/** What else people do in the tab, in a real browser, framed as Teams frames it. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ready, until, violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

describe('a manager sets up the unit', () => {
  test('the host’s Save opens when all is chosen, sets up the unit and keeps the tab', async () => {
    story.stage.state.setUp = false;
    const { page, tab } = await story.open('configure', { frame: 'settings' });
    expect(await tab.getByRole('radio').count()).toBe(5);
    expect(await page.evaluate('host.valid')).toBe(false);
    await tab.getByRole('radio', { name: 'Hbtq-klivet (VGR)' }).check();
    await page.waitForFunction('host.valid === true');
    await said(tab, '2 personer till behövs.');
    await tab.getByRole('checkbox', { name: 'Mira Holm' }).check();
    await tab.getByRole('checkbox', { name: 'Oskar Bergvall' }).check();
    await said(tab, '3 personer. Gruppen stämmer med programmet.');
    await page.evaluate('host.save()');
    await page.waitForFunction('host.saved');
    expect(story.stage.state.puts).toEqual([
      {
        programme: 'hbtq-klivet',
        start: '2026-01-12',
        manager: 'person-0',
        group: ['person-0', 'person-3', 'person-4'],
        processLead: null,
        safetyRep: null,
      },
    ]);
    const address = `${story.stage.tab}/tab/?view=start`;
    expect(await page.evaluate('host.config')).toEqual({
      entityId: 'stegvis',
      contentUrl: address,
      websiteUrl: address,
      suggestedDisplayName: 'Stegvis',
    });
  });

  test('a refusal reaches the host as a sentence', async () => {
    story.stage.state.setUp = false;
    story.stage.fault((method) =>
      method === 'PUT'
        ? { status: 409, body: { type: 'x', title: 'Teamet har ingen webbplats än.', status: 409 } }
        : null,
    );
    const { page, tab } = await story.open('configure', { frame: 'settings' });
    await tab.getByRole('radio', { name: 'Fyra steg (Malmö)' }).check();
    await page.waitForFunction('host.valid === true');
    await page.evaluate('host.save()');
    await page.waitForFunction('host.failure');
    expect(await page.evaluate('host.failure')).toBe('Teamet har ingen webbplats än.');
    expect(await page.evaluate('host.config')).toBeNull();
  });

  test('who does not own the team is told who does it', async () => {
    story.stage.state.setUp = false;
    const { page, tab } = await story.open('configure', { frame: 'settings', person: READER });
    await tab.getByText('Den som äger teamet sätter upp enheten.').waitFor();
    expect(await page.evaluate('host.valid')).toBe(false);
  });

  test('the mandate is written in the programme view', async () => {
    const { tab } = await story.open('programme');
    await press(tab, 'Skriv uppdrag');
    await press(tab, 'Spara');
    await tab.getByText('Fyll i fältet.').waitFor();
    await field(tab, 'Uppdrag*').fill('Två timmar i månaden.');
    await press(tab, 'Spara');
    await said(tab, 'Uppdraget är sparat.');
    expect(story.stage.state.mandate).toEqual({ text: 'Två timmar i månaden.', date: '2026-01-12' });
    await tab.getByText('Givet 12 januari 2026').waitFor();
  });
});

describe('meetings', () => {
  test('a point moves down, and the order is read aloud', async () => {
    const { tab } = await story.open('apt');
    await press(tab, 'Flytta ned Tre ord');
    await said(tab, 'Tre ord är nu punkt 2.');
    const agenda = story.stage.state.meetings.meetings[0]?.agenda ?? [];
    expect(agenda.map(({ title, order }) => [title, order])).toEqual([
      ['Tre ord', 2],
      ['Rutiner som finns, och vad de har lett till', 1],
    ]);
  });

  test('a point is added to the meeting it was asked for at, and the minutes are summed', async () => {
    const { tab } = await story.open('apt');
    await tab
      .getByRole('article')
      .filter({ hasText: 'tisdag 20 januari' })
      .getByRole('button', { name: 'Punkt', exact: true })
      .click();
    await field(tab, 'Punkt*').fill('Skyltar');
    await field(tab, 'Minuter').fill('20');
    await press(tab, 'Lägg till');
    await tab.getByText('Skriv ett tal från 1 till 15.').waitFor();
    await field(tab, 'Minuter').fill('15');
    await press(tab, 'Lägg till');
    await said(tab, 'På dagordningen: Skyltar');
    await tab.getByText('30 av 60 min').waitFor();
  });

  test('a meeting is added at a Swedish time, wherever the browser stands', async () => {
    const { tab } = await story.open('meetings');
    await press(tab, 'Möte');
    await field(tab, 'Dag*').fill('2026-02-10');
    await field(tab, 'Från*').fill('09:00');
    await field(tab, 'Till*').fill('10:00');
    await press(tab, 'Lägg till');
    await said(tab, 'Inlagt: Gruppmöte');
    expect(story.stage.state.meetings.meetings[3]).toMatchObject({
      kind: 'group',
      start: '2026-02-10T08:00:00.000Z',
      end: '2026-02-10T09:00:00.000Z',
    });
  });

  test('in the side panel the point at hand is told with its outcome, and the next one follows', async () => {
    const { tab } = await story.open('apt', { frame: 'sidePanel', width: 320 });
    await tab.getByText('Punkt 1 av 2, 15 min kvar').waitFor();
    await field(tab, 'Utfall').fill('Trygg, öppen, nyfiken.');
    await press(tab, 'Klar, nästa');
    await tab.getByText('Punkt 2 av 2, 10 min kvar').waitFor();
    expect(story.stage.state.meetings.meetings[0]?.agenda[0]).toMatchObject({
      state: 'discussed',
      outcome: 'Trygg, öppen, nyfiken.',
    });
    expect(await violations(tab)).toEqual([]);
  });
});

test('everything is reached by keyboard: through the bar to the plan, into an action and out', async () => {
  const { page, tab } = await story.open('start');
  await tab.locator('nav a').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await ready(tab, 'plan');
  await until(tab, 'document.activeElement.tagName === "H1"');
  await tab.locator('#action-2').focus();
  await page.keyboard.press('Enter');
  await tab.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await until(tab, 'document.activeElement.id === "action-2"');
});

test('outside Teams the page says where it belongs', async () => {
  const { page } = await story.open('start');
  await page.goto(`${story.stage.tab}/tab/?view=start`);
  await page.getByRole('heading', { name: /Stegvis/ }).waitFor();
  expect(await page.evaluate('document.documentElement.dataset.ready')).toBeUndefined();
});
