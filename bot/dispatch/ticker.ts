/**
 * The worker's heart: sleeps until the next slot, lets changes in the lists be seen, has the slot planned, and waits
 * until what it led to has been sent.
 */
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

/** Runs until stopped. A slot that could not be planned is told to operators and planned again at the next one. */
export const startTicker = (
  clock: Clock & { close(): void },
  queue: Queue,
  work: {
    /** Asks for the looks at lists that are due. */
    sweep(now: Date, wake: Wake): Promise<unknown>;
    /** When there is next anything to plan. */
    nextWake(now: Date): Promise<Date>;
  },
  journal: Journal,
): Ticker => {
  let stopping = false;
  const tick = async (now: Date, wake: Wake): Promise<Date> => {
    await work.sweep(now, wake);
    if (!(await queue.settled(SWEEP_LIMIT_MS, 'sync')))
      journal.warn('sweep-unsettled', { slot: now.toISOString() });
    await queue.requestPlan(now);
    if (!(await queue.settled(LIMIT_MS))) journal.warn('slot-unsettled', { slot: now.toISOString() });
    return work.nextWake(now);
  };
  const run = async (): Promise<void> => {
    let until = clock.now();
    let started = false;
    while (!stopping) {
      const { now, lived } = await clock.wait(until);
      if (stopping) return;
      const wake: Wake = started ? (lived ? 'slot' : 'jumped') : 'started';
      try {
        until = await tick(now, wake);
        started = true;
      } catch (error) {
        journal.error('tick-failed', { message: error instanceof Error ? error.message : String(error) });
        until = new Date(now.getTime() + 60_000);
      }
    }
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
