/** Writing events (learn.microsoft.com/graph/api/user-post-events, event-update, event-delete, event-cancel). */
import { randomUUID } from 'node:crypto';
import type { Person } from '../tenant.ts';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  stamp,
  type World,
} from './call.ts';
import { notServed, Refusal } from './errors.ts';
import { checkIfMatch } from './etags.ts';
import { keepsBlob, kept, meetingBlob } from './event-body.ts';
import {
  type Exception,
  eventsIn,
  type Occurrence,
  type Response,
  type StoredEvent,
  withException,
} from './event-store.ts';
import { eventTag, preferredZone } from './event-view.ts';
import { checkShape } from './query.ts';
import { instantAt, zoneOf } from './zones.ts';

interface Found {
  event: StoredEvent;
  occurrence: Occurrence | null;
}
export interface EventReads {
  /** The mailbox that is asked for, which the caller may write in. */
  mailbox(call: Call): Person;
  find(call: Call, person: Person): Found;
  shown(call: Call, person: Person, event: StoredEvent, occurrence: Occurrence | null): object;
}

type Changes = Partial<Pick<StoredEvent, 'subject' | 'body' | 'location' | 'start' | 'end' | 'zone'>>;

const invalidParameter = (message: string): Refusal => new Refusal(400, 'ErrorInvalidParameter', message);
const denied = (): Refusal =>
  new Refusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');

const SHAPE = {
  subject: 'string',
  body: 'object',
  start: 'object',
  end: 'object',
  location: 'object',
  attendees: 'array',
  isOnlineMeeting: 'boolean',
  onlineMeetingProvider: 'string',
  responseRequested: 'boolean',
  allowNewTimeProposals: 'boolean',
} as const;

const timeIn = (body: JsonObject, name: 'start' | 'end'): { at: string; zone: string } | null => {
  const given = body[name];
  if (given === undefined) return null;
  const { dateTime, timeZone } = isObject(given) ? given : {};
  const zone = typeof timeZone === 'string' ? zoneOf(timeZone) : null;
  const wall = typeof dateTime === 'string' ? /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(dateTime)?.[0] : null;
  if (!zone || !wall || Number.isNaN(Date.parse(`${wall}Z`)))
    throw invalidParameter(`The property '${name}' needs a dateTime and a known timeZone.`);
  return { at: new Date(instantAt(wall, zone)).toISOString(), zone };
};

const changesIn = (body: JsonObject): Changes => {
  const start = timeIn(body, 'start');
  const end = timeIn(body, 'end');
  const content = isObject(body.body) ? body.body.content : undefined;
  return {
    ...(typeof body.subject === 'string' ? { subject: body.subject } : {}),
    ...(typeof content === 'string' ? { body: kept(content) } : {}),
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

/** Without the blob the online meeting is none any more. */
const stillOnline = (
  world: World,
  event: StoredEvent,
  given: Changes,
): Pick<StoredEvent, 'chat'> | object => {
  if (given.body === undefined || event.chat === null) return {};
  return keepsBlob(given.body, world, event.chat, event.owner) ? {} : { chat: null };
};

/** The handlers that write. */
export const eventWrites = (world: World, { mailbox, find, shown }: EventReads) => {
  const add: GraphHandler = (call) => {
    const person = mailbox(call);
    preferredZone(call);
    const body = bodyOf(call);
    if (body.recurrence !== undefined) throw notServed('new recurring events');
    checkShape('event', body, { ...SHAPE, transactionId: 'string' });
    const given = changesIn(body);
    if (!given.start || !given.end) throw invalidParameter("An event needs 'start' and 'end'.");
    if (given.end < given.start) throw invalidParameter('The end of an event lies before its start.');
    const transaction = typeof body.transactionId === 'string' ? body.transactionId : undefined;
    // "for the server to avoid redundant POST operations in case of client retries" (resources/event, transactionId).
    const before = [...eventsIn(world).values()].find(
      (one) => transaction !== undefined && one.owner === person.id && one.transaction === transaction,
    );
    if (before)
      throw new Refusal(
        409,
        'ErrorDuplicateTransactionId',
        "Your request can't be completed. The TransactionId passed in the request is already in use.",
      );
    const at = stamp(world);
    const id = randomUUID();
    const chat = body.isOnlineMeeting === true ? `19:meeting_${id.replaceAll('-', '')}@thread.v2` : null;
    const attendees = attendeesIn(world, body);
    const event: StoredEvent = {
      id,
      owner: person.id,
      subject: '',
      location: '',
      zone: 'UTC',
      chat,
      series: null,
      created: at,
      modified: at,
      version: 1,
      start: given.start,
      end: given.end,
      ...given,
      body: `${given.body ?? ''}${chat === null ? '' : meetingBlob(world, chat, person.id)}`,
      attendees,
      responses: Object.fromEntries(attendees.map((one): [string, Response] => [one, 'none'])),
      ...(transaction === undefined ? {} : { transaction }),
    };
    eventsIn(world).set(event.id, event);
    return { status: 201, headers: { etag: eventTag(event) }, body: shown(call, person, event, null) };
  };

  const own = (call: Call): Found & { person: Person } => {
    const person = mailbox(call);
    const found = find(call, person);
    if (found.event.owner !== person.id) throw denied();
    checkIfMatch(call.req, eventTag(found.event, found.occurrence?.day));
    return { person, ...found };
  };
  /** One occurrence changes by itself: it becomes an exception of its series. */
  const except = (event: StoredEvent, { day }: Occurrence, change: Partial<Exception>): StoredEvent => {
    const before = event.exceptions?.[day] ?? { version: 0 };
    const exception: Exception = { ...before, ...change, version: before.version + 1 };
    const next = { ...event, exceptions: { ...event.exceptions, [day]: exception } };
    eventsIn(world).set(event.id, next);
    return next;
  };

  const change: GraphHandler = (call) => {
    const { person, event, occurrence } = own(call);
    const body = bodyOf(call);
    checkShape('event', body, SHAPE);
    const given = changesIn(body);
    const online = stillOnline(world, withException(event, occurrence?.day), given);
    if (occurrence) {
      if (body.attendees !== undefined) throw notServed('attendees of a single occurrence');
      const { zone: _, ...changed } = given;
      const start = changed.start ?? new Date(occurrence.start).toISOString();
      const end = changed.end ?? new Date(occurrence.end).toISOString();
      if (end < start) throw invalidParameter('The end of an event lies before its start.');
      const next = except(event, occurrence, { ...changed, ...online });
      const now = { ...occurrence, start: Date.parse(start), end: Date.parse(end) };
      const headers = { etag: eventTag(next, occurrence.day) };
      return { status: 200, headers, body: shown(call, person, next, now) };
    }
    const { exceptions, ...rest } = event;
    const next: StoredEvent = {
      ...rest,
      // New times for the whole series take back what single occurrences had of their own.
      ...(exceptions !== undefined && given.start === undefined ? { exceptions } : {}),
      ...given,
      ...online,
      ...(body.attendees === undefined ? {} : { attendees: attendeesIn(world, body) }),
      modified: stamp(world),
      version: event.version + 1,
    };
    if (next.end < next.start) throw invalidParameter('The end of an event lies before its start.');
    eventsIn(world).set(event.id, next);
    return { status: 200, headers: { etag: eventTag(next) }, body: shown(call, person, next, null) };
  };

  const takeAway = ({ event, occurrence }: Found): void => {
    if (occurrence) except(event, occurrence, { cancelled: true });
    else eventsIn(world).delete(event.id);
  };
  const remove: GraphHandler = (call) => {
    takeAway(own(call));
    return { status: 204 };
  };
  /** Only the organizer cancels; the event then lies among the deleted items (event-cancel). */
  const cancel: GraphHandler = (call) => {
    const person = mailbox(call);
    const found = find(call, person);
    if (found.event.owner !== person.id)
      throw new Refusal(
        400,
        'ErrorInvalidRequest',
        'Your request cannot be completed. You need to be an organizer to cancel a meeting.',
      );
    takeAway(found);
    return { status: 202 };
  };
  /** An attendee answers; the organizer cannot (event-accept, event-decline, event-tentativelyaccept). */
  const answer =
    (response: Response): GraphHandler =>
    (call) => {
      const person = mailbox(call);
      const { event, occurrence } = find(call, person);
      if (event.owner === person.id)
        throw new Refusal(
          400,
          'ErrorInvalidRequest',
          "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
        );
      if (occurrence) {
        const before = event.exceptions?.[occurrence.day]?.responses;
        except(event, occurrence, { responses: { ...before, [person.id]: response } });
      } else
        eventsIn(world).set(event.id, {
          ...event,
          responses: { ...event.responses, [person.id]: response },
          version: event.version + 1,
        });
      return { status: 202 };
    };
  return { add, change, remove, cancel, answer };
};
