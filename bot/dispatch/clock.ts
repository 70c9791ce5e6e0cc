/**
 * The clock that rules and planning read: the system's, or one that stands elsewhere (`CLOCK_URL`) for demonstrations
 * and tests. Tokens, retries, lanes and the queue never use it: they run on real time.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Journal } from '../usecases/ports.ts';

const DAY_MS = 86_400_000;

/** The machine's own clock. A wait is cut at one day, so that a changed system time is noticed. */
export const systemClock = (): Clock & { close(): void } => {
  let end: (() => void) | null = null;
  return {
    now: () => new Date(),
    wait: (until, signal) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve({ now: new Date(), lived: true });
        };
        const timer = setTimeout(finish, Math.max(0, Math.min(until.getTime() - Date.now(), DAY_MS)));
        end = finish;
        signal?.addEventListener('abort', finish);
        if (signal?.aborted) finish();
      }),
    close: () => end?.(),
  };
};

/** Waits; returns early, and without a fault, when the signal aborts. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/**
 * A clock at an address: `GET` tells its time, `POST /wait` sleeps on it, and a request held open at `/workers/{id}`
 * tells it for how long this process lives. Lost connections are taken up again with a growing pause.
 */
export const remoteClock = async (address: string, journal: Journal): Promise<Clock & { close(): void }> => {
  const base = address.replace(/\/$/, '');
  const worker = randomUUID();
  const closing = new AbortController();
  const read = async (
    path: string,
    init: RequestInit,
  ): Promise<{ now: string; lived?: boolean; moved?: boolean }> => {
    const signals = init.signal ? [closing.signal, init.signal] : [closing.signal];
    const response = await fetch(`${base}${path}`, { ...init, signal: AbortSignal.any(signals) });
    if (!response.ok) throw new Error(`the clock at ${base} answered ${response.status}`);
    return (await response.json()) as { now: string; lived?: boolean; moved?: boolean };
  };
  let now = new Date((await read('', {})).now);

  const stayKnown = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; ) {
      try {
        const response = await fetch(`${base}/workers/${worker}`, { signal: closing.signal });
        if (!response.ok) throw new Error(`the clock at ${base} answered ${response.status}`);
        failures = 0;
        await response.text();
      } catch (error) {
        if (closing.signal.aborted) return;
        journal.warn('clock-lost', { message: String(error) });
      }
      await pause(Math.min(200 * 2 ** failures++, 5_000), closing.signal);
    }
  };
  void stayKnown();

  return {
    now: () => now,
    async wait(until, signal) {
      for (let failures = 0; ; ) {
        try {
          const woken = await read('/wait', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ worker, until: until.toISOString() }),
            ...(signal ? { signal } : {}),
          });
          now = new Date(woken.now);
          return { now, lived: woken.lived ?? true, moved: woken.moved ?? false };
        } catch (error) {
          if (closing.signal.aborted || signal?.aborted) return { now, lived: true };
          journal.warn('clock-wait-failed', { message: String(error) });
          await pause(Math.min(200 * 2 ** failures++, 5_000), closing.signal);
        }
      }
    },
    close: () => closing.abort(),
  };
};
