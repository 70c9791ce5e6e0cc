/** The screening in a real browser: what is seen, written, linked, and what is lacking. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
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

describe('the screening', () => {
  test('shows three kinds, what has no action, and whose everyday life is lacking, at 320 px too', async () => {
    for (const width of [1280, 320]) {
      const { page, tab } = await story.open('screening', { width });
      for (const name of ['Normer1', 'Risker1', 'Möjligheter0'])
        await tab.getByRole('region', { name: new RegExp(name.replace(/\d/, '\\s*$&')) }).waitFor();
      await tab.getByText('Inget om invånares vardag än.').waitFor();
      await tab.getByText('Planen har ingen insats för arbetsmiljö än.').waitFor();
      expect(await tab.getByRole('listitem').getByText('Utan insats').count()).toBe(1);
      expect(await tab.locator('main b, main img').count()).toBe(0);
      await tab.getByText('=HYPERLINK("https://x.example";"<b>Klicka</b>")').waitFor();
      expect(
        await tab.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
      ).toBe(true);
      expect(await violations(tab)).toEqual([]);
      await page.context().close();
    }
  });

  test('a suggestion fills in the form, is written with the unit’s words, and is not suggested again', async () => {
    const { tab } = await story.open('screening');
    await press(tab, 'Förslag');
    await press(tab, 'Använd: Forum som redan finns');
    await tab.getByText('Prata om: Vilket möte har plats', { exact: false }).waitFor();
    await tab.getByText('Beskriv situationer, aldrig personer.').first().waitFor();
    expect(await violations(tab)).toEqual([]);
    await field(tab, 'Vems vardag?').selectOption('both');
    await tab.getByLabel(/^Vad har ni sett\?/).fill('APT har plats');
    await press(tab, 'Spara');
    await said(tab, 'Sparad: APT har plats');
    expect(story.stage.state.findings.findings.at(-1)).toMatchObject({
      ...{ title: 'APT har plats', kind: 'opportunity', area: 'arbetsmiljo', whose: 'both' },
    });
    expect(story.stage.state.keys.at(-1)).toMatch(/^scr-16\../);
    await press(tab, 'Förslag');
    await tab.getByText('Inga fler förslag.').waitFor();
  });

  test('becomes an action in one step, by keyboard, and leads to it', async () => {
    const { page, tab } = await story.open('screening');
    const title = 'Frågor om partner förutsätter ett visst kön';
    await tab.getByRole('button', { name: `Gör till insats: ${title}` }).focus();
    await page.keyboard.press('Enter');
    await tab.getByLabel(/^Vad ska göras\?/).fill('Öppna frågor i samtalsguiden');
    await page.keyboard.press('Enter');
    await said(tab, 'I planen som utkast: Öppna frågor i samtalsguiden');
    await tab.getByText('Utan insats', { exact: true }).waitFor({ state: 'detached' });
    await press(tab, 'Öppna frågor i samtalsguiden');
    await tab.waitForSelector('html[data-ready="plan"]', { state: 'attached' });
  });

  test('is linked with an action that the plan has', async () => {
    const { tab } = await story.open('screening');
    const free = story.plan(1);
    await press(tab, /^Länka insats: Frågor om partner/);
    await tab.getByLabel(new RegExp(`^${free.title}`)).check();
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Spara');
    await said(tab, 'Länkarna är sparade: Frågor om partner förutsätter ett visst kön');
    expect(story.stage.state.findings.findings[0]?.actions.map(({ id }) => id)).toEqual([free.id]);
  });

  test('two who change one finding see both versions', async () => {
    const { tab } = await story.open('screening');
    await press(tab, 'Frågor om partner förutsätter ett visst kön');
    await field(tab, 'Situationer').fill('Min text');
    const [theirs] = story.stage.state.findings.findings;
    if (!theirs) throw new Error('no finding');
    Object.assign(theirs, { concerns: 'Deras text', version: '"f1,2"', changedBy: 'Mira' });
    await press(tab, 'Spara');
    await tab.getByText('Deras text').waitFor();
    await press(tab, 'Behåll min');
    await said(tab, 'Sparad: Frågor om partner förutsätter ett visst kön');
    expect(story.stage.state.findings.findings[0]?.concerns).toBe('Min text');
  });

  test('is read by everybody and written by those who may', async () => {
    const { tab } = await story.open('screening', { person: READER });
    await tab.getByText('Lämna gärna förslag till dem.', { exact: false }).waitFor();
    expect(await tab.getByRole('button', { name: /Gör till insats|Iakttagelse|Förslag/ }).count()).toBe(0);
  });

  test('is found behind Mer, and says what to do when nothing is there', async () => {
    story.stage.state.empty = true;
    const { tab } = await story.open('start');
    await press(tab, 'Mer');
    await tab.getByRole('menuitem', { name: 'Genomlysning' }).click();
    await tab.getByText('Inget är noterat än. Skriv vad ni har sett, eller hämta ett förslag.').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});
