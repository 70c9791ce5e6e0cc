/** One's own data over the memory stores: what can be told from them, and who asked to be erased. */
import { type MyDataUseCases, makeMyData } from '../../bot/usecases/my-data/index.ts';
import type {
  Clock,
  Journal,
  Leftover,
  Lists,
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
}

export const makeMemoryMyData = (around: Around): MemoryMyData => {
  const told = {
    erased: [] as string[],
    cards: [] as Leftover[],
    answers: [] as Sent[],
    removed: [] as string[],
  };
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
    tables: async () => ({}),
    async erase(person) {
      told.erased.push(person);
      return { cards: told.cards.length };
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
