/** How an event goes out (learn.microsoft.com/graph/api/resources/event). */
import type { Person } from '../tenant.ts';
import type { Call, JsonObject, World } from './call.ts';
import { Refusal } from './errors.ts';
import { joinAddress, whole } from './event-body.ts';
import { type Occurrence, type StoredEvent, WEEKDAYS, withException } from './event-store.ts';
import { wallTime, zoneOf } from './zones.ts';

export const EVENT_PROPERTIES = [
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'changeKey',
  'categories',
  'originalStart',
  'originalStartTimeZone',
  'originalEndTimeZone',
  'iCalUId',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'hasAttachments',
  'subject',
  'bodyPreview',
  'importance',
  'sensitivity',
  'isAllDay',
  'isCancelled',
  'isOrganizer',
  'responseRequested',
  'seriesMasterId',
  'showAs',
  'type',
  'webLink',
  'onlineMeetingUrl',
  'isOnlineMeeting',
  'onlineMeetingProvider',
  'allowNewTimeProposals',
  'isDraft',
  'hideAttendees',
  'transactionId',
  'responseStatus',
  'body',
  'start',
  'end',
  'location',
  'locations',
  'recurrence',
  'attendees',
  'organizer',
  'onlineMeeting',
];

/** The zone of `Prefer: outlook.timezone="…"`; UTC without it; an unknown one is 400. */
export const preferredZone = (call: Call): { name: string; zone: string } => {
  const name = /outlook\.timezone\s*=\s*"?([^",;]+)"?/i.exec(call.req.headers.prefer ?? '')?.[1]?.trim();
  if (name === undefined) return { name: 'UTC', zone: 'UTC' };
  const zone = zoneOf(name);
  if (!zone)
    throw new Refusal(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified: '${name}' is not.`,
    );
  return { name, zone };
};

const moment = (at: number, into: { name: string; zone: string }): JsonObject => ({
  dateTime: `${wallTime(at, into.zone)}.0000000`,
  timeZone: into.name,
});

const address = (person: Person | undefined): JsonObject => ({
  emailAddress: { name: person?.name ?? '', address: person?.upn.replace('#EXT#', '') ?? '' },
});

/** Ids come in the form that does not change when `Prefer: IdType="ImmutableId"` asks so (outlook-immutable-id). */
const isImmutable = (call: Call): boolean =>
  /IdType\s*=\s*"?ImmutableId/i.test(call.req.headers.prefer ?? '');

/** Id of an event (or of one occurrence) in one mailbox: the same meeting has another id in each. */
const eventId = (call: Call, event: StoredEvent, mailbox: Person, day?: string): string =>
  `${isImmutable(call) ? 'AAkA' : 'AAMk'}${Buffer.from([event.id, mailbox.id, day ?? ''].join('|')).toString('base64url')}`;

/** What an id names, in either form; null when it is none of this mailbox. */
export const openEventId = (id: string, mailbox: Person): { event: string; day: string | null } | null => {
  const [event, owner, day] = Buffer.from(id.slice(4), 'base64url').toString('utf8').split('|');
  return /^AA(Mk|kA)/.test(id) && event && owner === mailbox.id ? { event, day: day || null } : null;
};

const versionOf = (event: StoredEvent, day?: string): string =>
  `${event.id}:${event.version}${day === undefined ? '' : `:${event.exceptions?.[day]?.version ?? 0}`}`;

export const eventTag = (event: StoredEvent, day?: string): string =>
  `W/"${Buffer.from(versionOf(event, day)).toString('base64')}"`;

/** The event in a mailbox: the master of its series, a single instance, or one occurrence. */
export const eventView = (
  world: World,
  call: Call,
  mailbox: Person,
  series: StoredEvent,
  occurrence: Occurrence | null,
): JsonObject => {
  const event = withException(series, occurrence?.day);
  const changed = occurrence !== null && series.exceptions?.[occurrence.day] !== undefined;
  const into = preferredZone(call);
  const organizer = world.tenant.people.find((person) => person.id === event.owner);
  const own = event.owner === mailbox.id;
  const answerOf = (person: string): JsonObject => {
    const response = event.responses?.[person] ?? 'accepted';
    return { response, time: response === 'none' ? '0001-01-01T00:00:00Z' : event.created };
  };
  const first = wallTime(Date.parse(event.start), event.zone).slice(0, 10);
  const plain = /outlook\.body-content-type\s*=\s*"?text/i.test(call.req.headers.prefer ?? '');
  return {
    '@odata.etag': eventTag(series, occurrence?.day),
    id: eventId(call, event, mailbox, occurrence?.day),
    createdDateTime: event.created,
    lastModifiedDateTime: event.modified,
    changeKey: Buffer.from(versionOf(series, occurrence?.day)).toString('base64'),
    categories: [],
    ...(occurrence === null ? {} : { originalStart: new Date(occurrence.original).toISOString() }),
    originalStartTimeZone: 'W. Europe Standard Time',
    originalEndTimeZone: 'W. Europe Standard Time',
    iCalUId: Buffer.from(`${event.id}${occurrence?.day ?? ''}`)
      .toString('hex')
      .toUpperCase(),
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: event.subject,
    bodyPreview: event.body.replace(/<[^>]*>/g, '').slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer: own,
    responseRequested: true,
    seriesMasterId: occurrence ? eventId(call, event, mailbox) : null,
    showAs: 'busy',
    type: occurrence
      ? changed
        ? 'exception'
        : 'occurrence'
      : event.series
        ? 'seriesMaster'
        : 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${eventId(call, event, mailbox, occurrence?.day)}`,
    onlineMeetingUrl: null,
    isOnlineMeeting: event.chat !== null,
    onlineMeetingProvider: event.chat ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    transactionId: event.transaction ?? null,
    responseStatus: own ? { response: 'organizer', time: '0001-01-01T00:00:00Z' } : answerOf(mailbox.id),
    body: plain
      ? { contentType: 'text', content: event.body.replace(/<[^>]*>/g, '') }
      : { contentType: 'html', content: whole(event.body) },
    start: moment(occurrence?.start ?? Date.parse(event.start), into),
    end: moment(occurrence?.end ?? Date.parse(event.end), into),
    location: { displayName: event.location, locationType: 'default', uniqueIdType: 'unknown' },
    locations: [],
    recurrence:
      event.series && !occurrence
        ? {
            pattern: {
              type: 'relativeMonthly',
              interval: 1,
              month: 0,
              dayOfMonth: 0,
              daysOfWeek: [WEEKDAYS[event.series.weekday]],
              firstDayOfWeek: 'monday',
              index: event.series.index,
            },
            range: {
              type: 'noEnd',
              startDate: first,
              endDate: '0001-01-01',
              recurrenceTimeZone: 'W. Europe Standard Time',
              numberOfOccurrences: 0,
            },
          }
        : null,
    attendees: event.attendees.map((id) => ({
      type: 'required',
      status: answerOf(id),
      ...address(world.tenant.people.find((person) => person.id === id)),
    })),
    organizer: address(organizer),
    onlineMeeting: event.chat ? { joinUrl: joinAddress(world, event.chat, event.owner) } : null,
  };
};
