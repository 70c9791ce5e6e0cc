/**
 * How much a bot may send: sliding windows per bot and conversation, and one for the app in the tenant, as in
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit. They run on the machine's time, as the real ones do.
 */

/** What is counted. `roster` is the old, unpaged list of members, which Teams throttles harder than the paged one. */
export type Traffic = 'send' | 'create' | 'members' | 'roster' | 'app';

interface Window {
  seconds: number;
  most: number;
}

const perThread: Window[] = [
  { seconds: 1, most: 7 },
  { seconds: 2, most: 8 },
  { seconds: 30, most: 60 },
  { seconds: 3600, most: 1800 },
];

const windows: Record<Traffic, Window[]> = {
  send: perThread,
  create: perThread,
  members: perThread.map(({ seconds, most }) => ({ seconds, most: most * 2 })),
  roster: [{ seconds: 60, most: 5 }],
  app: [{ seconds: 1, most: 50 }],
};

const LONGEST_MS = 3_600_000;
const MANY_THREADS = 20_000;

export interface Limits {
  /** Counts one operation, or refuses it: 0 when it may pass, else the whole seconds to wait. Refused ones don't count. */
  take(traffic: Traffic, thread: string): number;
  /** Switches all limits on or off; what was counted is forgotten. */
  set(on: boolean): void;
}

/** Limits that are on; `now` is the machine's time in milliseconds. */
export const makeLimits = (now: () => number = Date.now): Limits => {
  let on = true;
  const passed = new Map<string, number[]>();

  const forgetIdle = (time: number): void => {
    if (passed.size < MANY_THREADS) return;
    for (const [key, times] of passed) if ((times.at(-1) ?? 0) < time - LONGEST_MS) passed.delete(key);
  };

  return {
    take(traffic, thread) {
      if (!on) return 0;
      const time = now();
      const key = `${traffic}|${thread}`;
      const rules = windows[traffic];
      const longest = Math.max(...rules.map((window) => window.seconds)) * 1000;
      const times = (passed.get(key) ?? []).filter((past) => past > time - longest);
      let wait = 0;
      for (const { seconds, most } of rules) {
        // The operation that must leave the window before one more fits into it.
        const blocking = times[times.length - most];
        if (blocking !== undefined) wait = Math.max(wait, blocking + seconds * 1000 - time);
      }
      if (wait <= 0) times.push(time);
      passed.set(key, times);
      forgetIdle(time);
      return wait <= 0 ? 0 : Math.max(1, Math.ceil(wait / 1000));
    },
    set(value) {
      on = value;
      passed.clear();
    },
  };
};
