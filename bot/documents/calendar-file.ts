/** iCalendar files (RFC 5545), for those who plan in a calendar that Stegvis does not reach. */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarFileMeeting, Files } from '../usecases/ports.ts';

const minutesOf = (minutes: number | null): string => (minutes === null ? '' : ` (${minutes} min)`);

/**
 * A file with these meetings. Times are in UTC, which every calendar shows on its own clock, winter and summer: each
 * meeting stands by itself, so no time zone has to travel along. It names nobody.
 */
export const calendarFile = (name: string, meetings: readonly CalendarFileMeeting[]): string => {
  const calendar = ical({
    name,
    prodId: { company: 'Stegvis', product: 'Stegvis', language: 'SV' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const meeting of meetings)
    calendar.createEvent({
      id: meeting.uid,
      sequence: meeting.sequence,
      summary: meeting.title,
      start: new Date(meeting.start),
      end: new Date(meeting.end),
      ...(meeting.wholeDay === true ? { allDay: true, timezone: null } : {}),
      stamp: new Date(meeting.changedAt),
      lastModified: new Date(meeting.changedAt),
      status: meeting.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(meeting.agenda.length === 0
        ? {}
        : {
            description: meeting.agenda
              .map(({ title, minutes }, index) => `${index + 1}. ${title}${minutesOf(minutes)}`)
              .join('\n'),
          }),
    });
  // Every line ends with CRLF, the last one too (RFC 5545, section 3.1).
  return `${calendar.toString()}\r\n`;
};

/** The port. */
export const makeFiles = (): Files => ({ calendar: calendarFile });
