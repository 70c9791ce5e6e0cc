/** One's own data over the memory stores: what can be told from them, and who asked to be erased. */
import { type MyDataUseCases, makeMyData } from '../../bot/usecases/my-data/index.ts';
import type {
  Clock,
  Journal,
  Leftover,
  LifeStore,
  Lists,
  NameLeft,
  NamingRow,
  OwnDataStore,
  PeopleStore,
  Projection,
  Sent,
  UnitStore,
} from '../../bot/usecases/ports.ts';

interface Around {
  people: PeopleStore;
  units: UnitStore;
  projection: Projection;
  lists: Lists;
  life: Pick<LifeStore, 'tell'>;
  clock: Clock;
  journal: Journal;
  afterwards(work: () => Promise<unknown>): void;
}

export interface MemoryMyData extends MyDataUseCases {
  /** Whom the store was asked to erase. */
  erased: string[];
  /** Cards that an erasing leaves in chats. */
  cards: Leftover[];
  /** How Teams answers a removal; `sent` unless a test says otherwise. */
  answers: Sent[];
  removed: string[];
  /** Names that wait to be taken out of lists, whether they are due or not; `since` can be set back. */
  waiting: (NameLeft & { restMs: number })[];
  /** The pauses that names were given, in order. */
  pauses: number[];
}

export const makeMemoryMyData = (around: Around): MemoryMyData => {
  const told = {
    erased: [] as string[],
    cards: [] as Leftover[],
    answers: [] as Sent[],
    removed: [] as string[],
    waiting: [] as MemoryMyData['waiting'],
    pauses: [] as number[],
  };
  const markOf = (person: string): string => `mark of ${[...person].reverse().join('')}`;
  const same = (a: NameLeft) => (b: NameLeft) =>
    a.unit === b.unit && a.list === b.list && a.id === b.id && a.mark === b.mark;
  const ownData: OwnDataStore = {
    async naming(person) {
      const found: NamingRow[] = [];
      for (const unit of await around.units.all()) {
        const { StegvisPlan, StegvisAgenda } = await around.projection.rows(unit.id);
        for (const { id, value } of StegvisPlan)
          if (value.ownerId === person)
            found.push({ unit: unit.id, list: 'StegvisPlan', id, title: value.title, state: value.state });
        for (const { id, value } of StegvisAgenda)
          if (value.proposedBy === person)
            found.push({ unit: unit.id, list: 'StegvisAgenda', id, title: value.title, state: value.state });
      }
      return found;
    },
    reminders: async () => [],
    courses: async () => [],
    calendarMeetings: async () => 0,
    inventory: async () => ({ levels: 0, talks: 0 }),
    tables: async () => ({}),
    async erase(person) {
      told.erased.push(person);
      const named = await ownData.naming(person);
      for (const { unit, list, id } of named) {
        const since = new Date().toISOString();
        const name = { unit, list, id, mark: markOf(person), tries: 0, since, restMs: 0 };
        if (!told.waiting.some(same(name))) told.waiting.push(name);
      }
      return { cards: told.cards.length, mark: markOf(person), named: named.length };
    },
    mark: async (person) => markOf(person),
    names: {
      take: async (most, mark) =>
        told.waiting
          .filter((name) => (mark === undefined ? name.restMs === 0 : name.mark === mark))
          .slice(0, most)
          .map(({ restMs, ...name }) => structuredClone(name)),
      async settled(name) {
        told.waiting = told.waiting.filter((one) => !same(name)(one));
      },
      async later(name, ms, tried) {
        told.pauses.push(ms);
        for (const one of told.waiting)
          if (same(name)(one)) {
            one.restMs = ms;
            one.tries += tried ? 1 : 0;
          }
      },
      waiting: async (mark) => {
        const some = told.waiting.filter((one) => mark === undefined || one.mark === mark);
        return { rows: some.length, since: some[0]?.since ?? null };
      },
    },
    leftovers: async () => [...told.cards],
    async cleared(id) {
      told.cards = told.cards.filter((card) => card.id !== id);
    },
  };
  const useCases = makeMyData({
    ...around,
    ownData,
    remover: {
      async remove(_address, activity) {
        const sent = told.answers.shift() ?? { kind: 'sent', activity };
        if (sent.kind === 'sent') told.removed.push(activity);
        return sent;
      },
    },
    rest: async () => undefined,
  });
  return Object.assign(told, useCases);
};
