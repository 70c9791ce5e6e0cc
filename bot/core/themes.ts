/**
 * What a unit needs, told so that it tells of nobody (R26, R27; domain.md section 5).
 *
 * Every confirmed answer is counted in one round, and in no other. A round is at least `k` people's answers that are
 * new or confirmed anew; it is put into bands once, when it is frozen, and never again. What the unit is shown is made
 * of the rounds' bands alone: no band is ever computed twice over nearly the same answers, so there is nothing to
 * subtract. What is left to guard is who makes up a round (themes-round.ts).
 *
 * Decided by what `npm run bench attacker` measured, over 10,000 histories. As built,
 * whoever sees everything guesses no better than the bands of the rounds allow (advantage below 0.001). Where everybody
 * is counted anew at each snapshot, it is 0.2. An earlier build that only asked two units' rounds to differ by five
 * people came to 0.01, all of it by people who were counted in both: now they are counted in one. Noise was not needed,
 * and in units of five to twenty it would have to be larger than the shares it hides.
 *
 * What remains by nature: of somebody who answers again and is counted again, two bands are known in place of one. Over
 * somebody who has forgotten the earlier one, that is worth 0.05. It goes only where nobody is counted a second time,
 * and then themes would never follow what people have learnt.
 */
import { type Band, LEVELS, type Level } from './api-competence.ts';
import { PLAN_AREAS, type PlanArea } from './choices.ts';

/** Nothing is told of fewer people than this. It may be raised, never lowered. */
export const FEWEST = 5;

/** The number of people below which a unit tells nothing: ours, or the unit's own where that is higher. */
export const fewestFor = (ours: number, own: number | undefined): number =>
  own !== undefined && Number.isFinite(own) ? Math.max(ours, Math.ceil(own)) : ours;

/** A competence area, and the area of the plan that it belongs to. */
export interface ThemeArea {
  id: string;
  area: PlanArea;
}

/** One person's confirmed answers. */
export interface Answers {
  person: string;
  levels: ReadonlyMap<string, Level>;
  baseline: ReadonlySet<string>;
}

export type Bands = Readonly<Record<string, Band>>;

const [NEEDS_BASICS] = LEVELS;

/**
 * The band of a share. Thirds: from five people on, each band holds at least two numbers of people, and both ends take
 * unanimity in, so that all looks like most and nobody like few.
 */
export const bandOf = (share: number): Band =>
  share >= 2 / 3 ? 'prioritera' : share >= 1 / 3 ? 'planera' : 'vid-behov';

const WEIGHT: Readonly<Record<Band, number>> = { prioritera: 1, planera: 0.5, 'vid-behov': 0 };

/** Bands of several parts as one band, each part weighing as many as it stands for. */
export const joinBands = (parts: readonly { band: Band; weight: number }[]): Band =>
  bandOf(
    parts.reduce((sum, { band, weight }) => sum + WEIGHT[band] * weight, 0) /
      parts.reduce((sum, { weight }) => sum + weight, 0),
  );

/** What is told of one round. `hidden`: areas of which nothing is told. */
export interface RoundBands {
  bands: Bands;
  hidden: readonly string[];
}

/** How many gave an answer in each area. */
const answered = (areas: readonly ThemeArea[], round: readonly Answers[]): Map<string, number> =>
  new Map(areas.map(({ id }) => [id, round.filter(({ levels }) => levels.has(id)).length]));

/** The areas that fewer than `k` answered. */
export const tooFew = (areas: readonly ThemeArea[], round: readonly Answers[], k: number): Set<string> => {
  const counts = answered(areas, round);
  return new Set(areas.flatMap(({ id }) => ((counts.get(id) ?? 0) < k ? [id] : [])));
};

/**
 * The hidden areas with their complements: in no plan area is one hidden alone where it has another, and nowhere one
 * alone in all. What is hidden with it is what fewest answered, the first of the matrix among equals: so what is hidden
 * depends on who answered what, never on the answers.
 */
export const withComplement = (
  areas: readonly ThemeArea[],
  round: readonly Answers[],
  hidden: ReadonlySet<string>,
): Set<string> => {
  const counts = answered(areas, round);
  const all = new Set(hidden);
  const hideFewest = (among: readonly ThemeArea[]): void => {
    const [least] = among
      .filter(({ id }) => !all.has(id))
      .toSorted((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0));
    if (least !== undefined) all.add(least.id);
  };
  if (all.size === 1) {
    const plan = areas.find(({ id }) => all.has(id))?.area;
    const own = areas.filter(({ area }) => area === plan);
    hideFewest(own.length > 1 ? own : areas);
  }
  for (const plan of PLAN_AREAS) {
    const own = areas.filter(({ area }) => area === plan);
    if (own.filter(({ id }) => all.has(id)).length === 1) hideFewest(own);
  }
  return all;
};

/** A round in bands: by the share of those who answered the area that need basic knowledge in it. */
export const bandsOfRound = (
  areas: readonly ThemeArea[],
  round: readonly Answers[],
  hidden: ReadonlySet<string>,
): RoundBands => ({
  bands: Object.fromEntries(
    areas
      .filter(({ id }) => !hidden.has(id))
      .map(({ id }) => {
        const levels = round.flatMap(({ levels }) => levels.get(id) ?? []);
        return [id, bandOf(levels.filter((level) => level === NEEDS_BASICS).length / levels.length)];
      }),
  ),
  hidden: areas.filter(({ id }) => hidden.has(id)).map(({ id }) => id),
});

/** A round that still speaks for as many people as `weight`. */
export interface WeighedRound {
  bands: Bands;
  weight: number;
}

/** What the unit is shown of each area: the rounds' bands together. Areas that no round tells of are left out. */
export const joinRounds = (areas: readonly ThemeArea[], rounds: readonly WeighedRound[]): Bands =>
  Object.fromEntries(
    areas.flatMap(({ id }) => {
      const parts = rounds.flatMap(({ bands, weight }) => {
        const band = bands[id];
        return band === undefined ? [] : [{ band, weight }];
      });
      return parts.length === 0 ? [] : [[id, joinBands(parts)]];
    }),
  );

/**
 * The bands of the plan's areas, of those of their areas. A total over a hidden part would give the part away to whoever
 * knows the rest, so a plan area with anything hidden has none.
 */
export const planBands = (areas: readonly ThemeArea[], shown: Bands): Partial<Record<PlanArea, Band>> =>
  Object.fromEntries(
    PLAN_AREAS.flatMap((plan) => {
      const own = areas.filter(({ area }) => area === plan).map(({ id }) => shown[id]);
      const told = own.filter((band) => band !== undefined);
      return own.length === 0 || told.length < own.length
        ? []
        : [[plan, joinBands(told.map((band) => ({ band, weight: 1 })))]];
    }),
  );

/** Whether everybody in the round has basic knowledge in every area (R27). */
export const reachedBy = (areas: readonly ThemeArea[], round: readonly Answers[]): boolean =>
  round.every(({ baseline }) => areas.every(({ id }) => baseline.has(id)));

/** Areas in the order of their bands, and within a band in the matrix's: never by how many. */
export const inOrder = (areas: readonly ThemeArea[], shown: Bands): { id: string; band: Band }[] =>
  (['prioritera', 'planera', 'vid-behov'] as const).flatMap((band) =>
    areas.filter(({ id }) => shown[id] === band).map(({ id }) => ({ id, band })),
  );
