/** The unit's APT from the manager's calendar and back, through the tab's API and an Outlook beside it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AgendaItem, Meeting, Meetings, Problem } from '../../bot/core/api.ts';
import type { CalendarEvents, CalendarSeriesList } from '../../bot/core/api-calendar.ts';
import { readCalendarFile } from '../documents/read-calendar-file.ts';
import { cardOf, House, type Person, textOf, type Unit } from './support/house.ts';

let house: House;
let unit: Unit;
let manager: Person;
let group: Person[];
let all: Person[];
beforeAll(async () => {
  house = await House.open();
  ({ unit, manager, group, all } = await house.setUp('hbtq-klivet'));
}, 120_000);
afterAll(() => house.close());

interface OutlookEvent {
  id: string;
  subject: string;
  start: { dateTime: string };
  body: { content: string };
  isOnlineMeeting: boolean;
  onlineMeeting: { joinUrl: string } | null;
  transactionId: string | null;
  attendees: unknown[];
}
const of = (path: string): string => `units/${encodeURIComponent(unit.id)}/${path}`;
const good = async <T>(person: Person, method: string, path: string, body?: unknown, headers = {}) => {
  const answer = await house.api<T>(person, method, of(path), body, headers);
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const view = async (from: string, to: string): Promise<OutlookEvent[]> => {
  const answer = await house.graph<{ value: OutlookEvent[] }>(
    manager,
    'GET',
    `me/calendarView?startDateTime=${from}T00:00:00Z&endDateTime=${to}T00:00:00Z&$top=50`,
  );
  return answer.body.value;
};
const outlook = (method: string, path: string, body?: unknown) =>
  house.graph<OutlookEvent>(manager, method, path, body);
const apts = (meetings: Meetings): Meeting[] => meetings.meetings.filter(({ kind }) => kind === 'apt');
const named = (list: Meetings, id: string): Meeting => {
  const found = list.meetings.find((one) => one.id === id);
  if (!found) throw new Error(`no meeting ${id}`);
  return found;
};
const writes = async (since: number): Promise<string[]> =>
  (
    await house.control<{ seq: number; method: string; path: string; body: unknown }[]>(
      'GET',
      `requests?service=graph&since=${since}`,
    )
  )
    .filter(({ path }) => !path.startsWith('/v1.0/subscriptions'))
    .filter(({ method, body }) => method !== 'GET' && !JSON.stringify(body ?? '').includes('"method":"GET"'))
    .map(({ method, path }) => `${method} ${path}`);
const lastSeq = async (): Promise<number> => {
  const rows = await house.control<{ seq: number }[]>('GET', 'requests?service=graph');
  return rows.at(-1)?.seq ?? 0;
};

describe('the APT series', () => {
  let first: Meetings;

  test('is found in the manager’s calendar, and by nobody else', async () => {
    const list = await good<CalendarSeriesList>(manager, 'GET', 'calendar/series');
    expect(list.series[0]).toMatchObject({
      title: `APT ${unit.name}`,
      rhythm: 'monthly',
      every: 1,
      online: true,
    });
    expect(list.series[0]?.next.map(({ start }) => start)).toEqual([
      '2026-01-21T14:00:00.000Z',
      '2026-02-18T14:00:00.000Z',
      '2026-03-18T14:00:00.000Z',
    ]);
    expect(list.chosen).toBeNull();
    const other = group.find(({ id }) => id !== manager.id) ?? manager;
    expect((await house.api(other, 'GET', of('calendar/series'))).status).toBe(403);
  });

  test('chosen, stands in the list with the right times, winter and summer', async () => {
    const { series } = await good<CalendarSeriesList>(manager, 'GET', 'calendar/series');
    const since = await lastSeq();
    first = await good<Meetings>(manager, 'PUT', 'calendar/series', { series: series[0]?.id });
    expect(apts(first).map(({ start }) => start)).toEqual([
      '2026-01-21T14:00:00.000Z',
      '2026-02-18T14:00:00.000Z',
      '2026-03-18T14:00:00.000Z',
      '2026-04-15T13:00:00.000Z',
      '2026-05-20T13:00:00.000Z',
      '2026-06-17T13:00:00.000Z',
    ]);
    expect(first.calendar).toMatchObject({ series: { mine: true, gone: false }, mayChoose: true });
    expect(apts(first)[0]?.calendar).toMatchObject({
      organiser: { id: manager.id, name: manager.name },
      mine: true,
      series: true,
      agendaWritten: false,
    });
    // One request for all rows.
    expect(await writes(since)).toEqual(['POST /v1.0/$batch']);
    const seen = await good<Meetings>(
      all.find(({ id, guest }) => id !== manager.id && !guest) ?? manager,
      'GET',
      'meetings',
    );
    expect(apts(seen)[0]?.calendar).toMatchObject({ mine: false, series: true });
  });

  test('read again, changes nothing and writes nothing', async () => {
    const since = await lastSeq();
    const again = await good<Meetings>(manager, 'POST', 'calendar/refresh', {});
    expect(again.meetings.map(({ id, version }) => [id, version])).toEqual(
      first.meetings.map(({ id, version }) => [id, version]),
    );
    expect(await writes(since)).toEqual([]);
  });

  test('moved and cancelled in Outlook, is so in the list; open items move to the next APT', async () => {
    const [january, february, march] = apts(first);
    if (!january || !february || !march) throw new Error('too few');
    await good<AgendaItem>(manager, 'POST', 'agenda', {
      title: 'Tre ord',
      minutes: 5,
      meetingId: february.id,
    });
    const [one] = await view('2026-01-21', '2026-01-22');
    const [two] = await view('2026-02-18', '2026-02-19');
    const moved = await outlook('PATCH', `me/events/${one?.id}`, {
      start: { dateTime: '2026-01-22T10:00:00', timeZone: 'Europe/Stockholm' },
      end: { dateTime: '2026-01-22T11:00:00', timeZone: 'Europe/Stockholm' },
    });
    expect(moved.status).toBe(200);
    const cancelled = await outlook('POST', `me/events/${two?.id}/cancel`, { Comment: 'Inte i februari' });
    expect(cancelled.status).toBe(202);
    const now = await good<Meetings>(manager, 'POST', 'calendar/refresh', {});
    expect(named(now, january.id)).toMatchObject({
      start: '2026-01-22T09:00:00.000Z',
      end: '2026-01-22T10:00:00.000Z',
      state: 'planned',
    });
    expect(named(now, february.id)).toMatchObject({ state: 'cancelled', agenda: [] });
    // January is the next one from here.
    expect(named(now, january.id).agenda.map(({ title }) => title)).toEqual(['Tre ord']);
    expect(now.meetings).toHaveLength(first.meetings.length);
  });

  test('what a person has changed in the list is not overwritten, and the difference is told', async () => {
    const list = await good<Meetings>(manager, 'GET', 'meetings');
    const march = apts(list)[2];
    const mine = await good<Meeting>(
      manager,
      'PATCH',
      `meetings/${march?.id}`,
      { start: '2026-03-18T12:00:00Z', end: '2026-03-18T13:00:00Z', title: 'APT med besök' },
      { 'if-match': march?.version },
    );
    const [event] = await view('2026-03-18', '2026-03-19');
    await outlook('PATCH', `me/events/${event?.id}`, {
      subject: 'Något annat',
      start: { dateTime: '2026-03-19T12:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-03-19T13:00:00', timeZone: 'UTC' },
    });
    const now = await good<Meetings>(manager, 'POST', 'calendar/refresh', {});
    expect(named(now, mine.id)).toMatchObject({
      title: 'APT med besök',
      start: '2026-03-18T12:00:00.000Z',
      calendar: { differs: { start: '2026-03-19T12:00:00.000Z', end: '2026-03-19T13:00:00.000Z' } },
    });
  });
});

describe('the agenda in the invitation', () => {
  test('stands in that occurrence alone, and comes out again with the rest as it was', async () => {
    const list = await good<Meetings>(manager, 'GET', 'meetings');
    const april = apts(list)[3];
    if (!april) throw new Error('no April');
    await good(manager, 'POST', 'agenda', {
      title: 'Namn <b>& tilltal</b>',
      minutes: 10,
      meetingId: april.id,
    });
    const [before] = await view('2026-04-15', '2026-04-16');
    const put = (written: boolean) =>
      good<Meeting>(manager, 'PUT', `meetings/${april.id}/event/agenda`, { written });
    expect((await put(true)).calendar).toMatchObject({ agendaWritten: true });
    const [during] = await view('2026-04-15', '2026-04-16');
    expect(during?.body.content).toContain('Namn &lt;b&gt;&amp; tilltal&lt;/b&gt; (10 min)');
    expect(during).toMatchObject({ isOnlineMeeting: true, onlineMeeting: before?.onlineMeeting });
    const [next] = await view('2026-05-20', '2026-05-21');
    expect(next?.body.content).toBe(before?.body.content);

    // The agenda follows when the organiser reads again.
    await good(manager, 'POST', 'agenda', { title: 'Blanketter', minutes: 5, meetingId: april.id });
    await good(manager, 'POST', 'calendar/refresh', {});
    const [after] = await view('2026-04-15', '2026-04-16');
    expect(after?.body.content).toContain('Blanketter (5 min)');
    expect(after?.body.content.match(/skrivs av Stegvis/g)).toHaveLength(1);

    expect((await put(false)).calendar).toMatchObject({ agendaWritten: false });
    const [out] = await view('2026-04-15', '2026-04-16');
    expect(out?.body.content).toBe(before?.body.content);
    expect(out).toMatchObject({ isOnlineMeeting: true, onlineMeeting: before?.onlineMeeting });
  });
});

describe('a single meeting', () => {
  const plan = (title: string, start: string): Promise<Meeting> =>
    good<Meeting>(manager, 'POST', 'meetings', {
      kind: 'group',
      title,
      start: `${start}:00Z`,
      end: `${start.slice(0, -2)}59:00Z`,
    });

  test('is booked once, also when the answer to the booking is lost', async () => {
    const meeting = await plan('Gruppmöte', '2026-02-03T12:00');
    await house.control('POST', 'faults', {
      graph: [{ status: 0, after: true, match: 'POST /v1.0/me/events', seed: 1 }],
    });
    const path = `meetings/${meeting.id}/event`;
    const key = { 'idempotency-key': 'booking-1' };
    const lost = await house.api<Problem>(manager, 'POST', of(path), { invite: 'group', online: true }, key);
    await house.control('POST', 'faults', {});
    const booked = await house.api<Meeting>(
      manager,
      'POST',
      of(path),
      { invite: 'group', online: true },
      key,
    );
    expect([200, 201, 503]).toContain(lost.status);
    expect(booked.status).toBe(201);
    expect(booked.body.calendar).toMatchObject({ mine: true, series: false, answers: { accepted: 0 } });
    const events = (await view('2026-02-03', '2026-02-04')).filter(({ subject }) => subject === 'Gruppmöte');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ isOnlineMeeting: true });
    expect(events[0]?.attendees).toHaveLength(group.length - 1);

    // Answers are read back as counts.
    const invited = group.find(({ id }) => id !== manager.id) ?? manager;
    const theirs = await house.graph<{ value: OutlookEvent[] }>(
      invited,
      'GET',
      'me/calendarView?startDateTime=2026-02-03T00:00:00Z&endDateTime=2026-02-04T00:00:00Z',
    );
    const said = await house.graph(invited, 'POST', `me/events/${theirs.body.value[0]?.id}/accept`, {
      sendResponse: true,
    });
    expect(said.status).toBe(202);
    const read = await good<Meetings>(manager, 'POST', 'calendar/refresh', {});
    expect(named(read, meeting.id).calendar?.answers).toMatchObject({ accepted: 1, none: group.length - 2 });
  });

  test('is tied to an event that stands, and let go of again', async () => {
    const meeting = await plan('Workshop', '2026-02-10T12:00');
    const made = await outlook('POST', 'me/events', {
      subject: 'Halvdag',
      start: { dateTime: '2026-02-12T09:00:00', timeZone: 'Europe/Stockholm' },
      end: { dateTime: '2026-02-12T12:00:00', timeZone: 'Europe/Stockholm' },
    });
    expect(made.status).toBe(201);
    const { events } = await good<CalendarEvents>(
      manager,
      'GET',
      'calendar/events?from=2026-02-01&to=2026-02-28',
    );
    const half = events.find(({ title }) => title === 'Halvdag');
    const tied = await good<Meeting>(manager, 'PUT', `meetings/${meeting.id}/event`, { event: half?.id });
    expect(tied).toMatchObject({
      title: 'Workshop',
      start: '2026-02-12T08:00:00.000Z',
      calendar: { mine: true },
    });
    const other = await plan('Annat', '2026-02-11T12:00');
    const twice = await house.api<Problem>(manager, 'PUT', of(`meetings/${other.id}/event`), {
      event: half?.id,
    });
    expect([twice.status, twice.body.title]).toEqual([409, 'Mötet är redan kopplat']);
    const free = await good<Meeting>(manager, 'DELETE', `meetings/${meeting.id}/event`);
    expect(free).toMatchObject({ start: '2026-02-12T08:00:00.000Z', calendar: null });
    expect((await view('2026-02-12', '2026-02-13')).map(({ subject }) => subject)).toContain('Halvdag');
  });
});

test('the calendar file holds all meetings with their times, the cancelled one as cancelled, and nobody’s name', async () => {
  const answer = await house.api<string>(manager, 'GET', of('export?format=ics&what=meetings'));
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  const file = readCalendarFile(answer.body);
  const list = await good<Meetings>(manager, 'GET', 'meetings');
  expect(file.map(({ start }) => start).sort()).toEqual(list.meetings.map(({ start }) => start).sort());
  expect(file.filter(({ status }) => status === 'CANCELLED')).toHaveLength(1);
  for (const { name } of all) expect(answer.body).not.toContain(name);
  const again = await house.api<string>(
    manager,
    'GET',
    of(`export?format=ics&meeting=${list.meetings[0]?.id}`),
  );
  expect(readCalendarFile(again.body)).toEqual(file.slice(0, 1));
  for (const [query, status] of [
    ['format=pdf', 422],
    ['format=doc', 422],
    ['', 422],
    ['format=ics&meeting=none', 404],
  ] as const)
    expect((await house.api(manager, 'GET', of(`export?${query}`))).status).toBe(status);
});

test('without consent to calendars everything else still works', async () => {
  await house.control('POST', 'consent', { scope: 'Calendars.ReadBasic', granted: false });
  const refused = await house.api<Problem>(manager, 'POST', of('calendar/refresh'), {});
  expect([refused.status, refused.body.type]).toEqual([403, '/problems/consent']);
  await good(manager, 'GET', 'meetings');
  await house.control('POST', 'consent', { scope: 'Calendars.ReadBasic', granted: true });
});

test('a series that is deleted in Outlook is told as gone, and its meetings stay', async () => {
  const before = await good<Meetings>(manager, 'GET', 'meetings');
  const events = await house.graph<{ value: (OutlookEvent & { type: string })[] }>(
    manager,
    'GET',
    'me/events',
  );
  const master = events.body.value.find(({ type }) => type === 'seriesMaster');
  expect((await outlook('DELETE', `me/events/${master?.id}`)).status).toBe(204);
  const after = await good<Meetings>(manager, 'POST', 'calendar/refresh', {});
  expect(after.calendar.series).toMatchObject({ gone: true });
  expect(after.meetings.map(({ id, state }) => [id, state])).toEqual(
    before.meetings.map(({ id, state }) => [id, state]),
  );
  const free = await good<Meetings>(manager, 'PUT', 'calendar/series', { series: null });
  expect(free.calendar.series).toBeNull();
  expect(free.meetings).toHaveLength(before.meetings.length);
});

test('a reminder of an APT that was read long ago asks whether the date holds, and one press says so', async () => {
  const malmo = await house.setUp('malmo-fyra-steg');
  const path = (rest: string): string => `units/${encodeURIComponent(malmo.unit.id)}/${rest}`;
  await house.install(malmo.manager);
  const list = await house.api<CalendarSeriesList>(malmo.manager, 'GET', path('calendar/series'));
  const chosen = await house.api<Meetings>(malmo.manager, 'PUT', path('calendar/series'), {
    series: list.body.series[0]?.id,
  });
  const apt = apts(chosen.body).find(({ start }) => start?.startsWith('2026-02'));
  // Eight working days before; February has no holidays.
  const before = new Date(apt?.start ?? '');
  for (let left = 8; left > 0; ) {
    before.setUTCDate(before.getUTCDate() - 1);
    if (before.getUTCDay() % 6 !== 0) left--;
  }
  const day = `${before.toISOString().slice(0, 10)}T09:00:00.000Z`;
  await house.moveClock(day, { asleep: true });
  const asked = (await house.messages(malmo.manager)).find((message) =>
    textOf(message).includes('Två förslag till APT'),
  );
  if (!asked) throw new Error('no N3');
  expect(textOf(asked)).toContain('Datumet lästes 12 januari. Stämmer det?');
  expect(cardOf(asked).actions?.map(({ title }) => title)).toEqual([
    'Ta det första',
    'Ta det andra',
    'Stämmer',
    'Inget nu',
    'Öppna',
    'Varför får jag det?',
  ]);
  const since = await lastSeq();
  await house.click(malmo.manager, asked, 'confirm');
  const now = await house.api<Meetings>(malmo.manager, 'GET', path('meetings'));
  const kept = named(now.body, apt?.id ?? '');
  expect(Date.parse(kept.calendar?.readAt ?? '')).toBeGreaterThanOrEqual(Date.parse(day));
  const shown = (await house.messages(malmo.manager)).find(({ id }) => id === asked.id);
  expect(shown && textOf(shown)).toContain('Datumet stämmer.');
  // The app itself asked once, was refused, and leaves it for a day.
  if (shown) await house.click(malmo.manager, shown, 'skip');
  const ofUsers = async (): Promise<number[]> =>
    (await house.control<{ path: string; status: number }[]>('GET', `requests?service=graph&since=${since}`))
      .filter((one) => one.path.startsWith('/v1.0/users/'))
      .map(({ status }) => status);
  // It asks in the background of the answer.
  for (let looks = 0; looks < 200 && (await ofUsers()).length === 0; looks++);
  expect(await ofUsers()).toEqual([403]);
});
