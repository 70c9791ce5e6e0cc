/** The worker's heart: sleeps until the next slot, has it planned, and waits until what it led to has been sent. */
import type { Clock, Journal } from '../usecases/ports.ts';
import type { Queue } from './queue.ts';

/** How long one slot may take before the ticker goes on and says so. */
const LIMIT_MS = 55_000;

export interface Ticker {
  stop(): Promise<void>;
}

/** Runs until stopped. A slot that could not be planned is told to operators and planned again at the next one. */
export const startTicker = (
  clock: Clock & { close(): void },
  queue: Queue,
  nextWake: (now: Date) => Promise<Date>,
  journal: Journal,
): Ticker => {
  let stopping = false;
  const tick = async (now: Date): Promise<Date> => {
    await queue.requestPlan(now);
    if (!(await queue.settled(LIMIT_MS))) journal.warn('slot-unsettled', { slot: now.toISOString() });
    return nextWake(now);
  };
  const run = async (): Promise<void> => {
    let until = clock.now();
    while (!stopping) {
      const { now } = await clock.wait(until);
      if (stopping) return;
      try {
        until = await tick(now);
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
