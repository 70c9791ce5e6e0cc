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
  /** Every row about the person, by table, as it stands; of rows about others too, only the person's part. */
  tables(person: string): Promise<Record<string, unknown[]>>;
  /**
   * Erases everything about the person in one transaction: rows, jobs, roles, their part of what is shared. Cards in
   * chats become leftovers. The one thing kept is that something was erased, and when; and, as a digest that tells
   * nobody whose it is, that the app is not to add itself for them. Gives how many leftovers there are.
   */
  erase(person: string, at: string): Promise<{ cards: number }>;
  leftovers(): Promise<Leftover[]>;
  /** The message is gone, or can not be removed: nothing more is known of it. */
  cleared(id: string): Promise<void>;
}

/** Removes a message that the bot has sent. */
export interface MessageRemover {
  remove(address: Address, activity: string): Promise<import('./delivery.ts').Sent>;
}
