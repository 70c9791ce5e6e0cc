import type {
  Clock,
  Journal,
  LifeStore,
  Lists,
  MessageRemover,
  OwnDataStore,
  PeopleStore,
  Projection,
  UnitStore,
} from '../ports.ts';

/** What seeing and erasing one's own data needs of the world. */
export interface MyDataPorts {
  ownData: OwnDataStore;
  people: Pick<PeopleStore, 'get'>;
  units: Pick<UnitStore, 'ofPerson' | 'many'>;
  projection: Pick<Projection, 'put'>;
  life: Pick<LifeStore, 'tell'>;
  lists: Pick<Lists, 'readRow' | 'changeRow'>;
  remover: MessageRemover;
  clock: Clock;
  journal: Journal;
  /** Work that nobody waits for. */
  afterwards(work: () => Promise<unknown>): void;
  /** Resolves after so many milliseconds of the machine's time. */
  rest(milliseconds: number): Promise<void>;
}
