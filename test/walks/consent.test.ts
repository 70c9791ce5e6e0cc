/** A person without consent gives it where they stand, and what they wanted is done with nothing typed again. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openBrowser, tabOf } from './support/browser.ts';
import { cardOf, House, type Person, type Unit } from './support/house.ts';

const NOTES = 'Files.ReadWrite.AppFolder';
const THOUGHT = 'Fikarummet kan vara mer välkomnande.';

let house: House;
let browser: Browser;
let unit: Unit;
let manager: Person;
let person: Person;
let other: Person;
let context: BrowserContext;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const known = await house.setUp('hbtq-klivet');
  ({ unit, manager } = known);
  [person, other] = known.staff.filter(({ language }) => language === 'sv') as [Person, Person];
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  for (const scope of [NOTES, 'Calendars.ReadBasic', 'Calendars.ReadWrite']) {
    await house.control('POST', 'consent', { scope, granted: false });
    for (const { id } of [person, other, manager])
      await house.control('POST', 'consent', { scope, person: id, granted: false });
  }
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
});

const open = async (who: Person, where: string, view: string, language = 'sv'): Promise<[Page, Frame]> => {
  const page = await context.newPage();
  const { url } = await house.control<{ url: string }>('POST', 'open', {
    ...{ person: who.id, where, view, language },
  });
  await page.goto(url);
  return [page, await tabOf(page, view)];
};
/** Presses the button that leads to the window, and answers there. */
const answer = async (page: Page, frame: Frame, decision: string, button = 'Godkänn'): Promise<string> => {
  const [shown] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('button', { name: button, exact: true }).first().click(),
  ]);
  const text = await shown.locator('body').innerText();
  await Promise.all([
    shown.waitForEvent('close'),
    shown.getByRole('button', { name: decision, exact: true }).click(),
  ]);
  return text;
};
const notesOf = async (who: Person): Promise<string[]> => {
  const listed = await house.graph<{ value?: { id: string }[] }>(
    ...([who, 'GET', 'me/drive/special/approot/children'] as const),
  );
  return Promise.all(
    (listed.body.value ?? []).map(
      async ({ id }) => (await house.graph<string>(who, 'GET', `me/drive/items/${id}/content`)).body,
    ),
  );
};

describe('a note to oneself', () => {
  test('is saved as soon as its writer has approved; declined, it stands there as it was', async () => {
    const [page, tab] = await open(person, 'personal', 'personal');
    await tab.getByLabel('Mina tankar').fill(THOUGHT);
    await tab.getByRole('button', { name: 'Spara i min OneDrive' }).click();
    const note = tab.getByRole('alert').or(tab.getByRole('status'));
    await note.filter({ hasText: 'Stegvis behöver ditt godkännande för det här.' }).first().waitFor();
    expect(await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).count()).toBe(0);

    const asked = await answer(page, tab, 'Avbryt');
    expect(asked).toContain(NOTES);
    expect(asked).toContain('@exempelkommun.se');
    await tab.getByText('Inget blev godkänt. Allt du har fyllt i finns kvar.').first().waitFor();
    await tab.locator('[role=status]', { hasText: 'Stegvis behöver ditt' }).last();
    await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).first().waitFor();
    expect(await tab.getByLabel('Mina tankar').inputValue()).toBe(THOUGHT);
    expect(await notesOf(person)).toEqual([]);

    await answer(page, tab, 'Godkänn');
    await tab.getByText('Sparat i din OneDrive.').first().waitFor();
    expect(await tab.getByLabel('Mina tankar').inputValue()).toBe('');
    expect(await notesOf(person)).toEqual([expect.stringContaining(THOUGHT)]);

    // Theirs alone: a colleague is asked for themselves.
    const theirs = await house.api(other, 'POST', 'me/notes', { text: 'En tanke' });
    expect([theirs.status, theirs.body]).toMatchObject([403, { type: '/problems/consent' }]);
  }, 90_000);

  test('closing the window is no answer, and in English it is said in English', async () => {
    const [page, tab] = await open(other, 'personal', 'personal', 'en');
    await tab.getByRole('textbox').first().fill(THOUGHT);
    await tab.getByRole('button', { name: 'Save in my OneDrive' }).click();
    const approve = tab.getByRole('button', { name: 'Approve', exact: true });
    await approve.first().waitFor();
    const [shown] = await Promise.all([page.waitForEvent('popup'), approve.first().click()]);
    await shown.getByRole('button', { name: 'Godkänn' }).waitFor();
    await shown.close();
    await tab
      .getByText('Nothing was approved. Everything you have filled in is still here.')
      .first()
      .waitFor();
    expect(await notesOf(other)).toEqual([]);
    await answer(page, tab, 'Godkänn', 'Approve');
    await tab.getByText('Saved in your OneDrive.').first().waitFor();
  }, 90_000);
});

test('the window shows no code to the page that opened it, and leaves none in its own address', async () => {
  const [page, tab] = await open(person, 'personal', 'personal');
  await page.evaluate(
    "window.heard = ''; addEventListener('message', ({ data }) => { window.heard += JSON.stringify(data); })",
  );
  await tab.getByLabel('Mina tankar').fill(THOUGHT);
  await tab.getByRole('button', { name: 'Spara i min OneDrive' }).click();
  const button = tab.getByRole('button', { name: 'Godkänn', exact: true }).first();
  const [shown] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  const sent: string[] = [];
  shown.on('request', (request) => sent.push(request.url()));
  await Promise.all([shown.waitForEvent('close'), shown.getByRole('button', { name: 'Godkänn' }).click()]);
  await tab.getByText('Sparat i din OneDrive.').first().waitFor();
  const heard = await page.evaluate<string>('window.heard');
  expect(heard).toContain('authentication.authenticate.success');
  expect(heard).not.toMatch(/code=|"1\.[\w-]{40}/);
  const ended = sent.filter((url) => url.includes('/tab/consent-end.html'));
  expect(ended.length).toBeGreaterThan(0);
  // The browser keeps the fragment to itself; what is asked of a server has no code in it.
  expect(sent.map((url) => url.split('#')[0]).filter((url) => /[?&]code=/.test(url ?? ''))).toEqual([]);
}, 90_000);

test('the manager approves the calendar, and the series to choose from stands there', async () => {
  const [page, tab] = await open(manager, unit.id, 'apt');
  await tab.getByRole('button', { name: 'Hämta APT', exact: true }).first().click();
  await answer(page, tab, 'Godkänn');
  await tab.getByText('Varje månad, online').waitFor();
}, 90_000);

test('in a dialog that a card opened, the note that was begun there is saved', async () => {
  await house.install(person);
  await house.control('POST', 'say', { person: person.id, where: 'personal', text: 'reflektera' });
  await house.moveClock('2026-01-20T15:00:00.000Z');
  const question = (await house.messages(person)).find(
    (one) =>
      one.activity.attachments?.[0] && cardOf(one).actions?.some(({ data }) => data?.dialog === 'note'),
  );
  if (!question) throw new Error('no question came');
  const page = await context.newPage();
  await page.goto(`${house.tenant}/?person=${person.id}&where=personal&view=start&language=sv`);
  const line = page.locator(`article[data-id="${question.id}"]`);
  await line.getByRole('button', { name: /^(\.\.\.|More options)$/ }).click();
  await page.getByText('Skriv här', { exact: true }).click();
  const handle = await page.waitForSelector('iframe[name="stegvis-dialog"]');
  const dialog = (await handle.contentFrame()) as Frame;
  await dialog.waitForSelector('html[data-ready="dialog-note"]', { state: 'attached' });
  await dialog.getByLabel('Mina tankar').fill('Skriven i rutan.');
  await dialog.getByRole('button', { name: 'Spara i min OneDrive' }).click();
  await answer(page, dialog, 'Avbryt');
  await dialog.getByText('Inget blev godkänt. Allt du har fyllt i finns kvar.').waitFor();
  await answer(page, dialog, 'Godkänn');
  await page.waitForSelector('iframe[name="stegvis-dialog"]', { state: 'detached' });
  expect((await notesOf(person)).some((text) => text.includes('Skriven i rutan.'))).toBe(true);
}, 120_000);
