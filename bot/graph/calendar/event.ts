/** Events as Graph tells of them (learn.microsoft.com/graph/api/resources/event), in the program's words. */
import type { Event } from '@microsoft/microsoft-graph-types';
import type { MeetingAnswers } from '../../core/api-calendar.ts';
import type { CalendarEventHead } from '../../core/calendar-link.ts';
import type { SeriesHead } from '../../usecases/ports.ts';
import { get, items, text } from '../sent.ts';

/** What is asked of an event: all of it is there with Calendars.ReadBasic, which leaves out body and attachments. */
export const HEAD =
  'id,subject,start,end,isCancelled,isOnlineMeeting,isOrganizer,seriesMasterId,originalStart,type,attendees,transactionId';
export const MASTER = 'id,subject,iCalUId,isOnlineMeeting,isOrganizer,recurrence,type,isCancelled';

/** A time in UTC, as they come without `outlook.timezone`; seven decimals are too many for a Date. */
const instant = (event: unknown, name: 'start' | 'end'): string | null => {
  const given = text<Event>(event, name, 'dateTime');
  const whole = given === null ? null : /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(given)?.[1];
  return whole ? `${whole}.000Z` : null;
};

const ANSWERS: Readonly<Record<string, keyof MeetingAnswers>> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
  none: 'none',
  notResponded: 'none',
};

/** How those invited have answered, as counts; who answered what is left where it is. */
const answersOf = (attendees: readonly unknown[]): MeetingAnswers | null => {
  const counts: MeetingAnswers = { accepted: 0, tentative: 0, declined: 0, none: 0 };
  let people = 0;
  for (const attendee of attendees) {
    const response = text(attendee, 'status', 'response') ?? 'none';
    // A room answers too, and the organiser may stand among those invited.
    if (text(attendee, 'type') === 'resource' || response === 'organizer') continue;
    counts[ANSWERS[response] ?? 'none']++;
    people++;
  }
  return people === 0 ? null : counts;
};

const flag = (event: unknown, name: keyof Event & string): boolean => get<Event>(event, name) === true;

/** An event; null when it lacks what an event must have. */
export const toHead = (event: unknown): CalendarEventHead | null => {
  const id = text<Event>(event, 'id');
  const [start, end] = [instant(event, 'start'), instant(event, 'end')];
  if (id === null || start === null || end === null) return null;
  const attendees = items<Event>(event, 'attendees');
  const original = text<Event>(event, 'originalStart');
  const parsed = original === null ? Number.NaN : Date.parse(original);
  return {
    id,
    version: text(event, '@odata.etag') ?? '',
    title: text<Event>(event, 'subject') ?? '',
    start,
    end,
    cancelled: flag(event, 'isCancelled'),
    online: flag(event, 'isOnlineMeeting'),
    organises: flag(event, 'isOrganizer'),
    series: text<Event>(event, 'seriesMasterId'),
    originalStart: Number.isNaN(parsed) ? null : new Date(parsed).toISOString(),
    attendees: attendees.length,
    answers: answersOf(attendees),
  };
};

/** The master of a series; null when the event is none, or is cancelled. */
export const toSeries = (event: unknown): SeriesHead | null => {
  const id = text<Event>(event, 'id');
  const uid = text<Event>(event, 'iCalUId');
  const type = text<Event>(event, 'recurrence', 'pattern', 'type');
  if (id === null || uid === null || type === null || flag(event, 'isCancelled')) return null;
  const interval = get<Event>(event, 'recurrence', 'pattern', 'interval');
  return {
    id,
    uid,
    title: text<Event>(event, 'subject') ?? '',
    rhythm: type === 'weekly' ? 'weekly' : /monthly$/i.test(type) ? 'monthly' : 'other',
    every: typeof interval === 'number' && interval >= 1 ? interval : 1,
    online: flag(event, 'isOnlineMeeting'),
    organises: flag(event, 'isOrganizer'),
  };
};
