/** What the use cases of the chat share: who writes, from where, and what they get back. */
import type { Content, Language } from '../core/content.ts';
import type { Holidays } from '../core/nudge.ts';
import type { Reply } from '../core/reply.ts';
import type { MyDataUseCases } from './my-data/ways.ts';
import type {
  Address,
  AddressBook,
  BaselineDoor,
  CalendarStore,
  ClaimStore,
  Clock,
  Ids,
  InstallStore,
  InventoryStore,
  Journal,
  LifeStore,
  Lists,
  PeopleStore,
  ProgrammeStore,
  Projection,
  UnitStore,
} from './ports.ts';
import type { PreviewUseCases } from './preview/index.ts';
import type { ProgrammePorts } from './programme-for.ts';

export interface ChatPorts {
  /** The way to the inventory for the question after a session. */
  baseline: BaselineDoor;
  people: PeopleStore;
  units: UnitStore;
  installs: Pick<InstallStore, 'of' | 'removed'>;
  life: Pick<LifeStore, 'of' | 'saveChannel' | 'markDone' | 'unmarkDone'>;
  inventory: Pick<InventoryStore, 'of' | 'begun' | 'offered' | 'confirmed'>;
  projection: Projection;
  lists: Lists;
  programmes: ProgrammePorts['programmes'] & Pick<ProgrammeStore, 'contacts'>;
  claims: ClaimStore;
  calendarStore: Pick<CalendarStore, 'confirm'>;
  /** Has a unit's calendars looked at in the background, as far as the app may; nobody waits for it. */
  lookAtCalendar(unit: string): void;
  /** For buttons to write to somebody; without it a card has their names alone. */
  addressBook?: AddressBook;
  /** What is kept of whoever writes, and the erasing of it. */
  myData: Pick<MyDataUseCases, 'see' | 'erase'>;
  clock: Clock;
  ids: Ids;
  journal: Journal;
  holidays: Holidays;
  content: Pick<Content, 'aptIdeas'>;
  /** What comes to the writer, as their tab shows it. */
  previews: Pick<PreviewUseCases, 'previewMine'>;
}

/** The person behind an activity, as Teams names them. */
export interface Writer {
  /** Entra object id. */
  id: string;
  /** Display name where the activity carries it. */
  name: string | null;
  tenant: string;
  /** The language of their Teams client. */
  language: Language;
  /** Where the activity came from. */
  address: Address;
}

/** An answer and the language to say it in. */
export interface Spoken {
  reply: Reply;
  language: Language;
}

/** A press on a card's button. Inputs and data arrive merged, as Teams merges them. */
export interface Click {
  verb: string;
  data: Readonly<Record<string, unknown>>;
}
