/** Work that follows an answer, so that nobody waits for it. */
import type { Journal } from '../usecases/ports.ts';

/** Starts the work once the current turn is over; a failure is told to operators and harms nothing. */
export const afterwards =
  (journal: Journal) =>
  (work: () => Promise<unknown>): void => {
    setImmediate(() => {
      work().catch((error: unknown) =>
        journal.warn('afterwards-failed', {
          message: error instanceof Error ? error.message : String(error),
        }),
      );
    });
  };
