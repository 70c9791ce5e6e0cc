/** The plan's life in a real browser: suggestions, import of a file, frozen versions, feedback. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { EMPTY } from '../../bot/core/rows.ts';
import { word } from '../documents/word.ts';
import { lasting, violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(90_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const menu = async (tab: Frame, item: string): Promise<void> => {
  await press(tab, 'Mer om planen');
  await tab.getByRole('menuitem', { name: item }).click();
  await tab.locator('main input[type=file], main h1').first().waitFor({ state: 'attached' });
};
const give = (tab: Frame, name: string, buffer: Buffer): Promise<void> =>
  tab.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const heading = (tab: Frame, name: string | RegExp): Promise<void> =>
  tab.getByRole('heading', { name }).first().waitFor();
const narrow = async (tab: Frame): Promise<void> => {
  expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(320);
};

const PLAN = [
  { heading: 'Bemötande' },
  {
    table: [
      ['Insats', 'Mål', 'Ansvarig', 'Tidsplan', 'Kostnad'],
      ['Ny skylt', '<b>Alla hittar</b>', 'Kim Okänd', 'våren 2026', '500 kr'],
      ['Läscirkel om normer', 'Alla läser', 'Chef', '15 maj', ''],
    ],
  },
  { text: 'Antagen på APT.' },
];

describe('import', () => {
  test('a Word file becomes rows that are corrected and added as drafts', async () => {
    const { tab } = await story.open('plan');
    await menu(tab, 'Importera');
    await heading(tab, 'Importera en plan');
    expect(await violations(tab)).toEqual([]);
    await give(tab, 'plan.docx', await word(PLAN));
    await said(tab, '2 åtgärder hittades');
    await tab.getByText('Ansvarig: välj vem som menas').waitFor();
    await tab.getByText('I filen: Kostnad: 500 kr').waitFor();
    await tab.getByText('Antagen på APT.').waitFor();
    expect(await tab.getByRole('checkbox', { name: 'Ta med Läscirkel om normer' }).isChecked()).toBe(false);
    expect(await lasting(tab)).toEqual([]);
    await press(tab, 'Ändra Ny skylt');
    await tab.getByText('I filen står: Kim Okänd. Välj roll eller person. Namnet sparas inte.').waitFor();
    await field(tab, 'Ansvarig roll').selectOption('hbtq-grupp');
    await press(tab, 'Lägg i behov: 500 kr');
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Spara');
    await tab.getByText('Ansvarig: välj vem som menas').waitFor({ state: 'detached' });
    await press(tab, 'Lägg till 1 utkast');
    await said(tab, '1 utkast finns nu i planen.');
    await tab.getByRole('button', { name: 'Ny skylt', exact: true }).waitFor();
    expect(story.plan(6)).toMatchObject({
      ...{ title: 'Ny skylt', goal: '<b>Alla hittar</b>', need: 'Kostnad: 500 kr' },
      ...{ ownerRole: 'hbtq-grupp', dueDate: '2026-05-31', state: 'draft' },
    });
    expect(JSON.stringify(story.stage.state.actions)).not.toContain('Okänd');
  });

  test('interrupted halfway it goes on with the same keys; a wrong file leaves everything as it was', async () => {
    const { tab } = await story.open('plan', { width: 320 });
    await menu(tab, 'Importera');
    const rows = Array.from({ length: 120 }, (_, n) => `Ny åtgärd ${n};Mål ${n}`);
    await give(tab, 'plan.csv', Buffer.from(`Insats;Mål\n${rows.join('\n')}`));
    await said(tab, '120 åtgärder hittades');
    await narrow(tab);
    let left = 1;
    story.stage.fault((method, path) => {
      if (method !== 'POST' || !path.endsWith('/import/rows')) return null;
      left -= 1;
      return left < 0 ? 'hang-up' : null;
    });
    await press(tab, 'Lägg till 120 utkast');
    await tab.getByText('50 av 120 hann läggas till. Försök igen, inget blir dubbelt.').waitFor();
    story.stage.fault(null);
    await give(tab, 'bild.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
    await tab.getByText('Filen går inte att läsa.').waitFor();
    await press(tab, 'Lägg till 120 utkast');
    await said(tab, '120 utkast finns nu i planen.');
    expect(story.stage.state.actions).toHaveLength(6 + 120);
  });
});

test('a version is frozen once and compared with now', async () => {
  const { tab } = await story.open('plan');
  await menu(tab, 'Versioner');
  await tab.getByText('Ingen version är fryst än.').waitFor();
  await press(tab, 'Frys planen');
  await field(tab, 'Anteckning').fill('Beslutad på APT');
  expect(await violations(tab)).toEqual([]);
  await tab.getByRole('dialog').getByRole('button', { name: 'Frys planen' }).click();
  await said(tab, 'Version 1 är fryst.');
  Object.assign(story.plan(0), { state: 'done' });
  Object.assign(story.plan(1), { dueDate: '2026-02-11' });
  await press(tab, 'Jämför version 1 med planen nu');
  await heading(tab, 'Klara (1)');
  await tab.getByText('Klart senast: 28 januari 2026 → 11 februari 2026').waitFor();
  await heading(tab, 'Så beslutades planen');
  expect(await lasting(tab)).toEqual([]);
  await press(tab, 'Alla versioner');
  await tab.getByText('Beslutad på APT').waitFor();
  await press(tab, 'Till planen');
  await heading(tab, 'Handlingsplan');
  expect(story.stage.state.planLife.versions).toHaveLength(1);
});

test('a reader sees versions and freezes, imports and decides nothing', async () => {
  const { tab } = await story.open('plan', { person: READER });
  await press(tab, 'Mer om planen');
  expect(await tab.getByRole('menuitem').allInnerTexts()).toEqual(['Versioner']);
  await tab.getByRole('menuitem', { name: 'Versioner' }).click();
  await tab.getByText('Ingen version är fryst än.').waitFor();
  expect(await tab.getByRole('button', { name: 'Frys planen' }).count()).toBe(0);
});

describe('feedback', () => {
  test('pasted comments are matched, kept, and decided one by one', async () => {
    const { tab } = await story.open('plan');
    await menu(tab, 'Återkoppling');
    await field(tab, 'Inklistrad text').fill('Fin plan.');
    await press(tab, 'Läs texten');
    await tab.getByText('Inga kommentarer hittades.').waitFor();
    expect(await field(tab, 'Inklistrad text').inputValue()).toBe('Fin plan.');
    await field(tab, 'Inklistrad text').fill('Hej\n1. Vilka läser?\n2. Bra <i>mål</i>.\n9. Vad menas?');
    await press(tab, 'Läs texten');
    await said(tab, '4 kommentarer hittades');
    expect(await tab.getByRole('checkbox', { name: 'Spara kommentar 1' }).isChecked()).toBe(false);
    expect(await lasting(tab)).toEqual([]);
    await press(tab, 'Spara 3 kommentarer');
    await said(tab, 'Kommentarerna är sparade.');
    await tab.getByText('3 väntar på beslut.').waitFor();
    await heading(tab, 'Kommentar till åtgärd 1: Läscirkel om normer');
    await press(tab, 'Godta: Bra <i>mål</i>.');
    await tab.getByText('Godtagen 12 januari 2026').waitFor();
    await press(tab, 'Avböj: Vad menas?');
    await tab.getByRole('dialog').getByRole('button', { name: 'Avböj' }).click();
    await tab.getByText('Skriv ett skäl.').waitFor();
    await field(tab, 'Skäl*').fill('Görs redan');
    await tab.getByRole('dialog').getByRole('button', { name: 'Avböj' }).click();
    await tab.getByText('Avböjd 12 januari 2026').waitFor();
    expect(await lasting(tab)).toEqual([]);
    await press(tab, 'Justera: Vilka läser?');
    await heading(tab, 'Ändra åtgärd');
    expect(await field(tab, 'Åtgärd*').inputValue()).toBe('Läscirkel om normer');
    expect(story.stage.state.planLife.comments.map(({ decision }) => decision)).toEqual([
      'adjust',
      'accept',
      'decline',
    ]);
  });

  test('a document that came back is read, and the copy is downloaded', async () => {
    const { tab, page } = await story.open('plan', { width: 320 });
    await menu(tab, 'Återkoppling');
    const saved = page.waitForEvent('download');
    await press(tab, 'Ladda ned Word');
    expect((await saved).suggestedFilename()).toBe('plan-for-granskning.docx');
    await give(tab, 'svar.docx', await word([{ number: 'Vilka läser?' }, { number: 'Bra.' }]));
    await said(tab, '2 kommentarer hittades');
    await narrow(tab);
    expect(await violations(tab)).toEqual([]);
  });

  test('when somebody else has decided, their decision is shown', async () => {
    story.stage.state.planLife.comments.push({
      ...{ id: 'f1', key: 'k', version: '1', number: 1, text: 'Bra.', action: null },
      ...{ decision: null, reason: null, decidedOn: null },
    });
    const { tab } = await story.open('plan', { sub: 'plan/feedback' });
    await tab.getByText('Bra.').waitFor();
    const [comment] = story.stage.state.planLife.comments;
    Object.assign(comment ?? {}, {
      version: '2',
      decision: 'decline',
      reason: 'Nej',
      decidedOn: '2026-01-12',
    });
    await press(tab, 'Godta: Bra.');
    await tab.getByText('Avböjd 12 januari 2026').waitFor();
    await said(tab, 'Någon annan har redan beslutat.');
  });
});

test('a suggestion that is chosen for a finding is linked with it, and says what is needed', async () => {
  story.stage.state.planLife.finding = {
    ...EMPTY.StegvisFindings,
    title: 'Bara två kön i blanketter och system',
    area: 'bemotande',
    concerns: 'Blanketten vid inskrivning.',
  };
  const { tab } = await story.open('screening');
  await press(tab, 'Gör till insats: Frågor om partner förutsätter ett visst kön');
  await press(tab, 'Hämta förslag som passar');
  await tab.getByText('För: Bara två kön i blanketter och system').waitFor();
  const first = tab.getByRole('dialog').getByRole('listitem').first();
  await first.getByText('Passar iakttagelsen').waitFor();
  await first.getByRole('button').click();
  await heading(tab, 'Ny åtgärd');
  expect(await field(tab, 'Behov').inputValue()).toBe('Blanketten vid inskrivning.');
  await press(tab, 'Spara utkast');
  await tab.getByRole('status').filter({ hasText: 'Utkast sparat: ' }).waitFor({ state: 'attached' });
  expect(story.stage.state.actions.at(-1)).toMatchObject({ finding: 'f1', state: 'draft' });
});
