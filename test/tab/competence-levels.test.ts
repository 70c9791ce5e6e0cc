/** One's own levels in a real browser: by keyboard alone, interrupted, confirmed, commented on, and left. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import { ready, until, violations } from './harness/browser.ts';
import { LIBRARY, opened } from './harness/competence-state.ts';
import { press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

const ME = 'person-9';
const FIRST = 'Hbtqi och grundläggande begrepp';

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
beforeEach(() => {
  story.stage.state.competence = opened();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const open = (options = {}) => story.open('competence', { person: ME, ...options });
const mine = () => story.stage.state.competence.rows.get(ME);
const answers = () => Object.values(mine()?.levels ?? {});

/** What has the focus, as people hear it. */
const FOCUS = `(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')`;

/** A keyboard that counts. */
const keyboard = (page: Page) => {
  let presses = 0;
  return {
    press: async (key: string): Promise<void> => {
      presses += 1;
      await page.keyboard.press(key);
    },
    presses: () => presses,
  };
};

/** Tabs until the button of this name has the focus. */
const tabTo = async (keys: ReturnType<typeof keyboard>, tab: Frame, name: string): Promise<void> => {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await tab.evaluate(FOCUS)) === name) return;
    await keys.press('Tab');
  }
  throw new Error(`No Tab led to ${name}.`);
};
const at = (tab: Frame, n: number): Promise<void> => tab.getByText(`Område ${n} av 12`).waitFor();

describe('assessing oneself', () => {
  test('takes fewer than 40 key presses for twelve areas, from the opened view to saved and confirmed', async () => {
    const { page, tab } = await open();
    const keys = keyboard(page);
    await tabTo(keys, tab, 'Börja');
    await keys.press('Enter');
    for (let area = 1; area <= 12; area += 1) {
      await at(tab, area);
      await keys.press(String((area % 3) + 1));
    }
    await tab.getByText('Klart. Alla 12 svar är sparade och bekräftade.').waitFor();
    expect(keys.presses()).toBeLessThan(40);
    expect(answers()).toHaveLength(12);
    expect(answers().every(({ by, confirmed }) => by === 'self' && confirmed)).toBe(true);
    expect(mine()?.levels[LIBRARY[0] ?? '']?.level).toBe('medelkunskap');
    // The end is where the focus is, and is heard.
    expect(await tab.evaluate(FOCUS)).toContain('Alla 12 svar är sparade');
    expect(await violations(tab)).toEqual([]);
  });

  test('works with arrows, Space and Enter as everywhere, also in fewer than 40', async () => {
    const { page, tab } = await open();
    const keys = keyboard(page);
    await tabTo(keys, tab, 'Börja');
    await keys.press('Enter');
    for (let area = 1; area <= 12; area += 1) {
      await at(tab, area);
      await keys.press(area % 2 === 0 ? 'Space' : 'ArrowDown');
      await keys.press('Enter');
    }
    await tab.getByText('Klart. Alla 12 svar är sparade och bekräftade.').waitFor();
    expect(keys.presses()).toBeLessThan(40);
    expect(mine()?.levels[LIBRARY[0] ?? '']?.level).toBe('medelkunskap');
    expect(mine()?.levels[LIBRARY[1] ?? '']?.level).toBe('behov_av_baskunskap');
  });

  test('shows what each level means beside the choice, and passes axe while it goes', async () => {
    const { tab } = await open({ width: 320 });
    await press(tab, 'Börja');
    await at(tab, 1);
    const group = tab.getByRole('radiogroup', { name: FIRST });
    await group.getByText('Vill få en genomgång av begreppen och hur de används i dag.').waitFor();
    expect(await group.getByRole('radio').count()).toBe(3);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await violations(tab)).toEqual([]);
  });

  test('goes on where it was, also after a reload, and nothing is asked twice', async () => {
    const { page, tab } = await open();
    await press(tab, 'Börja');
    for (let area = 1; area <= 5; area += 1) {
      await at(tab, area);
      await page.keyboard.press('3');
    }
    await at(tab, 6);
    await tab.getByText('5 av 12 besvarade och sparade.').waitFor();
    await page.reload();
    const again = page.frames().find((each) => each.url().startsWith(story.stage.tab));
    if (!again) throw new Error('The tab is not framed.');
    await ready(again, 'competence');
    await again.getByText('7 områden återstår. Du fortsätter där du var.').waitFor();
    await press(again, 'Fortsätt');
    await at(again, 6);
    expect(answers()).toHaveLength(5);
  });

  test.each(['hang-up', 503] as const)(
    'loses nothing while the way is shut (%s), and says so',
    async (how) => {
      const { page, tab } = await open();
      await press(tab, 'Börja');
      await at(tab, 1);
      story.stage.fault((method, path) => {
        if (method !== 'PUT' || path !== '/api/me/competence') return null;
        if (how === 'hang-up') return 'hang-up';
        return {
          status: 503,
          body: { type: '/problems/busy', title: 'Upptaget', status: 503 },
          headers: { 'content-type': 'application/problem+json', 'retry-after': '600' },
        };
      });
      await page.keyboard.press('1');
      await at(tab, 2);
      await tab.getByText('1 område är inte sparat än. Nytt försök görs automatiskt.').waitFor();
      await page.keyboard.press('2');
      await at(tab, 3);
      expect(answers()).toHaveLength(0);
      expect(await violations(tab)).toEqual([]);
      // Not even a reload loses them.
      await page.reload();
      const again = page.frames().find((each) => each.url().startsWith(story.stage.tab));
      if (!again) throw new Error('The tab is not framed.');
      await ready(again, 'competence');
      await again.getByText('2 områden är inte sparade än.').first().waitFor();
      story.stage.fault(null);
      await press(again, 'Försök igen');
      await again.getByText('10 områden återstår. Du fortsätter där du var.').waitFor();
      await until(again, `sessionStorage.length === 0`);
      expect(mine()?.levels[LIBRARY[0] ?? '']).toEqual({
        ...{ level: 'behov_av_baskunskap', by: 'self', confirmed: true },
      });
      expect(answers()).toHaveLength(2);
    },
  );

  test('can be changed at any time, one area by itself, and the focus comes back', async () => {
    const { page, tab } = await open();
    await press(tab, 'Börja');
    for (let area = 1; area <= 12; area += 1) {
      await at(tab, area);
      await page.keyboard.press('1');
    }
    await tab.getByText('Klart. Alla 12 svar').waitFor();
    await press(tab, `Ändra ${FIRST}`);
    await tab.getByRole('radiogroup', { name: FIRST }).waitFor();
    await page.keyboard.press('3');
    await tab.getByText('Hög kunskap', { exact: true }).waitFor();
    await until(tab, `${FOCUS} === 'Ändra ${FIRST}'`);
    expect(mine()?.levels[LIBRARY[0] ?? '']?.level).toBe('hog_kunskap');
  });

  test('is not open before the matrix is published, and says why', async () => {
    story.stage.state.competence.matrix = null;
    const { tab } = await open();
    await tab.getByText('Matrisen är inte publicerad.').waitFor();
    await tab.getByText('Dina nivåer ser bara du och processledaren, Petra Sandell.').waitFor();
    expect(await tab.getByRole('button', { name: 'Börja' }).count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('a pause that comes meanwhile is told, and what was answered waits', async () => {
    const { page, tab } = await open();
    await press(tab, 'Börja');
    await at(tab, 1);
    story.stage.state.competence.paused = true;
    await page.keyboard.press('1');
    await tab.getByText('Inventeringen är pausad. Svaren kunde inte sparas.').waitFor();
    story.stage.state.competence.paused = false;
    await press(tab, 'Försök igen');
    await tab.getByText('1 av 12 besvarade och sparade.').waitFor();
  });
});

describe('what the process lead put', () => {
  const put = (areas: number): void => {
    story.stage.state.competence.rows.set(ME, {
      ...{ baseline: new Set(), comment: null, version: 4 },
      levels: Object.fromEntries(
        LIBRARY.slice(0, areas).map((id) => [id, { level: 'medelkunskap', by: 'lead', confirmed: false }]),
      ),
    });
  };

  test('is confirmed one by one, or all at once', async () => {
    put(3);
    const { tab } = await open();
    await press(tab, `Stämmer: ${FIRST}`);
    await said(tab, 'Tack, det är bekräftat.');
    expect(mine()?.levels[LIBRARY[0] ?? '']?.confirmed).toBe(true);
    expect(mine()?.levels[LIBRARY[1] ?? '']?.confirmed).toBe(false);
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Allt stämmer');
    await tab.getByRole('heading', { name: 'Efter din intervju' }).waitFor({ state: 'detached' });
    expect(answers().every(({ confirmed }) => confirmed)).toBe(true);
    // It goes with the version that was looked at.
    expect(story.stage.state.competence.sent.at(-1)).toMatchObject({ body: { answers: {} }, match: '5' });
  });

  test('is commented on: then nothing counts until it is confirmed', async () => {
    put(2);
    const { tab } = await open();
    await press(tab, 'Kommentera');
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Skicka' }).click();
    await dialog.getByText('Skriv något först.').waitFor();
    await dialog.getByLabel('Vad stämmer inte?').fill('Jag har gått en kurs sedan dess.');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Skicka' }).click();
    await said(tab, 'Processledaren ser din kommentar. Inget räknas förrän du har bekräftat.');
    expect(mine()?.comment).toBe('Jag har gått en kurs sedan dess.');
    expect(answers().some(({ confirmed }) => confirmed)).toBe(false);
    // What was written is nowhere in the browser once it is sent.
    expect(await tab.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).not.toContain(
      'kurs',
    );
    await press(tab, 'Allt stämmer');
    await said(tab, 'Tack, det är bekräftat.');
    expect(mine()?.comment).toBeNull();
    expect(answers().every(({ confirmed }) => confirmed)).toBe(true);
  });

  test('that changed meanwhile is shown anew before anything is confirmed', async () => {
    put(1);
    const { tab } = await open();
    await tab.getByRole('button', { name: 'Allt stämmer' }).waitFor();
    const row = mine();
    if (!row) throw new Error('The harness has no row.');
    story.stage.state.competence.rows.set(ME, {
      ...{ ...row, version: 9 },
      levels: { [LIBRARY[0] ?? '']: { level: 'hog_kunskap', by: 'lead', confirmed: false } },
    });
    await press(tab, 'Allt stämmer');
    await tab.getByText('Processledaren har ändrat något.').waitFor();
    expect(mine()?.levels[LIBRARY[0] ?? '']?.confirmed).toBe(false);
    await tab.getByText('Kan förklara nyanser').first().waitFor();
    await press(tab, 'Allt stämmer');
    await said(tab, 'Tack, det är bekräftat.');
  });
});
