/**
 * How many resource units have been spent in the last minute and day, and when more may be. Time is an argument. What
 * is kept does not grow with the traffic: at most one sum for each tenth of a second of the last minute.
 */

/** A minute, and a second more for requests that were long on the way: the service counts by its own clock. */
export const WINDOW_MS = 61_000;
const MINUTE_MS = 60_000;
const GRAIN_MS = 100;
const DAY_MS = 86_400_000;
const DAY_GRAIN_MS = 600_000;

interface Sum {
  /** The end of the stretch of time that the sum is of, so that it leaves the window late rather than early. */
  end: number;
  units: number;
}

export interface Ledger {
  /** Notes units that leave now. */
  charge(now: number, units: number): void;
  /** Units that count against the ceiling now. */
  spent(now: number): number;
  /** The first instant at which `units` more keep within `limit`, when nothing else is spent until then. */
  fitsAt(now: number, units: number, limit: number): number;
  /** Units of the last sixty seconds and of the last twenty-four hours. */
  lastMinute(now: number): number;
  lastDay(now: number): number;
  /** How many sums are kept. */
  size(): number;
}

const add = (sums: Sum[], now: number, grain: number, units: number): void => {
  const end = (Math.floor(now / grain) + 1) * grain;
  const last = sums.at(-1);
  // A machine's clock may be set back: the sum then stays where it was, and counts longer.
  if (last && last.end >= end) last.units += units;
  else sums.push({ end, units });
};

/** Takes out what ended by then; gives its units. */
const forget = (sums: Sum[], before: number): number => {
  const kept = sums.findIndex(({ end }) => end > before);
  return total(sums.splice(0, kept < 0 ? sums.length : kept));
};

const total = (sums: readonly Sum[]): number => sums.reduce((sum, { units }) => sum + units, 0);

/** Makes an empty ledger. */
export const makeLedger = (): Ledger => {
  const recent: Sum[] = [];
  const today: Sum[] = [];
  let inWindow = 0;
  const spent = (now: number): number => {
    inWindow -= forget(recent, now - WINDOW_MS);
    return inWindow;
  };
  return {
    spent,
    charge(now, units) {
      if (units === 0) return;
      spent(now);
      forget(today, now - DAY_MS);
      add(recent, now, GRAIN_MS, units);
      add(today, now, DAY_GRAIN_MS, units);
      inWindow += units;
    },
    fitsAt(now, units, limit) {
      let left = spent(now);
      if (left + units <= limit) return now;
      for (const sum of recent) {
        left -= sum.units;
        if (left + units <= limit) return sum.end + WINDOW_MS;
      }
      // More than the whole limit: so many windows must pass.
      return now + WINDOW_MS * Math.ceil(units / limit);
    },
    lastMinute: (now) => total(recent.filter(({ end }) => end > now - MINUTE_MS)),
    lastDay(now) {
      forget(today, now - DAY_MS);
      return total(today);
    },
    size: () => recent.length + today.length,
  };
};
