/** What the private store knows of units and people. */
import type { Language } from '../../core/content.ts';
import type { Member } from './directory.ts';

/** A place in Teams that the bot can write to. */
export interface Address {
  tenant: string;
  serviceUrl: string;
  conversation: string;
  conversationType: 'personal' | 'channel' | 'groupChat';
  bot: string;
}

/** A unit as the private store knows it: where it lives and who has which role. */
export interface UnitRecord {
  id: string;
  tenant: string;
  name: string;
  team: string;
  site: string;
  programme: string;
  /** First day of the programme, YYYY-MM-DD. */
  start: string;
  manager: string;
  group: string[];
  processLead: string | null;
  safetyRep: string | null;
  members: Member[];
  membersReadAt: string | null;
}

/** What the private store keeps of a person: how to reach them and what they chose; never anything about who they are. */
export interface PersonRecord {
  id: string;
  tenant: string;
  name: string;
  language: Language;
  /** Null until the app is installed in the personal chat, and after it was removed. */
  address: Address | null;
  /** Local times HH:MM; null: the default window 08:30–16:00. */
  window: { from: string; to: string } | null;
  /** Weekdays (1 Monday … 7 Sunday) on which the person works; null: Monday to Friday. */
  days: number[] | null;
  /** Instant until which nothing is sent; 'open' until the person resumes. */
  pausedUntil: string | null;
  reflection: { weekday: number; since: string; rhythm: 'fortnightly' | 'monthly'; ignored: number } | null;
}

export interface UnitStore {
  get(id: string): Promise<UnitRecord | null>;
  all(): Promise<UnitRecord[]>;
  /** Those of these units that are known, by id. */
  many(ids: readonly string[]): Promise<UnitRecord[]>;
  /** Units in which the person has a role or is a member. */
  ofPerson(person: string): Promise<UnitRecord[]>;
  /** Units in which any of these people has a role or is a member, each once. */
  ofPeople(people: readonly string[]): Promise<UnitRecord[]>;
  /** Units that live in a site. */
  ofSite(site: string): Promise<UnitRecord[]>;
  save(unit: UnitRecord): Promise<void>;
  setMembers(unit: string, members: Member[], at: string): Promise<void>;
}

/** A place in the order in which people who chose reflection prompts are paged through. */
export interface ReflectingPlace {
  from: string;
  id: string;
}

export interface PeopleStore {
  get(id: string): Promise<PersonRecord | null>;
  many(ids: readonly string[]): Promise<PersonRecord[]>;
  /**
   * A page of those who have chosen reflection prompts and may have one due by a day (see `reflectFrom`). `next` is
   * where the following page begins; null after the last.
   */
  reflecting(
    today: string,
    after: ReflectingPlace | null,
    limit: number,
  ): Promise<{ people: PersonRecord[]; next: ReflectingPlace | null }>;
  /**
   * Keeps by person the first day on which a prompt may be due again. It is forgotten when the person chooses anew or
   * answers a prompt, since both may bring the next one closer.
   */
  reflectFrom(days: ReadonlyMap<string, string>): Promise<void>;
  /** The hours and weekdays that people have, each pair once. */
  hours(): Promise<Pick<PersonRecord, 'window' | 'days'>[]>;
  save(person: PersonRecord): Promise<void>;
  /** Keeps somebody who is not known yet; false when somebody was first, and then nothing is changed. */
  add(person: PersonRecord): Promise<boolean>;
  /** Applies a change to the stored person in one transaction; creates nothing. */
  change(id: string, change: (person: PersonRecord) => PersonRecord): Promise<PersonRecord | null>;
}
