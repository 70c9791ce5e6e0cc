/** Everything that the private store keeps about one person, read and erased table by table. */
import type { Address } from './records.ts';

/** A reminder as it was claimed for the person. */
export interface OwnReminder {
  at: string;
  kind: string;
  unit: string;
  state: string;
  reason: string | null;
  answered: boolean;
}

/** Something of ours in a chat that is still to be removed there. */
export interface Leftover {
  id: string;
  address: Address;
  activity: string;
}

/** A row of a unit's list that names the person: as an action's owner, or as who proposed an item. */
export interface NamingRow {
  unit: string;
  list: 'StegvisPlan' | 'StegvisAgenda';
  id: string;
  title: string;
  state: string | null;
}

export interface OwnDataStore {
  /** Rows of the lists' copy that name the person, in whichever unit. */
  naming(person: string): Promise<NamingRow[]>;
  reminders(person: string): Promise<OwnReminder[]>;
  courses(person: string): Promise<{ unit: string; step: string; at: string }[]>;
  /** Meetings of units whose times were read in the person's calendar. */
  calendarMeetings(person: string): Promise<number>;
  /** In how many areas the person has a level in an inventory, and how many talks they are in. */
  inventory(person: string): Promise<{ levels: number; talks: number }>;
  /** Every row about the person, by table, as it stands; of rows about others too, only the person's part. */
  tables(person: string): Promise<Record<string, unknown[]>>;
  /**
   * Erases everything about the person in one transaction: rows, jobs, roles, their part of what is shared. Cards in
   * chats become leftovers. The one thing kept is that something was erased, and when; and, as a digest that tells
   * nobody whose it is, that the app is not to add itself for them. Rows of lists that name the person become names to
   * take out (`NamesLeft`), so that no crash forgets one. Gives how many leftovers there are,
   * the digest, and how many rows.
   */
  erase(person: string, at: string): Promise<{ cards: number; mark: string; named: number }>;
  leftovers(): Promise<Leftover[]>;
  /** The message is gone, or can not be removed: nothing more is known of it. */
  cleared(id: string): Promise<void>;
  /** The digest of an id, as names to take out are known by. */
  mark(person: string): Promise<string>;
  names: NamesLeft;
}

/** A row of a list that still names somebody who has erased everything; `mark` tells whether it is still them. */
export interface NameLeft {
  unit: string;
  list: NamingRow['list'];
  id: string;
  mark: string;
  /** How many times it was tried before. */
  tries: number;
  /** ISO instant of the machine's time since when it waits. */
  since: string;
}

/** Names that are still to be taken out of lists. Their times are the machine's. */
export interface NamesLeft {
  /** Takes those that are due, or all of one digest, for five minutes; nobody else gets them meanwhile. */
  take(most: number, mark?: string): Promise<NameLeft[]>;
  /** It is out of the row, or nobody tries any more. */
  settled(name: NameLeft): Promise<void>;
  /** To be tried again after so many milliseconds; `tried`: this counts as a try. */
  later(name: NameLeft, ms: number, tried: boolean): Promise<void>;
  /** How many wait, of one digest or of all, and since when. */
  waiting(mark?: string): Promise<{ rows: number; since: string | null }>;
}

/** Who is in a unit no more, and when what the unit's work left of them is due to be erased (rules' clock). */
export interface Departures {
  due(now: string): Promise<{ unit: string; person: string }[]>;
  /** When the next one is due; null: none waits. */
  next(): Promise<string | null>;
  /**
   * Erases in one transaction what tied the person to the unit and, where it was the last, everything else of them but
   * the unit's own lists. `back`: they are in it again, and nothing is erased; `none`: somebody else has done it.
   */
  leave(person: string, unit: string, at: string): Promise<'left' | 'gone' | 'back' | 'none'>;
}

/** Removes a message that the bot has sent. */
export interface MessageRemover {
  remove(address: Address, activity: string): Promise<import('./delivery.ts').Sent>;
}
