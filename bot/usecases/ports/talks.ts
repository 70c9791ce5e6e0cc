/** Integration talks (R28, R52): who talks with which process lead, and what was decided. Nothing of what was said. */

/** A decision on its way into the unit's plan, or there. */
export interface StoredDecision {
  /** The StegvisKey of its action: made for it alone, so that nothing in the plan leads back to the talk. */
  key: string;
  title: string;
  /** The action's list item id; null: it is not in the plan yet. */
  action: string | null;
}

export interface StoredTalk {
  id: string;
  unit: string;
  /** The process lead whom it was confided to, who need not be the one that the unit has now. */
  lead: string;
  /** Object ids of those who talk, one or two; whoever has left or erased everything is not among them. */
  people: readonly string[];
  part: 1 | 2;
  day: string | null;
  held: boolean;
  version: number;
  decisions: readonly StoredDecision[];
}

export interface NewTalk extends Pick<StoredTalk, 'id' | 'unit' | 'lead' | 'people' | 'part' | 'day'> {
  /** Repeating it, the same lead gets the same talk. */
  key: string;
  /** ISO instant. */
  at: string;
}

export interface TalkMove {
  day?: string | null;
  held?: boolean;
  /** The action that a decision became. */
  settled?: { key: string; action: string };
}

/** The method support that a unit has chosen in place of ours (R52). */
export interface StoredSupport {
  name: string;
  url: string | null;
  questions: readonly string[];
  standing: boolean;
}

export interface TalkStore {
  /** Plans a talk, once per key of its lead. */
  plan(talk: NewTalk): Promise<StoredTalk>;
  /** The unit's talks, those planned first first. */
  of(unit: string): Promise<StoredTalk[]>;
  get(unit: string, id: string): Promise<StoredTalk | null>;
  /** Changes it on the version that was seen; null when it has another by now, or is gone. */
  change(unit: string, id: string, seen: number, move: TalkMove): Promise<StoredTalk | null>;
  /**
   * Keeps that a decision of this title is on its way into the plan, and gives the key to add it by: that of the first
   * try, where there was one. Null: no such talk.
   */
  decide(unit: string, id: string, title: string, key: string): Promise<string | null>;
  /** What the unit has chosen; null: nothing yet. */
  support(unit: string): Promise<StoredSupport | null>;
  saveSupport(unit: string, support: StoredSupport): Promise<void>;
}

/** The way to the inventory for the question that follows a session (R27). */
export interface BaselineDoor {
  /**
   * The person's own word on having basic knowledge in an area. False: the inventory takes no answer of theirs now, and
   * nothing is kept.
   */
  setBaseline(unit: string, person: string, area: string, met: boolean): Promise<boolean>;
}
