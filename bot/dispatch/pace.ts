/**
 * How a worker keeps to its send times. Fifty a second in any second leaves little room for requests that arrive late:
 * one that comes to Teams later than planned, by a stall here, there or between, shortens the second after it. So the
 * lane is put off by as much once, before that second is over. How late a request arrived is not known, only when its
 * answer came; what answers usually take is learnt, such that all putting off costs about half a percent of the time.
 */

/** Fifty a second would be one in 20 ms; the rest bears late arrivals. */
export const GAP_MS = 20.2;
const SPARE_MS = 50 * GAP_MS - 1_000;
/** What putting off may cost, for each request: 0.5 % of the gap. */
const BUDGET_MS = 0.005 * GAP_MS;
/** How fast the usual time is learnt. */
const LEARN = 2;
/** Later than this is no jitter: the request was lost or throttled, and others tell when to go on. */
const MOST_MS = 600;

export class Pace {
  #usual = 0;
  #owed = 0;
  #shifts: { at: number; ms: number }[] = [];

  /** A request that was to leave at `slot` was answered at `answered` (the worker's own milliseconds). */
  note(slot: number, answered: number): void {
    this.#shifts = this.#shifts.filter(({ at }) => at > answered - 2_000);
    const covered = this.#shifts.reduce((sum, { at, ms }) => (at > slot ? sum + ms : sum), this.#owed);
    const late = Math.min(answered - slot - this.#usual - SPARE_MS, MOST_MS) - covered;
    if (late > 0) {
      this.#owed += late;
      this.#usual += LEARN * late;
    } else this.#usual = Math.max(0, this.#usual - LEARN * BUDGET_MS);
  }

  /** By how much the lane is to be put off now; asked once for each lease. */
  takeShift(now: number): number {
    const ms = this.#owed;
    this.#owed = 0;
    if (ms > 0) this.#shifts.push({ at: now, ms });
    return ms;
  }
}

const LEAST = 4;
/** The most requests of one lane that one process has under way: what can be in doubt there after a crash. */
export const WINDOW = 24;

/** How many requests may be under way, by how long they lately took: as many as fill the lane, and no more. */
export class Window {
  #slowest = 0;

  get size(): number {
    return Math.min(WINDOW, LEAST + Math.ceil(this.#slowest / GAP_MS));
  }

  note(ms: number): void {
    this.#slowest = Math.max(ms, this.#slowest * 0.98);
  }
}
