/** Claims, cards, and writing to people in Teams. */
import type { Language } from '../../core/content.ts';
import type { Claim, DropReason, Matter, NudgeLine, PlannedCard, Recipient } from '../../core/nudge.ts';
import type { Answer, Reply } from '../../core/reply.ts';
import type { Address } from './records.ts';

/** A card of the store: the matters it carries, where it went and how far it came. */
export interface CardRecord {
  id: string;
  /** The recipient's id: a person's, or for a channel the unit's. */
  person: string;
  to: Recipient;
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
