import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { openBrowser, tabOf } from '../support/browser.ts';
import { House, type Person, textOf, type Unit } from '../support/house.ts';

const enc = encodeURIComponent;

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

const open = async (person: Person, unit: Unit, view: string): Promise<{ page: Page; tab: Frame }> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const { url } = await house.control<{ url: string }>('POST', 'open', {
    person: person.id,
    where: unit.id,
    view,
  });
  await page.goto(url);
  return { page, tab: await tabOf(page, view) };
};

const action = (owner: Person) => ({
  title: 'Gå igenom blanketter',
  area: 'bemotande',
  need: 'Blanketterna utgår från två kön.',
  goal: 'Alla kan fylla i blanketterna.',
  ownerRole: 'medarbetare',
  ownerId: owner.id,
  dueDate: '2026-01-26',
  indicator: 'Antal ändrade blanketter',
  followUpDate: '2026-03-02',
  state: 'active',
});

describe('a manager adds the tab to the channel', () => {
  test('picks Hbtq-klivet; the six lists stand in the site with their indexes and the steps are rows', async () => {
    const { unit, manager, group } = await house.unit('hbtq-klivet');
    const { page, tab } = await open(manager, unit, 'configure');
    const save = page.getByRole('button', { name: 'Spara' });
    expect(await save.isDisabled()).toBe(true);
    await tab.getByRole('radio', { name: /Hbtq-klivet/ }).check({ force: true });
    await tab.getByLabel('Startdag').fill('2026-01-12');
    await tab.getByLabel('Chef', { exact: false }).first().selectOption(manager.id);
    for (const person of group) await tab.getByRole('checkbox', { name: person.name }).check({ force: true });
    await expect(tab.getByText('Gruppen stämmer med programmet').count()).resolves.toBe(1);
    await page.waitForFunction(() => true);
    await save.click();
    const started = await tabOf(page, 'start');
    await started.getByText('Nästa steg').first().waitFor();
    await page.close();

    const lists = await house.graph<{ value: { id: string; name: string; displayName: string }[] }>(
      manager,
      'GET',
      `sites/${unit.site}/lists`,
    );
    const ours = lists.body.value.filter((list) => list.name.startsWith('Stegvis'));
    expect(ours.map((list) => list.name).sort()).toEqual(
      [
        'StegvisAgenda',
        'StegvisFindings',
        'StegvisMeetings',
        'StegvisPlan',
        'StegvisSteps',
        'StegvisUnit',
      ].sort(),
    );
    for (const list of ours) {
      expect(list.displayName).toMatch(/^Stegvis – /);
      const columns = await house.graph<{
        value: { name: string; indexed?: boolean; enforceUniqueValues?: boolean }[];
      }>(manager, 'GET', `sites/${unit.site}/lists/${list.id}/columns`);
      const column = (name: string) => columns.body.value.find((known) => known.name === name);
      expect(column('Unit')).toMatchObject({ indexed: true });
      expect(column('StegvisKey')).toMatchObject({ indexed: true, enforceUniqueValues: true });
    }
    const steps = await house.graph<{
      value: { fields: { StepId: string; State: string; DueDate: string } }[];
    }>(
      manager,
      'GET',
      `sites/${unit.site}/lists/StegvisSteps/items?$expand=fields&$filter=${enc(`fields/Unit eq '${unit.id}'`)}`,
    );
    expect(steps.body.value.map((row) => row.fields.StepId).sort()).toEqual(
      [
        'klivet-underlag',
        'klivet-grupp',
        'klivet-normino',
        'klivet-reflektion',
        'klivet-plan',
        'klivet-feedback',
        'klivet-justering',
      ].sort(),
    );
    expect(steps.body.value.find((row) => row.fields.StepId === 'klivet-grupp')?.fields.State).toBe('Klar');
    for (const { fields } of steps.body.value)
      expect(fields.DueDate).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
  }, 90_000);
});

describe('the plan in two windows', () => {
  test('shows that the action is done when its owner presses Klart in the chat', async () => {
    const { unit, manager, staff } = await house.setUp('hbtq-klivet');
    const owner = staff[0] as Person;
    await house.install(owner);
    await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, action(owner));
    const { page, tab } = await open(manager, unit, 'plan');
    await tab.getByText('Gå igenom blanketter').first().waitFor();
    await house.moveClock('2026-01-12T09:30:00.000Z');
    const card = (await house.messages(owner)).find((message) =>
      textOf(message).includes('Gå igenom blanketter'),
    );
    if (!card) throw new Error('no card');
    expect((await house.click(owner, card, 'done')).status).toBe(200);
    const column = tab.getByRole('region', { name: /^Klar/ }).or(tab.getByRole('list', { name: /^Klar/ }));
    await column.getByText('Gå igenom blanketter').first().waitFor({ timeout: 25_000 });
    await page.close();
  }, 90_000);

  test('lets the second of two editors see both versions and choose; nothing is lost', async () => {
    const { unit, manager, group, staff } = await house.setUp('hbtq-klivet');
    const second = group.find((person) => person.id !== manager.id) as Person;
    const added = await house.api<{ id: string }>(
      manager,
      'POST',
      `units/${enc(unit.id)}/plan`,
      action(staff[0] as Person),
    );
    const one = await open(manager, unit, 'plan');
    const two = await open(second, unit, 'plan');
    const edit = async (tab: Frame, text: string): Promise<void> => {
      await tab
        .getByRole('button', { name: /Gå igenom blanketter/ })
        .first()
        .click();
      const dialog = tab.getByRole('dialog');
      await dialog.waitFor();
      const change = dialog.getByRole('button', { name: 'Ändra' });
      if (await change.count()) await change.first().click();
      await tab.getByLabel('Mål').fill(text);
    };
    await edit(one.tab, 'Alla kan fylla i dem själva.');
    await edit(two.tab, 'Ingen behöver fråga om hjälp.');
    await one.tab.getByRole('button', { name: 'Spara' }).click();
    await one.tab.getByRole('dialog').waitFor({ state: 'detached' });
    await two.tab.getByRole('button', { name: 'Spara' }).click();
    await two.tab.getByText('Två versioner').waitFor();
    const both = await two.tab.getByRole('dialog').textContent();
    expect(both).toContain('Alla kan fylla i dem själva.');
    expect(both).toContain('Ingen behöver fråga om hjälp.');
    await two.tab.getByRole('button', { name: 'Slå ihop' }).click();
    await two.tab.getByRole('button', { name: 'Spara' }).click();
    await two.tab.getByRole('dialog').waitFor({ state: 'detached' });
    const row = await house.graph<{ fields: { Goal: string } }>(
      manager,
      'GET',
      `sites/${unit.site}/lists/StegvisPlan/items/${added.body.id}?$expand=fields`,
    );
    expect(row.body.fields.Goal).toContain('Alla kan fylla i dem själva.');
    expect(row.body.fields.Goal).toContain('Ingen behöver fråga om hjälp.');
    await one.page.close();
    await two.page.close();
  }, 90_000);
});
