/** Opens what the program cannot be without; what is wrong is told with the variable to set and the remedy. */
import { ConfigError } from './config.ts';
import { remoteClock, systemClock } from './dispatch/clock.ts';
import { openQueue, type Queue } from './dispatch/queue.ts';
import { errorFacts } from './journal.ts';
import { openStore, type Store } from './store/index.ts';
import type { Journal } from './usecases/ports.ts';

/** The private store. Rejects with `ConfigError` when the database cannot be reached. */
export const openStoreAt = (databaseUrl: string, journal: Journal): Promise<Store> =>
  openStore(databaseUrl, (error) => journal.warn('database-lost', errorFacts(error))).catch(
    (error: unknown) => {
      throw new ConfigError(
        'DATABASE_URL',
        `the database cannot be reached (${error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)}). Check the address, that PostgreSQL runs, and the user's rights.`,
      );
    },
  );

/** The job queue in the same database. Rejects with `ConfigError` when its tables cannot be made. */
export const openQueueAt = (databaseUrl: string, store: Store, journal: Journal): Promise<Queue> =>
  openQueue(databaseUrl, store.pool, journal).catch((error: unknown) => {
    throw new ConfigError(
      'DATABASE_URL',
      `the queue's tables cannot be made (${String((error as { message?: unknown }).message)}). Check the user's rights in the database.`,
    );
  });

/** The clock at an address, or the system's (null). Rejects with `ConfigError` when it cannot be read. */
export const openClockAt = async (
  address: string | null,
  journal: Journal,
): ReturnType<typeof remoteClock> => {
  if (address === null) return systemClock();
  return remoteClock(address, journal).catch((error: unknown) => {
    throw new ConfigError(
      'CLOCK_URL',
      `the clock cannot be read (${String(error)}). Start what serves it, or unset CLOCK_URL to follow the real time.`,
    );
  });
};
