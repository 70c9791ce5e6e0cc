/** The APT in a real browser, framed as Teams frames it: proposals, the library, outcomes, raised matters, the year. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import type { AgendaItem } from '../../bot/core/api.ts';
import { violations } from './harness/browser.ts';
import { READER } from './harness/fixtures.ts';
import { field, press, type Story, said, startStory } from './harness/story.ts';

jest.setTimeout(90_000);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});
afterEach(() => story.end());
afterAll(() => story.stage.close());

const pick = async (tab: Frame, title: string, deed: string): Promise<void> => {
  await press(tab, `Mer om ${title}`);
  await tab.getByRole('menuitem', { name: deed, exact: true }).click();
};
const agenda = (): AgendaItem[] => story.stage.state.meetings.meetings[0]?.agenda ?? [];
const titles = (): string[] => agenda().map(({ title }) => title);

describe('a proposal', () => {
  test('is sent by anybody, who chooses how; neither way is chosen beforehand', async () => {
    const { tab } = await story.open('apt', { person: READER });
    await press(tab, 'Föreslå punkt');
    await field(tab, 'Punkt*').fill('Bättre skyltar');
    await press(tab, 'Föreslå');
    await tab.getByRole('dialog').getByText('Välj', { exact: true }).first().waitFor();
    expect(story.stage.state.apt.proposals).toEqual([]);
    expect(await violations(tab)).toEqual([]);
    await tab.getByRole('radio', { name: /Via gruppen/ }).check();
    await press(tab, 'Föreslå');
    await said(tab, 'Föreslagen: Bättre skyltar');
    expect(story.stage.state.apt.proposals).toEqual([{ title: 'Bättre skyltar', named: false, whose: null }]);
    await tab.getByText('Via gruppen', { exact: true }).waitFor();
    expect(await tab.getByRole('button', { name: /Till nästa APT: / }).count()).toBe(0);
  });

  test('cannot be nameless where the app lacks the site, which is said before it is sent', async () => {
    story.stage.state.apt.throughGroup = false;
    const { tab } = await story.open('apt', { person: READER });
    await press(tab, 'Föreslå punkt');
    await tab.getByText('Därför går det bara att föreslå med namn just nu.').waitFor();
    expect(await tab.getByRole('radio').count()).toBe(1);
    await field(tab, 'Punkt*').fill('Bättre skyltar');
    await tab.getByRole('radio', { name: /Med mitt namn/ }).check();
    await press(tab, 'Föreslå');
    await said(tab, 'Föreslagen: Bättre skyltar');
    expect(story.stage.state.apt.proposals).toMatchObject([{ named: true }]);
  });

  test('is placed with one press, or declined with a reason that stands behind a button', async () => {
    const { tab } = await story.open('apt');
    await press(tab, 'Avböj: Skyltar i väntrummet');
    await press(tab, 'Avböj');
    await tab.getByText('Skriv ett skäl.').waitFor();
    await field(tab, 'Skäl*').fill('Tas med fastighet i mars.');
    await press(tab, 'Avböj');
    await said(tab, 'Avböjt: Skyltar i väntrummet');
    expect(await tab.getByText('Tas med fastighet i mars.').count()).toBe(0);
    await press(tab, 'Visa avböjda, 1');
    await tab.getByText('Tas med fastighet i mars.').waitFor();
    await press(tab, 'Till nästa APT: Skyltar i väntrummet');
    await said(tab, 'På dagordningen: Skyltar i väntrummet');
    expect(titles()).toContain('Skyltar i väntrummet');
  });
});

describe('the library', () => {
  test('is searched and narrowed, and an item gets its time; more than 15 minutes is refused', async () => {
    const { tab } = await story.open('apt');
    await press(tab, 'Hela biblioteket');
    await tab.getByText('20 punkter').waitFor();
    await field(tab, 'Fas i SAM').selectOption('assess');
    await tab.getByText('3 punkter').waitFor();
    await field(tab, 'Sök').fill('jargong');
    await tab.getByText('1 punkt', { exact: true }).waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Välj Skämt och jargong: var går gränsen hos oss?');
    await field(tab, 'Minuter').fill('20');
    await press(tab, 'Lägg på dagordningen');
    await tab.getByText('Skriv ett tal från 1 till 15.').waitFor();
    await field(tab, 'Minuter').fill('15');
    await press(tab, 'Lägg på dagordningen');
    await said(tab, 'På dagordningen: Skämt och jargong: var går gränsen hos oss?');
    await tab.getByText('30 av 60 min').waitFor();
  });

  test('offers what suits now, one press from the next APT', async () => {
    const { tab } = await story.open('apt');
    await press(tab, 'Lägg till Hbtqi-perspektiv i riskbedömningen');
    await said(tab, 'På dagordningen: Hbtqi-perspektiv i riskbedömningen');
    expect(agenda().at(-1)).toMatchObject({ source: 'apt-11', minutes: 15 });
  });
});

describe('what came of an item', () => {
  test('becomes an action of the plan, or a finding, in one step', async () => {
    const { tab } = await story.open('apt');
    await pick(tab, 'Tre ord', 'Gör till åtgärd');
    await said(tab, 'Utkast i planen: Tre ord');
    expect(story.stage.state.actions.at(-1)).toMatchObject({ title: 'Tre ord', sourceAptItemId: '11' });
    await pick(tab, 'Rutiner som finns, och vad de har lett till', 'Gör till iakttagelse');
    await press(tab, 'Gör till iakttagelse');
    await tab.getByText('Fyll i fältet.').waitFor();
    await field(tab, 'Vad är det?').selectOption('norm');
    await press(tab, 'Gör till iakttagelse');
    await said(tab, 'Bland iakttagelserna: Rutiner som finns, och vad de har lett till');
  });

  test('was not reached goes to the next APT in one step', async () => {
    const december = story.stage.state.meetings.meetings[2];
    if (december?.agenda[0]) december.agenda[0].state = 'notReached';
    const { tab } = await story.open('apt');
    await press(tab, /APT i december/);
    await tab.getByText('1 punkt hanns inte.').waitFor();
    await press(tab, 'Flytta 1 punkt till nästa APT');
    await said(tab, '1 punkt flyttade.');
    expect(titles()).toContain('Varför arbetar vi med det här?');
  });

  test('is raised until a day, and its answer comes back to the agenda', async () => {
    const { tab } = await story.open('apt');
    await pick(tab, 'Tre ord', 'Lyft till samverkan');
    await field(tab, 'Svar väntas*').fill('2026-01-02');
    await press(tab, 'Lyft till samverkan');
    await tab.getByText('Välj en dag som inte har passerat.').waitFor();
    await field(tab, 'Svar väntas*').fill('2026-02-06');
    await press(tab, 'Lyft till samverkan');
    await said(tab, 'Lyft: Tre ord');
    await tab.getByText('Lyft till FSG, svar väntas 6 februari').first().waitFor();
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Notera svar: Tre ord');
    await field(tab, 'Svar*').fill('Ja, från april.');
    await press(tab, 'Spara');
    await said(tab, 'Svaret är noterat: Tre ord');
    await tab.getByText('Svar från FSG: Tre ord').first().waitFor();
    await tab.getByText('Ja, från april.').first().waitFor();
  });
});

describe('SAM', () => {
  test('is a phase of an item and of an action, and both stand behind one filter with the safety representative', async () => {
    Object.assign(story.plan(1), { samPhase: 'act', riskAssessment: 'Ofta, men lindrigt.' });
    const { tab } = await story.open('apt');
    await pick(tab, 'Tre ord', 'Ändra');
    await field(tab, 'Fas i SAM').selectOption('assess');
    await press(tab, 'Spara');
    await tab.getByText('SAM: bedöma risker').waitFor();
    await press(tab, 'SAM');
    await tab.getByText(/^Skyddsombud: /).waitFor();
    await tab.getByText('Gå igenom blanketter').waitFor();
    await tab.getByText('Ofta, men lindrigt.').waitFor();
    expect(await tab.getByText('Rutiner som finns, och vad de har lett till').count()).toBe(0);
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Aktiva åtgärder');
    await tab.getByText('Inget hör dit än.').waitFor();
  });

  test('narrows the plan, whose form asks for the risk when a phase is chosen', async () => {
    Object.assign(story.plan(1), { samPhase: 'act' });
    const { tab } = await story.open('plan');
    await press(tab, 'Filter');
    await tab.getByRole('menuitemcheckbox', { name: 'SAM' }).click();
    await tab.getByText(/^Skyddsombud: /).waitFor();
    expect(await tab.getByText('Läscirkel om normer').count()).toBe(0);
    await press(tab, 'Gå igenom blanketter');
    await field(tab, 'Riskbedömning').fill('Ofta, men lindrigt.');
    await press(tab, 'Spara');
    await said(tab, 'Sparad: Gå igenom blanketter');
    expect(story.plan(1)).toMatchObject({ samPhase: 'act', riskAssessment: 'Ofta, men lindrigt.' });
  });
});

describe('the year and the routines', () => {
  test('the wheel shows the month and the quarters, and the manager writes it anew', async () => {
    const { tab } = await story.open('apt');
    await tab.getByText('Kvartal 1: 2 punkter').waitFor();
    await tab.getByText('Förslag, enheten kan ändra').first().waitFor();
    await press(tab, 'Ändra årshjul');
    await field(tab, 'januari').fill('Uppstart, SAM');
    await field(tab, 'Hbtqi-punkter i kvartalet').fill('2');
    expect(await violations(tab)).toEqual([]);
    await press(tab, 'Spara');
    await said(tab, 'Årshjulet är sparat.');
    await tab.getByText('Uppstart, SAM').waitFor();
    await tab.getByText('Minst 2 hbtqi-punkter i kvartalet.').waitFor();
    expect(story.stage.state.apt.wheel?.months[0]).toEqual(['Uppstart', 'SAM']);
  });

  test('a routine is linked by https alone, and shows what comes of it', async () => {
    const { tab } = await story.open('apt');
    await press(tab, 'Länka rutin');
    await field(tab, 'Namn*').fill('Rutin mot kränkande särbehandling');
    await field(tab, 'Länk*').fill('javascript:alert(1)');
    await tab.getByRole('dialog').getByRole('button', { name: 'Länka rutin' }).click();
    await tab.getByText('Skriv en adress som börjar med https://.').waitFor();
    await field(tab, 'Länk*').fill('https://intranat.exempel.se/rutin');
    await tab.getByRole('dialog').getByRole('button', { name: 'Länka rutin' }).click();
    await tab.getByText('Utan aktivitet i 12 månader').waitFor();
    const link = tab.getByRole('link', { name: 'Rutin mot kränkande särbehandling' });
    expect(await link.getAttribute('href')).toBe('https://intranat.exempel.se/rutin');
    await pick(tab, 'Rutin mot kränkande särbehandling', 'Ny punkt på nästa APT');
    await field(tab, 'Vad ska göras?*').fill('Så gör vi');
    await press(tab, 'Ny punkt på nästa APT');
    await tab.getByText('Så gör vi, 20 januari').waitFor();
    await tab.getByText('1 aktivitet').waitFor();
  });
});

test('300 items stay usable: closed agendas are not drawn, long ones come fifty at a time', async () => {
  const [first] = agenda();
  const { meetings } = story.stage.state.meetings;
  const many = (count: number, meetingId: string): AgendaItem[] =>
    Array.from({ length: count }, (_, index) => ({
      ...(first as AgendaItem),
      ...{ id: `${meetingId}-${index}`, meetingId, title: `Punkt ${index + 1}`, order: index + 1 },
    }));
  if (meetings[0]) meetings[0].agenda = many(120, '1');
  if (meetings[2]) meetings[2].agenda = many(180, '3');
  const { tab } = await story.open('apt');
  expect(await tab.getByRole('button', { name: /^Mer om Punkt / }).count()).toBe(50);
  await press(tab, 'Visa 50 till');
  expect(await tab.getByRole('button', { name: /^Mer om Punkt / }).count()).toBe(100);
  await press(tab, 'Flytta ned Punkt 1');
  await said(tab, 'Punkt 1 är nu punkt 2.');
});
