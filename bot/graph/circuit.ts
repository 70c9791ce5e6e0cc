/**
 * A tenant that throttles is left in peace: after 429 or 503 nothing leaves before the service's Retry-After (without
 * one: before a growing, jittered pause), then one request tries the way and the rest follow when it got through
 * (learn.microsoft.com/graph/throttling: every request counts against the limits, also one that is refused).
 * Time is an argument.
 */

/** One request that has left, to be told from those that left before the circuit opened. */
export interface Departure {
  readonly opening: number;
  readonly probes: boolean;
}

export interface Circuit {
  /** Nothing leaves before this instant. */
  until(): number;
  /** Until when at most to wait for the one that tries the way; null when nobody does, or none that one waits for. */
  probing(now: number, background: boolean): number | null;
  /** Notes that a request leaves. */
  leaves(now: number, background: boolean): Departure;
  /** It was answered, and not with 429 or 503. */
  passed(departure: Departure): void;
  /** It was refused with 429 or 503. `waitMs`: Retry-After, null when there was none. Gives whether this opened it. */
  throttled(now: number, departure: Departure, waitMs: number | null): boolean;
  /** Nobody knows what the service made of it. */
  lost(departure: Departure): void;
}

const FIRST_MS = 200;
/** Short enough that a look at what became of a write (lists/items.ts, GRACE_MS) still gets through. */
const LONGEST_MS = 1_000;
/** So long the others wait for what became of the one that tries. */
const PROBE_MS = 2_000;

/** Makes a closed circuit. `random`: at least 0, below 1. */
export const makeCircuit = (random: () => number): Circuit => {
  let until = 0;
  /** How often it was opened; and how often in a row. */
  let opening = 0;
  let failures = 0;
  let closed = true;
  let probe: { since: number; background: boolean } | null = null;
  return {
    until: () => until,
    probing(now, background) {
      // What a person waits for does not wait for what nobody waits for.
      if (closed || probe === null || (probe.background && !background)) return null;
      const end = probe.since + PROBE_MS;
      return end > now ? end : null;
    },
    leaves(now, background) {
      if (!closed) probe = { since: now, background };
      return { opening, probes: !closed };
    },
    passed(departure) {
      // An answer to what left before it opened says nothing of how things are now.
      if (departure.opening !== opening) return;
      closed = true;
      failures = 0;
      probe = null;
    },
    throttled(now, departure, waitMs) {
      const news = departure.opening === opening;
      if (news) {
        opening++;
        failures++;
        closed = false;
        probe = null;
      }
      const growing = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random() / 2);
      if (waitMs !== null || news) until = Math.max(until, now + (waitMs ?? growing));
      return news;
    },
    lost(departure) {
      if (departure.opening === opening && departure.probes) probe = null;
    },
  };
};
