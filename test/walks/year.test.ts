/**
 * A year of one unit, lived through by the whole program at the speed of the clock, and judged by what Teams got.
 * `YEAR_PICTURE=.github/year.png npm run walks -- year` also draws its calendar anew.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import { openBrowser } from './support/browser.ts';
import { House } from './support/house.ts';
import { quietAt } from './support/year/days.ts';
import { yearPicture } from './support/year/picture.ts';
import { ACTIONS, PEOPLE } from './support/year/plan.ts';
import { wordsOf } from './support/year/presses.ts';
import { marksOf, mostIn, type Sent, type Told, tellYear } from './support/year/sent.ts';
import { liveYear, personNamed, type Year } from './support/year/story.ts';

/** All kinds but N7, which is no card: it is put on the agenda of the group's next meeting. */
const CARDS = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N8', 'N9', 'N10', 'N11', 'N12', 'N13', 'N14', 'N15'];

let house: House;
let year: Year;
let told: Told;
/** Titles of the agendas of the group's meetings at the end of the year. */
let groupAgenda: string[];

beforeAll(async () => {
  house = await House.open();
  year = await liveYear(house);
  told = await tellYear(house, year);
  const manager = personNamed(year.all, 'Maria Östlund');
  const { body } = await house.api<{ meetings: { kind: string; agenda: { title: string }[] }[] }>(
    manager,
    'GET',
    `units/${encodeURIComponent(year.unit.id)}/meetings`,
  );
  groupAgenda = body.meetings.flatMap(({ kind, agenda }) =>
    kind === 'group' ? agenda.map(({ title }) => title) : [],
  );
}, 900_000);
afterAll(() => house.close());

/** The cards of each person, and of the channel. */
const byRecipient = (): Map<string, Sent[]> => {
  const found = new Map<string, Sent[]>();
  for (const card of told.sent) {
    const id = card.person?.name ?? 'channel';
    found.set(id, [...(found.get(id) ?? []), card]);
  }
  return found;
};
const byName = (name: string): Sent[] => byRecipient().get(name) ?? [];
const kindsOf = (cards: readonly Sent[]): string[] => [
  ...new Set(cards.flatMap(({ matters }) => matters.map(({ kind }) => kind))),
];

describe('in a year of one unit', () => {
  test('every kind of reminder comes, and each to those whom it is for', () => {
    expect(kindsOf(told.sent).sort()).toEqual([...CARDS].sort());
    expect(kindsOf(byName('channel'))).toEqual(['N4']);
    const ofMembers = told.sent.filter(({ role }) => role === 'member');
    expect(kindsOf(ofMembers).sort()).toEqual(['N10', 'N12', 'N5', 'N6', 'N8', 'N9']);
    expect(kindsOf(byName(PEOPLE.starter.name)).sort()).toEqual(['N10', 'N9']);
    const choosers = [...byRecipient()].filter(([, cards]) => kindsOf(cards).includes('N8'));
    expect(choosers.map(([name]) => name).sort()).toEqual([PEOPLE.ignores, PEOPLE.skips]);
  });

  test('what nobody did anything about ends on the group’s agenda, once each, and in nobody’s chat', () => {
    expect(groupAgenda.filter((title) => title.startsWith('Nytt datum för'))).toEqual([
      'Nytt datum för Ny skylt i entrén? Datumet var 31 mars.',
      'Nytt datum för Tema på introduktionen? Datumet var 15 april.',
    ]);
  });

  test('nobody gets more than one card a day, two a week, and four or six in four weeks', () => {
    for (const [name, cards] of byRecipient()) {
      if (name === 'channel') continue;
      const monthly = cards[0]?.role === 'member' ? 4 : 6;
      expect([name, mostIn(1, cards)]).toEqual([name, 1]);
      expect([name, mostIn(7, cards) <= 2, mostIn(28, cards) <= monthly]).toEqual([name, true, true]);
    }
  });

  test('the channel gets at most one card a week', () => {
    expect(byName('channel').length).toBeGreaterThan(8);
    expect(mostIn(7, byName('channel'))).toBe(1);
  });

  test('nothing comes on days off, in July, at Christmas, or outside working hours', () => {
    const loud = told.sent.flatMap(({ at, summary }) => {
      const why = quietAt(at);
      return why === null ? [] : [`${at} ${summary}: ${why}`];
    });
    expect(loud).toEqual([]);
  });

  test('nobody who is paused, has left, has not come yet, or is a guest is written to', () => {
    expect(year.away).toHaveLength(4);
    for (const { person, from, to } of year.away)
      expect(
        told.sent.filter((card) => card.person?.id === person && card.at >= from && card.at < to),
      ).toEqual([]);
    expect(year.came.filter(({ person }) => person?.name === PEOPLE.unreachable)).toEqual([]);
    // After the pause they hear from us again, and of the leaver's action the manager does.
    expect(byName(PEOPLE.paused.name).some(({ at }) => at > PEOPLE.paused.until)).toBe(true);
    const left = told.sent.filter((card) => wordsOf(card).join().includes('jargong i skyddsronden'));
    expect(left.map(({ role }) => role)).toEqual(['manager', 'manager']);
  });

  test('everything else in the chats answers somebody who spoke just then', () => {
    expect(told.others.length).toBeGreaterThan(15);
    // What was sent to somebody who has left since is known here no more (R35); it lies in their chat.
    const others = told.others.filter(({ person }) => person?.name !== PEOPLE.leaver.name);
    expect(others.filter(({ at }) => !year.spoken.has(at))).toEqual([]);
  });

  test('no action is named on more than two cards, and of those done at the first word there is one', () => {
    for (const { title, first, owner } of ACTIONS) {
      // However it is mentioned, also where it ends on an agenda.
      const cards = told.sent.filter((card) => wordsOf(card).join('\n').includes(title));
      const most = owner === PEOPLE.paused.name ? 0 : first === 'done' ? 1 : 2;
      expect([title, cards.length]).toEqual([title, most]);
    }
  });

  test('nothing else is said twice to anybody, but what has a second word or comes every quarter', () => {
    const twice = ['N6', 'N8', 'N9', 'N10', 'N11', 'N14'];
    for (const [name, cards] of byRecipient()) {
      const said = cards
        .filter((card) => !kindsOf([card]).some((kind) => twice.includes(kind)))
        .map((card) => wordsOf(card).join('\n'));
      expect([name, said.filter((words, n) => said.indexOf(words) !== n)]).toEqual([name, []]);
    }
  });

  test('a question comes again only when the library has no other left', () => {
    const library = content.reflections.filter(({ audience }) => audience !== 'chef');
    for (const name of [PEOPLE.skips, PEOPLE.ignores]) {
      const asked = byName(name).flatMap(({ matters }) =>
        matters.flatMap(({ kind, about }) => (kind === 'N8' ? [about] : [])),
      );
      expect(new Set(asked).size).toBe(Math.min(asked.length, library.length));
    }
  });

  test('an idea for an APT comes again only when the library has no other left', () => {
    const library = content.aptIdeas.filter(({ programmes }) => programmes.includes('hbtq-klivet'));
    const seen = new Set<string>();
    const ordered = [...told.sent].sort((a, b) => a.at.localeCompare(b.at));
    for (const { at, matters } of ordered)
      for (const { kind, about } of matters) {
        if (kind !== 'N3' && kind !== 'N15') continue;
        const ideas = library.filter(({ id }) => about.split(/[^\w-]+/).includes(id)).map(({ id }) => id);
        const again = kind === 'N3' ? ideas.filter((id) => seen.has(id)) : [];
        const left = library.filter(({ id }) => !seen.has(id) && !ideas.includes(id)).map(({ id }) => id);
        expect([at, again.length === 0 || left.length === 0]).toEqual([at, true]);
        for (const id of ideas) seen.add(id);
      }
    expect(seen.size).toBe(library.length);
  });

  test('questions that nobody answers come more rarely and then not at all', () => {
    const days = byName(PEOPLE.ignores)
      .filter((card) => kindsOf([card]).includes('N8'))
      .map(({ at }) => at.slice(0, 10));
    const apart = days.slice(1).map((day, n) => (Date.parse(day) - Date.parse(days[n] ?? '')) / 86_400_000);
    expect(apart).toEqual([14, 14, 28, 28, 28]);
    expect(byName(PEOPLE.skips).length).toBeGreaterThan(20);
  });

  test('whoever asked for fewer got no more of them, and what was not sent has its reason', () => {
    const hints = byName(PEOPLE.fewer).filter((card) => kindsOf([card]).includes('N15'));
    expect(hints).toHaveLength(1);
    expect(told.dropped.filter(({ reason }) => reason === null)).toEqual([]);
    expect(new Set(told.dropped.map(({ kind, reason }) => `${kind} ${reason}`))).toEqual(
      new Set(['N15 off', 'N9 no-address', 'N8 quiet', 'N6 paused']),
    );
  });
});

test('the year can be drawn', async () => {
  const marks = marksOf(told.sent);
  const people = [...byRecipient()].filter(([name]) => name !== 'channel').map(([, cards]) => cards);
  const facts = `${told.sent.length} kort från 12 januari till 31 december, till ${people.length} personer och kanalen. Ingen fick mer än ${Math.max(...people.map((cards) => mostIn(7, cards)))} på sju dagar eller ${Math.max(...people.map((cards) => mostIn(28, cards)))} på fyra veckor.`;
  const picture = yearPicture('Ett år på Vårdcentral Björken 2026', facts, marks);
  expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(told.sent.length);
  const file = process.env.YEAR_PICTURE;
  if (file === undefined) return;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 1200 }, deviceScaleFactor: 2 });
    await page.setContent(`<body style="margin:0">${picture}</body>`);
    writeFileSync(file, await page.locator('svg').screenshot());
  } finally {
    await browser.close();
  }
});
