/** The manager changes what the unit chooses about reminders, in a real browser. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { violations } from './harness/browser.ts';
import { press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

test('closures are added and taken away, and dates turned on with the local Pride', async () => {
  const { tab } = await story.open('settings');
  await press(tab, 'Ta bort period 1');
  await press(tab, 'Lägg till dagar');
  const period = tab.getByRole('group', { name: 'Stängt, period 1' });
  await period.getByLabel('Första dagen').fill('2026-05-15');
  await press(tab, 'Spara påminnelser');
  await period.getByText('Välj båda dagarna.').waitFor();
  await period.getByLabel('Sista dagen').fill('2026-05-14');
  await period.getByText('Sista dagen ligger före den första.').waitFor();
  await period.getByLabel('Sista dagen').fill('2026-05-18');
  await tab.getByLabel('Dag för lokal Pride').fill('2026-08-22');
  await press(tab, 'Spara påminnelser');
  await said(tab, 'Påminnelserna är sparade.');
  expect(story.stage.state.nudges).toEqual({
    closures: [{ from: '2026-05-15', to: '2026-05-18' }],
    awareness: true,
    pride: '2026-08-22',
  });
});

test('the day of Pride stays when the dates are turned off', async () => {
  story.stage.state.nudges = { closures: [], awareness: true, pride: '2026-08-22' };
  const { tab } = await story.open('settings');
  await tab.getByRole('switch', { name: 'Förslag inför uppmärksamhetsdagar' }).click();
  await press(tab, 'Spara påminnelser');
  await said(tab, 'Påminnelserna är sparade.');
  expect(story.stage.state.nudges).toEqual({ closures: [], awareness: false, pride: '2026-08-22' });
});

test('the coming weeks are shown when they are asked for, as cards and by role', async () => {
  const { tab } = await story.open('settings');
  await press(tab, 'Visa påminnelser');
  await tab.getByText('Till: HBTQ-gruppen, 4 personer').waitFor();
  await tab.getByText('Gruppmöte onsdag 21 januari kl. 13.00').waitFor();
  expect(await violations(tab)).toEqual([]);
});

test('a person sees their own with the reason', async () => {
  const { tab } = await story.open('personal');
  await press(tab, 'Visa påminnelser');
  await tab.getByRole('heading', { name: /^onsdag 14 januari kl\. 0?8\.30$/ }).waitFor();
  await tab.getByText('Du är ansvarig för åtgärden.').waitFor();
  expect(await violations(tab)).toEqual([]);
});
