/** Calendars (learn.microsoft.com/graph/api/user-list-events, user-list-calendarview, user-post-events). */
import { randomUUID } from 'node:crypto';
import type { Res } from '../http.ts';
import type { Person } from '../tenant.ts';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  param,
  stamp,
  type World,
} from './call.ts';
import { me } from './caller.ts';
import { personBy } from './directory.ts';
import { badRequest, notServed, Refusal } from './errors.ts';
import { checkIfMatch } from './etags.ts';
import { eventsIn, eventsOf, type Occurrence, occurrences, type StoredEvent } from './event-store.ts';
import { EVENT_PROPERTIES, eventTag, eventView, openEventId, preferredZone } from './event-view.ts';
import { compare } from './odata-filter.ts';
import { collection, entity, pageOf } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { checkShape, selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { instantAt, zoneOf } from './zones.ts';

const BASIC = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite'];
const READ = BASIC.slice(1);
const WRITE = BASIC.slice(2);
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

const changes = (body: JsonObject): Partial<StoredEvent> => {
  checkShape('event', body, {
    subject: 'string',
    body: 'object',
    start: 'object',
    end: 'object',
    location: 'object',
    attendees: 'array',
    transactionId: 'string',
    isOnlineMeeting: 'boolean',
    allowNewTimeProposals: 'boolean',
  });
  const time = (name: 'start' | 'end'): { at: string; zone: string } | null => {
    const given = body[name];
    if (given === undefined) return null;
    const { dateTime, timeZone } = isObject(given) ? given : {};
    const zone = typeof timeZone === 'string' ? zoneOf(timeZone) : null;
    const wall = typeof dateTime === 'string' ? /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(dateTime)?.[0] : null;
    if (!zone || !wall || Number.isNaN(Date.parse(`${wall}Z`)))
      throw invalidParameter(`The property '${name}' needs a dateTime and a known timeZone.`);
    return { at: new Date(instantAt(wall, zone)).toISOString(), zone };
  };
  const start = time('start');
  const end = time('end');
  return {
    ...(typeof body.subject === 'string' ? { subject: body.subject } : {}),
    ...(isObject(body.body) && typeof body.body.content === 'string' ? { body: body.body.content } : {}),
    ...(isObject(body.location) && typeof body.location.displayName === 'string'
      ? { location: body.location.displayName }
      : {}),
    ...(start ? { start: start.at, zone: start.zone } : {}),
    ...(end ? { end: end.at } : {}),
  };
};

const attendeesIn = (world: World, body: JsonObject): string[] =>
  (Array.isArray(body.attendees) ? body.attendees : []).flatMap((one: unknown) => {
    const email = isObject(one) && isObject(one.emailAddress) ? one.emailAddress.address : null;
    if (typeof email !== 'string') throw invalidParameter('An attendee needs an emailAddress.');
    const person = world.tenant.people.find(
      (p) => p.upn.replace('#EXT#', '').toLowerCase() === email.toLowerCase(),
    );
    return person ? [person.id] : [];
  });

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
    const all = eventsOf(world, person).map((event) => eventView(world, call, person, event, null));
    return listed(call, context(person, 'events'), all);
  };
  const view: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select', 'top', 'skip', 'filter', 'orderby');
    const named = (name: string): string | undefined =>
      [...call.query.others].find(([key]) => key.toLowerCase() === name)?.[1];
    const [start, end] = [named('startdatetime'), named('enddatetime')];
    if (!start || !end)
      throw invalidParameter(
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
      );
    const [from, to] = [edge(start), edge(end)];
    if (to < from) throw invalidParameter('The end of the time window lies before its start.');
    if (to - from > LONGEST_VIEW)
      throw invalidParameter('The requested time window is longer than 1825 days.');
    const all = eventsOf(world, person).flatMap((event) => {
      if (event.series)
        return occurrences(event, from, to).map((one) => eventView(world, call, person, event, one));
      const inside = Date.parse(event.start) < to && Date.parse(event.end) > from;
      return inside ? [eventView(world, call, person, event, null)] : [];
    });
    return listed(call, context(person, 'calendarView'), all);
  };
  const find = (call: Call, person: Person): { event: StoredEvent; occurrence: Occurrence | null } => {
    const id = openEventId(param(call, 'event'), person);
    const event = id ? eventsIn(world).get(id.event) : undefined;
    if (!id || !event || (event.owner !== person.id && !event.attendees.includes(person.id)))
      throw notFound();
    if (id.day === null) return { event, occurrence: null };
    const noon = Date.parse(`${id.day}T12:00:00Z`);
    const occurrence = occurrences(event, noon - DAY, noon + DAY).find((one) => one.day === id.day);
    if (!occurrence) throw notFound();
    return { event, occurrence };
  };
  const shown = (call: Call, person: Person, event: StoredEvent, occurrence: Occurrence | null): object =>
    entity(
      call,
      context(person, 'events'),
      selected(
        call.query.select,
        'event',
        EVENT_PROPERTIES,
        eventView(world, call, person, event, occurrence),
      ),
    );
  const one: GraphHandler = (call) => {
    const person = mailbox(call, BASIC);
    supports(call, 'select');
    const { event, occurrence } = find(call, person);
    return { status: 200, headers: { etag: eventTag(event) }, body: shown(call, person, event, occurrence) };
  };
  const add: GraphHandler = (call) => {
    const person = mailbox(call, WRITE);
    preferredZone(call);
    const body = bodyOf(call);
    if (body.recurrence !== undefined) throw notServed('new recurring events');
    const given = changes(body);
    if (!given.start || !given.end) throw invalidParameter("An event needs 'start' and 'end'.");
    if (given.end < given.start) throw invalidParameter('The end of an event lies before its start.');
    const at = stamp(world);
    const event: StoredEvent = {
      id: randomUUID(),
      owner: person.id,
      subject: '',
      body: '',
      location: '',
      zone: 'UTC',
      chat: null,
      series: null,
      created: at,
      modified: at,
      version: 1,
      start: given.start,
      end: given.end,
      ...given,
      attendees: attendeesIn(world, body),
    };
    eventsIn(world).set(event.id, event);
    return { status: 201, headers: { etag: eventTag(event) }, body: shown(call, person, event, null) };
  };
  const own = (call: Call): { person: Person; event: StoredEvent } => {
    const person = mailbox(call, WRITE);
    const { event, occurrence } = find(call, person);
    if (occurrence) throw notServed('changes of single occurrences');
    if (event.owner !== person.id) throw denied();
    checkIfMatch(call.req, eventTag(event));
    return { person, event };
  };
  const change: GraphHandler = (call) => {
    const { person, event } = own(call);
    const body = bodyOf(call);
    const next: StoredEvent = {
      ...event,
      ...changes(body),
      ...(body.attendees === undefined ? {} : { attendees: attendeesIn(world, body) }),
      modified: stamp(world),
      version: event.version + 1,
    };
    if (next.end < next.start) throw invalidParameter('The end of an event lies before its start.');
    eventsIn(world).set(event.id, next);
    return { status: 200, headers: { etag: eventTag(next) }, body: shown(call, person, next, null) };
  };
  const remove: GraphHandler = (call) => {
    eventsIn(world).delete(own(call).event.id);
    return { status: 204 };
  };
  const instances: GraphHandler = (call) => {
    mailbox(call, READ);
    throw notServed('instances of an event; calendarView gives them');
  };
  return ['/me', '/users/{user}'].flatMap((of): Route[] => [
    { method: 'GET', pattern: `${of}/events`, handler: events },
    { method: 'POST', pattern: `${of}/events`, handler: add },
    { method: 'GET', pattern: `${of}/events/{event}`, handler: one },
    { method: 'PATCH', pattern: `${of}/events/{event}`, handler: change },
    { method: 'DELETE', pattern: `${of}/events/{event}`, handler: remove },
    { method: 'GET', pattern: `${of}/events/{event}/instances`, handler: instances },
    { method: 'GET', pattern: `${of}/calendarView`, handler: view },
    { method: 'GET', pattern: `${of}/calendar/calendarView`, handler: view },
    { method: 'GET', pattern: `${of}/calendar/events`, handler: events },
  ]);
};
