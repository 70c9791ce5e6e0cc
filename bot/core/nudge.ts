/**
 * The words of nudging: what a matter, a decision and a card's line are. The rules themselves are one file a kind
 * in `nudges/`; the planner in `nudges/plan.ts` puts them together with quiet rules and caps
 * (`domain.md` section 6). Everything here is data.
 */
import type { AptIdea, Language, Programme, ReflectionPrompt } from './content.ts';
import type { NudgeKind, NudgeLine } from './nudge-line.ts';
import type { Depth } from './reflection.ts';
import type { UnitRows } from './rows.ts';

export type { AptIdeaRef, NudgeKind, NudgeLine } from './nudge-line.ts';

/** A calendar day `YYYY-MM-DD` in Europe/Stockholm. */
export type Day = string;

export type DropReason =
  | 'cap'
  | 'quiet'
  | 'missed'
  | 'paused'
  | 'irrelevant'
  | 'no-address'
  /** The unit or the person has turned it off since. */
  | 'off'
  | 'left'
  | 'guest'
  | 'in-doubt'
  | 'blocked'
  | 'failed';

/** Who is written to: one person in their own chat, or everybody in the unit's channel. */
export type Recipient = 'person' | 'channel';

/**
 * Why this recipient gets a matter. "Why did I get this?" is answered from it, and, where there is no such recipient,
 * so is "why did nobody get this?" (a `Problem`). Texts in `texts/why`.
 */
export const WHYS = [
  /** The action names you. */
  'owner',
  /** The action names nobody who is in the unit; the manager (or process lead) stands in. */
  'stands-in',
  'manager',
  'group',
  'safety-rep',
  /** You note what was decided (the manager, until the unit says otherwise). */
  'note-taker',
  /** You lead the agenda item. */
  'item-lead',
  /** You chose questions to think about. */
  'chosen',
  /** You have not taken the course, or not said so. */
  'course',
  /** You were at a theme session. */
  'attended',
  /** You are new in the unit. */
  'starter',
  /** Somebody is new in the unit that you manage. */
  'starters-manager',
  /** It concerns the whole workplace. */
  'channel',
] as const;
export type Why = (typeof WHYS)[number];

/** A matter that somebody should be told of once. `key` is unique for all time. */
export interface Matter {
  key: string;
  kind: NudgeKind;
  unit: string;
  /** The recipient's id: the person's, or for the channel the unit's, which is the channel's id. */
  person: string;
  to: Recipient;
  why: Why;
  /** The day it is meant for. */
  on: Day;
  /** The last day on which it still makes sense; it moves at most five working days and never past this. */
  until: Day;
  /** 0 due dates, 1 meetings, 2 the rest: who goes first when a cap forces a choice. */
  priority: 0 | 1 | 2;
  line: NudgeLine;
}

/** What has been sent or decided before: one per matter. */
export interface Claim {
  key: string;
  kind: NudgeKind;
  /** The recipient's id, as the matter had it; the unit's own id means the channel. */
  person: string;
  unit: string;
  /** Null on claims from before it was kept. */
  why: Why | null;
  /** The card that carried it; several matters of one day share a card. Null when dropped. */
  card: string | null;
  state: 'claimed' | 'sending' | 'sent' | 'dropped';
  reason: DropReason | null;
  /** ISO instant of the tenant's clock. */
  at: string;
  /** `later` on the first card moves the second occurrence to this day. */
  laterOn: Day | null;
  /** The person pressed a button on it. */
  answered: boolean;
  /** The prompt, idea or item it was about, so that nothing repeats within a year. */
  about: string;
}

export interface NudgePerson {
  id: string;
  name: string;
  language: Language;
  reachable: boolean;
  guest: boolean;
  window: { from: string; to: string } | null;
  days: number[] | null;
  pausedUntil: string | null;
  reflection: ReflectionChoice | null;
  /** Kinds of which they have asked for fewer (`core/fewer.ts`). */
  fewer: readonly NudgeKind[];
}

/** What a person chose about questions to think about. It is shown to nobody else (R21, R40). */
export interface ReflectionChoice {
  weekday: number;
  since: string;
  rhythm: 'fortnightly' | 'monthly';
  ignored: number;
  /** From the gentlest to the hardest; absent: mixed. */
  depth?: Depth;
}

/** What a unit chose about nudges. */
export interface UnitSettings {
  /** Days on which the unit is closed, both ends included: nothing of the unit's is sent on them. */
  closures: readonly { from: Day; to: Day }[];
  /** Awareness dates (N15): off until the unit turns them on. */
  awareness: boolean;
  /** The day of the local Pride, if the unit marks it. */
  pride: Day | null;
}

/** What the private store knows of a unit beside its roles. */
export interface UnitLife {
  settings: UnitSettings;
  /** The day on which the unit was set up; null when that was not noted. */
  since: Day | null;
  /** Members who came after the unit was set up, with the day on which they were first seen. */
  newcomers: ReadonlyMap<string, Day>;
  /** Who has done which course, by step; `basics` for the basic training of a new starter. Done or not, never a score. */
  done: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether the bot can write in the unit's channel. */
  channel: boolean;
  /** How its programme moves; absent where nothing is known of it. */
  pace?: Pace;
}

/** What rules know of how a unit's programme moves (R54), whichever of its rows were read. */
export interface Pace {
  /** The day of the last fact in its lists (`programme-state.ts`). */
  lastFact: Day | null;
  /** Nothing is asked about the plan before this day. */
  restUntil: Day | null;
  /** Somebody owns the plan after the programme. */
  closed: boolean;
}

export interface NudgeUnit {
  id: string;
  name: string;
  programme: string;
  /** Its programme as it has adapted it; absent: one of the five as it is. */
  template?: Programme;
  manager: string;
  group: string[];
  processLead: string | null;
  safetyRep: string | null;
  members: string[];
  rows: UnitRows;
  /** Null for a unit that was not read, as nothing can be due in it: rules say nothing of it. */
  life: UnitLife | null;
  /** When meetings that stand in a calendar were read there, by their StegvisKey. */
  calendarReads?: Readonly<Record<string, string>>;
}

export interface Holidays {
  /** Public holidays and the eves that are days off, by day. */
  free: Readonly<Record<Day, 'holiday' | 'eve'>>;
}

export interface NudgeFacts {
  units: readonly NudgeUnit[];
  people: ReadonlyMap<string, NudgePerson>;
  /** Claims of the last 13 months by key. */
  claims: ReadonlyMap<string, Claim>;
  holidays: Holidays;
  aptIdeas: readonly AptIdea[];
  reflections: readonly ReflectionPrompt[];
}

/** A card to claim and send now: all matters of one recipient on one day. At most three lines show; all are claimed. */
export interface PlannedCard {
  /** The recipient's id, as its matters have it. */
  person: string;
  to: Recipient;
  day: Day;
  matters: Matter[];
}

/**
 * A stalled action to put on the agenda of the group's next meeting (N7): no card, and nobody's name. `key` becomes the
 * agenda row's StegvisKey, so that it stands there once however often it is planned.
 */
export interface Placement {
  key: string;
  unit: string;
  line: NudgeLine & { kind: 'N7' };
  /** What the agenda row names as its source: the action and the date that has passed. */
  source: string;
}

/** Something in the data that keeps a rule from reaching anybody. Told to operators once; the rest goes on. */
export interface Problem {
  /** Unique for all time, like a matter's. */
  key: string;
  kind: 'no-manager' | 'owner-left' | 'meeting-times' | 'hours' | 'time-zone' | 'rule-failed';
  unit: string | null;
  /** The list item, person or rule that it is about; never a title. */
  about: string;
}

export interface Plan {
  cards: PlannedCard[];
  drops: { matter: Matter; reason: DropReason }[];
  placements: Placement[];
  problems: Problem[];
  /** People for whom something waits that could go out now if the bot had a chat with them. */
  unreached: string[];
}
