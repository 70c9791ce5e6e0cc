/**
 * The wire types of meetings in people's own calendars. What a calendar holds is read with the token of the person
 * whose it is; ids are Graph's immutable event ids. Instants are ISO UTC with Z.
 */
import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
/** Event ids of Exchange are long (learn.microsoft.com/graph/outlook-immutable-id). */
const eventId = z.string().min(1).max(1_000);

/** A recurring meeting of the caller's own calendar, as something to choose the unit's APT from. */
export const calendarSeries = z.object({
  id: eventId,
  title: z.string(),
  /** How often: every `every` weeks or months; `other` for rhythms that need no words of their own. */
  rhythm: z.enum(['weekly', 'monthly', 'other']),
  every: z.number().int().min(1),
  online: z.boolean(),
  /** The next occurrences, earliest first, at most three. */
  next: z.array(z.object({ start: instant, end: instant })).max(3),
});
export type CalendarSeries = z.infer<typeof calendarSeries>;

/** `GET units/{unit}/calendar/series`: what looks most like an APT comes first. `chosen`: the series in use. */
export const calendarSeriesList = z.object({
  series: z.array(calendarSeries),
  chosen: eventId.nullable(),
});
export type CalendarSeriesList = z.infer<typeof calendarSeriesList>;

/** `PUT units/{unit}/calendar/series`; null lets go of the series, and the meetings stay in the list alone. */
export const chooseSeries = z.strictObject({ series: eventId.nullable() });
export type ChooseSeries = z.infer<typeof chooseSeries>;

/** A single event that the caller has organised, as something to pick for a meeting. */
export const calendarEvent = z.object({
  id: eventId,
  title: z.string(),
  start: instant,
  end: instant,
  online: z.boolean(),
  attendees: z.number().int().min(0),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;

/** `GET units/{unit}/calendar/events?from=&to=` (days), earliest first. */
export const calendarEvents = z.object({ events: z.array(calendarEvent) });
export type CalendarEvents = z.infer<typeof calendarEvents>;

/** `PUT units/{unit}/meetings/{id}/event`: the meeting is this event of the caller's calendar. */
export const linkEvent = z.strictObject({ event: eventId });
export type LinkEvent = z.infer<typeof linkEvent>;

/** `POST units/{unit}/meetings/{id}/event`: makes one in the caller's calendar. */
export const createEvent = z.strictObject({
  invite: z.enum(['nobody', 'group', 'unit']),
  online: z.boolean(),
});
export type CreateEvent = z.infer<typeof createEvent>;

/** `PUT units/{unit}/meetings/{id}/event/agenda`: writes the agenda into the event's body, or takes it out again. */
export const agendaInBody = z.strictObject({ written: z.boolean() });
export type AgendaInBody = z.infer<typeof agendaInBody>;

/** How invited people have answered, as counts. */
export const meetingAnswers = z.object({
  accepted: z.number().int(),
  tentative: z.number().int(),
  declined: z.number().int(),
  none: z.number().int(),
});
export type MeetingAnswers = z.infer<typeof meetingAnswers>;

/** What a meeting has with a calendar; null on one that is planned in the list alone. */
export const meetingCalendar = z.object({
  /** Whose calendar it stands in. */
  organiser: z.object({ id: z.string(), name: z.string() }),
  /** The caller's own: only then can it be read anew and its body be written. */
  mine: z.boolean(),
  /** It belongs to the unit's chosen APT series. */
  series: z.boolean(),
  readAt: instant,
  /** The agenda stands in the event's body. */
  agendaWritten: z.boolean(),
  /** Null where nobody was invited. */
  answers: meetingAnswers.nullable(),
  /** The calendar's times, where a person has written others in the list; absent where they agree. */
  differs: z.object({ start: instant, end: instant }).optional(),
});
export type MeetingCalendar = z.infer<typeof meetingCalendar>;

/** The unit's APT series in a calendar, as the meetings view tells of it. */
export const unitCalendar = z.object({
  /** Null when none is chosen. */
  series: z
    .object({
      title: z.string(),
      mine: z.boolean(),
      readAt: instant.nullable(),
      /** It is no longer in the calendar: another has to be chosen. */
      gone: z.boolean(),
    })
    .nullable(),
  /** The caller may choose the series (the manager). */
  mayChoose: z.boolean(),
});
export type UnitCalendar = z.infer<typeof unitCalendar>;
