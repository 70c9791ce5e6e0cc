/** The harness's calendars: the caller's series and events, and what a choice of them does to the meetings. */

import type { Meeting, Meetings } from '../../../bot/core/api.ts';
import type {
  CalendarEvent,
  CalendarSeries,
  CreateEvent,
  MeetingCalendar,
} from '../../../bot/core/api-calendar.ts';
import { NO_SESSION } from '../../../bot/core/api-sessions.ts';
import { MANAGER, people } from './fixtures.ts';

const NOW = '2026-01-12T07:00:00.000Z';

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}
const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** What stands in the manager's calendar, which a test may change as she would in Outlook. */
export interface Calendar {
  series: CalendarSeries[];
  chosen: string | null;
  events: CalendarEvent[];
  /** How often the calendar was read for the meetings. */
  reads: number;
  /** Reading waits for this, where it is set. */
  held: Promise<void> | null;
  /** What the calendar says of meetings when it is read the next time, by id. */
  moves: Record<string, Partial<Meeting>>;
  /** What events were made with, and by which keys. */
  made: { event: CreateEvent; key: string }[];
}

export const calendar = (): Calendar => ({
  series: [
    {
      id: 'AAMkAGI2-apt',
      title: 'APT Mottagning Väster',
      rhythm: 'monthly',
      every: 1,
      online: true,
      next: [{ start: '2026-01-20T12:00:00.000Z', end: '2026-01-20T13:00:00.000Z' }],
    },
    {
      id: 'AAMkAGI2-ledning',
      title: 'Ledningsgrupp med områdeschefer, HR och ekonomi',
      rhythm: 'weekly',
      every: 2,
      online: false,
      next: [{ start: '2026-01-13T08:00:00.000Z', end: '2026-01-13T09:30:00.000Z' }],
    },
    { id: 'AAMkAGI2-samverkan', title: 'Samverkan', rhythm: 'other', every: 1, online: false, next: [] },
  ],
  chosen: null,
  events: [
    {
      id: 'AAMkAGI2-grupp',
      title: 'HBTQ-gruppen träffas',
      start: '2026-01-15T08:30:00.000Z',
      end: '2026-01-15T09:30:00.000Z',
      online: true,
      attendees: 3,
    },
    {
      id: 'AAMkAGI2-halvdag',
      title: 'Halvdag om bemötande',
      start: '2026-01-23T07:30:00.000Z',
      end: '2026-01-23T11:00:00.000Z',
      online: false,
      attendees: 0,
    },
  ],
  reads: 0,
  held: null,
  moves: {},
  made: [],
});

/** What a meeting has with the manager's calendar. */
export const link = (more: Partial<MeetingCalendar> = {}): MeetingCalendar => ({
  organiser: people[0] ?? { id: MANAGER, name: '' },
  mine: true,
  series: false,
  readAt: NOW,
  agendaWritten: false,
  answers: { accepted: 3, tentative: 1, declined: 0, none: 2 },
  ...more,
});

/** The meetings as this person sees them: only whose calendar it is may read and write in it. */
const seenBy = (all: Meetings, person: string): Meetings => ({
  ...all,
  meetings: all.meetings.map((meeting) => ({
    ...meeting,
    calendar: meeting.calendar && {
      ...meeting.calendar,
      mine: meeting.calendar.organiser.id === person,
    },
  })),
  calendar: {
    series: all.calendar.series && { ...all.calendar.series, mine: person === MANAGER },
    mayChoose: person === MANAGER,
  },
});

/** The unit's APT follow a series, or none. */
const choose = (all: Meetings, own: Calendar, id: string | null): void => {
  own.chosen = id;
  const series = own.series.find((known) => known.id === id);
  all.calendar = {
    series: series ? { title: series.title, mine: true, readAt: NOW, gone: false } : null,
    mayChoose: true,
  };
  for (const meeting of all.meetings) {
    if (meeting.kind !== 'apt' || meeting.state !== 'planned') continue;
    meeting.calendar = series ? link({ series: true }) : null;
  }
  const next = series?.next[0];
  if (series && next && all.meetings.every(({ kind }) => kind !== 'apt'))
    all.meetings.push({
      id: 'occurrence',
      version: '"o,1"',
      kind: 'apt',
      title: series.title,
      ...next,
      state: 'planned',
      minutes: 0,
      agenda: [],
      broken: [],
      ...NO_SESSION,
      calendar: link({ series: true }),
    });
};

/** Reads the calendar anew. */
const refresh = (all: Meetings, own: Calendar): void => {
  own.reads += 1;
  for (const meeting of all.meetings) Object.assign(meeting, own.moves[meeting.id]);
};

/** Of the harness's state, what has to do with calendars. */
interface State {
  meetings: Meetings;
  calendar: Calendar;
  empty: boolean;
}
interface Call {
  method: string;
  /** The path below the unit, in parts. */
  rest: string;
  id: string;
  more: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  key: string;
  person: string;
}

const seen = ({ meetings, empty }: State, person: string): Meetings =>
  seenBy(empty ? { ...meetings, meetings: [], unplaced: [] } : meetings, person);

const series = (state: State, { method, body, person }: Call): Answer => {
  if (method === 'GET') return ok({ series: state.calendar.series, chosen: state.calendar.chosen });
  if (state.empty) state.meetings.meetings = [];
  state.empty = false;
  choose(state.meetings, state.calendar, body.series as string | null);
  return ok(seen(state, person));
};

const events = ({ calendar: { events: all } }: State, { query }: Call): Answer => {
  const day = (instant: string): string => instant.slice(0, 10);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  return ok({ events: all.filter(({ start }) => day(start) >= from && day(start) <= to) });
};

const event = (state: State, { method, id, more, body, key, person }: Call): Answer => {
  const meeting = state.meetings.meetings.find((each) => each.id === id);
  const chosen = state.calendar.events.find((each) => each.id === body.event);
  if (!meeting || (method === 'PUT' && more === 'event' && !chosen))
    return { status: 404, body: { type: 'about:blank', title: 'Problem 404', status: 404 } };
  const organiser = people.find((each) => each.id === person) ?? { id: person, name: '' };
  if (more === 'event/agenda') {
    if (meeting.calendar) meeting.calendar.agendaWritten = body.written === true;
  } else if (method === 'DELETE') meeting.calendar = null;
  else if (chosen) {
    Object.assign(meeting, { start: chosen.start, end: chosen.end });
    meeting.calendar = link({ organiser });
  } else {
    state.calendar.made.push({ event: body as CreateEvent, key });
    const answers = { accepted: 0, tentative: 0, declined: 0, none: 3 };
    meeting.calendar = link({ organiser, answers: body.invite === 'nobody' ? null : answers });
  }
  const answer = seen(state, person).meetings.find((each) => each.id === id);
  return ok(answer, method === 'POST' ? 201 : 200);
};

/** The answer to a call that has to do with calendars; null to any other. */
export const answer = (state: State, call: Call): Answer | null => {
  const path = [call.rest, call.id, call.more].filter((part) => part !== '').join('/');
  if (call.rest === 'meetings' && call.method === 'GET') return ok(seen(state, call.person));
  if (call.rest === 'meetings' && call.more) return event(state, call);
  if (path === 'calendar/series') return series(state, call);
  if (path === 'calendar/events') return events(state, call);
  if (path === 'calendar/refresh') {
    refresh(state.meetings, state.calendar);
    return ok(seen(state, call.person));
  }
  if (path === 'export')
    return {
      status: 200,
      body: `BEGIN:VCALENDAR\r\nX-QUERY:${call.query}\r\nEND:VCALENDAR\r\n`,
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    };
  return null;
};
