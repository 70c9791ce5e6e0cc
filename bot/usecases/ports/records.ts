/** What the private store knows of units and people. */
import type { Language } from '../../core/content.ts';
import type { NudgeKind, Problem, ReflectionChoice, UnitLife, UnitSettings } from '../../core/nudge.ts';
import type { Member, Membership } from './directory.ts';

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
  /** Absent: standard. */
  membership?: Membership;
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
  /** As Teams last told it; empty once the person is in no unit any more, until they come back. */
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
  reflection: ReflectionChoice | null;
  /** Kinds of nudges that the person has asked for fewer of (`core/fewer.ts` says what is left of each). */
  fewer: NudgeKind[];
}

export interface UnitStore {
  get(id: string): Promise<UnitRecord | null>;
  all(): Promise<UnitRecord[]>;
  /** Those of these units that are known, by id. */
  many(ids: readonly string[]): Promise<UnitRecord[]>;
  /** Units that the person is in; a role in one that they have left does not count. */
  ofPerson(person: string): Promise<UnitRecord[]>;
  /** Units that any of these people is in, each once. */
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

/** What nudges need to know of units beside roles and rows, and what a unit has chosen about them. */
export interface LifeStore {
  /** Of each of these units; one without any choice has the defaults. */
  of(units: readonly string[]): Promise<ReadonlyMap<string, UnitLife>>;
  saveSettings(unit: string, settings: UnitSettings): Promise<void>;
  /**
   * The person says that they have done a course (its step's id, or `basics`); saying it again changes nothing, and is
   * answered with false.
   */
  markDone(unit: string, step: string, person: string, at: string): Promise<boolean>;
  /** Takes the word back (undo). */
  unmarkDone(unit: string, step: string, person: string): Promise<void>;
  /** These and nobody else have done it, from now on. */
  setDone(unit: string, step: string, people: readonly string[], at: string): Promise<void>;
  /** These have, those have not; about nobody else anything is said. */
  changeDone(
    unit: string,
    step: string,
    change: { present: readonly string[]; absent: readonly string[] },
    at: string,
  ): Promise<void>;
  /** Where the bot can write in the unit's channel; null: it was added neither there nor in the team, or was removed. */
  channel(unit: string): Promise<Address | null>;
  /** Keeps or forgets the address of a channel, or of all channels of a team (by the team's id). */
  saveChannel(place: string, address: Address | null): Promise<void>;
  /** Notes that operators are told of a problem; false when they were before. */
  tell(problem: ProblemTold, at: string): Promise<boolean>;
  /** What operators were told of since an instant, newest first, at most a hundred. */
  told(since: string): Promise<(Omit<ProblemTold, 'key'> & { at: string })[]>;
}

/**
 * Something that keeps a rule, a card or a job from doing its work. `key` is unique for all time; `about` names the list
 * item, person, card or slot, never a title.
 */
export interface ProblemTold {
  key: string;
  kind: Problem['kind'] | 'card-given-up' | 'slot-given-up' | 'site-given-up' | 'job-given-up' | 'name-left';
  unit: string | null;
  about: string;
}
