/** Random lives of an inventory: who joins, answers, changes their mind, leaves and comes back, and when the lead freezes. */
import { LEVELS, type Level } from '../../../bot/core/api-competence.ts';
import type { PlanArea } from '../../../bot/core/choices.ts';

export type Chance = () => number;

/** The matrix that everybody answers. */
export const AREAS: readonly { id: string; area: PlanArea }[] = [
  { id: 'kunskap-1', area: 'kunskap' },
  { id: 'kunskap-2', area: 'kunskap' },
  { id: 'bemotande-1', area: 'bemotande' },
  { id: 'bemotande-2', area: 'bemotande' },
];

/** What everybody knows of levels beforehand, in LEVELS' order; and how surely a level stays when one answers anew. */
export const PRIOR: readonly [number, number, number] = [0.45, 0.35, 0.2];
export const STAYS = 0.6;

/** One confirmation: the levels given with it, by area; areas that were not answered are absent. */
export interface Version {
  id: number;
  person: string;
  /** The same person's confirmation before it. */
  before: Version | null;
  levels: ReadonlyMap<string, Level>;
  baseline: ReadonlySet<string>;
}

export type Happening =
  | { kind: 'join' | 'leave' | 'step-out'; unit: 0 | 1; person: string }
  | { kind: 'answer'; units: readonly (0 | 1)[]; version: Version }
  | { kind: 'freeze'; unit: 0 | 1 };

export interface History {
  /** Who is there at the beginning, in each of two units; the second may be empty. */
  people: readonly [readonly string[], readonly string[]];
  happenings: readonly Happening[];
  versions: readonly Version[];
  /** How surely somebody who needs basics in an area has got them at a session (R27). */
  met: number;
}

const levelOf = (chance: Chance): Level => {
  const at = chance();
  return LEVELS[at < PRIOR[0] ? 0 : at < PRIOR[0] + PRIOR[1] ? 1 : 2];
};

/** A history by a seed's chance. `size`: people in the first unit at the beginning. */
export const makeHistory = (chance: Chance, size: number): History => {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(chance() * all.length)];
  const happens = (share: number): boolean => chance() < share;
  let born = 0;
  const newcomer = (): string => `p${born++}`;
  const first = Array.from({ length: size }, newcomer);
  const second = happens(0.3)
    ? [...first.filter(() => happens(0.7)), ...Array.from({ length: Math.floor(chance() * 6) }, newcomer)]
    : [];
  const inside: [Set<string>, Set<string>] = [new Set(first), new Set(second)];
  const left: string[] = [];
  const newest = new Map<string, Version>();
  const versions: Version[] = [];
  const happenings: Happening[] = [];
  const met = happens(0.2) ? 0.95 : 0.5;
  // An area that came late is answered by few.
  const seldom = happens(0.5) ? 0.15 : 0.95;
  const takesPart = 0.5 + chance() / 2;
  const declines = new Set<string>();

  const answer = (person: string): void => {
    const before = newest.get(person) ?? null;
    const levels = new Map<string, Level>();
    for (const { id } of AREAS) {
      const had = before?.levels.get(id);
      if (had === undefined && !happens(id === 'bemotande-2' ? seldom : 0.97)) continue;
      levels.set(id, had !== undefined && happens(STAYS) ? had : levelOf(chance));
    }
    const baseline = new Set(
      [...levels].flatMap(([id, level]) => (level !== LEVELS[0] || happens(met) ? [id] : [])),
    );
    const version = { id: versions.length, person, before, levels, baseline };
    versions.push(version);
    newest.set(person, version);
    const units = ([0, 1] as const).filter((unit) => inside[unit].has(person));
    happenings.push({ kind: 'answer', units, version });
  };

  const steps = Math.ceil((size + 6) * (1 + chance()));
  const everybody = (): string[] => [...new Set([...inside[0], ...inside[1]])];
  for (let step = 0; step < steps; step++) {
    const at = chance();
    const unit = second.length > 0 && happens(0.3) ? 1 : 0;
    if (at < 0.62) {
      const waiting = everybody().filter((person) => !newest.has(person) && !declines.has(person));
      const person = pick(waiting);
      if (person === undefined) continue;
      if (happens(takesPart)) answer(person);
      else declines.add(person);
    } else if (at < 0.72) {
      const person = pick(everybody().filter((one) => newest.has(one)));
      if (person !== undefined) answer(person);
    } else if (at < 0.77) {
      const person = pick([...inside[unit]]);
      if (person === undefined) continue;
      inside[unit].delete(person);
      if (!inside[0].has(person) && !inside[1].has(person)) left.push(person);
      happenings.push({ kind: 'leave', unit, person });
    } else if (at < 0.79) {
      const person = pick([...inside[unit]].filter((one) => newest.has(one)));
      if (person !== undefined) happenings.push({ kind: 'step-out', unit, person });
    } else if (at < 0.84) {
      const person = happens(0.5) ? (pick(left) ?? newcomer()) : newcomer();
      inside[unit].add(person);
      happenings.push({ kind: 'join', unit, person });
      // Who comes back is asked anew.
      if (newest.has(person)) answer(person);
    } else happenings.push({ kind: 'freeze', unit });
  }
  happenings.push({ kind: 'freeze', unit: 0 }, { kind: 'freeze', unit: 1 });
  return { people: [first, second], happenings, versions, met };
};
