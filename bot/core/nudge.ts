/**
 * The words of nudging: what a matter, a decision and a card's line are. The rules themselves are one file a kind
 * in `nudges/`; the planner in `nudges/plan.ts` puts them together with quiet rules and caps
 * (`domain.md` section 6). Everything here is data.
 */
import type { AptIdea, Language, ReflectionPrompt } from './content.ts';
import type { UnitRows } from './rows.ts';

export type NudgeKind = 'N1' | 'N3' | 'N6' | 'N8';

/** A calendar day `YYYY-MM-DD` in Europe/Stockholm. */
export type Day = string;

export type DropReason =
  | 'cap'
  | 'quiet'
  | 'missed'
  | 'paused'
  | 'irrelevant'
  | 'no-address'
  | 'left'
  | 'guest'
  | 'in-doubt'
  | 'blocked'
  | 'failed';

/** One line of a card: everything its words and button need. Dates are days or instants; texts are made later. */
export type NudgeLine =
  | {
      kind: 'N1';
      unit: string;
      meeting: string;
      title: string;
      start: string;
      agenda: string[];
      /** The day the calendar was read, when that is long ago: the line asks whether the date holds. */
      readOn?: Day;
    }
  | {
      kind: 'N3';
      unit: string;
      meeting: string;
      start: string;
      ideas: [AptIdeaRef, AptIdeaRef];
      readOn?: Day;
    }
  | {
      kind: 'N6';
      unit: string;
      action: string;
      title: string;
      area: string | null;
      dueDate: Day;
      occurrence: 'first' | 'second';
      workingDaysLeft: number;
      stoodIn: boolean;
    }
  | {
      kind: 'N8';
      unit: string;
      prompt: string;
      question: { sv: string; en: string };
      ask: 'answer' | 'continue';
    };

export interface AptIdeaRef {
  id: string;
  sv: string;
  en: string;
  minutes: number;
}

/** A matter that somebody should be told of once. `key` is unique for all time. */
export interface Matter {
  key: string;
  kind: NudgeKind;
  unit: string;
  person: string;
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
  person: string;
  unit: string;
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
  reflection: { weekday: number; since: string; rhythm: 'fortnightly' | 'monthly'; ignored: number } | null;
}

export interface NudgeUnit {
  id: string;
  programme: string;
  manager: string;
  group: string[];
  processLead: string | null;
  members: string[];
  rows: UnitRows;
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

/** A card to claim and send now: all matters of one person on one day. At most three lines show; all are claimed. */
export interface PlannedCard {
  person: string;
  day: Day;
  matters: Matter[];
}

export interface Plan {
  cards: PlannedCard[];
  drops: { matter: Matter; reason: DropReason }[];
}
