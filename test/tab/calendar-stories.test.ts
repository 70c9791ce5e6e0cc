/** Meetings in people's own calendars, as the tab shows them, in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import type { Meeting } from '../../bot/core/api.ts';
import { until, violations } from './harness/browser.ts';
import { link } from './harness/calendar.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

const COLLEAGUE = 'person-3';
const CONSENT = {
  status: 403,
  body: {
    type: '/problems/consent',
    title: 'Ett godkännande saknas',
    detail: 'En administratör behöver godkänna Stegvis i Microsoft 365. Inget är ändrat.',
    status: 403,
    scopes: ['Calendars.ReadWrite'],
    adminConsent: 'https://login.microsoftonline.com/tenant/adminconsent?client_id=app',
  },
};

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const meeting = (index: number): Meeting => {
  const found = story.stage.state.meetings.meetings[index];
  if (!found) throw new Error(`The harness has no meeting ${index}.`);
  return found;
};
/** The APT follow the manager's series, and January's has answers. */
const follow = (): void => {
  const { meetings, calendar } = story.stage.state;
  calendar.chosen = 'AAMkAGI2-apt';
  meetings.calendar.series = {
    title: 'APT Mottagning Väster',
    mine: true,
    readAt: '2026-01-12T07:00:00Z',
    gone: false,
  };
  meeting(0).calendar = link({ series: true });
};
const choose = async (tab: Frame, title: string, item: string): Promise<void> => {
  await press(tab, `Mer om ${title}`);
  await tab.getByRole('menuitem', { name: item, exact: true }).click();
};
const fits = async (tab: Frame): Promise<void> => {
  expect(await violations(tab)).toEqual([]);
  const wide = `[document.documentElement, ...document.querySelectorAll('[role="dialog"]')]
    .map((each) => each.scrollWidth - each.clientWidth)`;
  expect(Math.max(...((await tab.evaluate(wide)) as number[]))).toBeLessThanOrEqual(0);
  const words = (await tab.evaluate('document.body.innerText')) as string;
  expect(words).not.toMatch(/undefined|null|NaN|\[object/);
};
const inThemes = async (page: Page, tab: Frame): Promise<void> => {
  for (const theme of ['dark', 'contrast', 'default']) {
    await page.evaluate(`host.theme('${theme}')`);
    const scheme = theme === 'default' ? 'light' : 'dark';
    await until(tab, `document.documentElement.style.colorScheme === '${scheme}'`);
    expect({ theme, found: await violations(tab) }).toEqual({ theme, found: [] });
  }
};

describe('the unit’s APT in the manager’s calendar', () => {
  test('an empty view leads to her recurring meetings; the one she chooses is followed', async () => {
    story.stage.state.empty = true;
    const { page, tab } = await story.open('apt', { width: 320 });
    await press(tab, 'Hämta APT');
    await tab.getByText('Varje månad, online').waitFor();
    await tab.getByText('Nästa är tisdag 20 januari kl. 13.00').waitFor();
    await tab.getByText('Varannan vecka').waitFor();
    await fits(tab);
    await inThemes(page, tab);
    await press(tab, 'Välj APT Mottagning Väster');
    await said(tab, 'APT följer nu APT Mottagning Väster.');
    await tab.getByText('Ur kalendern: APT Mottagning Väster, läst i dag').waitFor();
    await tab.getByRole('heading', { name: /APT Mottagning Väster/ }).waitFor();
    expect(story.stage.state.calendar.chosen).toBe('AAMkAGI2-apt');
    await fits(tab);
  });

  test('is exchanged for another, and let go; the focus stays in the view', async () => {
    follow();
    const { tab } = await story.open('apt');
    await press(tab, 'Byt');
    await tab.getByRole('dialog').getByText('Valt').waitFor();
    await press(tab, 'Välj Samverkan');
    await tab.getByText('Ur kalendern: Samverkan, läst i dag').waitFor();
    await press(tab, 'Sluta läsa');
    await said(tab, 'Kalendern läses inte längre. Mötena står kvar i listan.');
    expect(story.stage.state.calendar.chosen).toBeNull();
    await until(tab, 'document.activeElement.tagName === "H1"');
    await tab.getByText('APT kan följa ett återkommande möte i din kalender.').waitFor();
  });

  test('is read when its owner opens the view, behind what she writes meanwhile', async () => {
    follow();
    const { calendar } = story.stage.state;
    let release = (): void => {};
    calendar.held = new Promise((resolve) => {
      release = resolve;
    });
    calendar.moves['1'] = { start: '2026-01-22T09:00:00Z', end: '2026-01-22T10:00:00Z' };
    const { tab } = await story.open('apt');
    await tab.getByText('tisdag 20 januari kl. 13.00').waitFor();
    await press(tab, 'Punkt');
    await field(tab, 'Punkt*').fill('Skyltar i vänt');
    release();
    await tab.getByText('torsdag 22 januari kl. 10.00').first().waitFor({ state: 'attached' });
    expect(await field(tab, 'Punkt*').inputValue()).toBe('Skyltar i vänt');
    expect(await tab.evaluate('document.activeElement.name')).toBe('title');
    await press(tab, 'Lägg till');
    await said(tab, 'På dagordningen: Skyltar i vänt');
    expect(calendar.reads).toBe(1);
  });

  test('is not read for others, who have nothing to press either', async () => {
    follow();
    const { tab } = await story.open('apt', { person: COLLEAGUE });
    await tab.getByText('Ur kalendern: APT Mottagning Väster, läst i dag').waitFor();
    await tab.getByText('Står i Amal Lindqvists kalender, läst i dag').waitFor();
    await tab.getByText('3 kommer, 1 kanske, 2 har inte svarat.').waitFor();
    for (const name of ['Läs om', 'Byt', 'Sluta läsa', 'Släpp kalendern'])
      expect(await tab.getByRole('button', { name, exact: true }).count()).toBe(0);
    expect(await tab.getByRole('switch').count()).toBe(0);
    expect(story.stage.state.calendar.reads).toBe(0);
  });

  test('could not be read: the list stands, and is read when she tries again', async () => {
    follow();
    story.stage.fault((_, path) => (path.endsWith('/refresh') ? 'hang-up' : null));
    const { tab } = await story.open('apt', { width: 320 });
    await tab.getByText('Kalendern kunde inte läsas. Ingen anslutning.').waitFor();
    await tab.getByText('tisdag 20 januari kl. 13.00').waitFor();
    await fits(tab);
    story.stage.fault(null);
    await press(tab, 'Försök igen');
    await tab.getByText('Kalendern kunde inte läsas.').waitFor({ state: 'detached' });
    expect(story.stage.state.calendar.reads).toBe(1);
    await press(tab, 'Läs om');
    await said(tab, 'Kalendern är läst.');
  });

  test('is gone from the calendar: she is told what to do', async () => {
    follow();
    const { series } = story.stage.state.meetings.calendar;
    if (series) series.gone = true;
    const { tab } = await story.open('apt', { width: 320, locale: 'en-gb' });
    await tab
      .getByText('APT Mottagning Väster is no longer in the calendar. Change it or stop reading.')
      .waitFor();
    await fits(tab);
    await press(tab, 'Change');
    await tab.getByRole('dialog').waitFor();
  });

  test('without consent there is a link for the administrator, and a way on without the calendar', async () => {
    story.stage.state.empty = true;
    story.stage.fault((_, path) => (path.includes('/calendar/') ? CONSENT : null));
    const { tab } = await story.open('apt', { width: 320 });
    await press(tab, 'Hämta APT');
    await tab.getByText(CONSENT.body.detail).waitFor();
    await tab.getByRole('button', { name: 'Kopiera länk till administratören' }).waitFor();
    await tab.getByText('Ni kan planera utan kalendern.').waitFor();
    await fits(tab);
    await press(tab, 'Lägg till möte');
    await tab.getByRole('dialog', { name: 'Nytt möte' }).waitFor();
  });

  test('a calendar without recurring meetings says so', async () => {
    story.stage.state.empty = true;
    story.stage.state.calendar.series = [];
    const { tab } = await story.open('apt');
    await press(tab, 'Hämta APT');
    await tab.getByText('Det finns inga återkommande möten i din kalender.').waitFor();
    expect(await violations(tab)).toEqual([]);
  });
});

describe('one meeting in a calendar', () => {
  test('is picked among the events around its day, and takes over the event’s time', async () => {
    const { page, tab } = await story.open('meetings', { width: 320 });
    await choose(tab, 'Gruppmöte', 'Välj i kalendern');
    expect(await field(tab, 'Från och med').inputValue()).toBe('2026-01-01');
    expect(await field(tab, 'Till och med').inputValue()).toBe('2026-01-29');
    await tab.getByText('3 inbjudna, online').waitFor();
    await fits(tab);
    await inThemes(page, tab);
    await field(tab, 'Till och med').fill('2026-01-20');
    await tab.getByText('Halvdag om bemötande').waitFor({ state: 'detached' });
    await field(tab, 'Till och med').fill('2025-12-20');
    await tab.getByText('Välj högst tre månader, från den tidigare dagen till den senare.').waitFor();
    await field(tab, 'Till och med').fill('2026-01-03');
    await said(tab, 'Inget möte som du har kallat till finns de dagarna.');
    await field(tab, 'Till och med').fill('2026-01-20');
    await press(tab, 'Välj HBTQ-gruppen träffas, torsdag 15 januari kl. 09.30–10.30');
    await said(tab, 'Gruppmöte följer nu din kalender.');
    await tab.getByText('torsdag 15 januari kl. 09.30').waitFor();
    await tab.getByText('Står i din kalender, läst i dag').waitFor();
    await until(tab, 'document.activeElement.id === "meeting-2"');
  });

  test('is made in the calendar once, also when the answer to the first try was lost', async () => {
    const { page, tab } = await story.open('meetings', { width: 320, locale: 'en-gb' });
    await press(tab, 'More about Gruppmöte');
    await tab.getByRole('menuitem', { name: 'Create in calendar' }).click();
    await tab.getByRole('radio', { name: 'The LGBTQI group' }).check();
    await tab.getByRole('checkbox', { name: 'Online meeting in Teams' }).check();
    await fits(tab);
    const keys = new Set<string | undefined>();
    page.on('request', (request) => {
      if (request.url().endsWith('/event')) keys.add(request.headers()['idempotency-key']);
    });
    story.stage.fault((_, path) => (path.endsWith('/event') ? 'hang-up' : null));
    await press(tab, 'Create');
    await tab.getByText('No connection.').waitFor();
    await tab.getByText('The meeting stays in the list without the calendar too.').waitFor();
    await fits(tab);
    story.stage.fault(null);
    // Also when she thinks about it in between, with the dialog closed.
    await press(tab, 'Cancel');
    await press(tab, 'More about Gruppmöte');
    await tab.getByRole('menuitem', { name: 'Create in calendar' }).click();
    await tab.getByRole('radio', { name: 'The LGBTQI group' }).check();
    await press(tab, 'Create');
    await said(tab, 'Gruppmöte is now in your calendar.');
    await tab.getByText('3 have not answered.').waitFor();
    const [made] = story.stage.state.calendar.made;
    expect(story.stage.state.calendar.made).toHaveLength(1);
    expect(made?.event).toEqual({ invite: 'group', online: false });
    expect([...keys]).toEqual([made?.key]);
  });

  test('shows its agenda in the invitation when its organiser says so, and takes it out again', async () => {
    follow();
    const { page, tab } = await story.open('apt', { width: 320, touch: true });
    const low = `[...document.querySelectorAll('button, .fui-Switch')]
      .filter((each) => each.offsetParent && each.offsetHeight < 44).map((each) => each.textContent)`;
    expect(await tab.evaluate(low)).toEqual([]);
    const agenda = tab.getByRole('switch', { name: 'Visa dagordningen i inbjudan' });
    expect(await agenda.isChecked()).toBe(false);
    await agenda.focus();
    await page.keyboard.press('Space');
    await said(tab, 'Dagordningen står nu i inbjudan.');
    expect(meeting(0).calendar?.agendaWritten).toBe(true);
    await fits(tab);
    await inThemes(page, tab);
    await page.keyboard.press('Space');
    await said(tab, 'Dagordningen är borttagen ur inbjudan.');
    expect(meeting(0).calendar?.agendaWritten).toBe(false);
  });

  test('tells why the agenda could not be written, beside the switch, which stays as it was', async () => {
    follow();
    const detail = 'Inget har ändrats. Den som har bjudit in kan skriva i inbjudan.';
    story.stage.fault((_, path) =>
      path.endsWith('/agenda')
        ? {
            status: 409,
            body: { type: '/problems/conflict', title: 'Någon annan kallar', detail, status: 409 },
          }
        : null,
    );
    const { tab } = await story.open('apt');
    const agenda = tab.getByRole('switch', { name: 'Visa dagordningen i inbjudan' });
    await agenda.click();
    await tab.getByRole('article').getByText(detail).first().waitFor();
    expect(await agenda.isChecked()).toBe(false);
  });

  test('is let go, and stands in the list alone', async () => {
    meeting(1).calendar = link({ answers: null });
    const { tab } = await story.open('meetings');
    await tab.getByText('Ingen är inbjuden.').waitFor();
    await press(tab, 'Släpp kalendern');
    await said(tab, 'Gruppmöte står nu bara i listan.');
    expect(meeting(1).calendar).toBeNull();
    await until(tab, 'document.activeElement.id === "meeting-2"');
  });

  test('has another time in the calendar: it is told, and taken over with one press', async () => {
    follow();
    const differs = { start: '2026-01-21T12:00:00.000Z', end: '2026-01-21T13:00:00.000Z' };
    meeting(0).calendar = link({ series: true, differs });
    const { tab } = await story.open('apt', { width: 320 });
    await tab.getByText('I kalendern står onsdag 21 januari kl. 13.00–14.00.').waitFor();
    await fits(tab);
    await press(tab, 'Ta kalenderns tid');
    await said(tab, 'Sparat: APT');
    expect(meeting(0)).toMatchObject(differs);
  });

  test('of a colleague’s can be let go by the manager, who can write nothing in it', async () => {
    meeting(1).calendar = link({ organiser: { id: COLLEAGUE, name: 'Mira Holm' } });
    const { tab } = await story.open('meetings');
    await tab.getByText('Står i Mira Holms kalender, läst i dag').waitFor();
    expect(await tab.getByRole('switch').count()).toBe(0);
    expect(await tab.getByRole('button', { name: 'Släpp kalendern' }).count()).toBe(1);
    expect(story.stage.state.calendar.reads).toBe(0);
  });

  test('says in its form that it is moved in the calendar', async () => {
    follow();
    const { tab } = await story.open('apt');
    await choose(tab, 'APT', 'Ändra');
    await tab.getByText('Mötet står i kalendern. Flytta det där, så följer listan med.').waitFor();
  });
});

describe('meetings for a calendar elsewhere', () => {
  const contentOf = async (page: Page, act: () => Promise<void>): Promise<[string, string]> => {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
  };

  test('one is downloaded by keyboard, under a name that names nobody', async () => {
    meeting(1).title = 'Samtal med Mira Holm';
    const { page, tab } = await story.open('meetings', { person: READER });
    await tab.getByRole('button', { name: 'Mer om Samtal med Mira Holm' }).focus();
    const [name, content] = await contentOf(page, async () => {
      await page.keyboard.press('Enter');
      await until(tab, 'document.activeElement.getAttribute("role") === "menuitem"');
      await page.keyboard.press('Enter');
    });
    expect(name).toBe('stegvis-group-2026-01-15.ics');
    expect(content).toContain('X-QUERY:format=ics&meeting=2');
    await said(tab, 'Filen är hämtad. Öppna den i din kalender.');
  });

  test('all are downloaded at once', async () => {
    const { page, tab } = await story.open('apt');
    const [name, content] = await contentOf(page, () => press(tab, 'Egen kalender (.ics), alla möten'));
    expect(name).toBe('stegvis-moten.ics');
    expect(content).toContain('X-QUERY:format=ics&what=meetings\r\n');
  });

  test('a page of a proxy in place of the file is no file', async () => {
    story.stage.fault((_, path) =>
      path.endsWith('/export') ? { status: 200, body: { html: 'Logga in' } } : null,
    );
    const { tab } = await story.open('apt');
    await press(tab, 'Egen kalender (.ics), alla möten');
    await said(tab, 'Något gick fel hos Stegvis.');
  });
});
