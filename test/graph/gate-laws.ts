/** What holds for every gate, whatever comes: each law reads what happened in one play. */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { BACKGROUND_SHARE, makeGate } from '../../bot/graph/gate.ts';
import { type Arrival, type MakeGate, type Note, play } from './gate-play.ts';

export const CEILING = 200;
const RUNS = { numRuns: 100, seed: 20260112 };

export type Law = (arrivals: readonly Arrival[], notes: readonly Note[], most: number) => void;

/** Plays many crowds against a gate and puts each to the law. */
export const holds = (
  law: Law,
  arrivals: fc.Arbitrary<Arrival[]>,
  make: MakeGate = makeGate,
  more: fc.Parameters<[Arrival[]]> = {},
): Promise<void> =>
  fc.assert(
    fc.asyncProperty(arrivals, async (all) => {
      const { notes, most } = await play(all, CEILING, make);
      law(all, notes, most);
    }),
    { ...RUNS, ...more },
  );

export const left = (notes: readonly Note[]): Note[] => notes.filter(({ kind }) => kind === 'left');

/** Units that left in the minute that ends with a departure, it included. */
const minute = (all: readonly Arrival[], notes: readonly Note[], until: Note): number =>
  left(notes.slice(0, notes.indexOf(until) + 1))
    .filter(({ at }) => at > until.at - 60_000)
    .reduce((sum, { index }) => sum + (all[index]?.units ?? 0), 0);

export const neverAboveTheCeiling: Law = (all, notes) => {
  for (const one of left(notes)) expect(minute(all, notes, one)).toBeLessThanOrEqual(CEILING);
};

export const backgroundKeepsToItsShare: Law = (all, notes) => {
  for (const one of left(notes)) {
    const { background = false, units = 0 } = all[one.index] ?? {};
    if (background && units > 0)
      expect(minute(all, notes, one)).toBeLessThanOrEqual(CEILING * BACKGROUND_SHARE);
  }
};

/** Who has come and neither left nor been sent away, before a note. */
const waitingAt = (notes: readonly Note[], position: number): number[] => {
  const waiting = new Set<number>();
  for (const { kind, index } of notes.slice(0, position)) {
    if (kind === 'arrived') waiting.add(index);
    else waiting.delete(index);
  }
  return [...waiting];
};

export const peopleFirst: Law = (all, notes) => {
  for (const [position, note] of notes.entries()) {
    const one = all[note.index];
    if (note.kind !== 'left' || !one?.background || one.units === 0) continue;
    // Whoever came at this very instant may be noted after it.
    const before = waitingAt(notes, position).filter(
      (index) => !all[index]?.background && (all[index]?.at ?? 0) < note.at,
    );
    const stillThere = before.filter(
      (index) => !notes.slice(position).some((later) => later.index === index && later.at === note.at),
    );
    expect(stillThere).toEqual([]);
  }
};

/** People who together stay within what is kept for them leave at once, whatever the background does. */
export const peopleHaveTheirRoom: Law = (all, notes) => {
  for (const [index, one] of all.entries()) {
    if (one.background) continue;
    const before = all.filter(
      (other) => !other.background && other.at <= one.at && other.at > one.at - 62_000 - other.patience,
    );
    if (before.reduce((sum, { units }) => sum + units, 0) > CEILING * (1 - BACKGROUND_SHARE)) continue;
    const went = notes.find((note) => note.kind === 'left' && note.index === index);
    expect(went?.at).toBe(one.at);
  }
};

export const theCircuitIsHonoured: Law = (all, notes) => {
  const refusals = notes.flatMap(({ kind, index, at }) => {
    const fate = all[index]?.fate;
    return kind === 'answered' && typeof fate === 'object' ? [{ at, until: at + (fate.waitMs ?? 0) }] : [];
  });
  for (const { at } of left(notes))
    expect(refusals.filter((refusal) => refusal.at < at && at < refusal.until)).toEqual([]);
};

export const nobodyWaitsLongerThanTheyCan: Law = (all, notes) => {
  for (const [index, { at, patience }] of all.entries()) {
    const told = notes.filter(
      (note) => note.index === index && (note.kind === 'left' || note.kind === 'held'),
    );
    expect(told).toHaveLength(1);
    for (const note of told) {
      expect(note.at).toBeLessThanOrEqual(at + patience);
      if (note.kind === 'held') expect(note.retryAt).toBeGreaterThan(note.at);
    }
  }
};
