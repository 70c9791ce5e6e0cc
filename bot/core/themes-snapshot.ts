/** A snapshot of a unit's themes: made once of a round, and then only read. */
import type { Band } from './api-competence.ts';
import type { PlanArea } from './choices.ts';
import {
  type Answers,
  type Bands,
  bandsOfRound,
  FEWEST,
  joinRounds,
  planBands,
  reachedBy,
  type ThemeArea,
  tooFew,
  withComplement,
} from './themes.ts';
import { isApart } from './themes-apart.ts';
import { type CountedRound, inArea, mayTellReached, nextRound, weightsOf } from './themes-round.ts';

/** What a snapshot holds: bands, and how many were counted. No level, no person. */
export interface Snapshot {
  number: number;
  /** YYYY-MM-DD: the day, never the minute. */
  day: string;
  /** The matrix as it was, in its order. */
  areas: readonly ThemeArea[];
  /** The bands of the answers that came with this snapshot. */
  round: Bands;
  /** What the unit is shown: this round's bands with those of earlier ones. */
  shown: Bands;
  plan: Partial<Record<PlanArea, Band>>;
  /** Whether everybody in this round had reached basic knowledge, and what is told of all. */
  roundReached: boolean;
  allReached: boolean;
  /** How many the round counted, and in each area it tells of: for the guards alone. */
  of: number;
  told: Readonly<Record<string, number>>;
}

export interface ToSnapshot {
  number: number;
  day: string;
  unit: string;
  areas: readonly ThemeArea[];
  /** The answers of the round's people. */
  answers: readonly Answers[];
  /** The unit's earlier snapshots. */
  snapshots: readonly Snapshot[];
  /** The unit's own rounds, and every other that counted one of these people. */
  earlier: readonly CountedRound[];
  k: number;
}

/** Areas that those who answered them answered in nearly the same company before. */
const tooNear = ({ areas, answers, earlier, k }: ToSnapshot): string[] =>
  areas.flatMap(({ id }) => {
    const people = new Set(answers.flatMap(({ person, levels }) => (levels.has(id) ? [person] : [])));
    const before = earlier.flatMap((round) => inArea(round, id) ?? []);
    return isApart(people, before, k) ? [] : [id];
  });

/** What of a round's areas is hidden: what too few answered, what is too near, and what would give these away. */
const hiddenIn = (given: ToSnapshot): Set<string> => {
  const { areas, answers, k } = given;
  return withComplement(areas, answers, new Set([...tooFew(areas, answers, k), ...tooNear(given)]));
};

/** Puts a round into bands, and these together with those of earlier rounds that still speak for enough people. */
export const makeSnapshot = (
  given: ToSnapshot,
  hide: (given: ToSnapshot) => ReadonlySet<string> = hiddenIn,
  total: typeof planBands = planBands,
): Snapshot => {
  const { number, day, unit, areas, answers, snapshots, k } = given;
  const { bands: round } = bandsOfRound(areas, answers, hide(given));
  const of = answers.length;
  const told = Object.fromEntries(
    Object.keys(round).map((id) => [id, answers.filter(({ levels }) => levels.has(id)).length]),
  );
  const nobody = { mark: '', areas: [] };
  const now: CountedRound = {
    ...{ unit, number, of, told },
    people: new Map(answers.map(({ person }) => [person, nobody])),
  };
  const own = given.earlier.filter((earlier) => earlier.unit === unit);
  const weights = weightsOf([...own, now], k);
  const living = snapshots.filter((snapshot) => weights.has(snapshot.number));
  const shown = joinRounds(areas, [
    ...living.map((snapshot) => ({ bands: snapshot.round, weight: weights.get(snapshot.number) ?? 0 })),
    { bands: round, weight: of },
  ]);
  const roundReached = reachedBy(areas, answers);
  const counted = own.filter((one) => weights.has(one.number)).flatMap(({ people }) => [...people.keys()]);
  const notYet = own.filter((one) =>
    snapshots.some((snapshot) => snapshot.number === one.number && !snapshot.allReached),
  );
  const allReached =
    roundReached &&
    living.every((snapshot) => snapshot.roundReached) &&
    mayTellReached(new Set([...counted, ...now.people.keys()]), notYet, k);
  return {
    ...{ number, day, areas, round, shown, roundReached, allReached, of, told },
    plan: total(areas, shown),
  };
};

/** The rules by which a unit's themes are made. */
export interface ThemeRules {
  /** The unit's own fewest, where it has raised ours. */
  k: number;
  nextRound: typeof nextRound;
  makeSnapshot(given: ToSnapshot): Snapshot;
}

export const themeRules: ThemeRules = { k: FEWEST, nextRound, makeSnapshot: (given) => makeSnapshot(given) };
