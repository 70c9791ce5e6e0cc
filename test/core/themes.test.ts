/** What a snapshot may tell (R26, R27): by property, each with the build that breaks it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS, type Level } from '../../bot/core/api-competence.ts';
import {
  type Answers,
  bandOf,
  bandsOfRound,
  FEWEST,
  fewestFor,
  inOrder,
  joinRounds,
  planBands,
  type ThemeArea,
  tooFew,
  withComplement,
} from '../../bot/core/themes.ts';
import { isApart } from '../../bot/core/themes-apart.ts';
import { type CountedRound, nextRound } from '../../bot/core/themes-round.ts';
import { makeSnapshot, type Snapshot } from '../../bot/core/themes-snapshot.ts';

const AREAS: readonly ThemeArea[] = [
  { id: 'a', area: 'kunskap' },
  { id: 'b', area: 'kunskap' },
  { id: 'c', area: 'bemotande' },
  { id: 'd', area: 'arbetsmiljo' },
];
const [NEEDS, MIDDLE, HIGH] = LEVELS;

const person = (name: string, levels: Readonly<Record<string, Level>>, baseline: string[] = []): Answers => ({
  ...{ person: name, levels: new Map(Object.entries(levels)), baseline: new Set(baseline) },
});
const everywhere = (level: Level) => Object.fromEntries(AREAS.map(({ id }) => [id, level]));
const group = (level: Level, names: readonly string[], reached = false): Answers[] =>
  names.map((name) => person(name, everywhere(level), reached ? AREAS.map(({ id }) => id) : []));
const five = (letter: string, of = 5): string[] => Array.from({ length: of }, (_, n) => `${letter}${n}`);
const roundOf = (
  number: number,
  names: readonly string[],
  given: Partial<CountedRound> = {},
): CountedRound => ({
  ...{ unit: 'u', number, of: names.length, told: { a: names.length } },
  people: new Map(names.map((name) => [name, { mark: `m${number}`, areas: ['a', 'b', 'c', 'd'] }])),
  ...given,
});
const snapshotOf = (
  answers: readonly Answers[],
  before: readonly { snapshot: Snapshot; counted: CountedRound }[] = [],
): Snapshot =>
  makeSnapshot({
    ...{ number: before.length + 1, day: '2026-01-12', unit: 'u', areas: AREAS, answers, k: 5 },
    snapshots: before.map(({ snapshot }) => snapshot),
    earlier: before.map(({ counted }) => counted),
  });
const confirmed = (names: readonly string[], mark = 'new') => names.map((name) => ({ person: name, mark }));

describe('bands', () => {
  test('from five people on every band holds at least two numbers of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 300 }), (of) => {
        const bands = Array.from({ length: of + 1 }, (_, count) => bandOf(count / of));
        for (const band of new Set(bands))
          expect(bands.filter((one) => one === band).length).toBeGreaterThan(1);
        expect([bands[0], bands[of]]).toEqual([bands[1], bands[of - 1]]);
      }),
    );
  });

  test('a unit may raise the fewest, and never lower it', () => {
    expect([undefined, 3, 5, 7.2, Number.NaN].map((own) => fewestFor(FEWEST, own))).toEqual([5, 5, 5, 8, 5]);
  });

  test('areas are ordered by band and then as in the matrix, whatever the numbers', () => {
    const shown = { a: 'planera', b: 'prioritera', c: 'planera', d: 'prioritera' } as const;
    expect(inOrder(AREAS, shown).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  });
});

describe('what too few answered', () => {
  const few = [
    ...group(NEEDS, five('p', 6)).map((one, n) =>
      n < 4 ? one : person(one.person, { b: NEEDS, c: NEEDS, d: NEEDS }),
    ),
  ];

  test('is hidden with another area of its plan area, or with one from elsewhere where it has no other', () => {
    expect([...withComplement(AREAS, few, tooFew(AREAS, few, 5))].sort()).toEqual(['a', 'b']);
    expect([...withComplement(AREAS, few, new Set(['c']))].sort()).toEqual(['a', 'b', 'c']);
    const { plan, round } = snapshotOf(few);
    expect(Object.keys(round)).toEqual(['c', 'd']);
    expect(plan.kunskap).toBeUndefined();
  });

  test('never leaves a single hidden area in a plan area, and depends on who answered alone', () => {
    const level = fc.constantFrom(...LEVELS);
    const answers = fc.array(fc.array(fc.option(level, { nil: undefined }), { minLength: 4, maxLength: 4 }), {
      minLength: 5,
      maxLength: 20,
    });
    const people = (rows: readonly (Level | undefined)[][], turn: (level: Level) => Level): Answers[] =>
      rows.map((row, n) =>
        person(
          `p${n}`,
          Object.fromEntries(
            AREAS.flatMap(({ id }, place) => {
              const own = row[place];
              return own === undefined ? [] : [[id, turn(own)]];
            }),
          ),
        ),
      );
    fc.assert(
      fc.property(answers, (rows) => {
        const one = snapshotOf(people(rows, (own) => own));
        const other = snapshotOf(people(rows, () => HIGH));
        expect(Object.keys(one.round)).toEqual(Object.keys(other.round));
        const hidden = AREAS.filter(({ id }) => one.round[id] === undefined);
        expect(hidden.length).not.toBe(1);
        if (hidden.length < AREAS.length) {
          expect(hidden.filter(({ area }) => area === 'kunskap').length).not.toBe(1);
          for (const { area } of hidden) expect(one.plan[area]).toBeUndefined();
        }
      }),
    );
  });

  test('planted: without the complement the hidden area follows from the total', () => {
    const hidden = tooFew(AREAS, few, 5);
    expect([...hidden]).toEqual(['a']);
    const all = bandsOfRound(AREAS, few, new Set()).bands;
    expect(planBands(AREAS, all).kunskap).toBe('prioritera');
  });
});

describe('who makes up a round', () => {
  test('fewer than five confirmed, or fewer than five since, make none', () => {
    expect(nextRound('u', confirmed(five('a', 4)), [], 5)).toEqual({ ok: false, why: 'too-few' });
    expect(nextRound('u', confirmed(five('a')), [], 5)).toEqual({ ok: true, people: five('a') });
    const more = [...confirmed(five('a'), 'm1'), ...confirmed(five('b', 4))];
    expect(nextRound('u', more, [roundOf(1, five('a'))], 5)).toEqual({ ok: false, why: 'too-few-new' });
    const enough = [...confirmed(five('a'), 'm1'), ...confirmed(five('b'))];
    expect(nextRound('u', enough, [roundOf(1, five('a'))], 5)).toEqual({ ok: true, people: five('b') });
  });

  test('the same people may all confirm anew; all but one may not', () => {
    const before = [roundOf(1, five('a', 6))];
    expect(nextRound('u', confirmed(five('a', 6)), before, 5).ok).toBe(true);
    expect(nextRound('u', confirmed(five('a', 5)), before, 5)).toEqual({ ok: false, why: 'too-close' });
  });

  test('it is the same when the one has left and is erased, or comes back', () => {
    const gone = [roundOf(1, five('a', 5), { of: 6 })];
    expect(nextRound('u', confirmed(five('a', 5)), gone, 5)).toEqual({ ok: false, why: 'too-close' });
    expect(nextRound('u', confirmed([...five('a', 5), 'back']), gone, 5)).toEqual({
      ok: false,
      why: 'too-close',
    });
  });

  test('somebody counted in another unit is counted there', () => {
    const other = roundOf(1, five('a'), { unit: 'v' });
    const both = confirmed([...five('a'), ...five('b')]);
    expect(nextRound('u', both, [other], 5)).toEqual({ ok: true, people: five('b') });
    expect(nextRound('u', confirmed([...five('a'), 'b0']), [other], 5)).toEqual({
      ok: false,
      why: 'too-close',
    });
  });

  test('no two unions of what was counted differ by one to four people', () => {
    const names = five('p', 12);
    const some = fc.subarray(names, { minLength: 5 });
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        const sets = [one, two].map((people) => ({ of: people.length, people: new Set(people) }));
        if (!isApart(new Set(three), sets, 5)) return;
        const unions = [one, two, [...one, ...two]].map((people) => new Set(people));
        for (const union of unions) {
          const apart = names.filter((name) => union.has(name) !== three.includes(name)).length;
          expect(apart === 0 || apart >= 5).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('snapshots together', () => {
  const first = snapshotOf(group(NEEDS, five('a')));
  const counted = (number: number, names: readonly string[], snapshot: Snapshot): CountedRound =>
    roundOf(number, names, { told: snapshot.told, of: snapshot.of });

  test('all looks like most, and nobody like few', () => {
    const most = group(NEEDS, five('a')).map((one, n) => (n === 0 ? person('a0', everywhere(MIDDLE)) : one));
    const few = group(HIGH, five('a')).map((one, n) => (n === 0 ? person('a0', everywhere(NEEDS)) : one));
    expect(snapshotOf(most).shown).toEqual(first.shown);
    expect(snapshotOf(few).shown).toEqual(snapshotOf(group(HIGH, five('a'))).shown);
  });

  test('a later round changes what is shown only through its own bands', () => {
    const before = [{ snapshot: first, counted: counted(1, five('a'), first) }];
    const second = snapshotOf(group(HIGH, five('b')), before);
    expect([second.round.a, second.shown.a]).toEqual(['vid-behov', 'planera']);
    expect(joinRounds(AREAS, [])).toEqual({});
    // The same people anew: what they said before counts no more.
    expect(snapshotOf(group(HIGH, five('a')), before).shown.a).toBe('vid-behov');
  });

  test('all reached is told only when whoever is missing since "not yet" are nobody or five', () => {
    const all = five('a', 6);
    const notYet = snapshotOf([...group(HIGH, all.slice(0, 5), true), ...group(NEEDS, all.slice(5))]);
    expect(notYet.allReached).toBe(false);
    const before = [{ snapshot: notYet, counted: counted(1, all, notYet) }];
    expect(snapshotOf(group(HIGH, all, true), before).allReached).toBe(true);
    const withoutOne = snapshotOf(group(HIGH, [...all.slice(0, 5), ...five('b')], true), before);
    expect(withoutOne.allReached).toBe(false);
  });
});
