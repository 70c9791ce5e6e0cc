/** Calendars (learn.microsoft.com/graph/api/user-list-events, user-list-calendarview, user-post-events). */
import type { Res } from '../http.ts';
import type { Person } from '../tenant.ts';
import { type Call, type GraphHandler, isObject, type JsonObject, param, type World } from './call.ts';
import { me } from './caller.ts';
import { personBy } from './directory.ts';
import { badRequest, Refusal } from './errors.ts';
import {
  eventsIn,
  eventsOf,
  type Occurrence,
  occurrenceOn,
  occurrences,
  type StoredEvent,
} from './event-store.ts';
import { EVENT_PROPERTIES, eventTag, eventView, openEventId } from './event-view.ts';
import { eventWrites } from './event-writes.ts';
import { compare } from './odata-filter.ts';
import { collection, entity, pageOf } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { selected, supports } from './query.ts';
import type { Route } from './routing.ts';

// An app's basic right is called Calendars.ReadBasic on the pages and Calendars.ReadBasic.All in Entra.
const BASIC = ['Calendars.ReadBasic.All', 'Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];
const READ = BASIC.slice(2);
const WRITE = BASIC.slice(3);
const DAY = 24 * 3600 * 1000;
/** Exchange refuses views over more than five years. */
const LONGEST_VIEW = 1825 * DAY;

const invalidParameter = (message: string): Refusal => new Refusal(400, 'ErrorInvalidParameter', message);
const denied = (): Refusal =>
  new Refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
const notFound = (): Refusal =>
  new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');

/** An end of the window; without offset it is UTC. A `+` that was not encoded arrives as a space and is refused. */
const edge = (text: string): number => {
  const whole = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  const at = Date.parse(whole?.[4] || !whole?.[1] ? text : `${text}Z`);
  if (!whole || Number.isNaN(at)) throw invalidParameter(`The value '${text}' is not a valid date and time.`);
  return at;
};

/** The window that the request names: both ends are required. */
const windowOf = (call: Call): [number, number] => {
  const named = (name: string): string | undefined =>
    [...call.query.others].find(([key]) => key.toLowerCase() === name)?.[1];
  const [start, end] = [named('startdatetime'), named('enddatetime')];
  if (!start || !end)
    throw invalidParameter(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  const [from, to] = [edge(start), edge(end)];
  if (to < from) throw invalidParameter('The end of the time window lies before its start.');
  if (to - from > LONGEST_VIEW) throw invalidParameter('The requested time window is longer than 1825 days.');
  return [from, to];
};

export const calendarRoutes = (world: World): Route[] => {
  /** Whose calendar is asked for: one's own, or with the app's role anybody's. */
  const mailbox = (call: Call, permissions: readonly string[]): Person => {
    const { caller } = call;
    const person = call.params.user === undefined ? me(world, call) : null;
    const has = caller.kind === 'person' ? caller.scopes : caller.roles;
    if (!permissions.some((name) => has.includes(name))) throw denied();
    const found = person ?? personBy(world, param(call, 'user'));
    if (caller.kind === 'person' && found.id !== caller.person) throw denied();
    return found;
  };
  /** With ReadBasic alone there is no body, attachment or extension (permissions-reference, Calendars.ReadBasic). */
  const seen = (
    call: Call,
    person: Person,
    event: StoredEvent,
    occurrence: Occurrence | null,
  ): JsonObject => {
    const { caller } = call;
    const has = caller.kind === 'person' ? caller.scopes : caller.roles;
    const shownWhole = eventView(world, call, person, event, occurrence);
    if (READ.some((name) => has.includes(name))) return shownWhole;
    const { body: _, bodyPreview: __, ...basic } = shownWhole;
    return basic;
  };
  const listed = (call: Call, context: string, events: JsonObject[]): Res => {
    const matches = filterOf(call.query.filter, 'event', EVENT_PROPERTIES);
    const order = /^(start|end)\/dateTime(?:\s+(asc|desc))?$|^(subject)(?:\s+(asc|desc))?$/.exec(
      call.query.orderby ?? 'start/dateTime',
    );
    if (!order) throw badRequest('The $orderby is not supported for events.');
    const key = (event: JsonObject): string => {
      const value = event[order[1] ?? 'subject'];
      return String(isObject(value) ? value.dateTime : value);
    };
    const down = (order[2] ?? order[4]) === 'desc';
    const sorted = events.filter(matches).sort((a, b) => (down ? -1 : 1) * compare(key(a), key(b)));
    // learn.microsoft.com/graph/api/user-list-events: ten to a page, at most 1,000; the link counts with $skip.
    const { page, next } = pageOf(call, sorted, { size: 10, most: 1000, by: 'skip' });
    const value = page.map((event) => selected(call.query.select, 'event', EVENT_PROPERTIES, event));
    const preferred = call.req.headers.prefer;
    return {
      status: 200,
      headers: preferred ? { 'preference-applied': preferred } : {},
      body: collection(call, context, value, { next }),
    };
  };
  const context = (person: Person, what: string): string => `users('${person.id}')/${what}`;

  const events: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select', 'top', 'skip', 'filter', 'orderby');
    const all = eventsOf(world, person).map((event) => seen(call, person, event, null));
    return listed(call, context(person, 'events'), all);
  };
  const view: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select', 'top', 'skip', 'filter', 'orderby');
    const [from, to] = windowOf(call);
    const all = eventsOf(world, person).flatMap((event) => {
      if (event.series) return occurrences(event, from, to).map((one) => seen(call, person, event, one));
      const inside = Date.parse(event.start) < to && Date.parse(event.end) > from;
      return inside ? [seen(call, person, event, null)] : [];
    });
    return listed(call, context(person, 'calendarView'), all);
  };
  const find = (call: Call, person: Person): { event: StoredEvent; occurrence: Occurrence | null } => {
    const id = openEventId(param(call, 'event'), person);
    const event = id ? eventsIn(world).get(id.event) : undefined;
    if (!id || !event || (event.owner !== person.id && !event.attendees.includes(person.id)))
      throw notFound();
    if (id.day === null) return { event, occurrence: null };
    const occurrence = occurrenceOn(event, id.day);
    if (!occurrence) throw notFound();
    return { event, occurrence };
  };
  const shown = (call: Call, person: Person, event: StoredEvent, occurrence: Occurrence | null): object =>
    entity(
      call,
      context(person, 'events'),
      selected(call.query.select, 'event', EVENT_PROPERTIES, seen(call, person, event, occurrence)),
    );
  const one: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select');
    const { event, occurrence } = find(call, person);
    return {
      status: 200,
      headers: { etag: eventTag(event, occurrence?.day) },
      body: shown(call, person, event, occurrence),
    };
  };
  const instances: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select', 'top', 'skip', 'filter', 'orderby');
    const { event, occurrence } = find(call, person);
    const [from, to] = windowOf(call);
    if (!event.series || occurrence)
      throw new Refusal(400, 'ErrorInvalidRequest', 'The event is not the master of a series.');
    const all = occurrences(event, from, to).map((each) => seen(call, person, event, each));
    return listed(call, context(person, 'events'), all);
  };
  const writes = eventWrites(world, { mailbox: (call) => mailbox(call, WRITE), find, shown });
  return ['/me', '/users/{user}'].flatMap((of): Route[] => [
    { method: 'GET', pattern: `${of}/events`, handler: events },
    { method: 'POST', pattern: `${of}/events`, handler: writes.add },
    { method: 'GET', pattern: `${of}/events/{event}`, handler: one },
    { method: 'PATCH', pattern: `${of}/events/{event}`, handler: writes.change },
    { method: 'DELETE', pattern: `${of}/events/{event}`, handler: writes.remove },
    { method: 'POST', pattern: `${of}/events/{event}/cancel`, handler: writes.cancel },
    { method: 'POST', pattern: `${of}/events/{event}/accept`, handler: writes.answer('accepted') },
    { method: 'POST', pattern: `${of}/events/{event}/decline`, handler: writes.answer('declined') },
    {
      method: 'POST',
      pattern: `${of}/events/{event}/tentativelyAccept`,
      handler: writes.answer('tentativelyAccepted'),
    },
    { method: 'GET', pattern: `${of}/events/{event}/instances`, handler: instances },
    { method: 'GET', pattern: `${of}/calendarView`, handler: view },
    { method: 'GET', pattern: `${of}/calendar/calendarView`, handler: view },
    { method: 'GET', pattern: `${of}/calendar/events`, handler: events },
  ]);
};
