/**
 * Whether people whose answers become a band are far enough from all who were put into bands before. Two bands over
 * nearly the same people tell of those few by whom they differ: so any bands together must differ from any others by
 * nobody or by at least `k`. That holds of people who were erased since, too: how many is known, and whether one of the
 * newcomers is one of them is not, so the smallest difference that there could be is what counts.
 */

/** People who were counted together, as far as they have not been erased; `of`: how many they were. */
export interface Together {
  of: number;
  people: ReadonlySet<string>;
}

/** With more than this that share people, their unions are too many to look through: nobody is counted again. */
const MOST = 6;

const goneOf = (sets: readonly Together[]): number =>
  sets.reduce((sum, { of, people }) => sum + of - people.size, 0);

const union = (sets: readonly Together[]): Set<string> => new Set(sets.flatMap(({ people }) => [...people]));

/** Whether all of the one side and all of the other can differ by fewer than `k`, and are not surely the same. */
const tooClose = (one: readonly Together[], other: readonly Together[], k: number): boolean => {
  const [a, b] = [union(one), union(other)];
  const [goneA, goneB] = [goneOf(one), goneOf(other)];
  const onlyA = [...a].filter((person) => !b.has(person)).length;
  const onlyB = [...b].filter((person) => !a.has(person)).length;
  const gone = goneA + goneB;
  if (onlyA + onlyB + gone === 0) return false;
  const [left, right] = [onlyA + goneA, onlyB + goneB];
  // Whoever is gone may be anybody on the other side; who is there is only who they are.
  return left + right - 2 * Math.min(left, right, gone) < k;
};

/** Every way to put some on one side, some on the other and leave the rest out, with at least one on the other. */
const splits = function* (sets: readonly Together[]): Generator<[Together[], Together[]]> {
  for (let code = 1; code < 3 ** sets.length; code++) {
    const sides: [Together[], Together[]] = [[], []];
    let rest = code;
    for (const set of sets) {
      if (rest % 3 > 0) sides[rest % 3 === 1 ? 1 : 0].push(set);
      rest = Math.floor(rest / 3);
    }
    if (sides[1].length > 0) yield sides;
  }
};

/** Whether bands over these people tell of at least `k` together with all that was told before. */
export const isApart = (people: ReadonlySet<string>, before: readonly Together[], k: number): boolean => {
  const near = before.filter(
    ({ of, people: counted }) => of > counted.size || [...counted].some((person) => people.has(person)),
  );
  if (near.length > MOST) return near.every(({ people: counted }) => counted.size === 0);
  const now: Together = { of: people.size, people };
  for (const [with_, against] of splits(near)) if (tooClose([now, ...with_], against, k)) return false;
  return true;
};
