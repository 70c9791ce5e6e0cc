/**
 * One line of a card for each kind of nudge (LOOK section 1): everything its words and buttons need, as data. Dates are
 * days `YYYY-MM-DD` or ISO instants; texts are made later, in the reader's language.
 */
type Day = string;

export interface AptIdeaRef {
  id: string;
  sv: string;
  en: string;
  minutes: number;
}

/** Who leads an item of the agenda, as a role. An item that names none is the manager's. */
export const LEAD_ROLES = ['chef', 'hbtq-grupp', 'processledare', 'skyddsombud', 'alla'] as const;
export type LeadRole = (typeof LEAD_ROLES)[number];

export type AwarenessId =
  | 'trans-visibility'
  | 'idahobit'
  | 'pride'
  | 'intersex-awareness'
  | 'trans-remembrance';

export type NudgeLine =
  /**
   * `readOn` of N1 and N3: the day the calendar was read, when that is long ago: the line asks whether the date holds.
   * `stalled`: how many stalled actions stand on the agenda beside; no further card names them.
   */
  | {
      kind: 'N1';
      unit: string;
      meeting: string;
      title: string;
      start: string;
      agenda: string[];
      stalled?: number;
      readOn?: Day;
    }
  /** `decisions`: agenda items of the meeting whose outcome is noted. */
  | { kind: 'N2'; unit: string; meeting: string; title: string; start: string; decisions: number }
  | {
      kind: 'N3';
      unit: string;
      meeting: string;
      start: string;
      ideas: [AptIdeaRef, AptIdeaRef];
      readOn?: Day;
    }
  /** To the channel. The agenda is never empty; minutes are null where the row has none. */
  | {
      kind: 'N4';
      unit: string;
      meeting: string;
      start: string;
      items: { id: string; title: string; minutes: number | null; lead: LeadRole }[];
    }
  | { kind: 'N5'; unit: string; meeting: string; start: string; item: string; title: string }
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
  /** Never on a card of its own: an item of the group's agenda (`Placement`). */
  | { kind: 'N7'; unit: string; action: string; title: string; dueDate: Day; meeting: string; start: string }
  | {
      kind: 'N8';
      unit: string;
      prompt: string;
      question: { sv: string; en: string };
      ask: 'answer' | 'continue';
    }
  /**
   * `item`: the programme's step id of a web course, or the list item id of a session's meeting. A session has a
   * `start` and opens and closes on its day. `hours`: how long it takes, where the template tells. `after`: whether the
   * reader, who was at a session about `area`, has basic knowledge in it now (R27); it has no `start`.
   */
  | {
      kind: 'N9';
      unit: string;
      form: 'course' | 'session';
      item: string;
      name: { sv: string; en: string };
      opens: Day;
      closes: Day;
      start: string | null;
      hours: number | null;
      occurrence: 'opens' | 'closing' | 'after';
      area?: string;
    }
  /**
   * `for`: the starter themself, or their manager, whom `name` is told. `before`: the offer's last day (R30).
   * `inventory`: the unit has one, which is voluntary; said to the starter alone.
   */
  | {
      kind: 'N10';
      unit: string;
      unitName: string;
      for: 'starter' | 'manager';
      starter: string;
      name: string;
      before: Day;
      occurrence: 'week3' | 'day75';
      inventory?: true;
    }
  /**
   * `quarter`: `2026-Q1`. `actions`: how many need a decision; at least one. With `haltedSince`, the day of the last fact,
   * it asks what now, and `quarter` is that day's.
   */
  | { kind: 'N11'; unit: string; quarter: string; actions: number; haltedSince?: Day }
  /** `year`: the year that is followed up. `actions`: how many belong to it. `again`: the reader asked for it later. */
  | { kind: 'N12'; unit: string; year: number; actions: number; again?: true }
  /** `plan`: input to the operational plan of `year`; `report`: the draft annual report for `year`. */
  | {
      kind: 'N13';
      unit: string;
      year: number;
      occurrence: 'plan' | 'report';
      proposals: number;
      again?: true;
    }
  /** `certificate`: what the unit calls it, if it has said; `issuer`: the programme's provider. */
  | {
      kind: 'N14';
      unit: string;
      certificate: string | null;
      issuer: string;
      validUntil: Day;
      occurrence: 'nine' | 'three';
    }
  /** `mourning`: no celebratory word. `idea`: what [Visa förslag] leads to. */
  | {
      kind: 'N15';
      unit: string;
      day: Day;
      awareness: AwarenessId;
      mourning: boolean;
      idea: AptIdeaRef | null;
    };

export type NudgeKind = NudgeLine['kind'];
