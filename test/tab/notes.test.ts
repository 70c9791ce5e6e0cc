/** Reflection in the personal view, in a real browser: what is chosen, written, saved and found again. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { keyFor } from '../../tab/personal/note-draft.ts';
import { lasting, ready, until, violations } from './harness/browser.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

const CANARY = 'Ett fikarum att tänka på';
const consent = {
  status: 403,
  body: {
    type: '/problems/consent',
    title: 'Ett godkännande saknas',
    status: 403,
    detail: 'En administratör behöver godkänna Stegvis i Microsoft 365. Inget är ändrat.',
    scopes: ['Files.ReadWrite.AppFolder'],
    adminConsent: 'https://login.example/adminconsent',
  },
};
const noDrive = {
  status: 409,
  body: {
    type: '/problems/conflict',
    title: 'Du har ingen OneDrive här än',
    status: 409,
    detail: 'Inget är sparat. Öppna OneDrive en gång i Microsoft 365 och försök igen, eller fråga IT.',
  },
};

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

describe('a note to self', () => {
  test('is saved with its question, the field is emptied, and the note is found and opened by the host', async () => {
    const { page, tab } = await story.open('personal');
    await field(tab, 'Mina tankar').fill(CANARY);
    await press(tab, 'Spara i min OneDrive');
    await said(tab, 'Sparat i din OneDrive.');
    expect(story.stage.state.notes).toMatchObject([{ text: CANARY, prompt: 'ref-k01' }]);
    expect(await field(tab, 'Mina tankar').inputValue()).toBe('');
    await tab.getByRole('link', { name: 'Öppna Egen anteckning, 12 januari 2026' }).click();
    await tab.getByRole('link', { name: 'Öppna mappen i OneDrive' }).click();
    await until(page, 'host.links.length === 2');
    expect(await page.evaluate('host.links')).toEqual([
      'https://exempel-my.sharepoint.com/personal/du/Documents/Apps/Stegvis/n1.txt',
      'https://exempel-my.sharepoint.com/personal/du/Documents/Apps/Stegvis',
    ]);
  });

  test('says where it goes, that nothing is kept, and who may search there, before anything is written', async () => {
    const { tab } = await story.open('personal');
    const words = await tab.locator('main').innerText();
    expect(words).toContain('Texten sparas bara i din egen OneDrive. Stegvis behåller ingenting av den.');
    expect(words).toContain(
      'Arbetsgivaren kan ändå, när lagen tillåter, söka i filer som ligger i din OneDrive.',
    );
  });

  test('stays on the page and nowhere else while it cannot be saved, and is sent with one key until it is', async () => {
    const keys: string[] = [];
    const { page, tab } = await story.open('personal');
    story.stage.fault((method, path) => (method === 'POST' && path === '/api/me/notes' ? 'hang-up' : null));
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/notes'))
        keys.push(request.headers()['idempotency-key'] ?? '');
    });
    await field(tab, 'Mina tankar').fill(CANARY);
    await press(tab, 'Spara i min OneDrive');
    await tab.getByText('Ingen anslutning. Din text finns kvar här på sidan.').waitFor();
    expect(
      await tab.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie'),
    ).not.toContain('fikarum');
    expect(await tab.evaluate('location.href + JSON.stringify(history.state)')).not.toContain('fikarum');
    await tab.getByRole('link', { name: 'Plan', exact: true }).click();
    await ready(tab, 'plan');
    await tab.evaluate('history.back()');
    await ready(tab, 'personal');
    expect(await field(tab, 'Mina tankar').inputValue()).toBe(CANARY);
    story.stage.fault(null);
    await press(tab, 'Spara i min OneDrive');
    await said(tab, 'Sparat i din OneDrive.');
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    await page.reload();
    const again = page.frames().find((frame) => frame.url().includes('/tab/'));
    await again?.waitForSelector('html[data-ready="personal"]', { state: 'attached' });
    expect(await again?.locator('textarea').first().inputValue()).toBe('');
  });

  test('that is empty or too long is told beside the field, and not sent', async () => {
    const { tab } = await story.open('personal');
    await press(tab, 'Spara i min OneDrive');
    await tab.getByText('Skriv något först.').waitFor();
    await field(tab, 'Mina tankar').fill('å'.repeat(10_001));
    await tab.getByText(/^Högst 10.000 tecken får plats. Nu är det 10.001.$/).waitFor();
    await press(tab, 'Spara i min OneDrive');
    expect(story.stage.state.notes).toEqual([]);
  });

  test('without the consent there is a way to it, for saving and for finding, and no error', async () => {
    story.stage.fault((_, path) => (path === '/api/me/notes' ? consent : null));
    const { tab } = await story.open('personal');
    await press(tab, 'Visa mina anteckningar');
    await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).waitFor();
    await field(tab, 'Mina tankar').fill(CANARY);
    await press(tab, 'Spara i min OneDrive');
    await tab.getByText('Inget är ändrat. Din text finns kvar här på sidan.').waitFor();
    expect(await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).count()).toBe(2);
    expect(await tab.getByRole('alert').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('without a OneDrive a sentence says so', async () => {
    story.stage.fault((_, path) => (path === '/api/me/notes' ? noDrive : null));
    const { tab } = await story.open('personal');
    await press(tab, 'Visa mina anteckningar');
    await tab.getByText('Öppna OneDrive en gång i Microsoft 365').waitFor();
  });
});

test('a draft keeps its key while it is the same, and gets another with another text or question', () => {
  const news = ['new-1', 'new-2', 'new-3'];
  const fresh = (): string => news.shift() ?? '';
  const last = { prompt: 'ref-a01', text: 'a', key: 'first' };
  expect(keyFor({ prompt: 'ref-a01', text: 'a' }, last, fresh)).toBe('first');
  expect(keyFor({ prompt: 'ref-a01', text: 'b' }, last, fresh)).toBe('new-1');
  expect(keyFor({ prompt: null, text: 'a' }, last, fresh)).toBe('new-2');
  expect(keyFor({ prompt: null, text: 'a' }, null, fresh)).toBe('new-3');
});

describe('the question', () => {
  test('follows area and depth, another one is at hand, and nothing of the choice leaves the page', async () => {
    const { page, tab } = await story.open('personal');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await field(tab, 'Område').selectOption('arbetsmiljo');
    await field(tab, 'Djup').selectOption('2');
    await tab.getByText('Vilka skämt eller uttryck').waitFor();
    await press(tab, 'Annan fråga');
    await tab.getByText('Om du hörde en nedsättande kommentar').waitFor();
    expect(
      asked.filter((line) => !/\/api\/(me(\/units\/overview)?|units\/[^/]+(\/plan)?)$/.test(line)),
    ).toEqual([]);
    expect(
      await tab.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href'),
    ).not.toMatch(/arbetsmiljo|ref-/);
  });

  test('of the third depth has skip, pause and whom to turn to in its own card', async () => {
    const { tab } = await story.open('personal');
    await field(tab, 'Område').selectOption('bemotande');
    await field(tab, 'Djup').selectOption('3');
    const card = tab.getByRole('article', { name: 'Fråga' });
    for (const words of ['Vad förmedlar du', 'Chef: ', 'HR eller företagshälsan', 'ring 112'])
      await card.getByText(words).first().waitFor();
    await card.getByRole('button', { name: 'Hoppa över' }).waitFor();
    await card.getByRole('button', { name: 'Pausa' }).click();
    await said(tab, 'Pausat till måndag 9 februari. Ingen annan ser det.');
    expect(await violations(tab)).toEqual([]);
  });

  test('of a card opens at once, ready to write, and the card counts as answered', async () => {
    const { tab } = await story.open('personal', { sub: 'personal/ref-b08.card-7' });
    await tab.getByText('Vad förmedlar du utan att säga det').waitFor();
    await until(tab, 'document.activeElement.tagName === "TEXTAREA"');
    expect(story.stage.state.answered).toEqual(['card-7']);
    await field(tab, 'Mina tankar').fill(CANARY);
    await press(tab, 'Spara i min OneDrive');
    await said(tab, 'Sparat i din OneDrive.');
    expect(story.stage.state.notes[0]?.prompt).toBe('ref-b08');
  });

  test('can be left out: what is written freely has none', async () => {
    const { tab } = await story.open('personal');
    await press(tab, 'Skriv fritt');
    await field(tab, 'Mina tankar').fill(CANARY);
    await press(tab, 'Spara i min OneDrive');
    await said(tab, 'Sparat i din OneDrive.');
    expect(story.stage.state.notes[0]?.prompt).toBeNull();
  });

  test('everything is reached by keyboard, in order', async () => {
    const { page, tab } = await story.open('personal');
    await field(tab, 'Område').focus();
    const reached: string[] = [];
    for (let tabs = 0; tabs < 6; tabs += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        (await tab.evaluate(
          'document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent',
        )) as string,
      );
    }
    expect(reached).toEqual([
      'Djup',
      'Annan fråga',
      'Skriv fritt',
      'Mina tankar',
      'Spara i min OneDrive',
      'Visa mina anteckningar',
    ]);
  });
});

test.each([
  [320, 'en-gb'],
  [700, 'sv-se'],
])('a hard question with notes below it fits %i px and passes axe in every theme', async (width, locale) => {
  const { page, tab } = await story.open('personal', { width, locale, sub: 'personal/ref-a04.card-8' });
  const english = locale === 'en-gb';
  await field(tab, english ? 'My thoughts' : 'Mina tankar').fill(CANARY);
  await press(tab, english ? 'Save in my OneDrive' : 'Spara i min OneDrive');
  await tab.getByRole('link', { name: english ? /^Open My own note/ : /^Öppna Egen anteckning/ }).waitFor();
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
  for (const theme of ['default', 'dark', 'contrast']) {
    await page.evaluate(`host.theme('${theme}')`);
    expect({ theme, found: await lasting(tab) }).toEqual({ theme, found: [] });
  }
});
