/** Stepping out, the plan and the aids of one's own levels, in a real browser. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ready, violations } from './harness/browser.ts';
import { LIBRARY, opened } from './harness/competence-state.ts';
import { UNIT } from './harness/fixtures.ts';
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

describe('stepping out', () => {
  test('is asked once more with what happens, and erases at once', async () => {
    story.stage.state.competence.rows.set(ME, {
      ...{ baseline: new Set(), comment: null, version: 1 },
      levels: { [LIBRARY[0] ?? '']: { level: 'medelkunskap', by: 'self', confirmed: true } },
    });
    const { page, tab } = await open();
    await press(tab, 'Kliv ur');
    const dialog = tab.getByRole('dialog', { name: 'Kliva ur inventeringen?' });
    await dialog.getByText('Dina nivåer, kommentarer och din plan raderas direkt.').waitFor();
    expect(await violations(tab)).toEqual([]);
    // What has the focus changes nothing.
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(mine()).toBeDefined();
    await press(tab, 'Kliv ur');
    await dialog.getByRole('button', { name: 'Kliv ur' }).click();
    await tab.getByText('Du har klivit ur. Allt om dig i inventeringen är raderat.').waitFor();
    expect(mine()).toBeUndefined();
    await tab.getByRole('button', { name: 'Börja' }).waitFor();
  });
});

describe('the plan and the aids', () => {
  test('basic knowledge is told apart from the level, and taken back', async () => {
    story.stage.state.competence.rows.set(ME, {
      ...{ baseline: new Set(), comment: null, version: 1 },
      levels: { [LIBRARY[0] ?? '']: { level: 'behov_av_baskunskap', by: 'self', confirmed: true } },
    });
    const { tab } = await open();
    await tab.getByText('Gå bredvid en kollega en halv dag.').waitFor();
    await tab.getByLabel(`Jag har baskunskap nu: ${FIRST}`).click();
    await said(tab, 'Tack, det är noterat.');
    expect(mine()?.baseline.has(LIBRARY[0] ?? '')).toBe(true);
    expect(mine()?.levels[LIBRARY[0] ?? '']?.level).toBe('behov_av_baskunskap');
    await tab.getByText('Baskunskap finns').first().waitFor();
    await press(tab, 'Ångra');
    await said(tab, 'Det är inte längre noterat.');
    expect(mine()?.baseline.size).toBe(0);
  });

  test('the staircase is folded, sends nothing, keeps nothing, and forgets when it is folded again', async () => {
    const { page, tab } = await open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.url().includes('stair=')) sent.push(request.url());
    });
    await press(tab, 'Visa trappan');
    await tab.getByText('Valet finns bara på sidan.').waitFor();
    await tab.getByLabel('2. Ser vad det finns att lära').check();
    expect(await violations(tab)).toEqual([]);
    expect(
      await tab.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }]) + location.href'),
    ).not.toMatch(/medvetet/);
    await press(tab, 'Dölj trappan');
    await press(tab, 'Visa trappan');
    expect(await tab.getByLabel('2. Ser vad det finns att lära').isChecked()).toBe(false);
    expect(sent).toEqual([]);
  });

  test('anybody asks for a pause, and the page tells what that does', async () => {
    const { tab } = await open();
    await press(tab, 'Be om paus');
    const dialog = tab.getByRole('dialog');
    await dialog.getByText('Ditt namn sparas inte.').waitFor();
    await dialog.getByRole('button', { name: 'Pausa' }).click();
    await said(tab, 'Inventeringen är pausad.');
    expect(story.stage.state.competence.sent.at(-1)?.body).toEqual({});
    expect(await tab.getByRole('button', { name: 'Börja' }).count()).toBe(0);
  });

  test('the personal view leads there, in the personal tab too', async () => {
    const { tab } = await story.open('personal', { person: ME, channel: '' });
    await press(tab, 'Mina nivåer');
    await ready(tab, 'competence');
    await tab.getByRole('button', { name: 'Börja' }).waitFor();
    expect(story.stage.state.competence.sent.every(({ path }) => !path.includes(UNIT))).toBe(true);
  });
});
