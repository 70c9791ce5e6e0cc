/** What people do in the tab, in a real browser, framed as Teams frames it. */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { ready, type Shown, type Stage, setStage, until, violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import type { HostOptions } from './harness/server.ts';

jest.setTimeout(60_000);

let stage: Stage;
let shown: Shown | null = null;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage?.close();
});
beforeEach(async () => {
  await shown?.page.context().close();
  shown = null;
  stage.reset();
});

const open = async (view: string, options: HostOptions & { width?: number } = {}): Promise<Shown> => {
  shown = await stage.show(view, options);
  await ready(shown.tab, view);
  return shown;
};
const press = (tab: Frame, name: string | RegExp) =>
  tab.getByRole('button', { name, exact: true }).first().click();
const field = (tab: Frame, name: string) => tab.getByLabel(name, { exact: true });
const said = (tab: Frame, text: string) =>
  tab.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
const plan = (index: number) => {
  const action = stage.state.actions[index];
  if (!action) throw new Error(`The harness has no action ${index}.`);
  return action;
};

describe('a manager sets up the unit', () => {
  test('the host’s Save opens when all is chosen, sets up the unit and keeps the tab', async () => {
    stage.state.setUp = false;
    const { page, tab } = await open('configure', { frame: 'settings' });
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
    expect(stage.state.puts).toEqual([
      {
        programme: 'hbtq-klivet',
        start: '2026-01-12',
        manager: 'person-0',
        group: ['person-0', 'person-3', 'person-4'],
        processLead: null,
        safetyRep: null,
      },
    ]);
    const address = `${stage.tab}/tab/?view=start`;
    expect(await page.evaluate('host.config')).toEqual({
      entityId: 'stegvis',
      contentUrl: address,
      websiteUrl: address,
      suggestedDisplayName: 'Stegvis',
    });
  });

  test('a refusal reaches the host as a sentence', async () => {
    stage.state.setUp = false;
    stage.fault((method) =>
      method === 'PUT'
        ? { status: 409, body: { type: 'x', title: 'Teamet har ingen webbplats än.', status: 409 } }
        : null,
    );
    const { page, tab } = await open('configure', { frame: 'settings' });
    await tab.getByRole('radio', { name: 'Fyra steg (Malmö)' }).check();
    await page.waitForFunction('host.valid === true');
    await page.evaluate('host.save()');
    await page.waitForFunction('host.failure');
    expect(await page.evaluate('host.failure')).toBe('Teamet har ingen webbplats än.');
    expect(await page.evaluate('host.config')).toBeNull();
  });

  test('who does not own the team is told who does it', async () => {
    stage.state.setUp = false;
    const { page, tab } = await open('configure', { frame: 'settings', person: READER });
    await tab.getByText('Den som äger teamet sätter upp enheten.').waitFor();
    expect(await page.evaluate('host.valid')).toBe(false);
  });

  test('the mandate is written in the programme view', async () => {
    const { tab } = await open('programme');
    await press(tab, 'Skriv uppdrag');
    await press(tab, 'Spara');
    await tab.getByText('Fyll i fältet.').waitFor();
    await field(tab, 'Uppdrag*').fill('Två timmar i månaden.');
    await press(tab, 'Spara');
    await said(tab, 'Uppdraget är sparat.');
    expect(stage.state.mandate).toEqual({ text: 'Två timmar i månaden.', date: '2026-01-12' });
    await tab.getByText('Givet 12 januari 2026').waitFor();
  });
});

describe('the plan', () => {
  test('a draft is saved with a title alone; starting it names what is missing, beside the fields', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Åtgärd');
    await field(tab, 'Åtgärd*').fill('Ny skylt');
    await press(tab, 'Starta');
    await tab
      .getByText(
        'Område, ansvarig roll, klart senast, indikator och uppföljning saknas. Fyll i eller spara utkast.',
      )
      .waitFor();
    expect(await tab.getByText('Saknas', { exact: true }).count()).toBe(5);
    expect(await tab.evaluate('document.activeElement.name')).toBe('area');
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Spara utkast');
    await said(tab, 'Utkast sparat: Ny skylt');
    expect(plan(6)).toMatchObject({ title: 'Ny skylt', state: 'draft', area: null });
  });

  test('a suggestion fills in the form', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Förslag');
    await press(tab, 'Använd: Grundutbildning för alla');
    await press(tab, 'Starta');
    await said(tab, 'Startad: Grundutbildning för alla');
    expect(plan(6)).toMatchObject({
      area: 'kunskap',
      ownerRole: 'chef',
      dueDate: '2026-07-12',
      state: 'active',
    });
  });

  test('what was sent without an answer keeps its text and its key, and becomes one action', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Åtgärd');
    await field(tab, 'Åtgärd*').fill('Ny skylt');
    const keys: string[] = [];
    stage.fault((method) => (method === 'POST' ? 'hang-up' : null));
    await press(tab, 'Spara utkast');
    await tab.getByText('Ingen anslutning. Din text finns kvar i webbläsaren.').waitFor();
    const draft = (await tab.evaluate(
      'localStorage.getItem(Object.keys(localStorage).find((name) => name.includes("/action/new")))',
    )) as string;
    keys.push((JSON.parse(draft) as { value: { key: string } }).value.key);
    stage.fault(null);
    await press(tab, 'Spara utkast');
    await said(tab, 'Utkast sparat: Ny skylt');
    expect(stage.state.keys).toEqual(keys);
  });

  test('text that was not saved is there again, also after a reload', async () => {
    const { page, tab } = await open('plan');
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Mål').fill('Ett halvfärdigt mål');
    await page.keyboard.press('Escape');
    await page.reload();
    const again = page.frames()[1];
    if (!again) throw new Error('The tab is gone.');
    await ready(again, 'plan');
    await press(again, 'Gå igenom blanketter');
    await again.getByText('Din text från förra gången finns kvar.').waitFor();
    expect(await field(again, 'Mål').inputValue()).toBe('Ett halvfärdigt mål');
    await press(again, 'Börja om');
    expect(await field(again, 'Mål').inputValue()).toBe('Alla blanketter går att fylla i oavsett familj.');
  });

  test('done is one press, which can be taken back; the focus does not get lost', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Klart: Gå igenom blanketter');
    await said(tab, 'Klar: Gå igenom blanketter');
    expect(plan(1).state).toBe('done');
    await press(tab, 'Ångra');
    await said(tab, 'Öppnad igen: Gå igenom blanketter');
    expect(plan(1).state).toBe('active');
    await press(tab, 'Gå igenom blanketter');
    await press(tab, 'Avbryt');
    await until(tab, 'document.activeElement.id === "action-2"');
  });

  test('dropping asks why and puts the action behind the filter', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Mer om Gå igenom blanketter');
    await tab.getByRole('menuitem', { name: 'Stryk' }).click();
    await press(tab, 'Stryk');
    await tab.getByText('Skriv ett skäl.').waitFor();
    await field(tab, 'Skäl*').fill('Görs av regionen.');
    await press(tab, 'Stryk');
    await said(tab, 'Struken: Gå igenom blanketter');
    expect(plan(1)).toMatchObject({ state: 'dropped', reason: 'Görs av regionen.' });
    expect(await tab.getByText('Görs av regionen.').count()).toBe(0);
    await press(tab, 'Filter');
    await tab.getByRole('menuitemcheckbox', { name: 'Strukna' }).click();
    await tab.getByText('Görs av regionen.').waitFor();
  });

  test('what the bot or somebody else changes is shown without a reload', async () => {
    const { tab } = await open('plan');
    Object.assign(plan(1), { state: 'done', version: '"2,9"' });
    await tab.evaluate('window.dispatchEvent(new Event("focus"))');
    await tab.getByRole('button', { name: 'Klart: Gå igenom blanketter' }).waitFor({ state: 'detached' });
  });

  test('a link leads to its action', async () => {
    const { tab } = await open('plan', { sub: 'plan/2' });
    await tab.getByRole('dialog', { name: 'Ändra åtgärd' }).waitFor();
    expect(await field(tab, 'Åtgärd*').inputValue()).toBe('Gå igenom blanketter');
  });

  test('who does not change the plan reads it, and finishes their own', async () => {
    const { tab } = await open('plan', { person: READER });
    expect(await tab.getByRole('button', { name: 'Åtgärd', exact: true }).count()).toBe(0);
    expect(await tab.getByRole('button', { name: /^Klart: / }).count()).toBe(1);
    await press(tab, 'Gå igenom blanketter');
    await tab.getByRole('dialog', { name: 'Gå igenom blanketter' }).waitFor();
    expect(await tab.getByRole('textbox').count()).toBe(0);
  });
});

describe('two people change the same action', () => {
  const clash = async (): Promise<Frame> => {
    const { tab } = await open('plan');
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Mål').fill('Mitt mål.');
    Object.assign(plan(1), {
      goal: 'Miras mål.',
      dueDate: '2026-02-15',
      version: '"2,9"',
      changedBy: 'Mira Holm',
      changedAt: '2026-01-12T09:05:00Z',
    });
    await press(tab, 'Spara');
    await tab.getByText('Mira Holm har också ändrat, kl. 10.05. Din text finns kvar.').waitFor();
    return tab;
  };

  test('the second sees both versions side by side and keeps theirs', async () => {
    const tab = await clash();
    for (const text of ['Mitt mål.', 'Miras mål.', '28 januari 2026', '15 februari 2026'])
      await tab.getByText(text, { exact: true }).first().waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Behåll min');
    await said(tab, 'Sparad: Gå igenom blanketter');
    expect(plan(1)).toMatchObject({ goal: 'Mitt mål.', dueDate: '2026-01-28' });
  });

  test('or takes the other, with a way back', async () => {
    const tab = await clash();
    await press(tab, 'Ta den andra');
    await tab.getByText('Den andra versionen gäller.').waitFor();
    expect(await field(tab, 'Mål').inputValue()).toBe('Miras mål.');
    await press(tab, 'Ångra');
    expect(await field(tab, 'Mål').inputValue()).toBe('Mitt mål.');
  });

  test('or makes one of both', async () => {
    const tab = await clash();
    await press(tab, 'Slå ihop');
    expect(await field(tab, 'Mål').inputValue()).toBe('Mitt mål.\n\nMiras mål.');
    expect(await field(tab, 'Klart senast').inputValue()).toBe('2026-02-15');
    await press(tab, 'Spara');
    await said(tab, 'Sparad: Gå igenom blanketter');
    expect(plan(1).goal).toBe('Mitt mål.\n\nMiras mål.');
  });

  test('a save whose answer was lost is no conflict with oneself', async () => {
    const { tab } = await open('plan');
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Mål').fill('Mitt mål.');
    Object.assign(plan(1), { goal: 'Mitt mål.', version: '"2,9"' });
    await press(tab, 'Spara');
    await said(tab, 'Sparad: Gå igenom blanketter');
  });
});

describe('meetings', () => {
  test('a point moves down, and the order is read aloud', async () => {
    const { tab } = await open('apt');
    await press(tab, 'Flytta ned Tre ord');
    await said(tab, 'Tre ord är nu punkt 2.');
    const agenda = stage.state.meetings.meetings[0]?.agenda ?? [];
    expect(agenda.map(({ title, order }) => [title, order])).toEqual([
      ['Tre ord', 2],
      ['Rutiner som finns, och vad de har lett till', 1],
    ]);
  });

  test('a point is added to the meeting it was asked for at, and the minutes are summed', async () => {
    const { tab } = await open('apt');
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
    const { tab } = await open('meetings');
    await press(tab, 'Möte');
    await field(tab, 'Dag*').fill('2026-02-10');
    await field(tab, 'Från*').fill('09:00');
    await field(tab, 'Till*').fill('10:00');
    await press(tab, 'Lägg till');
    await said(tab, 'Inlagt: Gruppmöte');
    expect(stage.state.meetings.meetings[3]).toMatchObject({
      kind: 'group',
      start: '2026-02-10T08:00:00.000Z',
      end: '2026-02-10T09:00:00.000Z',
    });
  });

  test('in the side panel the point at hand is told with its outcome, and the next one follows', async () => {
    const { tab } = await open('apt', { frame: 'sidePanel', width: 320 });
    await tab.getByText('Punkt 1 av 2, 15 min kvar').waitFor();
    await field(tab, 'Utfall').fill('Trygg, öppen, nyfiken.');
    await press(tab, 'Klar, nästa');
    await tab.getByText('Punkt 2 av 2, 10 min kvar').waitFor();
    expect(stage.state.meetings.meetings[0]?.agenda[0]).toMatchObject({
      state: 'discussed',
      outcome: 'Trygg, öppen, nyfiken.',
    });
    expect(await violations(tab)).toEqual([]);
  });
});

test('everything is reached by keyboard: through the bar to the plan, into an action and out', async () => {
  const { page, tab } = await open('start');
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
  shown = await stage.show('start');
  await shown.page.goto(`${stage.tab}/tab/?view=start`);
  await shown.page.getByRole('heading', { name: /Stegvis/ }).waitFor();
  expect(await shown.page.evaluate('document.documentElement.dataset.ready')).toBeUndefined();
});
