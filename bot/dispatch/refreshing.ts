/**
 * Keeps shared cards as things stand: hears of units that changed, waits until it is quiet for a moment, and has their
 * cards refreshed, each unit by one worker at a time and no more often than every few seconds.
 */
import type { Journal, LiveStore } from '../usecases/ports.ts';

/** After a change: when it is quiet, and when the pause that a unit's cards are given is over. */
const LOOKS_MS = [900, 4_200];
/** What was missed is found then. */
const SWEEP_MS = 60_000;
const AT_ONCE = 10;

export interface Refreshing {
  /** Refreshes everything that has changed now, without waiting for quiet. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts; `refresh` brings one unit's cards up to date, `retryAt` says when Teams has room again. */
export const startRefreshing = (
  live: Pick<LiveStore, 'listen' | 'takeStale' | 'giveBack'>,
  refresh: (unit: string) => Promise<{ retryAt: string } | null>,
  journal: Journal,
): Refreshing => {
  let stopping = false;
  let under: Promise<void> = Promise.resolve();
  const timers = new Set<NodeJS.Timeout>();

  const one = async ({ unit, version }: { unit: string; version: number }): Promise<void> => {
    try {
      const later = await refresh(unit);
      await live.giveBack(unit, later === null ? version : null, later?.retryAt);
    } catch (error) {
      // Left as it is: the unit comes back when it has been held long enough.
      journal.warn('cards-not-refreshed', { name: error instanceof Error ? error.name : 'unknown' });
    }
  };
  const look = async (eager: boolean): Promise<void> => {
    for (let taken = AT_ONCE; taken === AT_ONCE && !stopping; ) {
      const stale = await live.takeStale(AT_ONCE, eager);
      taken = stale.length;
      for (const each of stale) await one(each);
      if (taken > 0) lookIn(LOOKS_MS[1] ?? SWEEP_MS);
    }
  };
  /** One look at a time. */
  const run = (eager: boolean): Promise<void> => {
    under = under
      .then(() => (stopping ? undefined : look(eager)))
      .catch((error: unknown) =>
        journal.warn('stale-cards-unknown', { name: error instanceof Error ? error.name : 'unknown' }),
      );
    return under;
  };
  const lookIn = (ms: number): void => {
    if (stopping || timers.size > 3) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void run(false);
    }, ms);
    timers.add(timer.unref());
  };
  const stopListening = live.listen(() => {
    for (const ms of LOOKS_MS) lookIn(ms);
  });
  const sweeping = setInterval(() => void run(false), SWEEP_MS).unref();

  return {
    flush: () => run(true),
    async stop() {
      stopping = true;
      stopListening();
      clearInterval(sweeping);
      for (const timer of timers) clearTimeout(timer);
      await under;
    },
  };
};
