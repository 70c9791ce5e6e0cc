/** Chance that is the same every time (mulberry32), and the faults that it deals out. */
import type { Req, Res } from '../../infra/local/http.ts';

export const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const throttled: Res = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { error: { code: 'activityLimitReached', message: 'The request has been throttled' } },
};
const unavailable: Res = {
  status: 503,
  headers: { 'retry-after': '1' },
  body: { error: { code: 'serviceNotAvailable', message: 'Service unavailable' } },
};
const timedOut: Res = { status: 504, body: {} };
const dropped: Res = { status: 0 };

/** Before the service took anything: throttled, unavailable, a gateway's end, a dropped connection. */
const BEFORE: readonly Res[] = [throttled, unavailable, timedOut, dropped];
/** After it has accepted: an answer that never arrives, or a gateway's. */
const AFTER: readonly Res[] = [dropped, timedOut, unavailable];

export interface Weather {
  /** Faults dealt out so far, by kind. */
  dealt: Record<string, number>;
  outer(req: Req, run: () => Promise<Res>): Promise<Res>;
  inner(): Res | null;
}

/** A share of all requests fails, two in three before the service takes them; of those inside a batch, each by itself. */
export const weather = (seed: number, share: number): Weather => {
  const random = chance(seed);
  const dealt: Record<string, number> = {};
  const pick = (all: readonly Res[], when: string): Res => {
    const res = all[Math.floor(random() * all.length)] ?? dropped;
    const name = `${res.status || 'dropped'} ${when}`;
    dealt[name] = (dealt[name] ?? 0) + 1;
    return res;
  };
  return {
    dealt,
    async outer(_req, run) {
      if (random() >= share) return run();
      if (random() < 2 / 3) return pick(BEFORE, 'before');
      await run();
      return pick(AFTER, 'after');
    },
    inner: () => (random() < share ? pick([throttled, unavailable], 'in a batch') : null),
  };
};
