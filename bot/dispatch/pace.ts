/**
 * How a worker keeps to its send times. Fifty a second in any second means that a request may arrive a second after the
 * fiftieth before it and no sooner. Send times are a little further apart than that. Where a request left late, by a
 * stall of this process, or seems to have arrived late, since its answer came late, the fiftieth after it waits as much
 * longer. What answers usually take is learnt, such that this waiting costs next to nothing.
 */

/** Fifty a second would be one in 20 ms. */
export const GAP_MS = 20.25;
const SECOND_MS = 1_000;
const FIFTY = 50;
/** How much longer than others a request may be on its way without anybody seeing it: part of what the gap spares. */
const UNSEEN_MS = 11;
/** By how much answers may be later than usual on average; each costs as much of the second after it. */
const BUDGET_MS = 8;
/** After a refusal lateness may cost more for a while: a refusal costs a second. */
const MOST_BUDGET_MS = 40;
/** How fast the usual time is learnt. */
const LEARN = 0.1;
/** So many answers tell how quick they are at best. */
const RECENT = 64;
/** An answer that is later than this says nothing of when its request arrived. */
const MOST_MS = 500;

interface Left {
  at: number;
  answered: number | null;
}

/** One lane's requests as this worker sent them; all times are the worker's own milliseconds. */
export class Pace {
  #left: Left[] = [];
  #usual: number | null = null;
  #budget = BUDGET_MS;
  #recent: number[] = [];

  /** When one more request may leave, as far as is known now: a second after the fiftieth that arrived before it. */
  mayLeave(now: number): number {
    const arrivals = this.#left.map(({ at, answered }) =>
      answered === null ? at : Math.min(Math.max(at, answered - (this.#usual ?? 0)), at + MOST_MS),
    );
    const fiftieth = arrivals.sort((a, b) => b - a)[FIFTY - 1];
    return fiftieth === undefined ? now : Math.max(now, fiftieth + SECOND_MS + UNSEEN_MS);
  }

  /** A request leaves now. */
  leave(now: number): Left {
    const left: Left = { at: now, answered: null };
    this.#left = [...this.#left.filter(({ at }) => at > now - 2 * SECOND_MS), left];
    return left;
  }

  /** Teams refused a request as one too many. */
  refused(): void {
    this.#budget = Math.min(MOST_BUDGET_MS, this.#budget * 2);
  }

  /** The answer to a request has come. */
  answer(left: Left, now: number): void {
    left.answered = now;
    const took = Math.min(now - left.at, MOST_MS);
    const usual = this.#usual ?? took;
    this.#recent.push(took);
    if (this.#recent.length > RECENT) this.#recent.shift();
    const sorted = this.#recent.toSorted((a, b) => a - b);
    const [quick = 0, slow = 0] = [sorted[sorted.length >> 2], sorted[Math.floor(sorted.length * 0.9)]];
    const learnt = usual + LEARN * (Math.max(0, took - usual) - this.#budget);
    this.#usual = Math.min(Math.max(learnt, quick), slow);
    this.#budget = Math.max(BUDGET_MS, this.#budget * 0.999);
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
