/** When members were last read, in memory. */
import type { Rosters, UnitStore } from '../../bot/usecases/ports.ts';

export const makeMemoryRosters = (units: Pick<UnitStore, 'all'>): Rosters => {
  const looks = new Map<string, { lookedAt: string | null; refused: boolean; staleAt: number | null }>();
  const threads = new Map<string, string>();
  let time = 0;
  const of = (unit: string) => looks.get(unit) ?? { lookedAt: null, refused: false, staleAt: null };
  return {
    async knowTeam(thread, team) {
      threads.set(thread, team);
    },
    teamOf: async (thread) => threads.get(thread) ?? null,
    looks: async (ids) =>
      (await units.all())
        .filter(({ id }) => ids.includes(id))
        .map(({ id }) => ({ unit: id, lookedAt: of(id).lookedAt, stale: of(id).staleAt !== null })),
    async markStale(tenant, team) {
      const theirs = (await units.all()).filter((unit) => unit.tenant === tenant && unit.team === team);
      time += 1;
      for (const { id } of theirs) looks.set(id, { ...of(id), staleAt: time });
      return [...new Set(theirs.map(({ site }) => site))].sort();
    },
    async begin() {
      time += 1;
      return String(time);
    },
    async keep(unit, mark, at, refused) {
      if (!(await units.all()).some(({ id }) => id === unit)) return;
      const { staleAt } = of(unit);
      const still = staleAt !== null && staleAt > Number(mark) ? staleAt : null;
      looks.set(unit, { lookedAt: at, refused, staleAt: still });
    },
    async sitesReadBefore(at) {
      const old = (await units.all()).filter(({ id }) => {
        const { lookedAt } = of(id);
        return lookedAt !== null && lookedAt <= at;
      });
      return [...new Set(old.map(({ site }) => site))].sort();
    },
    async refused() {
      return (await units.all()).filter(({ id }) => of(id).refused).map(({ id, name }) => ({ id, name }));
    },
  };
};
