/**
 * The attacker, and the Bayesian it is measured against. Both know beforehand how common levels are and how seldom
 * minds change, and both were told who answered when, in which areas, and whose answers each snapshot counted: somebody
 * may have watched.
 *
 * - The Bayesian knows the bands alone that the program as it is built publishes: of each person those of the rounds that
 *   counted them, each by itself (exactly, by the binomial distribution). It does not combine bands over different people:
 *   what is gained by that is what differencing gives. Beside it stands a Bayesian who knows the last of them alone.
 * - The attacker knows everything that the build at hand has shown (live.ts): every snapshot of both units, bands of the
 *   plan's areas, R27's word, what is hidden, refusals.
 *
 * Of everybody's newest answer the attacker names the one, and the area, where it reckons that the Bayesian's guess
 * loses most against its own; both guess that level. The advantage is how likely the attacker is right less how likely
 * the Bayesian is, given all that was seen (by a second sample, independent of the one that chose), as the mean over
 * all histories. The same by the true levels, which no sampling can flatter, is told beside it: it means the same and
 * scatters more.
 */
import { BANDS, type Band, LEVELS, type Level } from '../../../bot/core/api-competence.ts';
import { joinBands } from '../../../bot/core/themes.ts';
import { AREAS, type Chance, type History, PRIOR, STAYS, type Version } from './history.ts';
import { type Lived, type Published, roundOf } from './live.ts';
import { bandTable, NEEDS, posterior, type Sight } from './posterior.ts';

const REST = PRIOR[1] / (PRIOR[1] + PRIOR[2]);

/** How likely each of the two levels that are worth guessing is, where the lowest is this likely. */
const likely = (needs: number, level: Level): number => (level === LEVELS[0] ? needs : (1 - needs) * REST);

/** The best guess where the lowest level is this likely. */
const best = (needs: number): Level =>
  likely(needs, LEVELS[0]) >= likely(needs, LEVELS[1]) ? LEVELS[0] : LEVELS[1];

const answered = (versions: readonly Version[], area: string): Version[] =>
  versions.filter(({ levels }) => levels.has(area));

/** The bands that an area may have by what was shown of it: its own, or what the plan area's total leaves possible. */
const possible = ({ seen }: Published, area: string): ReadonlySet<Band> => {
  const shown = new Map(seen.round.map((one) => [one.area, one.band]));
  const own = shown.get(area);
  if (own !== undefined) return new Set([own]);
  const plan = AREAS.find(({ id }) => id === area)?.area;
  const total = seen.plan.find((one) => one.area === plan)?.band;
  const others = AREAS.filter((one) => one.area === plan && one.id !== area).map(({ id }) => shown.get(id));
  if (total === undefined || others.some((band) => band === undefined)) return new Set(BANDS);
  const known = others.flatMap((band) => (band === undefined ? [] : [{ band, weight: 1 }]));
  return new Set(BANDS.filter((band) => joinBands([...known, { band, weight: 1 }]) === total));
};

/** Everything that was shown, as far as it tells of an area. */
const everything = ({ met }: History, { published }: Lived, area: string): Sight[] =>
  published.flatMap((one): Sight[] => {
    const counted = answered(one.counted, area);
    if (counted.length === 0) return [];
    const bands = possible(one, area);
    // R27's word is about every area: the others are taken as they are beforehand.
    const complete = one.counted.every(({ levels }) => levels.size === AREAS.length);
    const elsewhere = (1 - NEEDS + NEEDS * met) ** (one.counted.length * (AREAS.length - 1));
    const likelihood = bandTable(counted.length).map((band, count) => {
      if (!bands.has(band)) return 0;
      const all = complete ? met ** count : 0;
      return one.seen.allReached ? all : 1 - all * elsewhere;
    });
    return [{ counted, likelihood }];
  });

/** How likely a band is when one of `of` people does or does not need basics: exactly, by the binomial distribution. */
const bandLikely = (band: Band, of: number, needs: 0 | 1): number => {
  let [sum, share] = [0, (1 - NEEDS) ** (of - 1)];
  for (let others = 0; others < of; others++) {
    if (bandTable(of)[others + needs] === band) sum += share;
    share *= ((of - 1 - others) / (others + 1)) * (NEEDS / (1 - NEEDS));
  }
  return sum;
};

/**
 * What the Bayesian makes of everybody's answers: from each band over somebody's answer by itself, with what it says of
 * the same person's next answer. `last`: of the newest such band alone.
 */
const bayesianOf = (
  { versions }: History,
  { published }: Lived,
  area: string,
  bayesian: Bayesian,
): Float64Array => {
  const told = new Map<Version, [number, number]>();
  const newest = new Map<string, Version>();
  for (const one of published) {
    const band = roundOf(one).get(area);
    const counted = answered(one.counted, area);
    if (band === undefined) continue;
    for (const version of counted) {
      const [zero, needs] = bayesian === 'last-bands' ? [1, 1] : (told.get(version) ?? [1, 1]);
      const of = counted.length;
      told.set(version, [zero * bandLikely(band, of, 0), needs * bandLikely(band, of, 1)]);
      newest.set(version.person, version);
    }
  }
  const needs = new Float64Array(versions.length).fill(NEEDS);
  for (const version of versions) {
    const { id, before, person } = version;
    const only = bayesian === 'last-bands' && newest.get(person) !== version;
    const earlier = before?.levels.has(area) ? (needs[before.id] ?? NEEDS) : NEEDS;
    const mine = STAYS * earlier + (1 - STAYS) * NEEDS;
    const [zero, one] = (only ? undefined : told.get(version)) ?? [1, 1];
    const prior = bayesian === 'last-bands' && newest.get(person) === version ? NEEDS : mine;
    needs[id] = (prior * one) / (prior * one + (1 - prior) * zero);
  }
  return needs;
};

/** Which bands the Bayesian knows of somebody: all that counted them, or the last alone. */
export type Bayesian = 'own-bands' | 'last-bands';

export interface Attempt {
  advantage: number;
  /** By the true level: 1, 0 or -1. */
  byTruth: number;
}

/** One attempt on one history: `lived` is what the build has shown, `reference` what the program as built shows. */
export const attempt = (
  history: History,
  lived: Lived,
  reference: Lived,
  chance: Chance,
  bayesian: Bayesian = 'own-bands',
): Attempt => {
  const { versions } = history;
  const newest = new Map(versions.map((version) => [version.person, version]));
  const think = (area: string): Float64Array =>
    posterior(versions, area, everything(history, lived, area), chance);
  let target: { version: Version; area: string; mine: Level; theirs: Level } | null = null;
  let most = 0;
  for (const { id: area } of AREAS) {
    const mine = think(area);
    const theirs = bayesianOf(history, reference, area, bayesian);
    for (const version of answered([...newest.values()], area)) {
      const needs = mine[version.id] ?? NEEDS;
      const [full, alone] = [best(needs), best(theirs[version.id] ?? NEEDS)];
      const gain = likely(needs, full) - likely(needs, alone);
      if (gain <= most) continue;
      target = { version, area, mine: full, theirs: alone };
      most = gain;
    }
  }
  if (target === null) return { advantage: 0, byTruth: 0 };
  const { version, area, mine, theirs } = target;
  // Chosen by one sample, judged by another, so that a lucky sample is no gain.
  const needs = think(area)[version.id] ?? NEEDS;
  const truth = version.levels.get(area);
  return {
    advantage: likely(needs, mine) - likely(needs, theirs),
    byTruth: Number(mine === truth) - Number(theirs === truth),
  };
};
