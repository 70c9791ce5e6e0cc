/**
 * The worker's heart: sleeps until the next slot, lets changes in the lists be seen, has the slot planned, and waits
 * until what it led to has been sent.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Journal } from '../usecases/ports.ts';
import type { Wake } from '../usecases/sweep.ts';
import type { Queue } from './queue.ts';

/** How long one slot may take before the ticker goes on and says so. */
const LIMIT_MS = 55_000;
/** How long planning waits for changes in the lists; what is not seen by then is seen at the next slot. */
const SWEEP_LIMIT_MS = 35_000;

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
  work: {
    /** Asks for the looks at lists that are due. */
    sweep(now: Date, wake: Wake): Promise<unknown>;
    /** When there is next anything to plan. */
    nextWake(now: Date): Promise<Date>;
  },
  journal: Journal,
  limitMs = LIMIT_MS,
): Ticker => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const tick = async (now: Date, wake: Wake): Promise<Date> => {
    await work.sweep(now, wake);
    const swept = await queue.settled(Math.min(limitMs, SWEEP_LIMIT_MS), { jobs: 'sync', givenUp: signal });
    if (!swept && !signal.aborted) journal.warn('sweep-unsettled', { slot: now.toISOString() });
    if (signal.aborted) return now;
    await queue.requestPlan(now);
    const settled = await queue.settled(limitMs, { givenUp: signal });
    if (!settled && !signal.aborted) journal.warn('slot-unsettled', { slot: now.toISOString() });
    return work.nextWake(now);
  };
  const insist = async (now: Date, wake: Wake): Promise<Date> => {
    const end = performance.now() + limitMs;
    for (let failures = 0; ; failures++) {
      try {
        return await tick(now, wake);
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
    let started = false;
    while (!signal.aborted) {
      const woken = await clock.wait(until);
      if (signal.aborted) return;
      until = await insist(woken.now, started ? wakeOf(woken) : 'started');
      started = true;
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

const wakeOf = ({ lived, moved }: { lived: boolean; moved?: boolean }): Wake => {
  if (!lived) return 'jumped';
  return moved ? 'moved' : 'slot';
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
