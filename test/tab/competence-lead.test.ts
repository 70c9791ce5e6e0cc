/** Themes, and what the process lead and the manager do, in a real browser. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { violations } from './harness/browser.ts';
import { LEAD, LIBRARY, opened, type Row } from './harness/competence-state.ts';
import { MANAGER, READER, TODAY } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(60_000);

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

const inner = () => story.stage.state.competence;
const open = (part: string, person: string, options = {}) =>
  story.open('competence', { person, sub: `competence/${part}`, ...options });

const row = (level: 'behov_av_baskunskap' | 'hog_kunskap', confirmed = true): Row => ({
  ...{ baseline: new Set(), comment: null, version: 1 },
  levels: Object.fromEntries(LIBRARY.map((id) => [id, { level, by: 'self', confirmed }])),
});
const answeredBy = (people: number): void => {
  for (let index = 0; index < people; index += 1)
    inner().rows.set(`person-${index + 2}`, row('behov_av_baskunskap'));
};

describe('themes', () => {
  test('nothing shows before five have confirmed, to nobody', async () => {
    answeredBy(4);
    const { tab } = await open('themes', LEAD);
    await tab.getByText('Teman visas när minst fem har bekräftat.').waitFor();
    await tab.getByText('Teman kan frysas när minst fem har bekräftat sedan sist.').waitFor();
    expect(await tab.getByRole('button', { name: 'Frys nytt läge' }).count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
  });

  test('are frozen by the process lead, who is asked once more, and shown as words without any number', async () => {
    answeredBy(6);
    inner().themes.hidden = [LIBRARY[11] ?? ''];
    inner().themes.allReached = false;
    const { page, tab } = await open('themes', LEAD);
    await press(tab, 'Frys nytt läge');
    const dialog = tab.getByRole('dialog', { name: 'Frysa ett nytt läge?' });
    await dialog.getByText('Nästa läge kan frysas när fem till har bekräftat.').waitFor();
    await dialog.getByRole('button', { name: 'Frys nytt läge' }).click();
    await said(tab, 'Det nya läget visas nu.');
    await page.context().close();
    const reader = await open('themes', READER);
    await reader.tab.getByRole('heading', { name: 'Prioritera' }).waitFor();
    await reader.tab.getByRole('heading', { name: 'Visas senare' }).waitFor();
    await reader.tab.getByText('Alla har inte nått baskunskap än.').waitFor();
    expect(await reader.tab.getByRole('button', { name: /Frys|Planera pass/ }).count()).toBe(0);
    // No size can be read: beside the day there is no figure, and nothing is drawn.
    const words = (await reader.tab.evaluate('document.querySelector("main").innerText')) as string;
    expect(words.replace('måndag 12 januari', '')).not.toMatch(/\d|procent|%/);
    expect(
      await reader.tab.evaluate(
        'document.querySelectorAll("main canvas, main meter, main [role=progressbar]").length',
      ),
    ).toBe(0);
    expect(await violations(reader.tab)).toEqual([]);
  });

  test('lead to a session, which stands among the meetings', async () => {
    answeredBy(5);
    inner().themes.frozen = { number: 1, day: TODAY, bands: { [LIBRARY[0] ?? '']: 'prioritera' } };
    const { tab } = await open('themes', LEAD);
    await press(tab, `Planera pass: ${FIRST}`);
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await dialog.getByText('Fyll i fältet.').waitFor();
    await dialog.getByLabel('Dag').fill('2026-02-09');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await said(tab, `Tema: ${FIRST} är inlagt.`);
    expect(story.stage.state.meetings.meetings.at(-1)).toMatchObject({
      ...{ kind: 'session', title: `Tema: ${FIRST}`, start: '2026-02-09T12:00:00.000Z' },
    });
  });
});

describe('the process lead', () => {
  test('notes the read-through, publishes areas and one of their own, and sees it as everybody will', async () => {
    inner().trust = null;
    inner().matrix = null;
    const { tab } = await open('lead', LEAD);
    await tab.getByText('Ha genomgången med gruppen först.').waitFor();
    await field(tab, 'Dag för genomgången').fill('2026-02-01');
    await press(tab, 'Notera genomgång');
    await tab.getByText('Dagen kan inte ligga framåt i tiden.').waitFor();
    await field(tab, 'Dag för genomgången').fill('2026-01-09');
    await press(tab, 'Notera genomgång');
    await said(tab, 'Genomgången är noterad.');
    expect(inner().trust).toBe('2026-01-09');
    await tab.getByLabel('Intersektionalitet').uncheck();
    await press(tab, 'Lägg till område');
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    expect(await dialog.getByText('Fyll i fältet.').count()).toBe(4);
    await dialog.getByLabel('Namn').fill('Namn och pronomen i journalen');
    await dialog.getByLabel('Behov av baskunskap').fill('Vill veta var de skrivs.');
    await dialog.getByLabel('Medelkunskap').fill('Skriver dem rätt.');
    await dialog.getByLabel('Hög kunskap').fill('Hjälper andra.');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await tab.getByText('12 områden valda').waitFor();
    await press(tab, 'Förhandsvisa');
    await dialog.getByText('Vill veta var de skrivs.').waitFor();
    expect(await dialog.getByText('Intersektionalitet').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Stäng');
    await press(tab, 'Publicera');
    await dialog.getByText('12 områden med beskrivningar visas för alla i enheten.').waitFor();
    await dialog.getByRole('button', { name: 'Publicera' }).click();
    await said(tab, 'Matrisen är publicerad.');
    expect(inner().matrix).toMatchObject({ version: 1, own: [{ title: 'Namn och pronomen i journalen' }] });
    expect(inner().matrix?.areas).toHaveLength(11);
    await press(tab, 'Ta tillbaka');
    await said(tab, 'Publiceringen är tillbakatagen.');
    expect(inner().matrix).toBeNull();
  });

  test('is told why a publication cannot be taken back', async () => {
    answeredBy(1);
    const { tab } = await open('lead', LEAD);
    await press(tab, 'Ta tillbaka');
    await tab.getByText('Någon har redan svarat.').waitFor();
    expect(inner().matrix).not.toBeNull();
  });

  test('offers an interview, and estimates with the descriptors there; only what was chosen is sent', async () => {
    const { tab } = await open('lead', LEAD);
    await press(tab, 'Erbjud intervju: Mira Holm');
    await said(tab, 'Noterat: Mira Holm är erbjuden intervju.');
    expect([...inner().offered]).toEqual(['person-3']);
    await press(tab, 'Skatta efter intervju: Mira Holm');
    const dialog = tab.getByRole('dialog', { name: 'Efter intervjun: Mira Holm' });
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Välj minst en nivå.').waitFor();
    const group = dialog.getByRole('radiogroup', { name: FIRST });
    await group.getByText('Kan förklara de vanligaste begreppen').waitFor();
    await group.getByRole('radio', { name: /Medelkunskap/ }).check();
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await said(tab, 'Sparat. Mira Holm bekräftar själv.');
    expect(inner().rows.get('person-3')?.levels).toEqual({
      [LIBRARY[0] ?? '']: { level: 'medelkunskap', by: 'lead', confirmed: false },
    });
    await tab.getByText('Väntar på bekräftelse').waitFor();
    await press(tab, 'Visa plan: Mira Holm');
    await tab.getByRole('dialog', { name: 'Plan: Mira Holm' }).getByText(FIRST).waitFor();
    expect(await violations(tab)).toEqual([]);
  });

  test('looks again when the person has answered meanwhile', async () => {
    const { tab } = await open('lead', LEAD);
    await press(tab, 'Skatta efter intervju: Mira Holm');
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('radiogroup', { name: FIRST }).getByRole('radio', { name: /Medel/ }).check();
    inner().rows.set('person-3', row('hog_kunskap'));
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Något har ändrats. Se över nivåerna och spara igen.').waitFor();
    expect(inner().rows.get('person-3')?.levels[LIBRARY[0] ?? '']?.by).toBe('self');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await said(tab, 'Sparat. Mira Holm bekräftar själv.');
  });

  test('ends a pause with a new read-through, and is not told who asked', async () => {
    inner().paused = true;
    const { tab } = await open('lead', LEAD);
    await tab.getByText('Fråga inte vem. Det är inte sparat.').waitFor();
    expect(await tab.getByRole('button', { name: /^Skatta/ }).count()).toBe(0);
    await press(tab, 'Notera genomgång');
    await said(tab, 'Genomgången är noterad.');
    await tab.getByRole('button', { name: 'Skatta efter intervju: Mira Holm' }).waitFor();
  });

  test('nobody else has the part, not even the manager by its address', async () => {
    for (const person of [MANAGER, READER]) {
      const { page, tab } = await open('lead', person);
      await tab.getByRole('tab', { name: 'Mina nivåer', selected: true }).waitFor();
      expect(await tab.getByRole('tab', { name: 'Leda' }).count()).toBe(0);
      expect(await tab.getByText(/Intervjuer|Mira Holm/).count()).toBe(0);
      await page.context().close();
    }
  });
});

describe('talks', () => {
  test('are planned in pairs, held, and end in a decision with its place or a reason', async () => {
    const { tab } = await open('talks', LEAD);
    await press(tab, 'Nytt samtal');
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await dialog.getByText('Fyll i fältet.').waitFor();
    await dialog.getByLabel('Person').selectOption('person-3');
    await dialog.getByLabel('Och').selectOption('person-3');
    await dialog.getByText('Välj två olika personer.').waitFor();
    await dialog.getByLabel('Och').selectOption('person-5');
    await dialog.getByLabel('Del 2, det egna uppdraget').check();
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await said(tab, 'Samtalet är inlagt.');
    const who = 'Mira Holm och Sanna Åkerlund';
    await tab.getByText('Vem passar det inte för?').first().waitFor();
    await press(tab, `Ändra dag: ${who}`);
    await dialog.getByLabel('Dag').fill('2026-02-03');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await tab.getByText('tisdag 3 februari').waitFor();
    await press(tab, `Hållet: ${who}`);
    await press(tab, `Lägg till beslut: ${who}`);
    await dialog.getByLabel('Beslut').fill('Analysera årsberättelsen');
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await dialog.getByText('Ange plats i verksamhetsplanen eller ett skäl.').waitFor();
    expect(await violations(tab)).toEqual([]);
    await dialog.getByLabel('Plats i verksamhetsplanen').fill('Mål 3');
    await dialog.getByRole('button', { name: 'Lägg till' }).click();
    await said(tab, 'Beslutet är sparat.');
    await tab.getByRole('button', { name: 'Visa åtgärden: Analysera årsberättelsen' }).waitFor();
    expect(inner().talks.talks[0]).toMatchObject({ held: true, version: 4, day: '2026-02-03' });
  });

  test('that changed meanwhile are read again', async () => {
    inner().talks.talks.push({
      ...{ id: 't1', version: 1, people: [{ id: 'person-3', name: 'Mira Holm' }], part: 1 },
      ...{ day: null, held: false, decisions: [] },
    });
    const { tab } = await open('talks', LEAD);
    await tab.getByRole('button', { name: 'Hållet: Mira Holm' }).waitFor();
    const talk = inner().talks.talks[0];
    if (talk) talk.version = 7;
    await press(tab, 'Hållet: Mira Holm');
    await tab.getByText('Samtalet var ändrat. Försök igen.').first().waitFor();
    await press(tab, 'Hållet: Mira Holm');
    await said(tab, 'Samtalet är sparat.');
  });

  test('a method support is chosen as data, and the manager makes it standing', async () => {
    const { page, tab } = await open('talks', LEAD);
    await press(tab, 'Ändra metodstöd');
    const dialog = tab.getByRole('dialog');
    await dialog.getByLabel('Länk').fill('http://exempel.se');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Länken ska börja med https://').waitFor();
    await dialog.getByLabel('Länk').fill('https://exempel.se/stod');
    await dialog.getByLabel('Frågor i ordning').fill('Först\n\nSedan');
    expect(await violations(tab)).toEqual([]);
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await said(tab, 'Metodstödet är sparat.');
    expect(inner().talks.support).toMatchObject({
      ...{ url: 'https://exempel.se/stod', questions: ['Först', 'Sedan'], standing: false },
    });
    await page.context().close();
    const manager = await open('talks', MANAGER);
    await manager.tab.getByLabel('Stående stöd i verksamheten').click();
    await said(manager.tab, 'Metodstödet är stående stöd.');
    expect(inner().talks.support?.standing).toBe(true);
    expect(await manager.tab.getByText('Inga samtal än.').count()).toBe(1);
    expect(await violations(manager.tab)).toEqual([]);
  });
});

describe('the way there', () => {
  test('stands behind Mer where the inventory has begun, and not where it has not', async () => {
    const { page, tab } = await story.open('start', { person: READER });
    await press(tab, 'Mer');
    await tab.getByRole('menuitem', { name: 'Kompetens' }).click();
    await tab.getByRole('heading', { name: 'Kompetens', level: 1 }).waitFor();
    await page.context().close();
    inner().trust = null;
    inner().matrix = null;
    const before = await story.open('start', { person: READER });
    await press(before.tab, 'Mer');
    await before.tab.getByRole('menuitem', { name: 'Utbildning' }).waitFor();
    expect(await before.tab.getByRole('menuitem', { name: 'Kompetens' }).count()).toBe(0);
  });
});
