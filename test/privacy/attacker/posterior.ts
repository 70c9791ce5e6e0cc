/**
 * What somebody may believe of every answer in one area who has seen some of what was published: a sample of the
 * possible answers, weighed by nothing but what was seen. Particles find answers that fit, snapshot by snapshot; Gibbs
 * sampling from there on evens out. The true levels never enter.
 */
import type { Band } from '../../../bot/core/api-competence.ts';
import { bandOf } from '../../../bot/core/themes.ts';
import { type Chance, PRIOR, STAYS, type Version } from './history.ts';

export const NEEDS = PRIOR[0];
const CHAINS = 80;
const SWEEPS = 18;
const SETTLING = 4;

/** What was seen at one moment of the answers of these: how likely that is for each number of them who need basics. */
export interface Sight {
  counted: readonly Version[];
  likelihood: readonly number[];
}

const tables = new Map<number, Band[]>();
/** The band of each number of people out of `of`. */
export const bandTable = (of: number): Band[] => {
  const known = tables.get(of) ?? Array.from({ length: of + 1 }, (_, count) => bandOf(count / of));
  tables.set(of, known);
  return known;
};

interface Sample {
  /** By answer: one bit a chain. */
  bits: Uint8Array[];
  used: Sight[];
}

/** Answers that fit what was seen, as far as some were found. */
const find = (
  versions: readonly Version[],
  area: string,
  sights: readonly Sight[],
  chance: Chance,
): Sample => {
  const bits = versions.map(() => new Uint8Array(CHAINS));
  const spare = new Uint8Array(CHAINS);
  const used: Sight[] = [];
  const drawn = new Set<Version>();
  // An answer is drawn when it is first needed: drawn earlier, it would be sifted by what says nothing of it.
  const draw = (version: Version): void => {
    const { id, before, levels } = version;
    const own = bits[id];
    if (own === undefined || drawn.has(version) || !levels.has(area)) return;
    drawn.add(version);
    if (before !== null) draw(before);
    const earlier = before?.levels.has(area) ? bits[before.id] : undefined;
    for (let i = 0; i < CHAINS; i++)
      own[i] = earlier !== undefined && chance() < STAYS ? (earlier[i] ?? 0) : chance() < NEEDS ? 1 : 0;
  };
  for (const sight of sights) {
    for (const version of sight.counted) draw(version);
    const weights = Array.from({ length: CHAINS }, (_, i) => {
      let count = 0;
      for (const { id } of sight.counted) count += bits[id]?.[i] ?? 0;
      return sight.likelihood[count] ?? 0;
    });
    const sum = weights.reduce((all, one) => all + one, 0);
    // Nothing that was found fits: this sight is passed over.
    if (sum === 0) continue;
    used.push(sight);
    const picked: number[] = [];
    let [from, reached] = [0, weights[0] ?? 0];
    for (let i = 0; i < CHAINS; i++) {
      const at = ((i + chance()) / CHAINS) * sum;
      while (reached < at && from < CHAINS - 1) reached += weights[++from] ?? 0;
      picked.push(from);
    }
    for (const { id } of drawn) {
      const own = bits[id];
      if (own === undefined) continue;
      spare.set(own);
      for (let i = 0; i < CHAINS; i++) own[i] = spare[picked[i] ?? 0] ?? 0;
    }
  }
  for (const version of versions) draw(version);
  return { bits, used };
};

/** By whether somebody's answer beside it is the lowest level: how likely an answer is not, and is. */
const BESIDE: readonly (readonly [number, number])[] = [0, 1].map((other) => [
  (other === 0 ? STAYS : 0) + (1 - STAYS) * (1 - NEEDS),
  (other === 1 ? STAYS : 0) + (1 - STAYS) * NEEDS,
]);
const ALONE: readonly [number, number] = [1 - NEEDS, NEEDS];

interface Place {
  id: number;
  column: Uint8Array;
  earlier: Uint8Array | undefined;
  later: Uint8Array | undefined;
  /** The sights that the answer is in. */
  sights: readonly number[];
}

/** How likely each answer in the area is the lowest level; answers without the area have the common likelihood. */
export const posterior = (
  versions: readonly Version[],
  area: string,
  sights: readonly Sight[],
  chance: Chance,
): Float64Array => {
  const needs = new Float64Array(versions.length).fill(NEEDS);
  if (sights.length === 0) return needs;
  const { bits, used } = find(versions, area, sights, chance);
  const seenIn = versions.map((): number[] => []);
  for (const [sight, { counted }] of used.entries()) for (const { id } of counted) seenIn[id]?.push(sight);
  const later = new Map(versions.map((one) => [one.before, one]));
  const columnOf = (version: Version | null | undefined): Uint8Array | undefined =>
    version?.levels.has(area) ? bits[version.id] : undefined;
  const places = versions.flatMap((version): Place[] => {
    const column = columnOf(version);
    const { id, before } = version;
    return column === undefined
      ? []
      : [
          {
            id,
            column,
            earlier: columnOf(before),
            later: columnOf(later.get(version)),
            sights: seenIn[id] ?? [],
          },
        ];
  });
  const likelihoods = used.map(({ likelihood }) => Float64Array.from(likelihood));
  const sums = new Float64Array(versions.length);
  const counts = new Int32Array(used.length);
  for (let chain = 0; chain < CHAINS; chain++) {
    counts.fill(0);
    for (const { column, sights } of places)
      for (const sight of sights) counts[sight] = (counts[sight] ?? 0) + (column[chain] ?? 0);
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      for (const { id, column, earlier, later, sights } of places) {
        const bit = column[chain] ?? 0;
        const prior = (earlier === undefined ? ALONE : BESIDE[earlier[chain] ?? 0]) ?? ALONE;
        let zero = prior[0];
        let one = prior[1];
        if (later !== undefined) {
          const next = later[chain] === 1 ? 1 : 0;
          zero *= BESIDE[0]?.[next] ?? 0;
          one *= BESIDE[1]?.[next] ?? 0;
        }
        for (const sight of sights) {
          const others = (counts[sight] ?? 0) - bit;
          zero *= likelihoods[sight]?.[others] ?? 0;
          one *= likelihoods[sight]?.[others + 1] ?? 0;
        }
        const share = one + zero > 0 ? one / (one + zero) : bit;
        const drawn = chance() < share ? 1 : 0;
        if (drawn !== bit) {
          column[chain] = drawn;
          for (const sight of sights) counts[sight] = (counts[sight] ?? 0) + drawn - bit;
        }
        if (sweep >= SETTLING) sums[id] = (sums[id] ?? 0) + share;
      }
    }
  }
  for (const { id } of places) needs[id] = (sums[id] ?? 0) / (CHAINS * (SWEEPS - SETTLING));
  return needs;
};
