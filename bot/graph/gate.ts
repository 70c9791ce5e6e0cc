/**
 * One tenant's way to Graph. A request leaves when the circuit is closed and its units fit into the minute; people
 * first, and what nobody waits for only within its share. Who would have to wait longer than they can is told at once.
 */
import { type Fate, isBroken, isThrottled } from './answers.ts';
import { makeLedger } from './budget.ts';
import { makeCircuit } from './circuit.ts';
import { type Cost, MOST_UNITS } from './costs.ts';
import type { Machine } from './machine.ts';
import { type GraphUse, makeCounts } from './use.ts';

export interface Wish {
  cost: Cost;
  /** Nobody waits for it: the sweep, planning. */
  background: boolean;
  /** Machine's time until which the caller waits. */
  until: number;
}

export type Turn =
  /** It leaves now; `ended` must be told what became of it. */
  | { kind: 'go'; ended(fate: Fate): void }
  /** It does not leave; it may be worth asking again at `retryAt` (machine's time). */
  | { kind: 'held'; retryAt: number };

/** The part of a minute's units that background work may fill; the rest is kept for people. */
export const BACKGROUND_SHARE = 0.6;
/** So many wait in each of the two lines. */
export const MOST_WAITING = 300;
const FULL_MS = 1_000;
const TROUBLE_MS = 20_000;

interface Waiting extends Wish {
  resolve(turn: Turn): void;
}

export interface Gate {
  turn(wish: Wish): Promise<Turn>;
  use(): GraphUse;
  /** Whether the last request to come back failed, a moment ago: what leaves now may well fail too. */
  troubled(): boolean;
  /** How many wait. */
  waiting(): number;
}

export interface GateOptions {
  machine: Machine;
  /** At least `MOST_UNITS / BACKGROUND_SHARE`, so that every request fits at some time; may be infinite. */
  unitsPerMinute: number;
  /** Told when the service asks for peace. */
  onThrottled(until: number): void;
}

const failed = (fate: Fate): boolean =>
  fate.kind !== 'answered' || fate.answers.some(({ status }) => isThrottled(status) || isBroken(status));

/** Makes the gate of one tenant. */
export const makeGate = ({ machine, unitsPerMinute, onThrottled }: GateOptions): Gate => {
  const backgroundUnits = unitsPerMinute * BACKGROUND_SHARE;
  if (backgroundUnits < MOST_UNITS) throw new RangeError(`a ceiling of ${unitsPerMinute} units a minute`);
  const ledger = makeLedger();
  const circuit = makeCircuit(machine.random);
  const counts = makeCounts();
  let people: Waiting[] = [];
  let background: Waiting[] = [];
  /** The service has said that the minute's units are nearly spent. */
  let restUntil = 0;
  let wakeAt = Number.POSITIVE_INFINITY;
  let troubledUntil = 0;

  /** Before when a wish surely does not leave, with `ahead` units of those that stand before it. */
  const notBefore = (now: number, { cost, background }: Wish, ahead: number): number => {
    const open = Math.max(now, circuit.until());
    if (cost.units === 0) return open;
    const limit = background ? backgroundUnits : unitsPerMinute;
    return Math.max(open, ledger.fitsAt(now, cost.units + ahead, limit), background ? restUntil : now);
  };

  const go = (now: number, wish: Wish): Turn => {
    ledger.charge(now, wish.cost.units);
    counts.sent(wish.cost);
    const departure = circuit.leaves(now, wish.background);
    return {
      kind: 'go',
      ended(fate) {
        const at = machine.now();
        counts.ended(wish.cost, fate);
        troubledUntil = failed(fate) ? at + TROUBLE_MS : 0;
        if (fate.kind !== 'answered') circuit.lost(departure);
        else {
          for (const { restMs } of fate.answers) if (restMs) restUntil = Math.max(restUntil, at + restMs);
          const refusals = fate.answers.filter(({ status }) => isThrottled(status));
          const waits = refusals.flatMap(({ waitMs }) => waitMs ?? []);
          const waitMs = waits.length > 0 ? Math.max(...waits) : null;
          if (refusals.length === 0) circuit.passed(departure);
          else if (circuit.throttled(at, departure, waitMs) && waitMs) onThrottled(circuit.until());
        }
        look();
      },
    };
  };

  /** Lets go whom it can, sends away whose time does not reach; gives those that remain and when to look again. */
  const serve = (
    now: number,
    line: readonly Waiting[],
    before: number,
  ): { remain: Waiting[]; ahead: number } => {
    const remain: Waiting[] = [];
    let ahead = before;
    for (const one of line) {
      const earliest = notBefore(now, one, ahead);
      // What becomes of the one that tries may be known at any time.
      const probing = circuit.probing(now, one.background) ?? now;
      if (Math.max(earliest, probing) <= now) one.resolve(go(now, one));
      else if (Math.max(earliest, now) >= one.until) {
        counts.held(one.cost);
        one.resolve({ kind: 'held', retryAt: Math.max(earliest, probing) });
      } else {
        remain.push(one);
        ahead += one.cost.units;
        wake(Math.min(Math.max(earliest, probing), one.until));
      }
    }
    return { remain, ahead };
  };

  const look = (): void => {
    const now = machine.now();
    const first = serve(now, people, 0);
    people = first.remain;
    background = serve(now, background, first.ahead).remain;
  };

  const wake = (at: number): void => {
    if (at >= wakeAt) return;
    wakeAt = at;
    void machine.sleep(at - machine.now()).then(() => {
      if (wakeAt === at) wakeAt = Number.POSITIVE_INFINITY;
      look();
    });
  };

  return {
    turn: (wish) =>
      new Promise((resolve) => {
        const line = wish.background ? background : people;
        if (line.length >= MOST_WAITING) {
          counts.held(wish.cost);
          return resolve({ kind: 'held', retryAt: Math.max(wish.until, machine.now() + FULL_MS) });
        }
        line.push({ ...wish, resolve });
        look();
      }),
    troubled: () => troubledUntil > machine.now(),
    waiting: () => people.length + background.length,
    use() {
      const now = machine.now();
      const until = circuit.until();
      return {
        unitsLastMinute: ledger.lastMinute(now),
        unitsToday: ledger.lastDay(now),
        ceilingPerMinute: Number.isFinite(unitsPerMinute) ? unitsPerMinute : null,
        throttledUntil: until > now ? new Date(until).toISOString() : null,
        requests: counts.requests(),
        otherRequests: counts.others(),
      };
    },
  };
};
