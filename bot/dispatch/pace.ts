/**
 * How a worker keeps to its send times. Fifty a second in any second means that a request may arrive a second after the
 * fiftieth before it and no sooner. Send times are a little further apart than that. Where a request left late, by a
 * stall of this process, or seems to have arrived late, since its answer came late, the fiftieth after it waits as much
 * longer. What answers usually take is learnt, such that this waiting costs next to nothing.
 */

/** Fifty a second would be one in 20 ms. */
export const GAP_MS = 20.3;
const SECOND_MS = 1_000;
const FIFTY = 50;
/** How much longer than others a request may be on its way without anybody seeing it: part of what the gap spares. */
const UNSEEN_MS = 9;
const SPARE_MS = FIFTY * GAP_MS - SECOND_MS - UNSEEN_MS;
/** By how much answers may be later than usual on average; the spare bears half of it in every second. */
const BUDGET_MS = 2 * SPARE_MS;
/** How fast the usual time is learnt. */
const LEARN = 0.1;
/** So many answers tell how quick they are at best. */
const RECENT = 64;
/** An answer that is later than this says nothing of when its request arrived. */
const MOST_MS = 500;

interface Left {
  slot: number;
  at: number;
  answered: number | null;
}

/** One lane's requests as this worker sent them; all times are the worker's own milliseconds. */
export class Pace {
  #left: Left[] = [];
  #usual: number | null = null;
  #recent: number[] = [];
  #shifts: { at: number; ms: number }[] = [];
  #owed = 0;

  /** When a request with this send time may leave. */
  sendAt(slot: number): number {
    let at = slot;
    for (const { slot: before, at: left, answered } of this.#left) {
      if (before > slot - FIFTY * GAP_MS + GAP_MS / 2) break;
      const arrived = answered === null ? left : Math.max(left, answered - (this.#usual ?? 0));
      at = Math.max(at, Math.min(arrived, left + MOST_MS) + SECOND_MS + UNSEEN_MS);
    }
    return at;
  }

  /** A request leaves now. */
  leave(slot: number, now: number): Left {
    const left: Left = { slot, at: now, answered: null };
    const place = this.#left.findLastIndex((one) => one.slot <= slot);
    this.#left.splice(place + 1, 0, left);
    while ((this.#left[0]?.slot ?? now) < now - 3 * SECOND_MS) this.#left.shift();
    const covered = this.#shifts.reduce((sum, shift) => (shift.at > slot ? sum + shift.ms : sum), this.#owed);
    this.#owed += Math.max(0, Math.min(now - slot, MOST_MS) - SPARE_MS - covered);
    return left;
  }

  answer(left: Left, now: number): void {
    left.answered = now;
    const took = Math.min(now - left.at, MOST_MS);
    const usual = this.#usual ?? took;
    this.#recent.push(took);
    if (this.#recent.length > RECENT) this.#recent.shift();
    const quick = this.#recent.toSorted((a, b) => a - b)[this.#recent.length >> 2] ?? 0;
    this.#usual = Math.max(quick, usual + LEARN * (Math.max(0, took - usual) - BUDGET_MS));
  }

  /**
   * By how much the whole lane is to be put off: other workers do not know how late the requests of this one were.
   * Asked once for each lease.
   */
  takeShift(now: number, alone: boolean): number {
    const ms = alone ? 0 : this.#owed;
    this.#owed = 0;
    this.#shifts = this.#shifts.filter(({ at }) => at > now - 2 * SECOND_MS);
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
    this.#slowest = Math.max(ms, this.#slowest * 0.995);
  }
}
