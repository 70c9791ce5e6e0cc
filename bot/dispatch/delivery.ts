/**
 * Delivery by one worker: takes jobs of cards, has them decided, and lets them out through the tenants' lanes. Cards
 * are decided, marked and settled many at a time; only the request itself is one by one. No tenant waits for another:
 * a tenant that has enough jobs here is left out when more are taken.
 */
import { randomUUID } from 'node:crypto';
import type { Journal } from '../usecases/ports.ts';
import { Conversations } from './conversations.ts';
import type { CardJob, CardJobs, Delivery, DeliveryOptions, Letter, Step } from './delivery-ports.ts';
import { gather } from './gather.ts';
import { type End, holdJobs, reasonOf } from './held-jobs.ts';
import type { Lanes, Wanted } from './lane.ts';
import { Pace, Window } from './pace.ts';

/** So many jobs are taken at once, and as soon as fewer letters than `LOW` wait in lanes that have not enough. */
const FETCH = 100;
const LOW = 100;
/** A tenant with so many letters here has enough for the next half second. */
const ENOUGH = 25;
/** The most requests of all lanes that a process has under way. */
const MOST_UNDER_WAY = 128;
/** The most send times that are taken at once. */
const MOST_TIMES = 8;
/** The most that one statement is about. */
const AT_ONCE = 128;
/** A mark is good for so long; a process that slept longer marks anew before the request leaves. */
const MARK_MS = 1_500;
/** A lane that is held for longer than this gives its cards back. */
const LONG_HOLD_MS = 2_000;
const IDLE_MS = 250;
const AWAY_MS = 1_000;

interface Waiting<L> {
  job: CardJob;
  letter: L;
}

/** One tenant's lane as this worker sees it. */
class LaneState<L> {
  readonly tenant: string;
  readonly pace = new Pace();
  readonly window = new Window();
  ready: Waiting<L>[] = [];
  underWay = 0;
  /** Send times are being taken, or a timer will ask for them. */
  busy = false;
  /** Another worker has the lane. */
  away = false;

  constructor(tenant: string) {
    this.tenant = tenant;
  }
}

const OVER: Step = { kind: 'over' };
export interface Running {
  /** Looks for jobs now. */
  wake(): void;
  /** Takes no more jobs, hands back what waits here, and lets what is under way finish. */
  stop(limitMs: number): Promise<void>;
}

/** Starts to deliver. */
export const startDelivery = <L extends Letter, Sent>(
  delivery: Delivery<L, Sent>,
  jobs: CardJobs,
  lanes: Lanes,
  journal: Journal,
  { now = () => performance.now(), idleMs = IDLE_MS }: DeliveryOptions = {},
): Running => {
  const states = new Map<string, LaneState<L>>();
  const held = holdJobs(jobs, lanes, journal);
  const conversations = new Conversations();
  let stopping = false;
  let underWay = 0;
  /** Lanes that have letters while the whole process has as many requests under way as it may. */
  const crowded = new Set<LaneState<L>>();
  let wake: () => void = () => undefined;

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

  const mark = gather(async (letters: readonly L[]) => {
    const attempt = randomUUID();
    const at = now();
    const starts = await delivery.start(letters, attempt);
    return letters.map(({ card }) => ({ start: starts.get(card) ?? OVER, attempt, at }));
  }, AT_ONCE);
  const settle = gather(async (results: readonly { letter: L; sent: Sent }[]) => {
    const steps = await delivery.settle(results);
    return results.map(({ letter }): Step => steps.get(letter.card) ?? OVER);
  }, AT_ONCE);
  const lease = gather((wanted: readonly Wanted[]) => lanes.lease(wanted), AT_ONCE);

  /** Marks, waits for its time, sends, and keeps how it came out. */
  const travel = async (state: LaneState<L>, letter: L, slot: number): Promise<End> => {
    const begun = now();
    try {
      const { start, attempt, at } = await mark(letter);
      if (start !== 'go') return start;
      await sleep(slot - now());
      for (let may = state.pace.mayLeave(now()); may > now(); may = state.pace.mayLeave(now()))
        await sleep(may - now());
      if (now() - at > MARK_MS) {
        // Asleep meanwhile: somebody else may have it by now.
        const again = (await delivery.start([letter], attempt)).get(letter.card) ?? OVER;
        if (again !== 'go') return again;
      }
      conversations.note(letter.conversation, now());
      const left = state.pace.leave(now());
      let sent: Sent;
      try {
        sent = await delivery.send(letter);
      } catch (error) {
        await delivery.unsent(letter);
        return { kind: 'failed', reason: reasonOf(error) };
      }
      state.pace.answer(left, now());
      const step = await settle({ letter, sent });
      if (step.kind === 'again' && step.holdTenant) state.pace.refused();
      state.window.note(now() - Math.max(begun, slot));
      return step;
    } catch (error) {
      return { kind: 'lost', reason: reasonOf(error) };
    }
  };

  const letOut = (state: LaneState<L>, { job, letter }: Waiting<L>, slot: number): void => {
    state.underWay += 1;
    underWay += 1;
    void travel(state, letter, slot).then((end) => {
      state.underWay -= 1;
      underWay -= 1;
      advance(state);
      const [next] = crowded;
      if (next !== undefined) advance(next);
      return held.finish(job, end);
    });
  };

  const take = (state: LaneState<L>, most: number): Waiting<L>[] => {
    const taken = state.ready.splice(0, most);
    if (state.ready.length < ENOUGH) wake();
    return taken;
  };
  const handBack = (some: readonly Waiting<L>[], at: Date): void => {
    for (const { job } of some) void held.finish(job, { kind: 'again', at });
  };

  /** Lets out what the lane has room for. */
  const advance = (state: LaneState<L>): void => {
    crowded.delete(state);
    if (state.busy || stopping || state.ready.length === 0) return;
    const wanted = Math.min(state.ready.length, state.window.size - state.underWay, MOST_TIMES);
    const room = Math.min(wanted, MOST_UNDER_WAY - underWay);
    if (room < wanted) crowded.add(state);
    if (room <= 0) return;
    state.busy = true;
    void step(state, room).then(
      () => {
        state.busy = false;
        advance(state);
      },
      async (error: unknown) => {
        journal.warn('lane-away', { message: reasonOf(error) });
        await sleep(AWAY_MS);
        state.busy = false;
        advance(state);
      },
    );
  };
  const step = async (state: LaneState<L>, count: number): Promise<void> => {
    const leased = await lease({ tenant: state.tenant, count });
    if (leased === 'taken') {
      state.away = true;
      wake();
      return handBack(take(state, state.ready.length), new Date());
    }
    if ('askAt' in leased) {
      const ms = leased.askAt - now();
      if (leased.held && ms > LONG_HOLD_MS)
        handBack(take(state, state.ready.length), new Date(Date.now() + ms));
      else await sleep(ms);
      return;
    }
    for (const slot of leased.times) {
      const [next] = take(state, 1);
      if (next === undefined) return;
      const wait = conversations.wait(next.letter.conversation, slot);
      if (wait > 0) handBack([next], new Date(Date.now() + wait));
      else if (stopping) handBack([next], new Date());
      else letOut(state, next, slot);
    }
  };

  /** Decides about fetched cards; when they cannot be decided together, each by itself, so that one spoils no other. */
  const prepare = async (some: readonly CardJob[]): Promise<void> => {
    try {
      const prepared = await delivery.prepare(some.map(({ card }) => card));
      for (const job of some) {
        const one = prepared.get(job.card) ?? OVER;
        if ('kind' in one) void held.finish(job, one);
        else enter(job, one);
      }
    } catch (error) {
      const [only, ...others] = some;
      if (only !== undefined && others.length === 0)
        await held.finish(only, { kind: 'failed', reason: reasonOf(error) });
      else for (const job of some) await prepare([job]);
    }
  };
  const enter = (job: CardJob, letter: L): void => {
    const state = states.get(job.tenant) ?? new LaneState<L>(job.tenant);
    states.set(job.tenant, state);
    if (state.away) handBack([{ job, letter }], new Date());
    else {
      state.ready.push({ job, letter });
      advance(state);
    }
  };

  const idle = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  /** Finds the lanes that other workers had and have no more. */
  const lookForFree = async (): Promise<void> => {
    const away = [...states.values()].filter((state) => state.away);
    if (away.length === 0) return;
    const free = new Set(await lanes.free(away.map(({ tenant }) => tenant)));
    for (const state of away) if (free.has(state.tenant)) state.away = false;
  };
  /** Takes jobs as long as there is room for them. */
  const pump = async (): Promise<void> => {
    while (!stopping) {
      const full = [...states.values()].filter(({ ready, away }) => away || ready.length >= ENOUGH);
      const waiting = [...states.values()].reduce((sum, { ready }) => sum + ready.length, 0);
      if (waiting - full.reduce((sum, { ready }) => sum + ready.length, 0) >= LOW) {
        await idle(idleMs);
        continue;
      }
      try {
        await lookForFree();
        const fetched = await jobs.fetch(
          FETCH,
          full.map(({ tenant }) => tenant),
        );
        held.take(fetched);
        if (fetched.length > 0) await prepare(fetched);
        // To look past a tenant with much to do costs; its own lane wakes this when it needs more.
        if (fetched.length < FETCH) await idle(full.length > 0 ? AWAY_MS : idleMs);
      } catch (error) {
        journal.warn('queue-away', { message: reasonOf(error) });
        await idle(AWAY_MS);
      }
    }
  };
  const pumping = pump();

  return {
    wake: () => wake(),
    async stop(limitMs) {
      stopping = true;
      wake();
      await pumping;
      for (const state of states.values()) handBack(take(state, state.ready.length), new Date());
      for (const end = now() + limitMs; held.size > 0 && now() < end; ) await sleep(20);
      held.close();
    },
  };
};
