/** People's calendars through Graph: the port `Calendars`. */
import type { CalendarEventHead } from '../../core/calendar-link.ts';
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import type { Calendars, Mailbox, NewEvent, SeriesHead } from '../../usecases/ports.ts';
import { sendBatch } from '../batch.ts';
import type { Effort, GraphClient } from '../client.ts';
import type { Collected, Pages } from '../pages.ts';
import { CALENDAR_SCOPE, CALENDAR_WRITE_SCOPE } from '../scopes.ts';
import { codeOf, faultOf, get, isGood, isStale, type Sent, text } from '../sent.ts';
import { HEAD, MASTER, toHead, toSeries } from './event.ts';

const EFFORT_MS = 7_000;
/** learn.microsoft.com/graph/api/user-list-calendarview: a page has ten unless more are asked for, at most 1,000. */
const PAGE = 100;
/** Ids stay the same while an item stays in its mailbox (learn.microsoft.com/graph/outlook-immutable-id). */
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };

const mailboxPath = ({ as, person }: Mailbox): string =>
  as.kind === 'person' ? '/me' : `/users/${encodeURIComponent(person)}`;
const eventPath = (mailbox: Mailbox, id: string): string =>
  `${mailboxPath(mailbox)}/events/${encodeURIComponent(id)}`;
const between = (from: string, to: string): string =>
  `startDateTime=${encodeURIComponent(from)}&endDateTime=${encodeURIComponent(to)}`;

/** Exchange's own words for "no such thing here": also an id that is none, and a mailbox that is none. */
const GONE = /^(ErrorItemNotFound|ErrorInvalidIdMalformed|ErrorInvalidId|ErrorInvalidMailboxItemId)$/;

/** What a failure means for calendars: Exchange says 403 where the token lacks the scope. */
const calendarFault = (sent: Sent, mailbox: Mailbox, what: 'event' | 'series', scope: string): Fault => {
  if (sent.kind !== 'answered') return sent.fault;
  if (GONE.test(codeOf(sent))) return { kind: 'not-found', what };
  if (sent.status === 401 || sent.status === 403)
    return mailbox.as.kind === 'person'
      ? { kind: 'consent', scopes: [scope] }
      : {
          kind: 'refused',
          remedy: `Graph answered ${sent.status} ${codeOf(sent)}: the app may not read this calendar. It need not; to allow it, see Calendars.Read in infra/azure/permissions.md.`,
        };
  return faultOf(sent, mailbox.as, what, [scope]);
};

/** Makes the port over Graph. */
export const makeCalendars = (client: GraphClient, pages: Pages): Calendars => {
  const reading = (): Effort => client.effort([CALENDAR_SCOPE], EFFORT_MS);
  const writing = (): Effort => client.effort([CALENDAR_WRITE_SCOPE], EFFORT_MS);

  const heads = (
    found: Collected | undefined,
    mailbox: Mailbox,
    what: 'event' | 'series',
  ): Outcome<CalendarEventHead[]> => {
    if (!found) return failed({ kind: 'not-found', what });
    if (!found.ok) return failed(calendarFault(found.sent, mailbox, what, CALENDAR_SCOPE));
    return done(found.values.map(toHead).filter((head) => head !== null));
  };
  const view = async (mailbox: Mailbox, from: string, to: string): Promise<Collected | undefined> => {
    const path = `${mailboxPath(mailbox)}/calendarView?${between(from, to)}&$select=${HEAD}&$top=${PAGE}`;
    return (await pages.collect(mailbox.as, [path], reading(), IMMUTABLE))[0];
  };
  /** Each by its id; null where there is none. */
  const byIds = async <T>(
    mailbox: Mailbox,
    ids: readonly string[],
    select: string,
    read: (event: unknown) => T | null,
    what: 'event' | 'series',
  ): Promise<Outcome<(T | null)[]>> => {
    if (ids.length === 0) return done([]);
    const asks = ids.map((id) => ({
      method: 'GET' as const,
      path: `${eventPath(mailbox, id)}?$select=${select}`,
      headers: IMMUTABLE,
    }));
    const sents = await sendBatch(client, mailbox.as, asks, reading());
    const values: (T | null)[] = [];
    for (const sent of sents) {
      const fault = isGood(sent) ? null : calendarFault(sent, mailbox, what, CALENDAR_SCOPE);
      if (fault !== null && fault.kind !== 'not-found') return failed(fault);
      values.push(isGood(sent) ? read(sent.body) : null);
    }
    return done(values);
  };

  /** The event of a transaction, if it came to be. */
  const made = async (mailbox: Mailbox, event: NewEvent): Promise<Outcome<CalendarEventHead | null>> => {
    const found = await view(mailbox, event.start, event.end);
    if (!found?.ok)
      return failed(
        found
          ? calendarFault(found.sent, mailbox, 'event', CALENDAR_SCOPE)
          : { kind: 'not-found', what: 'event' },
      );
    const ours = found.values.find((one) => text(one, 'transactionId') === event.transaction);
    return done(ours === undefined ? null : toHead(ours));
  };

  return {
    async view(mailbox, from, to) {
      return heads(await view(mailbox, from, to), mailbox, 'event');
    },
    async series(mailbox, ids) {
      const read = await byIds<SeriesHead>(mailbox, ids, MASTER, toSeries, 'series');
      return read.ok ? done(read.value.filter((one) => one !== null)) : read;
    },
    async occurrences(mailbox, series, from, to) {
      const path = `${eventPath(mailbox, series)}/instances?${between(from, to)}&$select=${HEAD}&$top=${PAGE}`;
      const [found] = await pages.collect(mailbox.as, [path], reading(), IMMUTABLE);
      return heads(found, mailbox, 'series');
    },
    events: (mailbox, ids) => byIds(mailbox, ids, HEAD, toHead, 'event'),
    async create(mailbox, event) {
      const time = (dateTime: string): object => ({
        dateTime: new Date(dateTime).toISOString().slice(0, 19),
        timeZone: 'UTC',
      });
      const body = {
        subject: event.title,
        start: time(event.start),
        end: time(event.end),
        attendees: event.attendees.map(({ address, name }) => ({
          type: 'required',
          emailAddress: { address, name },
        })),
        isOnlineMeeting: event.online,
        ...(event.online ? { onlineMeetingProvider: 'teamsForBusiness' } : {}),
        transactionId: event.transaction,
      };
      // The transaction makes a repetition harmless: Exchange refuses the second (resources/event, transactionId).
      const ask = {
        method: 'POST' as const,
        path: `${mailboxPath(mailbox)}/events`,
        body,
        headers: IMMUTABLE,
        repeatable: true,
      };
      const sent = await client.send(mailbox.as, ask, writing());
      if (isGood(sent)) {
        const head = toHead(sent.body);
        return head ? done(head) : failed({ kind: 'not-found', what: 'event' });
      }
      const fault = calendarFault(sent, mailbox, 'event', CALENDAR_WRITE_SCOPE);
      const twice = sent.kind === 'answered' && sent.status === 409;
      if (!twice && sent.kind !== 'lost') return failed(fault);
      const found = await made(mailbox, event);
      if (!found.ok) return failed(sent.kind === 'lost' ? fault : found.fault);
      return found.value === null ? failed(fault) : done(found.value);
    },
    async body(mailbox, id) {
      const path = `${eventPath(mailbox, id)}?$select=body,isOrganizer`;
      const sent = await client.send(mailbox.as, { method: 'GET', path, headers: IMMUTABLE }, writing());
      if (!isGood(sent)) return failed(calendarFault(sent, mailbox, 'event', CALENDAR_WRITE_SCOPE));
      const html = text(sent.body, 'body', 'content');
      const version = text(sent.body, '@odata.etag');
      if (html === null || version === null) return failed({ kind: 'not-found', what: 'event' });
      return done({ html, version, organises: get(sent.body, 'isOrganizer') === true });
    },
    async writeBody(mailbox, id, version, html) {
      const sent = await client.send(
        mailbox.as,
        {
          method: 'PATCH',
          path: eventPath(mailbox, id),
          headers: { ...IMMUTABLE, 'if-match': version },
          body: { body: { contentType: 'html', content: html } },
          repeatable: true,
        },
        writing(),
      );
      if (isGood(sent)) return done(undefined);
      if (isStale(sent)) return failed({ kind: 'stale', theirs: null });
      return failed(calendarFault(sent, mailbox, 'event', CALENDAR_WRITE_SCOPE));
    },
  };
};
