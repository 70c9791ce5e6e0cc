/** The plan in a real browser, framed as Teams frames it: written, started, finished, dropped, and changed by two. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
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

describe('the plan', () => {
  test('a draft is saved with a title alone; starting it names what is missing, beside the fields', async () => {
    const { tab } = await story.open('plan');
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
    expect(story.plan(6)).toMatchObject({ title: 'Ny skylt', state: 'draft', area: null });
  });

  test('a suggestion fills in the form', async () => {
    const { tab } = await story.open('plan');
    await press(tab, 'Förslag');
    await press(tab, 'Använd: Grundutbildning för alla');
    await press(tab, 'Starta');
    await said(tab, 'Startad: Grundutbildning för alla');
    expect(story.plan(6)).toMatchObject({
      area: 'kunskap',
      ownerRole: 'chef',
      dueDate: '2026-07-13',
      state: 'active',
    });
  });

  test('what was sent without an answer keeps its text and its key, and becomes one action', async () => {
    const { tab } = await story.open('plan');
    await press(tab, 'Åtgärd');
    await field(tab, 'Åtgärd*').fill('Ny skylt');
    const keys: string[] = [];
    story.stage.fault((method) => (method === 'POST' ? 'hang-up' : null));
    await press(tab, 'Spara utkast');
    await tab.getByText('Ingen anslutning. Din text finns kvar i webbläsaren.').waitFor();
    const draft = (await tab.evaluate(
      'localStorage.getItem(Object.keys(localStorage).find((name) => name.includes("/action/new")))',
    )) as string;
    keys.push((JSON.parse(draft) as { value: { key: string } }).value.key);
    story.stage.fault(null);
    await press(tab, 'Spara utkast');
    await said(tab, 'Utkast sparat: Ny skylt');
    expect(story.stage.state.keys).toEqual(keys);
  });

  test('text that was not saved is there again, also after a reload', async () => {
    const { page, tab } = await story.open('plan');
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
    const { tab } = await story.open('plan');
    await press(tab, 'Klart: Gå igenom blanketter');
    await said(tab, 'Klar: Gå igenom blanketter');
    expect(story.plan(1).state).toBe('done');
    await press(tab, 'Ångra');
    await said(tab, 'Öppnad igen: Gå igenom blanketter');
    expect(story.plan(1).state).toBe('active');
    await press(tab, 'Gå igenom blanketter');
    await press(tab, 'Avbryt');
    await until(tab, 'document.activeElement.id === "action-2"');
  });

  test('dropping asks why and puts the action behind the filter', async () => {
    const { tab } = await story.open('plan');
    await press(tab, 'Mer om Gå igenom blanketter');
    await tab.getByRole('menuitem', { name: 'Stryk' }).click();
    await press(tab, 'Stryk');
    await tab.getByText('Skriv ett skäl.').waitFor();
    await field(tab, 'Skäl*').fill('Görs av regionen.');
    await press(tab, 'Stryk');
    await said(tab, 'Struken: Gå igenom blanketter');
    expect(story.plan(1)).toMatchObject({ state: 'dropped', reason: 'Görs av regionen.' });
    expect(await tab.getByText('Görs av regionen.').count()).toBe(0);
    await press(tab, 'Filter');
    await tab.getByRole('menuitemcheckbox', { name: 'Strukna' }).click();
    await tab.getByText('Görs av regionen.').waitFor();
  });

  test('what the bot or somebody else changes is shown without a reload', async () => {
    const { tab } = await story.open('plan');
    Object.assign(story.plan(1), { state: 'done', version: '"2,9"' });
    await tab.evaluate('window.dispatchEvent(new Event("focus"))');
    await tab.getByRole('button', { name: 'Klart: Gå igenom blanketter' }).waitFor({ state: 'detached' });
  });

  test('a link leads to its action', async () => {
    const { tab } = await story.open('plan', { sub: 'plan/2' });
    await tab.getByRole('dialog', { name: 'Ändra åtgärd' }).waitFor();
    expect(await field(tab, 'Åtgärd*').inputValue()).toBe('Gå igenom blanketter');
  });

  test('who does not change the plan reads it, and finishes their own', async () => {
    const { tab } = await story.open('plan', { person: READER });
    expect(await tab.getByRole('button', { name: 'Åtgärd', exact: true }).count()).toBe(0);
    expect(await tab.getByRole('button', { name: /^Klart: / }).count()).toBe(1);
    await press(tab, 'Gå igenom blanketter');
    await tab.getByRole('dialog', { name: 'Gå igenom blanketter' }).waitFor();
    expect(await tab.getByRole('textbox').count()).toBe(0);
  });
});

describe('two people change the same action', () => {
  const clash = async (): Promise<Frame> => {
    const { tab } = await story.open('plan');
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Mål').fill('Mitt mål.');
    Object.assign(story.plan(1), {
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
    expect(story.plan(1)).toMatchObject({ goal: 'Mitt mål.', dueDate: '2026-01-28' });
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
    expect(story.plan(1).goal).toBe('Mitt mål.\n\nMiras mål.');
  });

  test('a save whose answer was lost is no conflict with oneself', async () => {
    const { tab } = await story.open('plan');
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Mål').fill('Mitt mål.');
    Object.assign(story.plan(1), { goal: 'Mitt mål.', version: '"2,9"' });
    await press(tab, 'Spara');
    await said(tab, 'Sparad: Gå igenom blanketter');
  });
});
