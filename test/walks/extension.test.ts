/**
 * Stegvis where people already write: searching in a message, commands on a message, and dialogs that do what needs the
 * person's own rights. `EXTENSION_PICTURES=<folder>` also draws what was seen.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { Action, PlanView } from '../../bot/core/api.ts';
import { openBrowser } from './support/browser.ts';
import { cardOf, House, type Message, type Person, type Unit } from './support/house.ts';

const PICTURES = process.env.EXTENSION_PICTURES;
const enc = encodeURIComponent;

let house: House;
let browser: Browser;
let unit: Unit;
let manager: Person;
let staff: Person;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
  const known = await house.setUp('hbtq-klivet');
  unit = known.unit;
  manager = known.manager;
  staff = known.staff.find(({ language }) => language === 'sv') as Person;
  await house.install(manager, unit.channel);
  await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, {
    title: 'Se över blanketter',
    area: 'bemotande',
  });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

interface Look {
  language?: 'sv' | 'en';
  theme?: 'default' | 'dark' | 'contrast';
  where?: string;
}
const open = async (person: Person, look: Look = {}): Promise<{ page: Page; context: BrowserContext }> => {
  const { language = 'sv', theme = 'default', where = unit.channel } = look;
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const page = await context.newPage();
  const query = new URLSearchParams({ person: person.id, where, view: 'start', theme, language });
  await page.goto(`${house.tenant}/?${query}`);
  return { page, context };
};
const dialogOf = async (page: Page, name: string): Promise<Frame> => {
  const handle = await page.waitForSelector('iframe[name="stegvis-dialog"]', { timeout: 20_000 });
  const frame = await handle.contentFrame();
  if (!frame) throw new Error('no dialog');
  await frame.waitForSelector(`html[data-ready="${name}"]`, { state: 'attached', timeout: 20_000 });
  return frame;
};
const picture = async (page: Page, name: string): Promise<void> => {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};
const write = (person: Person, text: string) =>
  house.control('POST', 'say', { person: person.id, where: unit.channel, text, mention: false });
/** Chooses a command in the menu of the message that says `text`. */
const choose = async (page: Page, text: string, command: string): Promise<void> => {
  const line = page.getByRole('article').filter({ hasText: text });
  await line.locator('summary').click();
  await line.getByRole('button', { name: command }).click();
};
const plan = async (): Promise<Action[]> =>
  (await house.api<PlanView>(manager, 'GET', `units/${enc(unit.id)}/plan`)).body.actions;

describe('searching in a message', () => {
  test('finds an action of the unit and puts its card into the conversation', async () => {
    const { page, context } = await open(staff);
    await page.getByRole('button', { name: 'Sök i Stegvis' }).click();
    const results = page.getByRole('region', { name: 'Sök i Stegvis' });
    await results.getByRole('button', { name: /Se över blanketter/ }).waitFor();
    await page.getByLabel('Sökord').fill('finns inte alls');
    await page.getByText('Inga träffar. Prova ett annat ord.').waitFor();
    await page.getByLabel('Sökord').fill('blank');
    await results.getByRole('button', { name: /Se över blanketter/ }).waitFor();
    await picture(page, 'search-sv');
    await results.getByRole('button', { name: /Se över blanketter/ }).click();
    await page.getByRole('button', { name: 'Skicka kortet' }).click();
    const sent = page.getByRole('article').filter({ hasText: 'Utkast. Inget datum är satt.' });
    await sent.waitFor();
    await picture(page, 'card-sv');
    await context.close();
  });

  test('nobody of another unit finds it, and the library is there for all who have a unit', async () => {
    const people = await house.control<Person[]>('GET', 'people');
    const other = people.find((one) => one.unit !== unit.id && !one.guest) as Person;
    await house.install(other);
    const ask = (person: Person, where: string, command: string, text?: string) =>
      house.control<{ status: number; results?: unknown[]; message?: string }>('POST', 'search', {
        ...{ person: person.id, where, command },
        ...(text === undefined ? {} : { text }),
      });
    expect(await ask(other, 'personal', 'actions', 'Se över blanketter')).toMatchObject({ status: 200 });
    expect((await ask(other, 'personal', 'actions', 'Se över blanketter')).results).toBeUndefined();
    expect((await ask(staff, unit.channel, 'library')).results?.length).toBeGreaterThan(10);
  });
});

describe('“Gör till åtgärd” on a message', () => {
  test('opens a dialog with the text filled in; what is saved is a draft of the plan, and a card may go along', async () => {
    await write(staff, 'Skyltarna i väntrummet är gamla. Kan vi byta dem?');
    const { page, context } = await open(manager);
    await choose(page, 'Skyltarna i väntrummet', 'Gör till åtgärd');
    const dialog = await dialogOf(page, 'dialog-action');
    expect(dialog.url()).not.toContain('#');
    expect(await dialog.getByRole('textbox', { name: 'Åtgärd' }).inputValue()).toBe(
      'Skyltarna i väntrummet är gamla',
    );
    expect(await dialog.getByLabel('Behov').inputValue()).toContain('Kan vi byta dem?');
    await picture(page, 'action-sv');
    await dialog.getByRole('textbox', { name: 'Åtgärd' }).fill('Byt skyltarna i väntrummet');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Spara utkast' }).click();
    await page.getByRole('button', { name: 'Skicka kortet' }).waitFor();
    await page
      .getByRole('region', { name: 'Påbörjat meddelande' })
      .getByText('Byt skyltarna')
      .first()
      .waitFor();
    expect(await plan()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          title: 'Byt skyltarna i väntrummet',
          state: 'draft',
          need: 'Skyltarna i väntrummet är gamla. Kan vi byta dem?',
        }),
      ]),
    );
    await context.close();
    const log = readFileSync(join(house.data, 'bot.log'), 'utf8');
    expect(log).not.toContain('Skyltarna');
  });

  test('a colleague who does not write in the plan proposes it for the APT instead', async () => {
    await write(manager, 'Vi borde prata om tilltal på telefon.');
    const { page, context } = await open(staff);
    await choose(page, 'tilltal på telefon', 'Gör till åtgärd');
    const dialog = await dialogOf(page, 'dialog-action');
    await dialog.getByRole('button', { name: 'Föreslå till APT' }).click();
    await dialog.waitForSelector('html[data-ready="dialog-proposal"]', { state: 'attached' });
    await dialog.getByLabel('Via gruppen').check();
    await picture(page, 'proposal-sv');
    await dialog.getByRole('button', { name: 'Föreslå', exact: true }).click();
    await page.waitForSelector('iframe[name="stegvis-dialog"]', { state: 'detached' });
    const meetings = await house.api<{ unplaced: { title: string; proposedBy: string | null }[] }>(
      ...([manager, 'GET', `units/${enc(unit.id)}/meetings`] as const),
    );
    expect(meetings.body.unplaced).toMatchObject([
      { title: 'Vi borde prata om tilltal på telefon', proposedBy: null },
    ]);
    await context.close();
  });

  test('what a human being must receive gets whom to turn to, and stands nowhere', async () => {
    await write(staff, 'En kollega trakasserar mig i fikarummet');
    const { page, context } = await open(manager);
    await choose(page, 'trakasserar mig', 'Gör till åtgärd');
    const shown = page.getByRole('dialog');
    await shown.getByText('Det här behöver en människa ta emot.').waitFor();
    expect(await shown.innerText()).not.toContain('fikarummet');
    await picture(page, 'case-sv');
    await context.close();
  });

  test('without consent there is a way: the administrator’s link, and then the same dialog goes on', async () => {
    const scope = 'Sites.ReadWrite.All';
    await house.control('POST', 'consent', { scope, granted: false });
    await write(staff, 'Blanketten saknar fält för tilltalsnamn');
    const { page, context } = await open(manager);
    await choose(page, 'saknar fält', 'Gör till åtgärd');
    const handle = await page.waitForSelector('iframe[name="stegvis-dialog"]');
    const dialog = (await handle.contentFrame()) as Frame;
    await dialog.getByRole('button', { name: 'Kopiera länk till administratören' }).waitFor();
    await picture(page, 'consent-sv');
    await house.control('POST', 'consent', { scope, granted: true });
    await dialog.getByRole('button', { name: 'Försök igen' }).click();
    await dialog.waitForSelector('html[data-ready="dialog-action"]', { state: 'attached' });
    expect(await dialog.getByRole('textbox', { name: 'Åtgärd' }).inputValue()).toBe(
      'Blanketten saknar fält för tilltalsnamn',
    );
    await dialog.getByRole('button', { name: 'Spara utkast' }).click();
    await page.waitForSelector('iframe[name="stegvis-dialog"]', { state: 'detached' });
    expect((await plan()).map(({ title }) => title)).toContain('Blanketten saknar fält för tilltalsnamn');
    await context.close();
  });
});

describe('a card whose button the app’s rights do not reach', () => {
  test('offers to do it with the person’s own, and says afterwards that it is done', async () => {
    await house.install(manager);
    const made = await house.api<Action>(manager, 'POST', `units/${enc(unit.id)}/plan`, {
      ...{
        title: 'Gå igenom rutinen',
        area: 'kunskap',
        ownerRole: 'chef',
        ownerId: manager.id,
        state: 'active',
      },
      ...{ dueDate: '2026-01-27', followUpDate: '2026-03-02', indicator: 'Klar rutin' },
    });
    expect(made.status).toBe(201);
    await house.moveClock('2026-01-14T10:00:00.000Z');
    const about = (messages: Message[]) =>
      messages.find((one) => JSON.stringify(one.activity).includes('Gå igenom rutinen'));
    const card = about(await house.messages(manager));
    if (!card) throw new Error('no card came');
    await house.control('POST', 'consent', { site: unit.site, granted: false });
    const { page, context } = await open(manager, { where: 'personal' });
    const line = page.locator(`article[data-id="${card.id}"]`);
    await line.getByRole('button', { name: 'Klart' }).first().click();
    await line.getByRole('button', { name: 'Gör det själv' }).waitFor();
    await picture(page, 'own-rights-sv');
    await line.getByRole('button', { name: 'Gör det själv' }).click();
    await line.getByText(/Klar: Gå igenom rutinen/).waitFor({ timeout: 20_000 });
    expect(JSON.stringify(cardOf(about(await house.messages(manager)) as Message))).toContain(
      'Klar: Gå igenom rutinen',
    );
    expect((await plan()).find(({ id }) => id === made.body.id)?.state).toBe('done');
    await house.control('POST', 'consent', { site: unit.site, granted: true });
    await context.close();
  });
});

// Drawn on demand alone: they are no test of anything.
if (PICTURES)
  test.each([
    ['sv', 'dark'],
    ['sv', 'contrast'],
    ['en', 'default'],
    ['en', 'dark'],
    ['en', 'contrast'],
  ] as const)('pictures in %s, %s', async (language, theme) => {
    const sv = language === 'sv';
    const { page, context } = await open(manager, { language, theme });
    await page.getByRole('button', { name: sv ? 'Sök i Stegvis' : 'Search Stegvis' }).click();
    await page
      .getByRole('region', { name: sv ? 'Sök i Stegvis' : 'Search Stegvis' })
      .getByRole('button')
      .first()
      .waitFor();
    await picture(page, `search-${language}-${theme}`);
    await page.getByRole('button', { name: sv ? 'Sök i Stegvis' : 'Search Stegvis' }).click();
    for (const [command, name] of [
      [sv ? 'Gör till åtgärd' : 'Make it an action', 'action'],
      [sv ? 'Föreslå till APT' : 'Propose for APT', 'proposal'],
    ] as const) {
      await choose(page, 'Skyltarna i väntrummet är gamla', command);
      const dialog = await dialogOf(page, `dialog-${name}`);
      await picture(page, `${name}-${language}-${theme}`);
      await dialog.getByRole('button', { name: sv ? 'Avbryt' : 'Cancel' }).click();
      await page.waitForSelector('iframe[name="stegvis-dialog"]', { state: 'detached' });
    }
    await context.close();
  });
