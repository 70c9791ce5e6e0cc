/** A manager whose site the app has not been given, and the administrator who gives it with the command. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, tabOf } from './support/browser.ts';
import { House, type Person, type Unit } from './support/house.ts';

const ADMIN = fileURLToPath(new URL('../../bot/admin.ts', import.meta.url));
const enc = encodeURIComponent;
const DUE = '2026-01-26';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  await house.control('POST', 'reset');
}, 60_000);

interface View {
  waitingForIt: { request: string } | null;
}
const overview = async (person: Person, unit: Unit): Promise<View> =>
  (await house.api<View>(person, 'GET', `units/${enc(unit.id)}`)).body;
const consents = async (person: Person): Promise<{ problems: { check: string; text: string }[] }> =>
  (await house.api<{ consents: { problems: { check: string; text: string }[] } }>(person, 'GET', 'status'))
    .body.consents;
const row = (owner: Person, title: string) => ({
  Title: title,
  State: 'Pågår',
  OwnerId: owner.id,
  DueDate: `${DUE}T00:00:00Z`,
});
const cardsAbout = async (person: Person, title: string): Promise<number> =>
  (await house.messages(person)).filter((message) => JSON.stringify(message.activity).includes(title)).length;

/** Runs the administrator's command as its own program; `meanwhile` hears what it says to its person. */
const admin = async (
  args: readonly string[],
  meanwhile: (line: string) => Promise<void>,
): Promise<{ code: number | null; said: string }> => {
  const environment = await house.control<Record<string, string>>('GET', 'environment');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ADMIN, ...args], {
    env: { ...environment, LANG: 'sv_SE.UTF-8', PATH: '/nowhere' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  let asked = false;
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (asked || !said.includes('\n')) return;
    asked = true;
    void meanwhile(said);
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
};

describe('until IT has given the site', () => {
  test('the manager plans, sees what is waited for and copies the request; reminders begin with the grant', async () => {
    const before = await house.unit('hbtq-klivet');
    const { unit, manager } = before;
    await house.control('POST', 'consent', { site: unit.site, granted: false });
    // The app stands in the team: what is missing is the site alone.
    await house.install(manager, unit.channel);
    const { staff } = await house.setUp('hbtq-klivet');
    const owner = staff[0] as Person;
    await house.install(owner);
    const added = await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, {
      title: 'Gå igenom blanketter',
      ownerId: owner.id,
      dueDate: DUE,
      area: 'bemotande',
      goal: 'Alla kan fylla i blanketterna.',
      ownerRole: 'medarbetare',
      indicator: 'Antal',
      followUpDate: '2026-03-02',
      state: 'active',
    });
    expect(added.status).toBe(201);
    const outside = await house.graph(manager, 'POST', `sites/${unit.site}/lists/StegvisPlan/items`, {
      fields: row(owner, 'Ny skylt i entrén'),
    });
    expect(outside.status).toBe(201);

    expect((await house.moveClock('2026-01-12T11:00:00.000Z')).settled).toBe(true);
    expect(await cardsAbout(owner, 'blanketter')).toBe(0);
    expect(await cardsAbout(owner, 'skylt')).toBe(0);

    const request = (await overview(manager, unit)).waitingForIt?.request ?? '';
    expect(request).toContain('https://exempelkommun.sharepoint.com/sites/vardcentralbjorken');
    expect(request).toContain(`npm run admin -- grant ${unit.site}`);
    expect((await consents(manager)).problems).toEqual([
      expect.objectContaining({ check: 'site', text: expect.stringContaining(unit.site) }),
    ]);

    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    for (const view of ['start', 'settings']) {
      const { url } = await house.control<{ url: string }>('POST', 'open', {
        person: manager.id,
        where: unit.id,
        view,
      });
      await page.goto(url);
      const tab = await tabOf(page, view);
      await tab.getByRole('heading', { name: 'Väntar på IT' }).waitFor();
      expect(await tab.getByLabel('Begäran till IT').inputValue()).toBe(request);
      await tab.getByRole('button', { name: 'Kopiera begäran' }).click();
      await tab.getByText('Kopierat.').waitFor({ state: 'attached' });
    }

    const refused = await admin(['check', unit.site, '--device-code'], async (line) => {
      const code = /koden (\w+)/.exec(line)?.[1];
      await house.control('POST', 'device', { code, person: manager.id });
    });
    expect([refused.code, refused.said]).toEqual([3, expect.stringContaining('SharePoint-administratör')]);

    const given = await admin(['grant', unit.site], async (line) => {
      const address = /(http:\S+)/.exec(line)?.[1] ?? '';
      const desk = await context.newPage();
      await desk.goto(address);
      await desk.getByRole('button', { name: 'Shirin Karlberg' }).click();
      await desk.getByText('Inloggningen är klar').waitFor();
      await desk.close();
    });
    expect([given.code, given.said]).toEqual([
      0,
      expect.stringContaining('Klart: appen får läsa och skriva'),
    ]);
    await context.close();

    expect((await overview(manager, unit)).waitingForIt).toBeNull();
    expect((await consents(manager)).problems).toEqual([]);
    expect((await house.moveClock('2026-01-12T14:00:00.000Z')).settled).toBe(true);
    expect(await cardsAbout(owner, 'blanketter')).toBe(1);
    expect(await cardsAbout(owner, 'skylt')).toBe(1);
  }, 120_000);

  test('a consent that people lack is a sentence with a way for the administrator, never a raw error', async () => {
    const { unit, manager } = await house.setUp('hbtq-klivet');
    await house.control('POST', 'consent', { scope: 'Sites.ReadWrite.All', granted: false });
    const answer = await house.api<Record<string, unknown>>(manager, 'GET', `units/${enc(unit.id)}/plan`);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({
      type: '/problems/consent',
      scopes: expect.arrayContaining(['Sites.ReadWrite.All']),
      adminConsent: expect.stringMatching(/\/adminconsent\?client_id=/),
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const { url } = await house.control<{ url: string }>('POST', 'open', {
      person: manager.id,
      where: unit.id,
      view: 'plan',
    });
    await page.goto(url);
    const tab = await tabOf(page, 'plan');
    await tab.getByText('En administratör behöver godkänna Stegvis').first().waitFor();
    await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).click();
    await context.close();

    await house.control('POST', 'consent', { scope: 'Sites.ReadWrite.All', granted: true });
    expect((await house.api(manager, 'GET', `units/${enc(unit.id)}/plan`)).status).toBe(200);
  }, 60_000);
});
