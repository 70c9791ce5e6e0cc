import { beforeEach, describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { APP, allPages, asPerson, type Json, openRoom, type Room } from './room.ts';

let room: Room;
beforeEach(() => {
  room = openRoom();
});
const view = (from: string, to: string, more = '') =>
  `/me/calendarView?startDateTime=${encodeURIComponent(from)}&endDateTime=${encodeURIComponent(to)}${more}`;
const starts = (values: Json[]): string[] => values.map((one) => String(one.start?.dateTime));

describe('the APT series', () => {
  test('stands in the calendar as a series with its meeting, for the manager and for those invited', async () => {
    const { values } = await room.ask(room.manager, 'GET', '/me/events');
    expect(values[0]).toMatchObject({
      type: 'seriesMaster',
      isOrganizer: true,
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      recurrence: { pattern: { type: 'relativeMonthly', index: 'third', daysOfWeek: ['wednesday'] } },
    });
    expect(decodeURIComponent(String(values[0]?.onlineMeeting?.joinUrl))).toContain(
      room.unit.apt.meetingChat,
    );
    const mine = (await room.ask(room.employee, 'GET', '/me/events')).values;
    expect(mine[0]).toMatchObject({ isOrganizer: false, subject: String(values[0]?.subject) });
    expect(mine[0]?.id).not.toBe(values[0]?.id);
  });

  test('gives occurrences on the same hour of local clocks, winter and summer', async () => {
    const { values } = await room.ask(
      room.manager,
      'GET',
      view('2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z'),
    );
    expect(values.every((one) => String(one.type) === 'occurrence' && one.seriesMasterId !== null)).toBe(
      true,
    );
    expect(starts(values)).toEqual([
      '2026-01-21T14:00:00.0000000',
      '2026-02-18T14:00:00.0000000',
      '2026-03-18T14:00:00.0000000',
      '2026-04-15T13:00:00.0000000',
      '2026-05-20T13:00:00.0000000',
      '2026-06-17T13:00:00.0000000',
    ]);
    const one = await room.ask(room.manager, 'GET', `/me/events/${values[3]?.id}`);
    expect(one.body).toMatchObject({
      type: 'occurrence',
      start: { dateTime: '2026-04-15T13:00:00.0000000', timeZone: 'UTC' },
    });
  });

  test('times come in the zone that the request prefers', async () => {
    for (const zone of ['Europe/Stockholm', 'W. Europe Standard Time']) {
      const answer = await room.ask(
        room.manager,
        'GET',
        view('2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z'),
        undefined,
        { prefer: `outlook.timezone="${zone}"` },
      );
      expect(answer.values[0]?.start).toEqual({ dateTime: '2026-04-15T15:00:00.0000000', timeZone: zone });
      expect(answer.headers['preference-applied']).toContain(zone);
    }
  });

  test('a window without offset is UTC, one with offset is not; its ends cut as they should', async () => {
    expect(
      (await room.ask(room.manager, 'GET', view('2026-01-21T14:30:00', '2026-01-21T15:00:00'))).values,
    ).toHaveLength(1);
    expect(
      (await room.ask(room.manager, 'GET', view('2026-01-21T15:30:00+01:00', '2026-01-21T16:00:00+01:00')))
        .values,
    ).toHaveLength(1);
    expect(
      (await room.ask(room.manager, 'GET', view('2026-01-21T15:00:00Z', '2026-01-22T00:00:00Z'))).values,
    ).toHaveLength(0);
    expect(
      (await room.ask(room.manager, 'GET', view('2026-01-21T00:00:00Z', '2026-01-21T14:00:00Z'))).values,
    ).toHaveLength(0);
  });

  test('ten come to a page', async () => {
    const { values, pages } = await allPages(
      room,
      room.manager,
      view('2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z'),
    );
    expect([values.length, pages]).toEqual([24, 3]);
  });
});

// learn.microsoft.com/graph/api/user-list-calendarview, user-list-events, user-post-events
describe('what calendars refuse', () => {
  const WRONG = [
    '/me/calendarView',
    '/me/calendarView?startDateTime=2026-01-01T00:00:00Z',
    '/me/calendarView?endDateTime=2026-01-01T00:00:00Z',
    '/me/calendarView?startDateTime=2026-01-01T00:00:00+01:00&endDateTime=2026-02-01T00:00:00Z',
    view('igår', 'idag'),
    view('2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'),
    view('2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z'),
    view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '&$select=nope'),
    view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '&$top=1001'),
    view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '&$orderby=nope'),
    view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '&$filter=nope'),
    view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '&$expand=attachments'),
    '/me/events?$search=x',
  ];
  test.each(WRONG)('GET %s is 400', async (path) => {
    expect((await room.ask(room.manager, 'GET', path)).status).toBe(400);
  });

  test('an unknown time zone is 400', async () => {
    expect(
      (await room.ask(room.manager, 'GET', '/me/events', undefined, { prefer: 'outlook.timezone="Mars"' }))
        .status,
    ).toBe(400);
  });

  test("another person's calendar is refused, and so is the app, and a token without a calendar scope", async () => {
    const other = `/users/${room.employee.id}/events`;
    for (const who of [room.manager, APP, asPerson(room.employee, ['User.Read'])]) {
      const answer = await room.ask(who, 'GET', other);
      expect([answer.status, answer.code]).toEqual([403, 'ErrorAccessDenied']);
    }
    expect((await room.ask(room.employee, 'GET', other)).status).toBe(200);
    expect((await room.ask({ kind: 'app', roles: ['Calendars.Read'] }, 'GET', other)).status).toBe(200);
    expect(
      (await room.ask(asPerson(room.manager, ['Calendars.Read']), 'POST', '/me/events', {})).status,
    ).toBe(403);
  });

  test('an event that is not there, or stands in another mailbox, is 404', async () => {
    const { values } = await room.ask(room.employee, 'GET', '/me/events');
    expect((await room.ask(room.manager, 'GET', `/me/events/${values[0]?.id}`)).code).toBe(
      'ErrorItemNotFound',
    );
    expect((await room.ask(room.manager, 'GET', '/me/events/AAMkx')).status).toBe(404);
  });

  test('an event needs times that exist, and is changed by its organizer on the version that was seen', async () => {
    const at = (dateTime: string, timeZone = 'Europe/Stockholm') => ({ dateTime, timeZone });
    const good = {
      subject: 'Gruppmöte',
      start: at('2026-02-03T13:00:00'),
      end: at('2026-02-03T14:00:00'),
      attendees: [{ emailAddress: { address: room.employee.upn } }],
    };
    const post = (body: object) => room.ask(room.manager, 'POST', '/me/events', body);
    expect((await post({ ...good, start: undefined })).status).toBe(400);
    expect((await post({ ...good, end: at('2026-02-03T12:00:00') })).status).toBe(400);
    expect((await post({ ...good, start: at('2026-02-03T13:00:00', 'Mars') })).status).toBe(400);
    expect((await post({ ...good, start: '2026-02-03T13:00:00' })).status).toBe(400);
    expect((await post({ ...good, title: 'x' })).status).toBe(400);
    const made = await post(good);
    expect(made.body).toMatchObject({
      type: 'singleInstance',
      start: { dateTime: '2026-02-03T12:00:00.0000000' },
    });
    const theirs = (await room.ask(room.employee, 'GET', '/me/events')).values.find(
      (one) => String(one.subject) === 'Gruppmöte',
    );
    expect(
      (await room.ask(room.employee, 'PATCH', `/me/events/${theirs?.id}`, { subject: 'x' })).status,
    ).toBe(403);
    const event = `/me/events/${made.body.id}`;
    expect(
      (
        await room.ask(
          room.manager,
          'PATCH',
          event,
          { subject: 'Nytt' },
          { 'if-match': String(made.headers.etag) },
        )
      ).status,
    ).toBe(200);
    expect(
      (
        await room.ask(
          room.manager,
          'PATCH',
          event,
          { subject: 'x' },
          { 'if-match': String(made.headers.etag) },
        )
      ).status,
    ).toBe(412);
    expect((await room.ask(room.manager, 'DELETE', event)).status).toBe(204);
    expect((await room.ask(room.employee, 'GET', '/me/events')).values).toHaveLength(1);
  });
});

// learn.microsoft.com/graph/api/event-list-instances, event-update, event-cancel, event-accept; resources/event
describe('single occurrences and answers', () => {
  const window = '?startDateTime=2026-01-01T00:00:00Z&endDateTime=2026-07-01T00:00:00Z';
  const occurrences = async (more = ''): Promise<Json[]> =>
    (await room.ask(room.manager, 'GET', view('2026-01-01T00:00:00Z', '2026-07-01T00:00:00Z', more))).values;
  const master = async (): Promise<string> => String((await occurrences())[0]?.seriesMasterId);
  const at = (dateTime: string, timeZone = 'Europe/Stockholm') => ({ dateTime, timeZone });

  test('instances want a window and the master of a series', async () => {
    const id = await master();
    expect((await room.ask(room.manager, 'GET', `/me/events/${id}/instances`)).status).toBe(400);
    expect((await room.ask(room.manager, 'GET', `/me/events/${id}/instances${window}`)).values).toHaveLength(
      6,
    );
    const [one] = await occurrences();
    expect((await room.ask(room.manager, 'GET', `/me/events/${one?.id}/instances${window}`)).status).toBe(
      400,
    );
    expect((await room.ask(room.employee, 'GET', `/me/events/${id}/instances${window}`)).status).toBe(404);
  });

  test('one that is moved becomes an exception and keeps its id and its original start; the others stay', async () => {
    const [one] = await occurrences();
    const moved = await room.ask(room.manager, 'PATCH', `/me/events/${one?.id}`, {
      start: at('2026-01-22T09:00:00'),
      end: at('2026-01-22T10:00:00'),
    });
    expect(moved.body).toMatchObject({
      id: one?.id,
      type: 'exception',
      originalStart: '2026-01-21T14:00:00.000Z',
    });
    const after = await occurrences();
    expect(starts(after)[0]).toBe('2026-01-22T08:00:00.0000000');
    expect(starts(after).slice(1)).toEqual(starts(await occurrences()).slice(1));
    expect(after[0]?.changeKey).not.toBe(one?.changeKey);
    const old = { 'if-match': String(one?.['@odata.etag']) };
    expect(
      (await room.ask(room.manager, 'PATCH', `/me/events/${one?.id}`, { subject: 'x' }, old)).status,
    ).toBe(412);
  });

  test('one that is cancelled is gone from the view and from its address, for attendees too', async () => {
    const [one, two] = await occurrences();
    const theirs = (
      await room.ask(room.employee, 'GET', view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'))
    ).values[0];
    expect((await room.ask(room.employee, 'POST', `/me/events/${theirs?.id}/cancel`, {})).status).toBe(400);
    expect(
      (await room.ask(room.manager, 'POST', `/me/events/${one?.id}/cancel`, { Comment: 'x' })).status,
    ).toBe(202);
    expect((await room.ask(room.manager, 'DELETE', `/me/events/${two?.id}`)).status).toBe(204);
    expect(await occurrences()).toHaveLength(4);
    for (const [who, id] of [
      [room.manager, one?.id],
      [room.employee, theirs?.id],
    ] as const)
      expect((await room.ask(who, 'GET', `/me/events/${id}`)).code).toBe('ErrorItemNotFound');
  });

  test('attendees answer, the organizer cannot', async () => {
    const [one] = await occurrences();
    expect((await room.ask(room.manager, 'POST', `/me/events/${one?.id}/accept`, {})).status).toBe(400);
    const theirs = (
      await room.ask(room.employee, 'GET', view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'))
    ).values[0];
    for (const verb of ['accept', 'tentativelyAccept'])
      expect((await room.ask(room.employee, 'POST', `/me/events/${theirs?.id}/${verb}`, {})).status).toBe(
        202,
      );
    expect(
      (await room.ask(room.employee, 'POST', `/me/events/${theirs?.id}/decline`, { sendResponse: true }))
        .status,
    ).toBe(202);
    const said = async (index: number): Promise<string[]> =>
      Object.values((await occurrences())[index]?.attendees ?? {})
        .map((attendee) => String(attendee.status?.response))
        .filter((response) => response !== 'accepted');
    expect([await said(0), await said(1)]).toEqual([['declined'], []]);
  });

  test('an id in the form that does not change comes only when it is preferred, and both forms are taken', async () => {
    const [plain] = await occurrences();
    const preferred = await room.ask(
      room.manager,
      'GET',
      view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'),
      undefined,
      { prefer: 'IdType="ImmutableId"' },
    );
    const [immutable] = preferred.values;
    expect(immutable?.id).not.toBe(plain?.id);
    for (const id of [plain?.id, immutable?.id])
      expect((await room.ask(room.manager, 'GET', `/me/events/${id}`)).status).toBe(200);
  });

  test('a transaction makes one event; it cannot be given later', async () => {
    const event = {
      subject: 'Gruppmöte',
      start: at('2026-02-03T13:00:00'),
      end: at('2026-02-03T14:00:00'),
      transactionId: 'once',
    };
    const made = await room.ask(room.manager, 'POST', '/me/events', event);
    expect([made.status, made.body.transactionId]).toEqual([201, 'once']);
    expect((await room.ask(room.manager, 'POST', '/me/events', event)).status).toBe(409);
    expect(
      (await room.ask(room.manager, 'PATCH', `/me/events/${made.body.id}`, { transactionId: 'twice' }))
        .status,
    ).toBe(400);
  });

  test('a body loses comments and scripts, and without its blob the online meeting is none any more', async () => {
    const [one, two] = await occurrences();
    const body = (event: Json | undefined): string => String(event?.body?.content);
    const write = (event: Json | undefined, content: string) =>
      room.ask(room.manager, 'PATCH', `/me/events/${event?.id}`, { body: { contentType: 'html', content } });
    const added = body(one).replace(
      '<body>',
      '<body><!-- mark --><p id="a" class="b" data-x="1" onclick="x()">Hej</p>',
    );
    expect((await write(one, added)).body).toMatchObject({ isOnlineMeeting: true });
    const [after] = await occurrences();
    expect(body(after)).toBe(body(one).replace('<body>', '<body><p id="x_a" class="x_b">Hej</p>'));
    expect((await write(two, '<p>Hej</p>')).body).toMatchObject({
      isOnlineMeeting: false,
      onlineMeeting: null,
    });
    expect((await occurrences()).map((each) => each.isOnlineMeeting)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  test('ReadBasic shows times, titles and answers, and no bodies', async () => {
    const basic = asPerson(room.manager, ['Calendars.ReadBasic']);
    const [one] = (await room.ask(basic, 'GET', view('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'))).values;
    expect(one).toHaveProperty('attendees');
    expect(one).not.toHaveProperty('body');
    expect((await room.ask(basic, 'PATCH', `/me/events/${one?.id}`, { subject: 'x' })).status).toBe(403);
  });
});
countsWrong('calendar');
