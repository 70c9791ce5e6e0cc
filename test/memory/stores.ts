/** The private store in memory: units, people and the projection. */
import {
  type ActionRow,
  LIST_NAMES,
  type ListName,
  type RowOf,
  type Stored,
  type UnitRows,
} from '../../bot/core/rows.ts';
import type {
  PeopleStore,
  PersonRecord,
  Projection,
  ReflectingPlace,
  UnitRecord,
  UnitStore,
} from '../../bot/usecases/ports.ts';

type AnyRow = Stored<RowOf[ListName]>;

/** Values leave and enter as copies, as they do with a database. */
const copy = <T>(value: T): T => structuredClone(value);

export const makeMemoryUnits = (): UnitStore => {
  const units = new Map<string, UnitRecord>();
  const sorted = (): UnitRecord[] => [...units.values()].sort((a, b) => a.id.localeCompare(b.id, 'en'));
  const ofPeople = (people: readonly string[]): UnitRecord[] =>
    copy(sorted().filter((unit) => unit.members.some(({ id }) => people.includes(id))));
  return {
    get: async (id) => copy(units.get(id) ?? null),
    all: async () => copy(sorted()),
    many: async (ids) => copy(sorted().filter(({ id }) => ids.includes(id))),
    ofPerson: async (person) => ofPeople([person]),
    ofPeople: async (people) => ofPeople(people),
    ofSite: async (site) => copy(sorted().filter((unit) => unit.site === site)),
    save: async (unit) => {
      units.set(unit.id, copy(unit));
    },
    setMembers: async (id, members, at) => {
      const unit = units.get(id);
      if (unit) units.set(id, { ...unit, members: copy(members), membersReadAt: at });
    },
  };
};

export const makeMemoryPeople = (): PeopleStore => {
  const people = new Map<string, PersonRecord>();
  const from = new Map<string, string>();
  const order = (a: ReflectingPlace, b: ReflectingPlace): number =>
    a.from.localeCompare(b.from, 'en') || a.id.localeCompare(b.id, 'en');
  const put = (person: PersonRecord): void => {
    if (JSON.stringify(people.get(person.id)?.reflection) !== JSON.stringify(person.reflection))
      from.delete(person.id);
    people.set(person.id, copy(person));
  };
  return {
    get: async (id) => copy(people.get(id) ?? null),
    many: async (ids) => copy(ids.flatMap((id) => people.get(id) ?? [])),
    reflecting: async (today, after, limit) => {
      const due = [...people.values()]
        .filter(({ id, reflection }) => reflection !== null && (from.get(id) ?? '') <= today)
        .map((person) => ({ person, place: { from: from.get(person.id) ?? '', id: person.id } }))
        .sort((a, b) => order(a.place, b.place))
        .filter(({ place }) => after === null || order(place, after) > 0)
        .slice(0, limit);
      const last = due.at(-1);
      return {
        people: copy(due.map(({ person }) => person)),
        next: last && due.length === limit ? last.place : null,
      };
    },
    reflectFrom: async (days) => {
      for (const [id, day] of days) from.set(id, day);
    },
    hours: async () => copy([...people.values()].map(({ window, days }) => ({ window, days }))),
    save: async (person) => put(person),
    add: async (person) => {
      if (people.has(person.id)) return false;
      people.set(person.id, copy(person));
      return true;
    },
    change: async (id, change) => {
      const person = people.get(id);
      if (person === undefined) return null;
      const changed = change(copy(person));
      put(changed);
      return copy(changed);
    },
  };
};

/** `units` tells which units live in a site, for `replace`. */
export const makeMemoryProjection = (units: UnitStore): Projection => {
  const rows = new Map<string, Map<string, AnyRow>>();
  const tokens = new Map<string, Partial<Record<ListName, string>>>();
  const of = (unit: string, list: ListName): Map<string, AnyRow> => {
    const name = `${unit} ${list}`;
    const known = rows.get(name) ?? new Map<string, AnyRow>();
    rows.set(name, known);
    return known;
  };
  const put = (unit: string, list: ListName, given: readonly AnyRow[]): void => {
    for (const row of given) of(unit, list).set(row.id, copy(row));
  };
  return {
    rows: async (unit) =>
      copy(
        Object.fromEntries(
          LIST_NAMES.map((list) => [list, [...of(unit, list).values()]]),
        ) as unknown as UnitRows,
      ),
    versions: async (unit) =>
      Object.fromEntries(
        LIST_NAMES.map((list) => [
          list,
          new Map(
            [...of(unit, list).values()].map(({ id, version, changedAt }) => [id, { version, changedAt }]),
          ),
        ]),
      ) as Awaited<ReturnType<Projection['versions']>>,
    row: async <L extends ListName>(unit: string, list: L, id: string) =>
      copy((of(unit, list).get(id) ?? null) as Stored<RowOf[L]> | null),
    pick: async <L extends ListName>(list: L, places: readonly { unit: string; id: string }[]) => {
      const picked = new Map<string, Stored<RowOf[L]>[]>();
      for (const { unit, id } of places) {
        const row = of(unit, list).get(id) as Stored<RowOf[L]> | undefined;
        if (row) picked.set(unit, [...(picked.get(unit) ?? []), copy(row)]);
      }
      return picked;
    },
    stirring: async () => (await units.all()).map(({ id }) => id),
    ruleRows: async (wanted, { to, wholePlan }) =>
      new Map(
        wanted.map((unit) => [
          unit,
          copy({
            StegvisUnit: [...of(unit, 'StegvisUnit').values()],
            StegvisSteps: [...of(unit, 'StegvisSteps').values()],
            StegvisPlan: [...(of(unit, 'StegvisPlan') as Map<string, Stored<ActionRow>>).values()].filter(
              ({ value: { state, dueDate } }) =>
                (wholePlan && (state === null || state === 'draft' || state === 'active')) ||
                (state === 'active' && (dueDate ?? '') <= to),
            ),
            StegvisMeetings: [...of(unit, 'StegvisMeetings').values()],
            StegvisAgenda: [...of(unit, 'StegvisAgenda').values()],
            StegvisFindings: [],
          }) as unknown as UnitRows,
        ]),
      ),
    put: async (unit, list, given) => put(unit, list, given),
    remove: async (unit, list, ids) => {
      for (const id of ids) of(unit, list).delete(id);
    },
    replace: async (site, list, given) => {
      for (const unit of await units.all()) if (unit.site === site) of(unit.id, list).clear();
      for (const row of given) if (row.unit !== null) put(row.unit, list, [row]);
    },
    tokens: async (site) => copy(tokens.get(site) ?? {}),
    setToken: async (site, list, token) => {
      tokens.set(site, { ...tokens.get(site), [list]: token });
    },
  };
};
