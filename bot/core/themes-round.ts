/**
 * Who makes up a round, how long it counts, and when it may be told that all have reached basic knowledge.
 *
 * Nothing here looks at an answer: who is counted, when a round may be frozen and why not depend on who answered, never
 * on what, so neither the day nor a refusal tells of a level.
 */
import { isApart, type Together } from './themes-apart.ts';

/** What is kept of somebody who was counted, until they are erased: which answer it was, and in which areas. */
export interface Counted {
  /** Another one each time the person confirms. */
  mark: string;
  areas: readonly string[];
}

/** Whom an earlier round counted, in whichever unit. */
export interface CountedRound {
  unit: string;
  number: number;
  /** How many it counted when it was frozen. */
  of: number;
  people: ReadonlyMap<string, Counted>;
  /** Of each area that it told of, how many had answered. */
  told: Readonly<Record<string, number>>;
}

/** Somebody with confirmed answers. */
export interface Confirmed {
  person: string;
  mark: string;
}

export type NoRound = 'too-few' | 'too-few-new' | 'too-close';
export type Round = { ok: true; people: readonly string[] } | { ok: false; why: NoRound };

/** Everybody whom a round counted. */
export const everybody = ({ of, people }: CountedRound): Together => ({ of, people: new Set(people.keys()) });

/** Those whose answers became the band of one area; null where the round told nothing of it. */
export const inArea = ({ people, told }: CountedRound, area: string): Together | null => {
  const of = told[area];
  if (of === undefined) return null;
  return {
    of,
    people: new Set([...people].flatMap(([person, { areas }]) => (areas.includes(area) ? [person] : []))),
  };
};

/**
 * The next round of a unit: everybody whose answers are new or confirmed anew; where they are too near an earlier round,
 * those who were never counted. `earlier`: the unit's own rounds, and every other that counted one of these people.
 *
 * Somebody who is in two units is counted in one of them, the first that froze a round with them: two units' bands over
 * mostly the same answers were measured to tell of those in whom they differ, also where these are more than `k`.
 */
export const nextRound = (
  unit: string,
  confirmed: readonly Confirmed[],
  earlier: readonly CountedRound[],
  k: number,
): Round => {
  if (confirmed.length < k) return { ok: false, why: 'too-few' };
  const newestFirst = earlier
    .filter((round) => round.unit === unit)
    .toSorted((one, other) => other.number - one.number);
  const counted = (person: string): string | undefined =>
    newestFirst.find(({ people }) => people.has(person))?.people.get(person)?.mark;
  const waiting = confirmed
    .filter(({ person, mark }) => counted(person) !== mark)
    .map(({ person }) => person);
  if (waiting.length < k) return { ok: false, why: 'too-few-new' };
  const elsewhere = earlier.filter((round) => round.unit !== unit);
  const here = waiting.filter((person) => elsewhere.every(({ people }) => !people.has(person)));
  const fresh = here.filter((person) => newestFirst.every(({ people }) => !people.has(person)));
  const before = newestFirst.map(everybody);
  for (const people of [here, fresh])
    if (people.length >= k && isApart(new Set(people), before, k)) return { ok: true, people };
  return { ok: false, why: 'too-close' };
};

/**
 * How many people each of a unit's rounds still speaks for: those who are there and were not counted later. One that
 * speaks for fewer than `k` speaks no more.
 */
export const weightsOf = (rounds: readonly CountedRound[], k: number): Map<number, number> => {
  const newest = new Map<string, number>();
  for (const { number, people } of rounds)
    for (const person of people.keys()) newest.set(person, Math.max(number, newest.get(person) ?? 0));
  const weights = rounds.map(({ number, people }): [number, number] => [
    number,
    [...people.keys()].filter((person) => newest.get(person) === number).length,
  ]);
  return new Map(weights.filter(([, weight]) => weight >= k));
};

/**
 * Whether it may be told that everybody has basic knowledge, as far as earlier words of "not yet" go: whoever was
 * counted then and is not among those who have it now would be the one who had not, so they must be nobody or `k`.
 */
export const mayTellReached = (
  now: ReadonlySet<string>,
  notYet: readonly CountedRound[],
  k: number,
): boolean =>
  notYet.every(({ of, people }) => {
    const lost = of - [...people.keys()].filter((person) => now.has(person)).length;
    return lost === 0 || lost >= k;
  });
