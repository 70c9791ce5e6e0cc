/** Frozen themes in memory. */
import type { Counted } from '../../bot/core/themes-round.ts';
import type { Snapshot } from '../../bot/core/themes-snapshot.ts';
import type { SnapshotStore } from '../../bot/usecases/ports.ts';

export const makeMemorySnapshots = (): SnapshotStore => {
  const kept: { unit: string; snapshot: Snapshot; people: Map<string, Counted> }[] = [];
  const of = (unit: string) => kept.filter((one) => one.unit === unit);
  return {
    list: async (unit) => of(unit).map(({ snapshot }) => snapshot),
    told: async (units) =>
      new Map(
        units.flatMap((unit) => {
          const last = of(unit).at(-1)?.snapshot;
          return last ? [[unit, { snapshots: last.number, allReached: last.allReached }]] : [];
        }),
      ),
    rounds: async (unit, people) => ({
      mark: String(kept.length),
      rounds: kept
        .filter((one) => one.unit === unit || people.some((person) => one.people.has(person)))
        .map(({ unit, snapshot: { number, of, told }, people }) => ({
          ...{ unit, number, of, told },
          people: new Map(people),
        })),
    }),
    freeze: async (unit, mark, snapshot, people) => {
      if (mark !== String(kept.length)) return false;
      kept.push({ unit, snapshot: structuredClone(snapshot), people: new Map(people) });
      return true;
    },
    forget: async (unit, person) => {
      for (const { people } of of(unit)) people.delete(person);
    },
  };
};
