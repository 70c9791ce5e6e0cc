/** Training in a real browser: the manager's list, a list from a file, one's own answer, and sessions. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { NO_SESSION } from '../../bot/core/api-sessions.ts';
import { violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const PASS = 'Pass 1: hbtq, livsvillkor och historia';
const SESSION = {
  id: '50',
  version: '"m50,1"',
  kind: 'session' as const,
  title: 'Pass 1, förmiddag',
  start: '2026-02-02T07:00:00Z',
  end: '2026-02-02T11:00:00Z',
  state: 'planned' as const,
  minutes: 0,
  agenda: [],
  broken: [],
  calendar: null,
  ...NO_SESSION,
  stepId: 'pass-1',
  form: 'group' as const,
  others: 'RFSL, stöd',
};

test('a manager ticks off with the keyboard, and only what was changed is sent', async () => {
  const { page, tab } = await story.open('training');
  await press(tab, `Pricka av: ${PASS}`);
  const dialog = tab.getByRole('dialog');
  await dialog.getByText('3 av 13 är avprickade.').waitFor();
  await dialog.getByText('Sanna Åkerlund, har gått webbutbildningen').waitFor();
  await dialog.getByLabel('Sök person').fill('holm');
  await dialog.getByLabel('Mira Holm').focus();
  await page.keyboard.press('Space');
  await dialog.getByLabel('Sök person').fill('');
  await dialog.getByLabel('Jonas Wikström').focus();
  await page.keyboard.press('Space');
  expect(await violations(tab)).toEqual([]);
  await page.keyboard.press('Enter');
  await said(tab, `${PASS}: listan är sparad.`);
  expect(story.stage.state.training.sent).toEqual([
    {
      ...{ method: 'PATCH', id: 'pass-1', more: 'attendance' },
      body: { present: ['person-3'], absent: ['person-2'] },
    },
  ]);
  await tab.getByText('3 av 13 har deltagit; 80 procent behövs.').waitFor();
});

test('the manager changes how it is given where it is shown, and others see how it is', async () => {
  const { page, tab } = await story.open('training', { width: 320 });
  await tab.getByText('0 av 13 är utbildade; 80 procent behövs.').waitFor();
  await field(tab, 'Utbildningen ges').selectOption('web');
  await said(tab, 'Formen är ändrad. Villkoren är räknade på nytt.');
  await tab.getByText('Webbutbildningen ersätter passet. De som har deltagit räknas ändå.').waitFor();
  expect(story.stage.state.training.form).toBe('web');
  expect(await violations(tab)).toEqual([]);
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
  await page.context().close();
  const reader = await story.open('training', { person: READER });
  await reader.tab.getByText('Som webbutbildning', { exact: true }).waitFor();
  expect(await field(reader.tab, 'Utbildningen ges').count()).toBe(0);
});

test('the list is kept while SharePoint is away, and can be saved again', async () => {
  const { tab } = await story.open('training');
  await press(tab, `Pricka av: ${PASS}`);
  const dialog = tab.getByRole('dialog');
  await dialog.getByLabel('Mira Holm').check();
  story.stage.fault((method) => (method === 'PATCH' ? 'hang-up' : null));
  await press(tab, 'Spara');
  await dialog.getByRole('button', { name: 'Försök igen' }).waitFor();
  story.stage.fault(null);
  await press(tab, 'Försök igen');
  await said(tab, `${PASS}: listan är sparad.`);
  expect(story.stage.state.training.done['pass-1']).toContain('person-3');
});

test('a file is looked at before anybody is ticked off, and what it holds is shown as text', async () => {
  const { tab } = await story.open('training');
  await press(tab, `Hämta från fil: ${PASS}`);
  const dialog = tab.getByRole('dialog');
  const file = { name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from('Namn\nMira Holm') };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('1 person prickas av.').waitFor();
  await dialog.getByText('1 person var redan avprickad.').waitFor();
  await dialog.getByText('=HYPERLINK("https://exempel.se")').waitFor();
  await dialog.getByText('flera heter så, rad 5').waitFor();
  expect(story.stage.state.training.sent).toEqual([]);
  expect(await violations(tab)).toEqual([]);
  await press(tab, 'Pricka av 1');
  await said(tab, `${PASS}: listan är sparad.`);
  expect(story.stage.state.training.sent).toMatchObject([{ body: { present: ['person-3'] } }]);
});

test('a file that cannot be read is told of, and another can be chosen', async () => {
  const { tab } = await story.open('training');
  await press(tab, `Hämta från fil: ${PASS}`);
  const detail = 'Fil: går inte att läsa. Spara listan som Excel (.xlsx) eller CSV.';
  story.stage.fault((_, path) =>
    path.endsWith('/preview')
      ? {
          status: 422,
          body: { type: '/problems/invalid', title: 'Något behöver ändras', status: 422, detail },
          headers: { 'content-type': 'application/problem+json' },
        }
      : null,
  );
  const dialog = tab.getByRole('dialog');
  const file = { name: 'bild.png', mimeType: 'image/png', buffer: Buffer.from('x') };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText(detail).waitFor();
  await dialog.getByRole('button', { name: 'Välj fil' }).waitFor();
});

test('a member answers for themselves, takes it back, and sees no names', async () => {
  const { tab } = await story.open('training', { person: READER });
  const mine = tab.getByLabel('Jag har deltagit');
  await mine.click();
  await said(tab, 'Tack, det är noterat.');
  await tab.getByText('4 av 13 har deltagit; 80 procent behövs.').waitFor();
  await press(tab, 'Ångra');
  await said(tab, 'Det är inte längre noterat.');
  expect(story.stage.state.training.done['pass-1']).not.toContain(READER);
  expect(await tab.getByRole('button', { name: /Pricka av|Hämta från fil/ }).count()).toBe(0);
  expect(await tab.getByText(/Jonas|Mira/).count()).toBe(0);
  expect(await violations(tab)).toEqual([]);
});

test('a session is planned, held, and its note becomes an action', async () => {
  story.stage.state.meetings.meetings.push(SESSION);
  const { tab } = await story.open('training');
  await tab.getByText('RFSL, stöd').waitFor();
  await press(tab, 'Ändra Pass 1, förmiddag');
  await field(tab, 'Gemensam anteckning').fill('Vi byter skyltarna i väntrummet.');
  await press(tab, 'Spara');
  await tab.getByText('Vi byter skyltarna i väntrummet.').waitFor();
  await press(tab, 'Hållet: Pass 1, förmiddag');
  await tab.getByText('Hållet', { exact: true }).first().waitFor();
  await press(tab, 'Gör till åtgärd: Pass 1, förmiddag');
  await said(tab, 'Utkastet Vi byter skyltarna i väntrummet. ligger i planen.');
  await press(tab, `Lägg till tillfälle: ${PASS}`);
  const dialog = tab.getByRole('dialog');
  await dialog.getByLabel('Dag').fill('2026-02-09');
  await dialog.getByLabel('Form').selectOption('individual');
  await tab.getByText('Ett enskilt pass har ingen gemensam text.').waitFor();
  await press(tab, 'Lägg till');
  await said(tab, `${PASS} är inlagt.`);
  expect(story.stage.state.meetings.meetings.at(-1)).toMatchObject({
    ...{ kind: 'session', stepId: 'pass-1', form: 'individual', topics: 'begrepp\nlivsvillkor' },
    start: '2026-02-09T12:00:00.000Z',
  });
});
