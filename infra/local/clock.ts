/**
 * The tenant's clock. It stands still until somebody moves it. The bot's workers wait on it as they would sleep:
 * `wait(until)` says "wake me then", and between two waits a worker counts as busy. Moving the clock therefore visits
 * every instant that a worker asked for, in order, and is settled when all workers wait again with nothing left.
 */
import type { Collection, State } from './state.ts';

export interface Waiter {
  worker: string;
  until: number;
  /**
   * Woken with the clock's time. `lived` false when the time between was not lived through; `moved` true when the clock
   * has been moved to here by hand and goes no further, which need not be an instant that was asked for.
   */
  wake(now: number, lived: boolean, moved: boolean): void;
}

export interface TenantClock {
  now(): Date;
  /** ISO UTC of now. */
  iso(): string;
  /**
   * Parks a worker until the clock reaches `until` or is set by hand. The returned function takes it back, and tells
   * whether it was still parked.
   */
  park(waiter: Waiter): () => boolean;
  /** Tells that a worker exists; unless it waits, it counts as busy (it has just been woken, or has started). */
  busy(worker: string): void;
  /** Forgets a worker that has gone. */
  forget(worker: string): void;
  /**
   * Moves the clock; resolves with whether everything due was settled. After a minute it resolves with false, while a
   * long walk that still makes progress goes on; a slot that gets stuck ends the walk and the rest is jumped over.
   */
  move(to: Date, options: { asleep: boolean }): Promise<boolean>;
  /** Sets the clock without waking anybody (reset); moves that are under way end. */
  set(to: Date): void;
  waiting(): number;
}

/** Monday 2026-01-12 08:00 in Stockholm. */
export const START = '2026-01-12T07:00:00.000Z';

/** `answer`: when a move is answered even if not settled; `stuck`: when a slot is given up and the rest is jumped over. */
export interface ClockLimits {
  answer: number;
  stuck: number;
}
const LIMITS: ClockLimits = { answer: 60_000, stuck: 45_000 };

/** Makes the clock. `expectsWorker` tells whether a worker ought to be waiting (the bot is meant to run). */
export const makeClock = (
  state: State,
  expectsWorker: () => boolean,
  limits: ClockLimits = LIMITS,
): TenantClock => {
  const store: Collection<{ now: string }> = state.collection('clock');
  let now = Date.parse(store.get('clock')?.now ?? START);
  const parked = new Map<string, Waiter>();
  const working = new Set<string>();
  /** Workers that were busy while the clock was set without living through the time between. */
  const missed = new Set<string>();
  let settledWaiters: (() => void)[] = [];

  const keep = (): void => store.set('clock', { now: new Date(now).toISOString() });
  const settled = (): boolean => working.size === 0 && (!expectsWorker() || parked.size > 0);
  const check = (): void => {
    if (!settled()) return;
    const waiters = settledWaiters;
    settledWaiters = [];
    for (const done of waiters) done();
  };
  const untilSettled = (ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (settled()) return resolve(true);
      const timer = setTimeout(() => {
        settledWaiters = settledWaiters.filter((waiter) => waiter !== finish);
        resolve(false);
      }, ms);
      const finish = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      settledWaiters.push(finish);
    });
  const wake = (waiter: Waiter, lived: boolean, moved = false): void => {
    parked.delete(waiter.worker);
    working.add(waiter.worker);
    waiter.wake(now, lived, moved);
  };

  /** Rises when the clock is set: walks that were under way end there. */
  let era = 0;
  const walk = async (target: number, asleep: boolean, began: number): Promise<boolean> => {
    if (era !== began) return false;
    let lived = !asleep && target >= now;
    let kept = await untilSettled(limits.stuck);
    while (lived && kept && era === began) {
      const next = Math.min(...[...parked.values()].map((waiter) => waiter.until));
      if (!(next < target)) break;
      now = Math.max(now, next);
      keep();
      for (const waiter of [...parked.values()]) if (waiter.until <= now) wake(waiter, true);
      kept = await untilSettled(limits.stuck);
    }
    if (era !== began) return false;
    lived = lived && kept;
    now = target;
    keep();
    if (!lived) for (const worker of working) missed.add(worker);
    for (const waiter of [...parked.values()]) wake(waiter, lived, true);
    return untilSettled(limits.answer);
  };

  let moving: Promise<unknown> = Promise.resolve();

  return {
    now: () => new Date(now),
    iso: () => new Date(now).toISOString(),
    park(waiter) {
      working.delete(waiter.worker);
      parked.set(waiter.worker, waiter);
      const lived = !missed.delete(waiter.worker);
      if (waiter.until <= now || !lived) {
        wake(waiter, lived);
        return () => false;
      }
      check();
      return () => {
        if (parked.get(waiter.worker) !== waiter) return false;
        return parked.delete(waiter.worker);
      };
    },
    busy(worker) {
      if (!parked.has(worker)) working.add(worker);
    },
    forget(worker) {
      working.delete(worker);
      parked.delete(worker);
      missed.delete(worker);
      check();
    },
    move(to, { asleep }) {
      const began = era;
      const walked = moving.then(() => walk(to.getTime(), asleep, began));
      moving = walked.catch(() => undefined);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => resolve(false), limits.answer);
        walked.then(resolve, reject).finally(() => clearTimeout(timer));
      });
    },
    set(to) {
      era++;
      now = to.getTime();
      keep();
    },
    waiting: () => parked.size,
  };
};
