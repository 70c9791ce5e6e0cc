/** Every view in a real browser: usable, readable, keyed, and fit for every theme and width. */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { lasting, ready, type Stage, setStage, until, violations } from './harness/browser.ts';

jest.setTimeout(90_000);

const VIEWS = [
  'start',
  'programme',
  'plan',
  'apt',
  'meetings',
  'competence',
  'personal',
  'glossary',
  'report',
  'settings',
  'configure',
];
/** The tab's ground, and what Teams' dark and high-contrast themes make of it. */
const SURFACE =
  'getComputedStyle(document.querySelector("main").closest(".fui-FluentProvider > div")).backgroundColor';
const SURFACES = { dark: 'rgb(31, 31, 31)', contrast: 'rgb(0, 0, 0)' };
const frameOf = (view: string) => (view === 'configure' ? { frame: 'settings' } : {});

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(async () => {
  await stage?.close();
});
beforeEach(() => stage.reset());

describe.each(VIEWS)('the view %s', (view) => {
  test('passes axe in all three themes, which change while it is shown', async () => {
    const { page, tab, errors } = await stage.show(view, frameOf(view));
    await ready(tab, view);
    const light = await tab.evaluate(SURFACE);
    for (const theme of ['default', 'dark', 'contrast'] as const) {
      await page.evaluate(`host.theme('${theme}')`);
      await until(tab, `${SURFACE} === '${theme === 'default' ? light : SURFACES[theme]}'`);
      expect({ theme, found: await lasting(tab) }).toEqual({ theme, found: [] });
    }
    expect(errors).toEqual([]);
    expect(await page.evaluate('host.calls')).toEqual(
      expect.arrayContaining(['appInitialization.appLoaded', 'appInitialization.success']),
    );
    await page.context().close();
  });

  test('fits 320 px without scrolling sideways, in English, with all its words', async () => {
    const { page, tab } = await stage.show(view, { ...frameOf(view), width: 320, locale: 'en-gb' });
    await ready(tab, view);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await tab.evaluate('document.documentElement.lang')).toBe('en');
    const words = (await tab.evaluate('document.body.innerText')) as string;
    expect(words).not.toMatch(/undefined|null|NaN|\[object/);
    expect(await tab.evaluate('document.querySelectorAll("h1").length')).toBe(1);
    const small = (await tab.evaluate(`[...document.querySelectorAll('button, a, input, select, textarea')]
      .map((each) => (each.closest('.fui-Checkbox, .fui-Radio') ?? each))
      .filter((each) => each.offsetParent && (each.offsetHeight < 24 || each.offsetWidth < 24))
      .map((each) => each.outerHTML.slice(0, 120))`)) as string[];
    expect(small).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await page.context().close();
  });
});

test('buttons are 44 px high for a finger', async () => {
  const { page, tab } = await stage.show('plan', { width: 320, touch: true });
  await ready(tab, 'plan');
  const low = (await tab.evaluate(
    `[...document.querySelectorAll('button, nav a')].filter((each) => each.offsetParent && each.offsetHeight < 44).map((each) => each.textContent + each.ariaLabel)`,
  )) as string[];
  expect(low).toEqual([]);
  await page.context().close();
});

test('a view that does not exist shows the start in its place', async () => {
  const { page, tab } = await stage.show('nonsense');
  await ready(tab, 'start');
  await tab.getByText('Nästa steg').first().waitFor();
  await page.context().close();
});

test('every view says what to do when there is nothing yet', async () => {
  stage.state.empty = true;
  for (const [view, sentence] of [
    ['plan', 'Planen är tom. Hämta ett förslag.'],
    ['apt', 'Ingen APT är inlagd. Hämta APT från kalendern.'],
    ['start', 'Inget möte är inlagt.'],
  ] as const) {
    const { page, tab } = await stage.show(view);
    await ready(tab, view);
    await tab.getByText(sentence).waitFor();
    expect(await violations(tab)).toEqual([]);
    await page.context().close();
  }
});

test('a view that cannot be read is usable all the same, and reads again when asked', async () => {
  stage.fault((_, path) => (path.endsWith('/plan') ? 'hang-up' : null));
  const { page, tab } = await stage.show('plan');
  await ready(tab, 'plan');
  await tab.getByText('Ingen anslutning.').waitFor();
  expect(await violations(tab)).toEqual([]);
  stage.fault(null);
  await tab.getByRole('button', { name: 'Försök igen' }).click();
  await tab.getByRole('button', { name: 'Gå igenom blanketter', exact: true }).waitFor();
  await page.context().close();
});

test('a unit that is not set up leads its owner to the programmes, and others to the manager', async () => {
  stage.state.setUp = false;
  const owner = await stage.show('plan');
  await ready(owner.tab, 'plan');
  await owner.tab.getByRole('button', { name: 'Välj program' }).click();
  await ready(owner.tab, 'settings');
  await owner.page.context().close();
  const other = await stage.show('start', { person: 'person-7' });
  await ready(other.tab, 'start');
  await other.tab.getByText('Chefen väljer ett.').waitFor();
  await other.page.context().close();
});

describe.each(['start', 'settings'])('the view %s of a unit that waits for IT', (view) => {
  test('passes axe in all three themes and fits 320 px, with the request there to copy', async () => {
    stage.state.request = 'Hej,\n\nWebbplats: https://exempelkommun.sharepoint.com/sites/enhet';
    const { page, tab } = await stage.show(view, { width: 320 });
    await ready(tab, view);
    expect(await tab.getByLabel('Begäran till IT').inputValue()).toBe(stage.state.request);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
    for (const theme of ['default', 'dark', 'contrast'] as const) {
      await page.evaluate(`host.theme('${theme}')`);
      if (theme !== 'default') await until(tab, `${SURFACE} === '${SURFACES[theme]}'`);
      expect({ theme, found: await violations(tab) }).toEqual({ theme, found: [] });
    }
    await page.context().close();
  });
});
