/** The competence inventory in memory. Whoever leaves a unit is forgotten with the change of its members. */
import { type Answers, confirmedOf } from '../../bot/core/competence.ts';
import { liveMatrix, type NewestMatrix } from '../../bot/core/competence-matrix.ts';
import { done, failed } from '../../bot/core/fault.ts';
import type { InventoryStore, UnitRecord, UnitStore } from '../../bot/usecases/ports.ts';

export interface MemoryInventory extends InventoryStore {
  /** Everything that stands here, to look for what should not. */
  everything(): string;
}

/** Over the units' store, whose changes of members it follows from then on. */
export const makeMemoryInventory = (units: UnitStore): MemoryInventory => {
  const inventories = new Map<string, { trustHeld: string | null; pausedOn: string | null }>();
  const matrices = new Map<string, NewestMatrix[]>();
  const answers = new Map<string, Map<string, Answers>>();
  const offers = new Map<string, Set<string>>();
  const newest = (unit: string): NewestMatrix | null => structuredClone(matrices.get(unit)?.at(-1) ?? null);
  const in_ = (unit: string): Map<string, Answers> => {
    const known = answers.get(unit) ?? new Map<string, Answers>();
    answers.set(unit, known);
    return known;
  };
  const own = (unit: string) => inventories.get(unit) ?? { trustHeld: null, pausedOn: null };
  const people = (members: UnitRecord['members']): string[] =>
    members.filter(({ guest }) => !guest).map(({ id }) => id);
  const isThere = async (unit: string, person: string): Promise<boolean> =>
    people((await units.get(unit))?.members ?? []).includes(person);
  const keepOnly = (unit: string, there: readonly string[]): void => {
    for (const person of in_(unit).keys()) if (!there.includes(person)) in_(unit).delete(person);
    for (const person of offers.get(unit) ?? [])
      if (!there.includes(person)) offers.get(unit)?.delete(person);
  };
  const { setMembers, save } = units;
  units.setMembers = async (unit, members, at) => {
    await setMembers(unit, members, at);
    keepOnly(unit, people(members));
  };
  units.save = async (unit) => {
    await save(unit);
    keepOnly(unit.id, people(unit.members));
  };
  return {
    of: async (unit) => ({ ...own(unit), newest: newest(unit) }),
    begun: async (ids) => new Set(ids.filter((unit) => own(unit).trustHeld !== null)),
    recordTrust: async (unit, trustHeld) => void inventories.set(unit, { trustHeld, pausedOn: null }),
    pause: async (unit, day) =>
      void inventories.set(unit, { ...own(unit), pausedOn: own(unit).pausedOn ?? day }),
    matrix: async (unit) => liveMatrix(newest(unit)),
    changeMatrix: async (unit, decide) => {
      const answered = [...in_(unit).values()].some(({ areas }) =>
        Object.values(areas).some(({ level }) => level !== null),
      );
      const decided = decide(newest(unit), answered);
      if (!decided.ok) return decided;
      const versions = matrices.get(unit) ?? [];
      if (decided.value?.kind === 'publish')
        matrices.set(unit, [...versions, { ...structuredClone(decided.value.matrix), withdrawn: false }]);
      else if (decided.value?.kind === 'withdraw')
        matrices.set(
          unit,
          versions.map((each, at) => (at === versions.length - 1 ? { ...each, withdrawn: true } : each)),
        );
      return done(undefined);
    },
    answers: async (unit, person) => structuredClone(in_(unit).get(person) ?? null),
    all: async (unit) => structuredClone(in_(unit)),
    change: async (unit, person, decide) => {
      if (!(await isThere(unit, person))) return failed({ kind: 'not-found', what: 'unit' });
      const decided = decide(structuredClone(in_(unit).get(person) ?? null), liveMatrix(newest(unit)));
      if (decided.ok && decided.value !== null) in_(unit).set(person, structuredClone(decided.value));
      return structuredClone(decided);
    },
    forget: async (unit, person) => void in_(unit).delete(person),
    offer: async (unit, person) => {
      if (await isThere(unit, person)) offers.set(unit, (offers.get(unit) ?? new Set()).add(person));
    },
    offered: async (unit, ids) => new Set(ids.filter((person) => offers.get(unit)?.has(person))),
    confirmed: async (unit) => {
      const matrix = liveMatrix(newest(unit));
      const ids = matrix?.areas.map(({ id }) => id) ?? [];
      return [...in_(unit)]
        .map(([person, each]) => ({ person, ...confirmedOf(each, ids), confirmedAt: each.mark }))
        .filter(({ levels }) => levels.size > 0);
    },
    everything: () =>
      JSON.stringify([
        [...inventories],
        [...matrices],
        [...answers].map(([unit, each]) => [unit, [...each]]),
      ]),
  };
};
