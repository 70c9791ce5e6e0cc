/** By hand in the tab, with an Outlook beside it: the unit's APT from the manager's calendar, and back into it. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { readCalendarFile } from '../documents/read-calendar-file.ts';
import { openBrowser, tabOf } from './support/browser.ts';
import { House, type Person, type Unit } from './support/house.ts';

let house: House;
let browser: Browser;
let unit: Unit;
let manager: Person;
let group: Person[];
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  ({ unit, manager, group } = await house.setUp('hbtq-klivet'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

interface OutlookEvent {
  id: string;
  subject: string;
  body: { content: string };
  isOnlineMeeting: boolean;
  attendees: unknown[];
}
const outlook = async (method: string, path: string, body?: unknown): Promise<OutlookEvent> => {
  const answer = await house.graph<OutlookEvent>(manager, method, path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const eventOn = async (day: string): Promise<OutlookEvent> => {
  const path = `me/calendarView?startDateTime=${day}T00:00:00Z&endDateTime=${day}T23:59:59Z`;
  const answer = await house.graph<{ value: OutlookEvent[] }>(manager, 'GET', path);
  const event = answer.body.value[0];
  if (!event) throw new Error(`nothing in the calendar on ${day}`);
  return event;
};

const open = async (person: Person, view: string): Promise<{ page: Page; tab: Frame }> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
  const { url } = await house.control<{ url: string }>('POST', 'open', {
    person: person.id,
    where: unit.id,
    view,
  });
  await page.goto(url);
  return { page, tab: await tabOf(page, view) };
};
const press = (tab: Frame, name: string): Promise<void> =>
  tab.getByRole('button', { name, exact: true }).first().click();
const said = (tab: Frame, text: string): Promise<void> =>
  tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

const january = 'onsdag 21 januari kl. 15.00';
const moved = 'torsdag 22 januari kl. 10.00';

describe('the manager, in the tab', () => {
  test('without the calendar’s consent is offered to give it, and can plan all the same', async () => {
    for (const scope of ['Calendars.ReadBasic', 'Calendars.ReadWrite'])
      await house.control('POST', 'consent', { scope, granted: false });
    const { page, tab } = await open(manager, 'apt');
    await press(tab, 'Hämta APT');
    await tab.getByRole('button', { name: 'Godkänn', exact: true }).waitFor();
    await tab.getByRole('button', { name: 'Lägg till möte' }).waitFor();
    for (const scope of ['Calendars.ReadBasic', 'Calendars.ReadWrite'])
      await house.control('POST', 'consent', { scope, granted: true });
    await press(tab, 'Försök igen');
    await tab.getByText('Varje månad, online').waitFor();
    await page.close();
  }, 90_000);

  test('chooses the series, and the unit’s APT stand there', async () => {
    const { page, tab } = await open(manager, 'apt');
    await press(tab, 'Hämta APT');
    await tab.getByText(`Nästa är ${january}`).waitFor();
    await press(tab, `Välj APT ${unit.name}`);
    await said(tab, `APT följer nu APT ${unit.name}.`);
    await tab.getByText(`Ur kalendern: APT ${unit.name}, läst i dag`).waitFor();
    await tab.getByText(january).first().waitFor();
    await tab.getByText('onsdag 17 juni kl. 15.00').waitFor();
    await tab.getByText('Står i din kalender, läst i dag').first().waitFor();
    await page.close();
  }, 90_000);

  test('sees, when she opens the view again, what was moved in Outlook', async () => {
    const event = await eventOn('2026-01-21');
    await outlook('PATCH', `me/events/${event.id}`, {
      start: { dateTime: '2026-01-22T10:00:00', timeZone: 'Europe/Stockholm' },
      end: { dateTime: '2026-01-22T11:00:00', timeZone: 'Europe/Stockholm' },
    });
    const { page, tab } = await open(manager, 'apt');
    await tab.getByText(moved).first().waitFor();
    expect(await tab.getByText(january).count()).toBe(0);
    await page.close();
  }, 90_000);

  test('puts the agenda into the invitation and takes it out; the rest of it stands', async () => {
    const before = await eventOn('2026-01-22');
    const { page, tab } = await open(manager, 'apt');
    const apt = tab.getByRole('article').filter({ hasText: moved });
    await apt.getByRole('button', { name: 'Punkt', exact: true }).click();
    await tab.getByLabel('Punkt*', { exact: true }).fill('Tre ord');
    await press(tab, 'Lägg till');
    await said(tab, 'På dagordningen: Tre ord');
    const agenda = apt.getByRole('switch', { name: 'Visa dagordningen i inbjudan' });
    await agenda.click();
    await said(tab, 'Dagordningen står nu i inbjudan.');
    const during = await eventOn('2026-01-22');
    expect(during.body.content).toContain('Tre ord (10 min)');
    expect(during.isOnlineMeeting).toBe(true);
    await agenda.click();
    await said(tab, 'Dagordningen är borttagen ur inbjudan.');
    expect((await eventOn('2026-01-22')).body.content).toBe(before.body.content);
    await page.close();
  }, 90_000);

  test('invites the group to a meeting of the list, and lets go of the calendar', async () => {
    const path = `units/${encodeURIComponent(unit.id)}/meetings`;
    const added = await house.api(manager, 'POST', path, {
      kind: 'group',
      title: 'Gruppmöte',
      start: '2026-02-03T08:00:00Z',
      end: '2026-02-03T09:00:00Z',
    });
    expect(added.status).toBe(201);
    const { page, tab } = await open(manager, 'meetings');
    await press(tab, 'Mer om Gruppmöte');
    await tab.getByRole('menuitem', { name: 'Skapa i kalendern' }).click();
    await tab.getByRole('radio', { name: 'HBTQ-gruppen' }).check({ force: true });
    await tab.getByRole('checkbox', { name: 'Möte online i Teams' }).check({ force: true });
    await press(tab, 'Skapa');
    await said(tab, 'Gruppmöte står nu i din kalender.');
    const event = await eventOn('2026-02-03');
    expect(event).toMatchObject({ subject: 'Gruppmöte', isOnlineMeeting: true });
    expect(event.attendees).toHaveLength(group.length - 1);
    const mine = tab.getByRole('article').filter({ hasText: 'Gruppmöte' });
    await mine.getByRole('button', { name: /^Gruppmöte/ }).click();
    await mine.getByText(`${group.length - 1} har inte svarat.`).waitFor();
    await mine.getByRole('button', { name: 'Släpp kalendern' }).click();
    await said(tab, 'Gruppmöte står nu bara i listan.');

    await press(tab, 'Mer om Gruppmöte');
    await tab.getByRole('menuitem', { name: 'Välj i kalendern' }).click();
    await press(tab, 'Välj Gruppmöte, tisdag 3 februari kl. 09.00–10.00');
    await said(tab, 'Gruppmöte följer nu din kalender.');
    await page.close();
  }, 90_000);

  test('stops reading; the meetings stay', async () => {
    const { page, tab } = await open(manager, 'apt');
    await press(tab, 'Sluta läsa');
    await said(tab, 'Kalendern läses inte längre. Mötena står kvar i listan.');
    await tab.getByText(moved).first().waitFor();
    await page.close();
  }, 90_000);
});

test('a colleague reads whose calendar it is, and takes the meetings to another as a file', async () => {
  const colleague = group.find(({ id }) => id !== manager.id) as Person;
  const { page, tab } = await open(colleague, 'meetings');
  const theirs = tab.getByRole('article').filter({ hasText: 'Gruppmöte' });
  await theirs.getByRole('button', { name: /^Gruppmöte/ }).click();
  await theirs.getByText(/^Står i .+ kalender, läst i dag$/).waitFor();
  expect(await theirs.getByRole('button', { name: 'Släpp kalendern' }).count()).toBe(0);
  expect(await theirs.getByRole('switch').count()).toBe(0);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(tab, 'Egen kalender (.ics), alla möten'),
  ]);
  expect(download.suggestedFilename()).toBe('stegvis-moten.ics');
  const file = readCalendarFile(await readFile(await download.path(), 'utf8'));
  expect(JSON.stringify(file)).toContain('Gruppmöte');
  await page.close();
}, 90_000);
