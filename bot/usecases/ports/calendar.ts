/** People's own calendars through Graph, and what the private store knows of meetings that stand in them. */
import type { MeetingAnswers } from '../../core/api-calendar.ts';
import type { CalendarEventHead, EventAsRead, SeriesRhythm } from '../../core/calendar-link.ts';
import type { Outcome } from '../../core/fault.ts';
import type { As } from './world.ts';

/** Whose calendar is asked for: a person's rights reach their own alone, the app's those it was given. */
export interface Mailbox {
  as: As;
  /** Entra object id. */
  person: string;
}

/** The master of a recurring meeting. */
export interface SeriesHead extends SeriesRhythm {
  id: string;
  /** The same for everybody who is invited, and for as long as the series lives. */
  uid: string;
  title: string;
  online: boolean;
  organises: boolean;
}

export interface NewEvent {
  title: string;
  start: string;
  end: string;
  online: boolean;
  attendees: readonly { address: string; name: string }[];
  /** A repeated one makes no second event. */
  transaction: string;
}

/** Calendars. Ids are immutable ones; instants ISO UTC. */
export interface Calendars {
  /** Everything that stands in a calendar between two instants. */
  view(mailbox: Mailbox, from: string, to: string): Promise<Outcome<CalendarEventHead[]>>;
  /** Masters of series; those that are gone are left out. */
  series(mailbox: Mailbox, ids: readonly string[]): Promise<Outcome<SeriesHead[]>>;
  /** A series' occurrences and exceptions between two instants; `not-found`: the series is gone. */
  occurrences(
    mailbox: Mailbox,
    series: string,
    from: string,
    to: string,
  ): Promise<Outcome<CalendarEventHead[]>>;
  /** Events by their ids, in their order; null: it is no longer there. */
  events(mailbox: Mailbox, ids: readonly string[]): Promise<Outcome<(CalendarEventHead | null)[]>>;
  /** Makes an event in the calendar of whoever asks, once per transaction. */
  create(mailbox: Mailbox, event: NewEvent): Promise<Outcome<CalendarEventHead>>;
  /** The body as HTML, with the version that it was read at. */
  body(mailbox: Mailbox, id: string): Promise<Outcome<{ version: string; html: string; organises: boolean }>>;
  /** Writes the body on the version that was read; `stale` when somebody was first. */
  writeBody(mailbox: Mailbox, id: string, version: string, html: string): Promise<Outcome<void>>;
}

/** The series that a unit has chosen as its APT. */
export interface ChosenSeries {
  unit: string;
  /** In whose calendar it stands. */
  organiser: string;
  id: string;
  uid: string;
  title: string;
  readAt: string | null;
  /** It was not found when it was last read. */
  gone: boolean;
}

/** A meeting of a unit that stands in a calendar. */
export interface EventLink {
  unit: string;
  /** The meeting's StegvisKey. */
  meeting: string;
  organiser: string;
  event: string;
  /** Null: an event by itself. */
  series: string | null;
  /** The day that the occurrence stood on before it was moved; null for an event by itself. */
  day: string | null;
  /** When it was read, or when somebody said that it still holds. */
  readAt: string;
  /** What stood in the calendar then: what a person has changed in the list differs from it. */
  read: EventAsRead;
  answers: MeetingAnswers | null;
  /** What of the agenda stands in the event's body, as a digest; null: nothing. */
  agenda: string | null;
}

export interface CalendarStore {
  series(unit: string): Promise<ChosenSeries | null>;
  /** Keeps the unit's series in place of the one before; null forgets it. */
  choose(unit: string, series: ChosenSeries | null): Promise<void>;
  links(unit: string): Promise<EventLink[]>;
  /** Keeps links, each in place of the one that its meeting had. */
  keep(links: readonly EventLink[]): Promise<void>;
  /** Forgets the links of these meetings. */
  forget(unit: string, meetings: readonly string[]): Promise<void>;
  /** Somebody said that the meeting's date still holds; false when it stands in no calendar. */
  confirm(unit: string, meeting: string, at: string): Promise<boolean>;
  /** When the linked meetings of these units were read, by unit and StegvisKey. */
  reads(units: readonly string[]): Promise<Map<string, Record<string, string>>>;
  /** Units that have a series or a linked meeting. */
  linkedUnits(): Promise<string[]>;
  /** Until when the app is not to ask for this person's calendar; null: it may try. */
  refusedUntil(person: string): Promise<string | null>;
  /** The app was not let into a calendar (`until`), or was (null). */
  setRefused(person: string, until: string | null): Promise<void>;
  /** For operators: calendars by whether the app was let in when it last asked. */
  appReads(): Promise<{ allowed: number; refused: number }>;
}
