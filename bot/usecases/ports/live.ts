/** Meetings while they are held: where they are, in which chat, and how news of them travels between processes. */
import type { Outcome } from '../../core/fault.ts';
import type { Run } from '../../core/running.ts';
import type { Address } from './records.ts';

/** A number for each unit that rises with every change of its meetings, agendas and runs. */
export interface LiveStore {
  version(unit: string): Promise<number>;
  /** Raises the number, and tells every process. */
  changed(units: readonly string[]): Promise<void>;
  /**
   * Hears of units that have changed, whichever process changed them; null: the line was away, anything may have. The
   * returned function stops it.
   */
  listen(heard: (unit: string | null) => void): () => void;
  /**
   * Takes units whose shared cards may show what is no longer so, for twenty seconds each at most; nobody else gets
   * them meanwhile. What changed less than a second ago waits, so that many changes are one refreshing, unless `eager`.
   */
  takeStale(most: number, eager?: boolean): Promise<{ unit: string; version: number }[]>;
  /** Gives a unit back. `upTo`: its cards are as they were at this version; the next comes some seconds later. */
  giveBack(unit: string, upTo: number | null, notBefore?: string): Promise<void>;
}

/** How far meetings have come, by unit and the meeting's list item id. */
export interface RunStore {
  of(unit: string, meeting: string): Promise<Run | null>;
  /** The run of the unit that is under way, the one that began last; null: none. */
  underWay(unit: string): Promise<{ meeting: string; run: Run } | null>;
  /** Begins it, or goes on with one that had ended; false when it is under way already. */
  start(unit: string, meeting: string, at: string, current: string | null): Promise<boolean>;
  move(unit: string, meeting: string, current: string | null, at: string): Promise<void>;
  end(unit: string, meeting: string, at: string): Promise<void>;
  /** Deletes those that began before an instant. */
  forget(before: string): Promise<void>;
}

/** A meeting's chat that the app is in. */
export interface MeetingChat {
  /** Conversation id. */
  chat: string;
  /** The unit whose meeting it is; null: nobody knows. */
  unit: string | null;
  /** What the meeting is called in the calendar, where Teams has told. */
  title: string | null;
  address: Address;
}

export interface MeetingChatStore {
  get(chat: string): Promise<MeetingChat | null>;
  keep(chat: MeetingChat): Promise<void>;
  forget(chat: string): Promise<void>;
  /** Those of which the unit is known. */
  linked(): Promise<MeetingChat[]>;
}

/** A card that everybody of a place shares and that is kept as things stand. */
export interface SharedCard {
  /** A nudge's card id, or a name of its own. */
  id: string;
  unit: string;
  meeting: string;
  /** The chat that it stands in. */
  address: Address;
  /** The Teams activity that carries it; null while it is on its way, or nobody knows whether it arrived. */
  activity: string | null;
}

export interface SharedCardStore {
  /** Takes the place of a card that is about to be posted; false when it is taken. */
  claim(card: Omit<SharedCard, 'activity'>, at: string): Promise<boolean>;
  posted(id: string, activity: string): Promise<void>;
  /** It surely was not posted: its place is free again. */
  release(id: string): Promise<void>;
  /** The unit's cards of meeting chats since an instant. */
  ofUnit(unit: string, since: string): Promise<SharedCard[]>;
  /** What was last shown, as a digest; null: as it was posted. */
  shown(id: string): Promise<string | null>;
  keepShown(id: string, unit: string, digest: string, at: string): Promise<void>;
  forget(before: string): Promise<void>;
}

/** What Teams tells of a meeting whose chat the app is in. */
export interface MeetingDetails {
  /** Entra object id. */
  organiser: string | null;
  title: string | null;
}

export interface MeetingInfo {
  /** `refused`: the app has no consent for it. */
  details(address: Address, meeting: string): Promise<Outcome<MeetingDetails>>;
}

/** Waits for news of units within this process. */
export interface Ears {
  /** Begins to listen for a person; what is heard from now on counts. The oldest of too many of theirs gives way. */
  listen(unit: string, person: string): Ear;
}

export interface Ear {
  /** Resolves at the first news, or when the time is up, the caller has gone or the program stops. */
  news(gone: AbortSignal): Promise<void>;
  stop(): void;
}
