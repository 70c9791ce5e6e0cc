/** The rules of answering, over histories of any order: who puts what, comments, confirms, and who leads meanwhile. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS, type Level } from '../../bot/core/api-competence.ts';
import {
  type Answers,
  answer,
  confidedTo,
  confirmedOf,
  interview,
  levelsOf,
  stateOf,
  tellBaseline,
} from '../../bot/core/competence.ts';
import { libraryAreas } from '../../bot/core/competence-areas.ts';
import { linksOf } from '../../bot/core/competence-links.ts';
import programmes from '../../bot/core/content/programmes.json' with { type: 'json' };
import { content } from '../../bot/core/content.ts';
import { termById } from '../../bot/core/glossary.ts';
import { competenceTexts } from '../../bot/core/texts/competence.ts';

const AREAS = ['a', 'b', 'c'];
const LEADS = ['lead-1', 'lead-2'];

type Event =
  | { kind: 'answer'; answers: Record<string, Level>; comment: string }
  | { kind: 'interview'; answers: Record<string, Level> }
  | { kind: 'baseline'; area: string; met: boolean }
  | { kind: 'lead'; lead: string };

const some = fc.dictionary(fc.constantFrom(...AREAS), fc.constantFrom(...LEVELS), { noNullPrototype: true });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    answers: some,
    comment: fc.constantFrom('', '', '', '  ', 'Vänta'),
  }),
  fc.record({ kind: fc.constant('interview' as const), answers: some }),
  fc.record({
    kind: fc.constant('baseline' as const),
    area: fc.constantFrom(...AREAS),
    met: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('lead' as const), lead: fc.constantFrom(...LEADS) }),
);

/** What people know of a history by themselves: the person’s last word on each area, and to whom it was said. */
interface Told {
  /** By area: the level that the person last said or confirmed, while nobody has put another since. */
  own: Map<string, Level>;
  /** By area: the lead to whom the person said it, or who put it. */
  to: Map<string, string>;
  /** By area: what stands there. */
  stands: Map<string, Level>;
  commented: boolean;
}

const play = (events: readonly Event[]): { answers: Answers | null; told: Told; lead: string } => {
  let answers: Answers | null = null;
  let lead = 'lead-1';
  const told: Told = { own: new Map(), to: new Map(), stands: new Map(), commented: false };
  events.forEach((each, n) => {
    const how = { areas: AREAS, lead, version: `v${n}` };
    if (each.kind === 'lead') lead = each.lead;
    else if (each.kind === 'baseline') answers = tellBaseline(answers, each.area, each.met, how);
    else if (each.kind === 'interview') {
      answers = interview(answers, each.answers, how);
      for (const [area, level] of Object.entries(each.answers)) {
        if (told.stands.get(area) === level && told.to.get(area) === lead) continue;
        told.own.delete(area);
        told.stands.set(area, level);
        told.to.set(area, lead);
      }
    } else {
      answers = answer(answers, { answers: each.answers, comment: each.comment }, how);
      told.commented = each.comment.trim() !== '';
      const named = Object.entries(each.answers);
      const said = named.length > 0 || told.commented ? named : [...told.stands];
      for (const [area, level] of said) {
        told.own.set(area, level);
        told.stands.set(area, level);
        told.to.set(area, lead);
      }
    }
  });
  return { answers, told, lead };
};

const histories = fc.array(event, { maxLength: 14 });
const counted = (answers: Answers | null): Map<string, Level> =>
  new Map(answers === null ? [] : confirmedOf(answers, AREAS).levels);

describe('whatever happens, in whatever order', () => {
  test('what counts is what the person said or confirmed last, and nothing while a comment stands (R24)', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { answers, told } = play(events);
        expect(counted(answers)).toEqual(told.commented ? new Map() : told.own);
        const shown = levelsOf(answers, AREAS).filter(({ confirmed }) => confirmed);
        expect(shown.map(({ area }) => area).sort()).toEqual([...counted(answers).keys()].sort());
      }),
      { numRuns: 2_000 },
    );
  });

  test('a lead sees the levels that were put or confirmed while they led, and no others', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...LEADS, 'stranger'), (events, lead) => {
        const { answers, told } = play(events);
        const seen = levelsOf(confidedTo(answers, lead), AREAS).filter(({ level }) => level !== null);
        const confided = [...told.to].filter(([, to]) => to === lead).map(([area]) => area);
        expect(seen.map(({ area }) => area).sort()).toEqual(confided.sort());
        for (const { area, level } of seen) expect(level).toBe(told.stands.get(area));
        if (lead === 'stranger') expect(confidedTo(answers, lead)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test('repeating the last change changes nothing, its version neither', () => {
    fc.assert(
      fc.property(histories, event, (events, last) => {
        const once = play([...events, last]).answers;
        const twice = play([...events, last, last]).answers;
        expect(twice).toEqual(once === null ? null : { ...once, version: twice?.version });
        if (once !== null) expect(twice?.version).toBe(once.version);
      }),
      { numRuns: 1_000 },
    );
  });

  test('basic knowledge is told only of confirmed areas, and a lead hears of it only with the level', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...LEADS), (events, lead) => {
        const { answers } = play(events);
        if (answers !== null) {
          const { levels, baseline } = confirmedOf(answers, AREAS);
          expect([...baseline].every((area) => levels.has(area))).toBe(true);
        }
        for (const each of levelsOf(confidedTo(answers, lead), AREAS))
          if (each.baselineMet) expect(each).toMatchObject({ confirmed: true, level: expect.any(String) });
      }),
      { numRuns: 1_000 },
    );
  });

  test('where somebody stands is one of five, and confirmed means every area', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { answers, told } = play(events);
        const state = stateOf(answers, AREAS);
        expect(state === 'confirmed').toBe(!told.commented && told.own.size === AREAS.length);
        expect(state === 'commented').toBe(told.commented);
        expect(state === 'none').toBe(!told.commented && told.stands.size === 0);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('a build in which estimates count unconfirmed would be caught', () => {
  const how = { areas: AREAS, lead: 'lead-1', version: 'v' };
  const put = interview(null, { a: 'medelkunskap' }, how);
  const broken = (answers: Answers | null): Map<string, Level> =>
    new Map(
      Object.entries(answers?.areas ?? {}).flatMap(([area, { level }]) => (level ? [[area, level]] : [])),
    );
  const holds = (count: (answers: Answers | null) => Map<string, Level>): boolean => count(put).size === 0;
  expect([holds(counted), holds(broken)]).toEqual([true, false]);
});

test('a build that hands over what was confided, and one whose comment reopens nothing, would be caught', () => {
  const how = { areas: AREAS, lead: 'lead-1', version: 'v' };
  const own = answer(null, { answers: { a: 'hog_kunskap' } }, how);
  const tells = (see: typeof confidedTo): boolean =>
    levelsOf(see(own, 'lead-2'), AREAS).some(({ level }) => level !== null);
  expect([tells(confidedTo), tells((answers) => answers)]).toEqual([false, true]);
  const commented = answer(own, { answers: {}, comment: 'Vänta' }, how);
  const deaf = commented === null ? null : { ...commented, comment: null };
  expect([counted(commented).size, counted(deaf).size]).toEqual([0, 1]);
});

describe('the content of competence', () => {
  test('has twelve areas, each with every level in both languages and words of the glossary that fit', () => {
    expect(libraryAreas).toHaveLength(12);
    const topics = new Set(content.programmes.flatMap(({ steps }) => steps.flatMap((step) => step.topics)));
    for (const { id } of libraryAreas) {
      const { terms, topics: own } = linksOf(id);
      expect(terms.length).toBeGreaterThan(1);
      expect(terms.filter((term) => termById(term) === null)).toEqual([]);
      expect(own.filter((topic) => !topics.has(topic))).toEqual([]);
    }
    expect(linksOf('constructor')).toEqual({ terms: [], topics: [] });
  });

  test('says of levels and the staircase what the programme says', () => {
    const rss = programmes.find(({ id }) => id === 'rss-vasterbotten');
    for (const language of ['sv', 'en'] as const) {
      expect(rss?.staircase?.map((step) => step[language].text)).toEqual(competenceTexts[language].staircase);
      expect(rss?.scale?.map((step) => step[language].text)).toEqual(
        LEVELS.map((level) => competenceTexts[language].scale[level]),
      );
    }
  });
});
