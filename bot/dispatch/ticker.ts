/** The worker's heart: sleeps until the next slot, has it planned, and waits until what it led to has been sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Journal } from '../usecases/ports.ts';
import type { Queue } from './queue.ts';

/** How long one slot may take before the ticker goes on and says so. */
const LIMIT_MS = 55_000;

export interface Ticker {
  stop(): Promise<void>;
}

/** After a failure (the database is away) the same slot is asked for again after these pauses, the last one repeated. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000];

/**
 * Runs until stopped. A slot that cannot be asked for is told to operators and asked for again for a while (real time),
 * then left to a minute later. Stopping does not wait for what is under way: the queue hands it back.
 */
export const startTicker = (
  clock: Clock & { close(): void },
  queue: Pick<Queue, 'requestPlan' | 'settled'>,
  nextWake: (now: Date) => Promise<Date>,
  journal: Journal,
  limitMs = LIMIT_MS,
): Ticker => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tick = async (now: Date): Promise<Date> => {
    await queue.requestPlan(now);
    const settled = await queue.settled(limitMs, signal);
    if (!settled && !signal.aborted) journal.warn('slot-unsettled', { slot: now.toISOString() });
    return nextWake(now);
  };
  const insist = async (now: Date): Promise<Date> => {
    const end = performance.now() + limitMs;
    for (let failures = 0; ; failures++) {
      try {
        return await tick(now);
      } catch (error) {
        if (!signal.aborted)
          journal.error('tick-failed', { message: error instanceof Error ? error.message : String(error) });
        const pause = PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0;
        if (signal.aborted || performance.now() + pause > end) return new Date(now.getTime() + 60_000);
        // Rejects when stopped meanwhile, which the next round sees.
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  };
  const run = async (): Promise<void> => {
    let until = clock.now();
    while (!signal.aborted) {
      const { now } = await clock.wait(until);
      if (!signal.aborted) until = await insist(now);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      clock.close();
      await running;
    },
  };
};

/** Keeps a clock's time fresh in a process that plans nothing. */
export const followClock = (clock: Clock & { close(): void }): Ticker => {
  let stopping = false;
  const run = async (): Promise<void> => {
    while (!stopping) await clock.wait(new Date(clock.now().getTime() + 86_400_000));
  };
  const running = run();
  return {
    async stop() {
      stopping = true;
      clock.close();
      await running;
    },
  };
};
