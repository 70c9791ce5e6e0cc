/** A plan of 500 actions and meetings with 300 agenda items: shown in parts, filtered and sorted. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import type { Action } from '../../bot/core/api.ts';
import { violations } from './harness/browser.ts';
import { press, type Story, startStory } from './harness/story.ts';

jest.setTimeout(120_000);

const AREAS = ['kunskap', 'bemotande', 'arbetsmiljo'] as const;
const STATES = ['draft', 'active', 'done'] as const;
const ACTIONS = 500;

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const fill = (): void => {
  const { state } = story.stage;
  const [model] = state.actions as [Action];
  state.actions = Array.from({ length: ACTIONS }, (_, n) => ({
    ...model,
    id: `big-${n}`,
    title: `Åtgärd ${n}`,
    area: AREAS[n % 3] ?? null,
    state: STATES[Math.floor(n / 3) % 3] ?? 'draft',
    dueDate:
      n % 50 === 49
        ? null
        : `2027-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
  }));
  const [meeting] = state.meetings.meetings;
  const item = meeting?.agenda[0];
  if (!meeting || !item) throw new Error('The harness has no agenda.');
  meeting.agenda = Array.from({ length: 300 }, (_, n) => ({
    ...item,
    id: `item-${n}`,
    title: `Punkt ${n}`,
    order: n,
  }));
};
const titles = (tab: Frame) => tab.locator('tbody tr td:first-child button').allInnerTexts();
test('the board shows the first of each column, and the others when asked', async () => {
  fill();
  const { tab, errors } = await story.open('plan');
  const counted = async () => tab.getByRole('heading', { level: 3 }).count();
  expect(await counted()).toBe(150);
  await press(tab, 'Visa 50 till');
  expect(await counted()).toBe(200);
  await tab.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  expect(await counted()).toBe(500);
  expect(errors).toEqual([]);
});

test('the table sorts by its headings, with and without a filter, and says how it is sorted', async () => {
  fill();
  const { tab, errors } = await story.open('plan');
  await press(tab, 'Tabell');
  await tab.getByRole('columnheader', { name: 'Åtgärd' }).waitFor();
  expect(await titles(tab)).toHaveLength(50);
  const heading = (name: string) => tab.getByRole('columnheader', { name, exact: true });
  expect(await heading('Klart senast').getAttribute('aria-sort')).toBe('ascending');
  await heading('Åtgärd').getByRole('button').click();
  expect(await heading('Åtgärd').getAttribute('aria-sort')).toBe('ascending');
  expect((await titles(tab)).slice(0, 3)).toEqual(['Åtgärd 0', 'Åtgärd 1', 'Åtgärd 2']);
  await heading('Åtgärd').getByRole('button').click();
  expect((await titles(tab)).slice(0, 2)).toEqual(['Åtgärd 499', 'Åtgärd 498']);
  await press(tab, 'Filter');
  await tab.getByRole('menuitemcheckbox', { name: 'Bemötande' }).click();
  await tab.page().keyboard.press('Escape');
  expect((await titles(tab)).slice(0, 2)).toEqual(['Åtgärd 499', 'Åtgärd 496']);
  expect(await violations(tab)).toEqual([]);
  expect(errors).toEqual([]);
});

test('300 items of a meeting are shown in parts', async () => {
  fill();
  const { tab, errors } = await story.open('meetings');
  const panel = tab
    .getByRole('button', { name: story.stage.state.meetings.meetings[0]?.title ?? '' })
    .first();
  if ((await panel.getAttribute('aria-expanded')) === 'false') await panel.click();
  expect(await tab.getByText(/^Punkt \d+$/).count()).toBe(50);
  await press(tab, 'Visa 50 till');
  expect(await tab.getByText(/^Punkt \d+$/).count()).toBe(100);
  expect(errors).toEqual([]);
});
