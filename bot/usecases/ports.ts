/**
 * What the use cases need of the world. Each port has one real implementation at an edge, wired in `bot/index.ts`,
 * and a memory one in `test/` that passes the same contract suite.
 */
import type { Language } from '../core/content.ts';
import type { Outcome } from '../core/fault.ts';
import type { Claim, DropReason, Matter, NudgeLine, PlannedCard } from '../core/nudge.ts';
import type { Answer, Reply } from '../core/reply.ts';
import type { ListName, RowOf, Stored, UnitRows } from '../core/rows.ts';

/** With whose rights a request goes out: a person's (their token is exchanged on behalf of them) or the app's own. */
export type As =
  | { kind: 'person'; person: string; tenant: string; assertion: string }
  | { kind: 'app'; tenant: string };

/** The clock that rules and planning read. Tokens, retries and the queue run on the machine's own time. */
export interface Clock {
  now(): Date;
  /**
   * Resolves when the clock has reached `until`, or earlier when it was set by hand. `lived` is false when the time
   * between was not lived through (the program was not running). Until the next call the caller counts as busy.
   */
  wait(until: Date): Promise<{ now: Date; lived: boolean }>;
}

export interface Site {
  tenant: string;
  /** Graph site id `host,guid,guid`. */
  site: string;
}

/** The six lists of a site. Retries, batching and paging live behind this port; nothing is overwritten unseen. */
export interface Lists {
  /** Creates or completes the six lists with columns and indexes; repeatable; never touches what the unit made. */
  provision(
    as: As,
    site: Site,
  ): Promise<Outcome<{ created: string[]; completed: string[]; differs: string[] }>>;
  /** Every row of one unit in all six lists, in one round trip where pages allow. */
  readUnit(as: As, site: Site, unit: string): Promise<Outcome<UnitRows>>;
  readRow<L extends ListName>(as: As, site: Site, list: L, id: string): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Adds a row once: a repeated `key` gives the row that is already there. */
  addRow<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    unit: string,
    key: string,
    row: RowOf[L],
  ): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Adds many rows, each once, in as few requests as the service takes. */
  addRows<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    unit: string,
    rows: { key: string; row: RowOf[L] }[],
  ): Promise<Outcome<Stored<RowOf[L]>[]>>;
  /** A judgement: saved only on the version that was seen; otherwise `stale` with the stored row as `theirs`. */
  changeRow<L extends ListName>(
    as: As,
    site: Site,
    list: L,
    id: string,
    version: string,
    change: Partial<RowOf[L]>,
  ): Promise<Outcome<Stored<RowOf[L]>>>;
  /** Completes a row that came without key or unit. */
  adoptRow(
    as: As,
    site: Site,
    list: ListName,
    id: string,
    version: string,
    key: string,
    unit: string,
  ): Promise<Outcome<void>>;
  deleteRow(as: As, site: Site, list: ListName, id: string, version: string): Promise<Outcome<void>>;
  /** What changed since `token` (null: everything). `resync` true: the token was too old and all rows came anew. */
  changes(as: As, site: Site, tokens: Partial<Record<ListName, string>>): Promise<Outcome<ListChanges>>;
}

export interface ListChanges {
  lists: {
    list: ListName;
    token: string;
    resync: boolean;
    rows: Stored<RowOf[ListName]>[];
    deleted: string[];
  }[];
}

export interface Member {
  /** Entra object id. */
  id: string;
  name: string;
  owner: boolean;
  guest: boolean;
}

/** Teams and people, through Graph. */
export interface Directory {
  /** Finds the team and the site of a channel among the caller's own teams; `not-found` if it is none of theirs. */
  place(
    as: As,
    channel: string,
  ): Promise<Outcome<{ team: string; teamName: string; channelName: string; site: string }>>;
  /** Every member of the channel (all pages). */
  members(as: As, team: string, channel: string): Promise<Outcome<Member[]>>;
}

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
  /** Units in which the person has a role or is a member. */
  ofPerson(person: string): Promise<UnitRecord[]>;
  save(unit: UnitRecord): Promise<void>;
  setMembers(unit: string, members: Member[], at: string): Promise<void>;
}

export interface PeopleStore {
  get(id: string): Promise<PersonRecord | null>;
  many(ids: string[]): Promise<PersonRecord[]>;
  save(person: PersonRecord): Promise<void>;
  /** Keeps somebody who is not known yet; false when somebody was first, and then nothing is changed. */
  add(person: PersonRecord): Promise<boolean>;
  /** Applies a change to the stored person in one transaction; creates nothing. */
  change(id: string, change: (person: PersonRecord) => PersonRecord): Promise<PersonRecord | null>;
}

/** The copy of the lists' rows that rules read. It can be dropped and is rebuilt from the lists. */
export interface Projection {
  rows(unit: string): Promise<UnitRows>;
  row<L extends ListName>(unit: string, list: L, id: string): Promise<Stored<RowOf[L]> | null>;
  put(unit: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  remove(unit: string, list: ListName, ids: string[]): Promise<void>;
  /** Replaces all rows of the list in the units of the site. */
  replace(site: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  tokens(site: string): Promise<Partial<Record<ListName, string>>>;
  setToken(site: string, list: ListName, token: string): Promise<void>;
}

/** A card of the store: the matters it carries, where it went and how far it came. */
export interface CardRecord {
  id: string;
  person: string;
  tenant: string;
  unit: string;
  day: string;
  lines: { key: string; line: NudgeLine }[];
  state: 'claimed' | 'sending' | 'sent' | 'dropped';
  /** The Teams activity that carries it, once sent. */
  activity: string | null;
  at: string;
  sentAt: string | null;
  /** What has been answered, by claim key. */
  answers: { key: string; answer: Answer }[];
}

/** Claims and cards in the private store. A claim's key is unique: taken means that somebody has it. */
export interface ClaimStore {
  /** Claims the card's matters and queues its job in one transaction; null when none of its keys was free. */
  claim(card: {
    id: string;
    tenant: string;
    unit: string;
    planned: PlannedCard;
    at: string;
  }): Promise<CardRecord | null>;
  /** Records that a matter was dropped, once. */
  drop(matter: Matter, reason: DropReason, at: string): Promise<void>;
  /** Claims since an instant, by key; `units` narrows them to these units. */
  recent(since: string, units?: readonly string[]): Promise<ReadonlyMap<string, Claim>>;
  card(id: string): Promise<CardRecord | null>;
  /** Marks that a request is about to leave. `doubts`: so many earlier requests may have arrived. `settled`: already sent or dropped. */
  startSending(id: string): Promise<'go' | 'settled' | { doubts: number }>;
  /** Takes the mark back: the request surely had no effect. Gives the number of attempts so far. */
  notSent(id: string): Promise<number>;
  /** The card waits for an instant of the clock; its job is queued anew by `wake`. */
  postpone(id: string, until: string): Promise<void>;
  /** Queues the jobs of all cards whose wait is over. */
  wake(now: string): Promise<void>;
  /** The card goes out with these lines only; the dropped keys are settled with the reason. */
  keepLines(id: string, lines: CardRecord['lines'], dropped: string[], reason: DropReason): Promise<void>;
  sent(id: string, activity: string, at: string): Promise<void>;
  dropCard(id: string, reason: DropReason, at: string): Promise<void>;
  /** Keeps how a line was answered; the first answer stands (false: somebody was first). `laterOn` moves the second reminder. */
  answer(id: string, key: string, answer: Answer, laterOn?: string | null): Promise<boolean>;
  /** Takes an answer back (undo). */
  unanswer(id: string, key: string): Promise<void>;
  /** Counts for operators. */
  counts(): Promise<
    { state: string; kind: string; reason: string | null; count: number; repeated: number }[]
  >;
  /** Deletes what is older than an instant (13 months back). */
  forget(before: string): Promise<void>;
}

/** Writes to people in Teams. Cards are made here of data, in the reader's language. */
export interface Messenger {
  send(address: Address, reply: Reply, language: Language): Promise<Sent>;
  update(address: Address, activity: string, reply: Reply, language: Language): Promise<Sent>;
}

export type Sent =
  | { kind: 'sent'; activity: string }
  /** Surely not delivered; worth trying again at `retryAt` (machine's time, ISO). */
  | { kind: 'busy'; retryAt: string }
  /** The request left and no answer came: it may have been delivered. */
  | { kind: 'in-doubt'; cause: string }
  /** Final for this person until they write again: the bot is blocked, removed or disabled, or the conversation is gone. */
  | { kind: 'closed'; cause: string }
  /** Refused for a reason that trying again does not mend. */
  | { kind: 'refused'; cause: string };

/** Makes ids and keys. */
export interface Ids {
  uuid(): string;
}

/** Tells operators; never what people wrote. */
export interface Journal {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}
