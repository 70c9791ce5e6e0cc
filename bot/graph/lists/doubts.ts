/**
 * Rows of which it was told that nobody knows whether they stand. Whoever repeats such a row while Graph is still away
 * must not be told that it was surely refused: the first sending may have landed.
 */

export interface Doubts {
  has(path: string, key: string): boolean;
  /** Notes how an attempt ended. */
  note(path: string, key: string, inDoubt: boolean): void;
}

/** More than anybody repeats; the oldest are forgotten. */
const MOST = 1_000;

/** Makes an empty memory. It holds keys alone. */
export const makeDoubts = (): Doubts => {
  const kept = new Set<string>();
  return {
    has: (path, key) => kept.has(`${path} ${key}`),
    note(path, key, inDoubt) {
      kept.delete(`${path} ${key}`);
      if (!inDoubt) return;
      kept.add(`${path} ${key}`);
      for (const oldest of kept) {
        if (kept.size <= MOST) break;
        kept.delete(oldest);
      }
    },
  };
};
