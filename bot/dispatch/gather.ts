/** Work that comes in pieces, done in batches: what arrives while one batch is under way makes up the next. */

/**
 * Gives a function that does one piece and resolves with its result. `work` gets at most `most` pieces, one batch at a
 * time, and gives their results in order; when it rejects, so do all pieces of that batch.
 */
export const gather = <T, R>(
  work: (pieces: readonly T[]) => Promise<readonly R[]>,
  most: number,
): ((piece: T) => Promise<R>) => {
  interface Waiting {
    piece: T;
    resolve(result: R): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  let under = false;
  const run = async (): Promise<void> => {
    under = true;
    // Whatever is asked for in the same turn goes together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const results = await work(batch.map(({ piece }) => piece));
        for (const [index, { resolve }] of batch.entries()) resolve(results[index] as R);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    under = false;
  };
  return (piece) =>
    new Promise((resolve, reject) => {
      waiting.push({ piece, resolve, reject });
      if (!under) void run();
    });
};
