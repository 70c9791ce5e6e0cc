/**
 * What the use cases need of the world. Each port has one real implementation at an edge, wired in `bot/index.ts`,
 * and a memory one in `test/` that passes the same contract suite.
 */
import type { Language } from '../core/content.ts';
import type { Outcome } from '../core/fault.ts';
import type { Claim, DropReason, Matter, NudgeLine, PlannedCard } from '../core/nudge.ts';
import type { Look } from '../core/nudges/look.ts';
import type { Answer, Reply } from '../core/reply.ts';
import type { ListName, RowOf, Stored, UnitRows } from '../core/rows.ts';

/** With whose rights a request goes out: a person's (their token is exchanged on behalf of them) or the app's own. */
export type As =
  | { kind: 'person'; person: string; tenant: string; assertion: string }
  /** `background`: nobody waits for it, so it goes after what people wait for. */
  | { kind: 'app'; tenant: string; background?: true };

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

/** A column that is not as the program wants it, and cannot be made so without touching what people have made. */
export interface ListDifference {
  list: ListName;
  column: string;
  why: 'other-type' | 'not-indexed' | 'not-unique' | 'lacks-choices';
  /** What stands in place of what, or why SharePoint refused; for the log. */
  detail: string;
}

/** The six lists of a site. Retries, batching and paging live behind this port; nothing is overwritten unseen. */
export interface Lists {
  /** Creates or completes the six lists with columns and indexes; repeatable; never touches what the unit made. */
  provision(
    as: As,
    site: Site,
  ): Promise<Outcome<{ created: string[]; completed: string[]; differs: ListDifference[] }>>;
  /**
   * Every row of one unit in all six lists, in one round trip where pages allow. `known`: how many rows of the unit
   * each list had when it was last seen; a list in which the unit has thousands is read in another way.
   */
  readUnit(
    as: As,
    site: Site,
    unit: string,
    known?: { readonly [L in ListName]?: number },
  ): Promise<Outcome<UnitRows>>;
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

/** A site as SharePoint names it. */
export interface SiteHead {
  /** Graph site id `host,guid,guid`. */
  site: string;
  name: string;
  /** `https://…sharepoint.com/sites/…` */
  address: string;
}

/** A site's grant to an app. */
export interface SiteGrant {
  id: string;
  /** Application (client) id. */
  app: string;
  roles: string[];
}

/** Whether the app has been given sites, as it was last found; the private store keeps it for all processes. */
export interface SiteAccessStore {
  /** Null: not looked at yet. */
  has(site: string): Promise<boolean | null>;
  set(site: string, granted: boolean): Promise<void>;
  /** Units whose site the app has not been given. */
  waitingUnits(): Promise<{ id: string; name: string; site: string }[]>;
  /** Units by how their site stands; `unknown` not looked at yet. */
  counts(): Promise<{ good: number; missing: number; unknown: number }>;
}

/** Sites and the apps that have been given them, through Graph. */
export interface Sites {
  /** A site by its Graph id or its https address. */
  find(as: As, where: string): Promise<Outcome<SiteHead>>;
  /** Whether `as` may read each of the sites; a fault where that cannot be learnt now. */
  readable(as: As, sites: readonly string[]): Promise<Outcome<boolean>[]>;
  /** The grants to one app (administrators alone). */
  grants(as: As, site: string, app: string): Promise<Outcome<SiteGrant[]>>;
  /** Gives an app a role in the site; `instead` changes a grant that it has. A lost answer may have been carried out. */
  grant(
    as: As,
    site: string,
    app: { id: string; name: string },
    role: string,
    instead?: string,
  ): Promise<Outcome<void>>;
  /** Takes a grant back; taking back what is gone is done. */
  revoke(as: As, site: string, grant: string): Promise<Outcome<void>>;
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
  /** Units that live in a site. */
  ofSite(site: string): Promise<UnitRecord[]>;
  save(unit: UnitRecord): Promise<void>;
  setMembers(unit: string, members: Member[], at: string): Promise<void>;
}

export interface PeopleStore {
  get(id: string): Promise<PersonRecord | null>;
  many(ids: string[]): Promise<PersonRecord[]>;
  /** Everybody who has chosen reflection prompts. */
  reflecting(): Promise<PersonRecord[]>;
  /** The hours and weekdays that people have, each pair once. */
  hours(): Promise<Pick<PersonRecord, 'window' | 'days'>[]>;
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
  /**
   * Units in which an action or a meeting may be due for somebody and is not claimed; more than those may be named.
   * Found through indexes: what is not due costs nothing.
   */
  stirring(look: Look): Promise<string[]>;
  /**
   * What rules read of these units: steps, meetings, agenda, and of the actions those that are active and due within
   * the look or have their reminder put off. The other lists are empty.
   */
  ruleRows(units: readonly string[], look: Pick<Look, 'from' | 'to'>): Promise<Map<string, UnitRows>>;
  put(unit: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  remove(unit: string, list: ListName, ids: string[]): Promise<void>;
  /** Replaces all rows of the list in the units of the site. */
  replace(site: string, list: ListName, rows: Stored<RowOf[ListName]>[]): Promise<void>;
  tokens(site: string): Promise<Partial<Record<ListName, string>>>;
  setToken(site: string, list: ListName, token: string): Promise<void>;
}

/** Graph's change notifications for lists. They carry no data: each only says that something changed. */
export interface Subscriptions {
  /** Asks to be told of changes in a list until `expires`; `clientState` comes back with every notification. */
  create(
    as: As,
    site: Site,
    list: ListName,
    wish: { clientState: string; expires: string },
  ): Promise<Outcome<{ id: string; expires: string }>>;
  /** Prolongs one, which also answers a `reauthorizationRequired`; `not-found`: Graph no longer knows it. */
  renew(as: As, id: string, expires: string): Promise<Outcome<{ expires: string }>>;
  /** Whether Graph still knows it. */
  stands(as: As, id: string): Promise<Outcome<boolean>>;
  /** Ends one; ending what is gone is done. */
  end(as: As, id: string): Promise<Outcome<void>>;
}

/**
 * A subscription as the private store knows it. `live`: notifications come. `doubted`: Graph wants it renewed now.
 * `lost`: Graph has removed it. `refused`: Graph would not make it, `reason` tells an operator why.
 */
export interface SubscriptionRecord {
  site: string;
  tenant: string;
  list: ListName;
  /** Null while refused. */
  id: string | null;
  /** Known to Graph and us alone: what proves that a notification comes from Graph. */
  clientState: string;
  /** End by the rules' clock, ISO; null while refused. */
  expires: string | null;
  state: 'live' | 'doubted' | 'lost' | 'refused';
  reason: string | null;
  /** When it was made, renewed or refused, by the rules' clock. */
  triedAt: string;
}

/** How a site stands between the looks at its lists. */
export interface SiteLook {
  site: string;
  /** The rules' clock at the last look; null before the first. */
  lastLook: string | null;
  /** Something may have changed since. */
  stale: boolean;
  /** Every list has a subscription that stands at the instant asked about. */
  subscribed: boolean;
}

/** What is known about sites' lists beside their rows: subscriptions, and when they were last looked at. */
export interface SyncStore {
  subscriptions(site: string): Promise<SubscriptionRecord[]>;
  /** Those of these subscription ids that are known. */
  byId(ids: readonly string[]): Promise<SubscriptionRecord[]>;
  /** Keeps the subscription of a list in place of the one before. */
  keep(record: SubscriptionRecord): Promise<void>;
  setState(id: string, state: SubscriptionRecord['state']): Promise<void>;
  /** Every site that holds a unit, as it stands at `now`. */
  looks(now: string): Promise<SiteLook[]>;
  /** Something may have changed in these sites; `told`: a notification said so. */
  markStale(sites: readonly string[], told: boolean): Promise<void>;
  /** Takes a site to look at, for a minute at most; null while another worker has it. */
  begin(site: string): Promise<{ stale: boolean; told: boolean; mark: string } | null>;
  /** Gives it back. `lookedAt`: it was looked at, which settles what was stale at `begin`. */
  finish(site: string, mark: string, lookedAt: string | null): Promise<void>;
  /** For operators. */
  counts(now: string): Promise<SyncCounts>;
}

export interface SyncCounts {
  sites: number;
  /** Subscriptions that stand. */
  subscriptions: number;
  /** Lists whose subscription Graph refused; their sites are looked at in every planning slot. */
  refused: number;
  /** Why, each reason once. */
  reasons: string[];
  stale: number;
  lastLook: string | null;
  oldestLook: string | null;
}

/** Has a site's subscriptions and lists looked after soon, by whichever worker is free; asked twice, once. */
export interface SyncRequests {
  request(site: string): Promise<void>;
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
  /** Claims since an instant, by key; with `of` only those in these units and those of these people. */
  recent(
    since: string,
    of?: { units: readonly string[]; people: readonly string[] },
  ): Promise<ReadonlyMap<string, Claim>>;
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
