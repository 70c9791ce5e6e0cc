/** Many histories, one after the other, by their seeds: the attacker's mean advantage with its standard error. */
import { chance } from '../../faults/chance.ts';
import { type Build, intact } from './builds.ts';
import { attempt, type Bayesian } from './guess.ts';
import { makeHistory } from './history.ts';
import { type Lived, live } from './live.ts';

const LARGEST = 60;

export interface Measured {
  build: string;
  histories: number;
  snapshots: number;
  /** Means over the histories, and their standard errors. */
  advantage: number;
  error: number;
  byTruth: number;
  errorByTruth: number;
}

const mean = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0) / all.length;
const errorOf = (all: readonly number[]): number =>
  Math.sqrt((mean(all.map((one) => one ** 2)) - mean(all) ** 2) / all.length);

/** A seed's history; the sizes go round from 1 to 60. */
export const historyOf = (seed: number) => makeHistory(chance(seed * 7_919 + 1), 1 + (seed % LARGEST));

export interface Attacked {
  advantages: number[];
  byTruth: number[];
  snapshots: number;
}

/** Attacks `histories` histories from the seed `from` on. */
export const attack = async (
  build: Build,
  histories: number,
  from = 0,
  bayesian: Bayesian = 'own-bands',
): Promise<Attacked> => {
  const all: Attacked = { advantages: [], byTruth: [], snapshots: 0 };
  for (let seed = from; seed < from + histories; seed++) {
    const history = historyOf(seed);
    const reference: Lived = await live(history, intact);
    const lived = build === intact ? reference : await live(history, build);
    const { advantage, byTruth } = attempt(history, lived, reference, chance(seed + 1), bayesian);
    all.advantages.push(advantage);
    all.byTruth.push(byTruth);
    all.snapshots += lived.published.length;
  }
  return all;
};

/** What came of it, put together. */
export const measured = (build: Build, parts: readonly Attacked[]): Measured => {
  const advantages = parts.flatMap((part) => part.advantages);
  const byTruth = parts.flatMap((part) => part.byTruth);
  return {
    ...{ build: build.name, histories: advantages.length },
    snapshots: parts.reduce((sum, part) => sum + part.snapshots, 0),
    ...{ advantage: mean(advantages), error: errorOf(advantages) },
    ...{ byTruth: mean(byTruth), errorByTruth: errorOf(byTruth) },
  };
};
