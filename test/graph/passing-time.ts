/** A machine whose time passes only when everybody waits: then it is the instant that somebody waits for. */
import type { Machine } from '../../bot/graph/machine.ts';

export interface PassingTime extends Machine {
  /** Lets time pass until nobody waits any more. */
  run(): Promise<void>;
}

/** Lets what is ready run on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const passingTime = (random: () => number = () => 0.5): PassingTime => {
  let now = 1_700_000_000_000;
  let timers: { at: number; wake(): void }[] = [];
  return {
    now: () => now,
    random,
    sleep: (ms) =>
      new Promise((resolve) => {
        timers.push({ at: now + Math.max(0, ms), wake: resolve });
      }),
    async run() {
      for (await settled(); timers.length > 0; await settled()) {
        now = Math.max(now, Math.min(...timers.map(({ at }) => at)));
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { wake } of due) wake();
      }
    },
  };
};
