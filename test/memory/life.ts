/** What nudges know of units, in memory. `newcomers` are given by the test. */
import type { UnitLife } from '../../bot/core/nudge.ts';
import type { Address, LifeStore, ProblemTold, UnitStore } from '../../bot/usecases/ports.ts';

export const makeMemoryLife = (
  units: UnitStore,
  newcomers: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(),
): LifeStore => {
  const settings = new Map<string, UnitLife['settings']>();
  const done = new Map<string, Map<string, Set<string>>>();
  const channels = new Map<string, Address>();
  const told = new Map<string, ProblemTold & { at: string }>();
  const copy = <T>(value: T): T => structuredClone(value);
  const peopleOf = (unit: string, step: string): Set<string> => {
    const steps = done.get(unit) ?? new Map<string, Set<string>>();
    const people = steps.get(step) ?? new Set<string>();
    done.set(unit, steps.set(step, people));
    return people;
  };
  return {
    of: async (wanted) =>
      new Map(
        (await units.all()).flatMap(({ id }) =>
          wanted.includes(id)
            ? [
                [
                  id,
                  copy({
                    settings: settings.get(id) ?? { closures: [], awareness: false, pride: null },
                    since: null,
                    newcomers: newcomers.get(id) ?? new Map(),
                    done: done.get(id) ?? new Map(),
                    channel: channels.has(id),
                  }),
                ] as const,
              ]
            : [],
        ),
      ),
    saveSettings: async (unit, chosen) => void settings.set(unit, copy(chosen)),
    markDone: async (unit, step, person) => {
      const people = peopleOf(unit, step);
      if (people.has(person)) return false;
      people.add(person);
      return true;
    },
    setDone: async (unit, step, people) => {
      peopleOf(unit, step).clear();
      for (const person of people) peopleOf(unit, step).add(person);
    },
    changeDone: async (unit, step, { present, absent }) => {
      for (const person of absent) peopleOf(unit, step).delete(person);
      for (const person of present) peopleOf(unit, step).add(person);
    },
    unmarkDone: async (unit, step, person) => void done.get(unit)?.get(step)?.delete(person),
    channel: async (unit) => copy(channels.get(unit) ?? null),
    saveChannel: async (unit, address) =>
      void (address === null ? channels.delete(unit) : channels.set(unit, copy(address))),
    tell: async (problem, at) => {
      if (told.has(problem.key)) return false;
      told.set(problem.key, { ...problem, at });
      return true;
    },
    told: async (since) =>
      [...told.values()].filter(({ at }) => at >= since).map(({ key: _, ...problem }) => problem),
  };
};
