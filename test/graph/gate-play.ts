/** Plays requests against a gate, on a machine whose time passes by waiting, and writes down what happens. */
import fc from 'fast-check';
import type { Fate } from '../../bot/graph/answers.ts';
import { type Gate, type GateOptions, makeGate } from '../../bot/graph/gate.ts';
import { passingTime } from './passing-time.ts';

export interface Arrival {
  /** Milliseconds after the start. */
  at: number;
  units: number;
  background: boolean;
  patience: number;
  latency: number;
  /** `waitMs` null: refused without Retry-After. */
  fate: 'passed' | 'lost' | { waitMs: number | null };
}

/** In the order in which it happened. */
export type Note = { index: number; at: number } & (
  | { kind: 'arrived' | 'left' }
  | { kind: 'held'; retryAt: number }
  | { kind: 'answered' }
);

export type MakeGate = (options: GateOptions) => Gate;

const fateOf = ({ fate }: Arrival): Fate => {
  if (fate === 'lost') return { kind: 'lost' };
  const status = fate === 'passed' ? 200 : 429;
  const waitMs = fate === 'passed' ? null : fate.waitMs;
  return { kind: 'answered', answers: [{ status, waitMs, restMs: null }] };
};

/** Plays the arrivals; `most` is the greatest number that waited at the same time. */
export const play = async (
  arrivals: readonly Arrival[],
  unitsPerMinute: number,
  make: MakeGate = makeGate,
): Promise<{ notes: Note[]; most: number; gate: Gate }> => {
  const time = passingTime();
  const start = time.now();
  const gate = make({ machine: time, unitsPerMinute, onThrottled: () => undefined });
  const notes: Note[] = [];
  let most = 0;
  const come = async (one: Arrival, index: number): Promise<void> => {
    const now = (): number => time.now() - start;
    await time.sleep(one.at);
    notes.push({ kind: 'arrived', index, at: now() });
    const turning = gate.turn({
      cost: { sharePoint: 1, units: one.units, others: 0 },
      background: one.background,
      until: time.now() + one.patience,
    });
    most = Math.max(most, gate.waiting());
    const turn = await turning;
    if (turn.kind === 'held') {
      notes.push({ kind: 'held', index, at: now(), retryAt: turn.retryAt - start });
      return;
    }
    notes.push({ kind: 'left', index, at: now() });
    await time.sleep(one.latency);
    notes.push({ kind: 'answered', index, at: now() });
    turn.ended(fateOf(one));
  };
  const all = arrivals.map(come);
  await time.run();
  await Promise.all(all);
  return { notes, most, gate };
};

const arrivalWith = (fate: fc.Arbitrary<Arrival['fate']>): fc.Arbitrary<Arrival> =>
  fc.record({
    at: fc.integer({ min: 0, max: 100_000 }),
    units: fc.constantFrom(0, 1, 2, 2, 5, 12, 40),
    background: fc.boolean(),
    patience: fc.constantFrom(1_500, 7_000, 30_000, 90_000),
    latency: fc.integer({ min: 1, max: 3_000 }),
    fate,
  });

/** So many that the minutes' units are spent. */
const CROWD = { minLength: 1, maxLength: 100, size: 'max' } as const;

/** A service that never refuses. */
export const calm = fc.array(arrivalWith(fc.constant('passed' as const)), CROWD);

/** One that refuses now and then, with and without Retry-After. */
export const stormy = fc.array(
  arrivalWith(
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('passed' as const) },
      { weight: 1, arbitrary: fc.constant('lost' as const) },
      { weight: 2, arbitrary: fc.record({ waitMs: fc.constantFrom(null, 0, 1_000, 3_000, 20_000) }) },
    ),
  ),
  CROWD,
);
