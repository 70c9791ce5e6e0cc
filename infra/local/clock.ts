/**
 * The tenant's clock. It stands still until somebody moves it. The bot's workers wait on it as they would sleep:
 * `wait(until)` says "wake me then", and between two waits a worker counts as busy. Moving the clock therefore visits
 * every instant that a worker asked for, in order, and is settled when all workers wait again with nothing left.
 */
import type { Collection, State } from './state.ts';

export interface Waiter {
  worker: string;
  until: number;
  /** Woken with the clock's time; `lived` false when the time between was not lived through. */
  wake(now: number, lived: boolean): void;
}

export interface TenantClock {
  now(): Date;
  /** ISO UTC of now. */
  iso(): string;
  /** Parks a worker until the clock reaches `until` or is set by hand; the returned function takes it back. */
  park(waiter: Waiter): () => void;
  /** Tells that a worker exists and is not waiting (it has just been woken, or has started). */
  busy(worker: string): void;
  /** Forgets a worker that has gone. */
  forget(worker: string): void;
  /** Moves the clock; resolves with whether everything due was settled within the limit. */
  move(to: Date, options: { asleep: boolean }): Promise<boolean>;
  /** Sets the clock without waking anybody (reset). */
  set(to: Date): void;
  waiting(): number;
}

/** Monday 2026-01-12 08:00 in Stockholm. */
export const START = '2026-01-12T07:00:00.000Z';
const LIMIT_MS = 60_000;

export const makeClock = (state: State, expectsWorker: () => boolean): TenantClock => {
  const store: Collection<{ now: string }> = state.collection('clock');
  let now = Date.parse(store.get('clock')?.now ?? START);
  const parked = new Map<string, Waiter>();
  const working = new Set<string>();
  let settledWaiters: (() => void)[] = [];

  const keep = (): void => store.set('clock', { now: new Date(now).toISOString() });
  const settled = (): boolean => working.size === 0 && (!expectsWorker() || parked.size > 0);
  const check = (): void => {
    if (!settled()) return;
    const waiters = settledWaiters;
    settledWaiters = [];
    for (const done of waiters) done();
  };
  const untilSettled = (deadline: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (settled()) return resolve(true);
      const timer = setTimeout(
        () => {
          settledWaiters = settledWaiters.filter((waiter) => waiter !== finish);
          resolve(false);
        },
        Math.max(0, deadline - Date.now()),
      );
      const finish = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      settledWaiters.push(finish);
    });
  const wake = (waiter: Waiter, lived: boolean): void => {
    parked.delete(waiter.worker);
    working.add(waiter.worker);
    waiter.wake(now, lived);
  };

  let moving: Promise<unknown> = Promise.resolve();
  const moveNow = async (to: Date, asleep: boolean): Promise<boolean> => {
    const target = to.getTime();
    const deadline = Date.now() + LIMIT_MS;
    const back = target < now;
    await untilSettled(deadline);
    while (!asleep && !back && Date.now() < deadline) {
      const next = Math.min(...[...parked.values()].map((waiter) => waiter.until));
      if (!(next < target)) break;
      now = Math.max(now, next);
      keep();
      for (const waiter of [...parked.values()]) if (waiter.until <= now) wake(waiter, true);
      if (!(await untilSettled(deadline))) break;
    }
    now = target;
    keep();
    for (const waiter of [...parked.values()]) wake(waiter, !asleep && !back);
    return untilSettled(deadline);
  };

  return {
    now: () => new Date(now),
    iso: () => new Date(now).toISOString(),
    park(waiter) {
      working.delete(waiter.worker);
      parked.set(waiter.worker, waiter);
      if (waiter.until <= now) {
        wake(waiter, true);
        return () => undefined;
      }
      check();
      return () => {
        if (parked.get(waiter.worker) === waiter) parked.delete(waiter.worker);
      };
    },
    busy(worker) {
      working.add(worker);
    },
    forget(worker) {
      working.delete(worker);
      parked.delete(worker);
      check();
    },
    move(to, { asleep }) {
      const result = moving.then(() => moveNow(to, asleep));
      moving = result.catch(() => undefined);
      return result;
    },
    set(to) {
      now = to.getTime();
      keep();
    },
    waiting: () => parked.size,
  };
};
