/**
 * Meetings that stand in somebody's calendar: which occurrence is which meeting, and what a change in the calendar
 * changes in the list. Pure; instants ISO UTC, days local.
 */
import type { MeetingAnswers } from './api-calendar.ts';
import { addDays, daysBetween, localDay } from './calendar.ts';
import { meetingState } from './meeting.ts';
import type { MeetingRow, Stored } from './rows.ts';

/** What of an event the list keeps too. */
export interface EventAsRead {
  title: string;
  start: string;
  end: string;
  cancelled: boolean;
}

/** An event as a calendar tells of it. */
export interface CalendarEventHead extends EventAsRead {
  id: string;
  version: string;
  online: boolean;
  organises: boolean;
  /** Null: an event by itself. */
  series: string | null;
  /** The start that the occurrence had before it was moved; null for an event by itself. */
  originalStart: string | null;
  attendees: number;
  answers: MeetingAnswers | null;
}

export interface SeriesRhythm {
  rhythm: 'weekly' | 'monthly' | 'other';
  every: number;
}

/** Months that are looked ahead. */
export const MONTHS_AHEAD = 6;
/** A date that was read longer ago is asked about. */
export const STALE_DAYS = 7;

/** The day by which an occurrence is known, also after it was moved. */
export const dayOf = (event: Pick<CalendarEventHead, 'originalStart' | 'start'>): string =>
  localDay(new Date(event.originalStart ?? event.start));

const same = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b));

/**
 * The columns to write when what stood in the calendar (`before`) has become `now`. What a person has written in the
 * list since is theirs: it is never overwritten. A held meeting stays held.
 */
export const changesFrom = (
  row: MeetingRow,
  before: EventAsRead,
  now: EventAsRead,
): Partial<Pick<MeetingRow, 'title' | 'start' | 'end' | 'state'>> => {
  const title = before.title !== now.title && row.title === before.title ? { title: now.title } : {};
  const untouched = same(row.start, before.start) && same(row.end, before.end);
  const moved = !same(before.start, now.start) || !same(before.end, now.end);
  const already = same(row.start, now.start) && same(row.end, now.end);
  const times = moved && untouched && !already ? { start: now.start, end: now.end } : {};
  const state = meetingState(row);
  const off = !before.cancelled && now.cancelled && state === 'planned';
  const on = before.cancelled && !now.cancelled && state === 'cancelled';
  return {
    ...(now.cancelled ? {} : { ...title, ...times }),
    ...(off ? { state: 'cancelled' as const } : on ? { state: 'planned' as const } : {}),
  };
};

/** The calendar's times where the list says something else; null where they agree. */
export const differenceOf = (row: MeetingRow, read: EventAsRead): { start: string; end: string } | null =>
  read.cancelled || (same(row.start, read.start) && same(row.end, read.end))
    ? null
    : { start: read.start, end: read.end };

/** Whether a date that was read then is to be asked about on a day. */
export const isStale = (readAt: string, today: string): boolean =>
  daysBetween(localDay(new Date(readAt)), today) > STALE_DAYS;

/** An occurrence by the meeting's key that it is linked to. */
export interface KnownOccurrence {
  meeting: string;
  day: string;
}

/** How far a meeting may have been moved together with its whole series and still be the same meeting. */
const SHIFT_DAYS = 3;

/**
 * Which of the occurrences that stood in the series and are gone have become which new ones: a series that is moved
 * as a whole gets other occurrences, and the meetings stay the same. By day first, then the nearest within three days.
 * Occurrences that lie beyond `horizon` (the last day that was looked at before) are simply new.
 */
export const paired = (
  gone: readonly KnownOccurrence[],
  fresh: readonly string[],
  horizon: string,
): Map<string, string> => {
  const left = new Set(fresh.filter((day) => day <= horizon));
  const pairs = new Map<string, string>();
  for (let shift = 0; shift <= SHIFT_DAYS; shift++)
    for (const { meeting, day } of gone) {
      if (pairs.has(meeting)) continue;
      const found = [addDays(day, -shift), addDays(day, shift)].find((other) => left.has(other));
      if (found === undefined) continue;
      pairs.set(meeting, found);
      left.delete(found);
    }
  return pairs;
};

/** A planned APT of that day that nobody has linked: somebody wrote it down before the calendar was chosen. */
export const writtenDown = (
  rows: readonly Stored<MeetingRow>[],
  event: EventAsRead,
  taken: ReadonlySet<string>,
): (Stored<MeetingRow> & { key: string }) | null => {
  const day = localDay(new Date(event.start));
  const found = rows.find(
    ({ key, value }) =>
      key !== null &&
      !taken.has(key) &&
      value.kind === 'apt' &&
      meetingState(value) === 'planned' &&
      value.start !== null &&
      !Number.isNaN(Date.parse(value.start)) &&
      localDay(new Date(value.start)) === day,
  );
  return found?.key == null ? null : { ...found, key: found.key };
};

const NAMED = /(^|[^\p{L}])(apt|arbetsplatstr[äa]ff\p{L}*|workplace meeting)([^\p{L}]|$)/iu;

/** How much a series looks like an APT: its name says most, then that it is monthly, then that she organises it. */
export const aptLikeness = (series: SeriesRhythm & { title: string; organises: boolean }): number =>
  (NAMED.test(series.title) ? 4 : 0) +
  (series.rhythm === 'monthly' && series.every === 1 ? 2 : 0) +
  (series.organises ? 1 : 0);
