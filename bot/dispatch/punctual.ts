/**
 * A heart of its own for what happens at a time of day and not in a planning slot: meetings that begin. It sleeps until
 * the next one, and thinks again when a meeting or a chat has changed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Journal, LiveStore } from '../usecases/ports.ts';

/** With nothing to wait for it looks up once a week. */
const IDLE_MS = 7 * 86_400_000;
/** Changes that come close together are thought about together. */
const GATHER_MS = 300;
const AFTER_FAILURE_MS = 60_000;

export interface Punctual {
  stop(): Promise<void>;
}

/** Starts; `next` says when `run` is next needed, null: as far as is known never. The clock is this heart's own. */
export const startPunctual = (
  clock: Clock & { close(): void },
  live: Pick<LiveStore, 'listen'>,
  work: { next(now: Date): Promise<Date | null>; run(now: Date): Promise<void> },
  journal: Journal,
): Punctual => {
  const stopping = new AbortController();
  let until = clock.now();
  let rethink = new AbortController();
  let thinking: NodeJS.Timeout | null = null;
  const tell = (error: unknown): void =>
    journal.warn('punctual-failed', { name: error instanceof Error ? error.name : 'unknown' });

  const nextAfter = async (now: Date): Promise<Date> =>
    (await work.next(now)) ?? new Date(now.getTime() + IDLE_MS);
  /** Ends the sleep when there is something to do before its end. */
  const reconsider = async (): Promise<void> => {
    thinking = null;
    if (stopping.signal.aborted) return;
    if ((await nextAfter(clock.now())) < until) rethink.abort();
  };
  const stopListening = live.listen(() => {
    thinking ??= setTimeout(() => void reconsider().catch(tell), GATHER_MS).unref();
  });

  const running = (async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      rethink = new AbortController();
      const { now } = await clock.wait(until, rethink.signal);
      if (stopping.signal.aborted) return;
      try {
        await work.run(now);
        until = await nextAfter(now);
      } catch (error) {
        tell(error);
        // Real time too, so that a database that is away is not asked without end while the clock stands still.
        await sleep(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
        until = new Date(now.getTime() + AFTER_FAILURE_MS);
      }
    }
  })();

  return {
    async stop() {
      stopping.abort();
      stopListening();
      if (thinking !== null) clearTimeout(thinking);
      clock.close();
      rethink.abort();
      await running;
    },
  };
};
