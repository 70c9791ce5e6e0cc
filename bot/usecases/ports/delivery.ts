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

/** A card to claim. `turn`: cards of a lower turn go first, so that a tenant with many leaves room for the others. */
export interface NewCard {
  id: string;
  tenant: string;
  unit: string;
  planned: PlannedCard;
  at: string;
  turn?: number;
}

/**
 * Whether a card's request may leave. `doubts`: it may, and so many earlier ones may have arrived, whose
 * answers did not come; `crashes`: so many more, whose workers ended before they could tell. `heldUntil`: another
 * worker's request may be on its way (machine's time, ISO). `settled`: sent or dropped already.
 */
export type Start = 'go' | 'settled' | { doubts: number; crashes: number } | { heldUntil: string };

/** Claims and cards in the private store. A claim's key is unique: taken means that somebody has it. */
export interface ClaimStore {
  /** Claims the card's matters and queues its job in one transaction; null when none of its keys was free. */
  claim(card: NewCard): Promise<CardRecord | null>;
  /** Claims many cards in one transaction, with their jobs; gives those that were free, with their free matters. */
  claimAll(cards: readonly NewCard[]): Promise<CardRecord[]>;
  /** Records that a matter was dropped, once. */
  drop(matter: Matter, reason: DropReason, at: string): Promise<void>;
  dropAll(drops: readonly { matter: Matter; reason: DropReason }[], at: string): Promise<void>;
  /** Claims since an instant, by key; with `of` only those in these units, of these people and with these keys. */
  recent(
    since: string,
    of?: { units: readonly string[]; people: readonly string[]; keys?: readonly string[] },
  ): Promise<ReadonlyMap<string, Claim>>;
  card(id: string): Promise<CardRecord | null>;
  cards(ids: readonly string[]): Promise<CardRecord[]>;
  /**
   * Marks that the requests of these cards are about to leave, all in one statement. Repeating it with the same
   * `attempt` gives the same. A card that somebody else marked lately is theirs until their request must be over.
   */
  startSending(ids: readonly string[], attempt: string): Promise<Map<string, Start>>;
  /** Takes the marks back: the requests surely had no effect. Gives the number of attempts so far by card. */
  notSent(ids: readonly string[]): Promise<Map<string, number>>;
  /** The requests are over and nobody knows whether they arrived; the cards may be marked anew at once. */
  doubted(ids: readonly string[]): Promise<void>;
  /** The card waits for an instant of the clock; its job is queued anew by `wake`. */
  postpone(id: string, until: string): Promise<void>;
  /** Queues the jobs of all cards whose wait is over. */
  wake(now: string): Promise<void>;
  /** The card goes out with these lines only; the dropped keys are settled with the reason. */
  keepLines(id: string, lines: CardRecord['lines'], dropped: string[], reason: DropReason): Promise<void>;
  sent(cards: readonly { id: string; activity: string; at: string }[]): Promise<void>;
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
  | {
      kind: 'busy';
      retryAt: string;
      /** Teams named the time itself (Retry-After): it holds for everything to the tenant. */
      said?: boolean;
    }
  /** The request left and no answer came: it may have been delivered. */
  | { kind: 'in-doubt'; cause: string }
  /** Final for this person until they write again: the bot is blocked, removed or disabled, or the conversation is gone. */
  | { kind: 'closed'; cause: string }
  /** Refused for a reason that trying again does not mend. */
  | { kind: 'refused'; cause: string };
