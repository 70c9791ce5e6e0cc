/** Meetings in people's calendars, over memory ports. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Meeting, Meetings } from '../../bot/core/api.ts';
import type { Fault } from '../../bot/core/fault.ts';
import { occurrenceKey } from '../../bot/usecases/calendar/frame.ts';
import { lookAtCalendar, lookAtCalendars } from '../../bot/usecases/calendar/look.ts';
import { caller, fault, makeUnitWorld, OTHER_UNIT, SITE, UNIT, value, type World } from '../memory/world.ts';

const SERIES = 'series-apt';
const UID = '040000';
const OFFLINE: Fault = { kind: 'offline', inDoubt: false, retryAt: '2026-01-12T07:01:00Z' };
const DAYS = ['2026-01-21', '2026-02-18', '2026-03-18'];

let world: World;
beforeEach(async () => {
  world = await makeUnitWorld();
  world.ports.calendars.masters.push({
    id: SERIES,
    uid: UID,
    title: 'APT Norr',
    rhythm: 'monthly',
    every: 1,
    online: true,
    organises: true,
    person: 'amal',
  });
  for (const day of DAYS) occurrence(day);
});

const occurrence = (day: string, hour = '14'): string =>
  world.ports.calendars.put('amal', {
    id: `occ-${day}`,
    title: 'APT Norr',
    start: `${day}T${hour}:00:00.000Z`,
    end: `${day}T${hour}:30:00.000Z`,
    series: SERIES,
  });
const choose = async (): Promise<Meetings> =>
  value(await world.tab.chooseSeries(caller('amal'), UNIT, { series: SERIES }));
const refresh = async (person = 'amal'): Promise<Meetings> =>
  value(await world.tab.refreshMeetings(caller(person), UNIT));
const starts = (list: Meetings): (string | null)[] => list.meetings.map(({ start }) => start);
const rows = () => world.ports.lists.rowsOf(SITE, 'StegvisMeetings');
const lists = () => world.ports.lists;
const writes = (): number =>
  lists().calls.filter(({ verb }) => /^(add|change|delete|adopt)/.test(verb)).length;
const at = (list: Meetings, index: number): Meeting => {
  const found = list.meetings[index];
  if (!found) throw new Error(`no meeting ${index}`);
  return found;
};

describe('the unit’s series', () => {
  test('is chosen by the manager alone, of her own calendar, and the likeliest comes first', async () => {
    world.ports.calendars.masters.push({
      id: 'weekly',
      uid: 'w',
      title: 'Avstämning',
      rhythm: 'weekly',
      every: 1,
      online: false,
      organises: true,
      person: 'amal',
    });
    world.ports.calendars.put('amal', {
      start: '2026-01-13T08:00:00.000Z',
      end: '2026-01-13T09:00:00.000Z',
      series: 'weekly',
    });
    const { series, chosen } = value(await world.tab.seeSeries(caller('amal'), UNIT));
    expect(series.map(({ id }) => id)).toEqual([SERIES, 'weekly']);
    expect(series[0]?.next).toHaveLength(3);
    expect(chosen).toBeNull();
    for (const person of ['bo', 'david', 'fatima', 'greta'])
      expect(fault(await world.tab.chooseSeries(caller(person), UNIT, { series: SERIES }))).toEqual({
        kind: 'not-allowed',
        need: 'manager',
      });
    expect(fault(await world.tab.seeSeries(caller('sven'), UNIT))).toEqual({
      kind: 'not-found',
      what: 'unit',
    });
    expect(fault(await world.tab.chooseSeries(caller('amal'), UNIT, { series: 'none' }))).toEqual({
      kind: 'not-found',
      what: 'series',
    });
  });

  test('becomes meetings in one write, which rules see at once', async () => {
    const before = lists().calls.length;
    const list = await choose();
    expect(starts(list)).toEqual(DAYS.map((day) => `${day}T14:00:00.000Z`));
    expect(
      lists()
        .calls.slice(before)
        .map(({ verb }) => verb)
        .filter((verb) => verb !== 'readUnit'),
    ).toEqual(['addRows']);
    expect((await world.ports.projection.rows(UNIT)).StegvisMeetings).toHaveLength(3);
    expect(rows()[0]?.key).toBe(await occurrenceKey(UNIT, UID, '2026-01-21'));
    expect(await occurrenceKey(OTHER_UNIT, UID, '2026-01-21')).not.toBe(rows()[0]?.key);
  });

  test('read again without news writes nothing, and is told as read now', async () => {
    await choose();
    const before = writes();
    world.clock.set('2026-01-14T07:00:00Z');
    const list = await refresh();
    expect(writes()).toBe(before);
    expect(list.calendar.series?.readAt).toBe('2026-01-14T07:00:00.000Z');
    expect(at(list, 0).calendar?.readAt).toBe('2026-01-14T07:00:00.000Z');
  });

  test('doubles nothing when it is read twice at once, nor when the store was lost', async () => {
    await Promise.all([choose(), choose()]);
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(rows()).toHaveLength(3);
    await world.ports.calendarStore.choose(UNIT, null);
    await world.ports.calendarStore.forget(
      UNIT,
      rows().map(({ key }) => key ?? ''),
    );
    const again = await choose();
    expect(rows()).toHaveLength(3);
    expect(again.meetings.every(({ calendar }) => calendar?.series === true)).toBe(true);
  });

  test('takes an APT that was written down for that day as its own', async () => {
    const written = value(
      await world.tab.addMeeting(
        caller('amal'),
        UNIT,
        { kind: 'apt', title: 'Vår APT', start: '2026-01-21T13:00:00Z', end: '2026-01-21T14:00:00Z' },
        null,
      ),
    );
    const list = await choose();
    expect(list.meetings).toHaveLength(3);
    expect(list.meetings.find(({ id }) => id === written.id)).toMatchObject({
      title: 'Vår APT',
      start: '2026-01-21T13:00:00.000Z',
      calendar: { differs: { start: '2026-01-21T14:00:00.000Z' } },
    });
  });

  test('that is moved as a whole keeps its meetings', async () => {
    const before = await choose();
    for (const day of DAYS) world.ports.calendars.remove(`occ-${day}`);
    for (const day of ['2026-01-22', '2026-02-19', '2026-03-19']) occurrence(day, '09');
    const after = await refresh();
    expect(after.meetings.map(({ id }) => id)).toEqual(before.meetings.map(({ id }) => id));
    expect(starts(after)).toEqual(
      ['2026-01-22', '2026-02-19', '2026-03-19'].map((day) => `${day}T09:00:00.000Z`),
    );
    expect(after.meetings.every(({ state }) => state === 'planned')).toBe(true);
  });

  test('tells a cancelled occurrence, and its open items go to the next one', async () => {
    const list = await choose();
    const item = value(
      await world.tab.addAgendaItem(
        caller('amal'),
        UNIT,
        { title: 'Tre ord', minutes: 5, meetingId: at(list, 0).id },
        null,
      ),
    );
    const talked = value(
      await world.tab.addAgendaItem(
        caller('amal'),
        UNIT,
        { title: 'Klar', minutes: 5, meetingId: at(list, 0).id },
        null,
      ),
    );
    value(
      await world.tab.changeAgendaItem(caller('amal'), UNIT, talked.id, talked.version, {
        state: 'discussed',
      }),
    );
    world.ports.calendars.remove('occ-2026-01-21');
    const after = await refresh();
    expect(at(after, 0)).toMatchObject({ state: 'cancelled', agenda: [{ title: 'Klar' }] });
    expect(at(after, 1).agenda.map(({ id }) => id)).toEqual([item.id]);
    const again = writes();
    await refresh();
    expect(writes()).toBe(again);
  });

  test('that is gone is told so, and no meeting is touched', async () => {
    await choose();
    world.ports.calendars.masters.length = 0;
    world.ports.calendars.all.length = 0;
    const before = writes();
    const list = await refresh();
    expect(list.calendar.series).toMatchObject({ gone: true });
    expect(list.meetings.every(({ state }) => state === 'planned')).toBe(true);
    expect(writes()).toBe(before);
  });

  test('looks six months ahead and no further', async () => {
    occurrence('2026-07-08');
    occurrence('2026-07-15');
    expect((await choose()).meetings).toHaveLength(4);
  });

  test('let go of, leaves its meetings in the list alone', async () => {
    await choose();
    const list = value(await world.tab.chooseSeries(caller('amal'), UNIT, { series: null }));
    expect(list.meetings).toHaveLength(3);
    expect(list.calendar.series).toBeNull();
    expect(list.meetings.every(({ calendar }) => calendar === null)).toBe(true);
  });

  test('does not bring back a meeting that somebody deleted in SharePoint', async () => {
    const list = await choose();
    lists().removeByHand(SITE, 'StegvisMeetings', at(list, 1).id);
    expect((await refresh()).meetings).toHaveLength(2);
  });

  test('does not tie a single meeting again that was let go', async () => {
    const list = await choose();
    value(await world.tab.unlinkEvent(caller('amal'), UNIT, at(list, 1).id));
    expect(at(await refresh(), 1).calendar).toBeNull();
    expect(rows()).toHaveLength(3);
  });
});

describe('what a person changed in the list', () => {
  test('in the very moment of the reading stands', async () => {
    const list = await choose();
    world.ports.calendars.change('occ-2026-01-21', {
      start: '2026-01-22T09:00:00.000Z',
      end: '2026-01-22T10:00:00.000Z',
    });
    lists().before('changeRow', () =>
      lists().changeByHand(SITE, 'StegvisMeetings', at(list, 0).id, {
        start: '2026-01-23T09:00:00Z',
        end: '2026-01-23T10:00:00Z',
      }),
    );
    const after = await refresh();
    const mine = after.meetings.find(({ id }) => id === at(list, 0).id);
    expect(mine).toMatchObject({
      start: '2026-01-23T09:00:00.000Z',
      calendar: { differs: { start: '2026-01-22T09:00:00.000Z' } },
    });
  });

  test('and a meeting that stands in no calendar are left alone', async () => {
    value(
      await world.tab.addMeeting(
        caller('amal'),
        UNIT,
        { kind: 'group', title: 'Gruppmöte', start: '2026-01-21T14:00:00Z', end: '2026-01-21T15:00:00Z' },
        null,
      ),
    );
    await choose();
    world.ports.calendars.remove('occ-2026-01-21');
    const after = await refresh();
    expect(after.meetings.find(({ title }) => title === 'Gruppmöte')).toMatchObject({
      state: 'planned',
      calendar: null,
    });
  });
});

describe('the rights', () => {
  test('of others never reach the manager’s calendar', async () => {
    await choose();
    const before = world.ports.calendars.calls.length;
    const list = await refresh('bo');
    expect(at(list, 0).calendar).toMatchObject({ mine: false });
    expect(list.calendar).toMatchObject({ mayChoose: false, series: { mine: false } });
    expect(world.ports.calendars.calls).toHaveLength(before);
    expect(
      fault(await world.tab.writeAgenda(caller('bo'), UNIT, at(list, 0).id, null, { written: true })),
    ).toEqual({
      kind: 'conflict',
      reason: 'not-your-calendar',
    });
    for (const person of ['fatima', 'greta'])
      expect(fault(await world.tab.refreshMeetings(caller(person), UNIT)).kind).toBe('not-allowed');
  });

  test('of calendars missing, or Graph away, leave everything as it is', async () => {
    await choose();
    const consent: Fault = { kind: 'consent', scopes: ['Calendars.ReadBasic'] };
    for (const given of [consent, OFFLINE]) {
      world.ports.calendars.fault = given;
      const before = writes();
      expect(fault(await world.tab.refreshMeetings(caller('amal'), UNIT))).toEqual(given);
      expect(writes()).toBe(before);
      expect(value(await world.tab.seeMeetings(caller('amal'), UNIT)).meetings).toHaveLength(3);
    }
  });
});

describe('a single meeting', () => {
  const plan = async (start = '2026-02-03T12:00:00Z'): Promise<Meeting> =>
    value(
      await world.tab.addMeeting(
        caller('bo'),
        UNIT,
        { kind: 'group', title: 'Gruppmöte', start, end: start.replace('12:', '13:') },
        null,
      ),
    );

  test('is booked once per key, with those invited whom the maker names', async () => {
    const meeting = await plan();
    world.ports.calendars.loseNext = true;
    const book = () =>
      world.tab.createEvent(caller('bo'), UNIT, meeting.id, { invite: 'group', online: true }, 'k1');
    expect(fault(await book())).toMatchObject({ kind: 'offline', inDoubt: true });
    const made = value(await book());
    expect(made.calendar).toMatchObject({
      organiser: { id: 'bo', name: 'Bo' },
      mine: true,
      answers: { none: 2 },
    });
    value(await book());
    const events = world.ports.calendars.all.filter(({ person }) => person === 'bo');
    expect(events).toHaveLength(1);
    expect(events[0]?.invited.sort()).toEqual(['amal@exempelkommun.se', 'cecilia@exempelkommun.se']);
  });

  test('invites everybody in the unit but guests and the maker', async () => {
    const meeting = await plan();
    value(
      await world.tab.createEvent(caller('bo'), UNIT, meeting.id, { invite: 'unit', online: false }, null),
    );
    expect(world.ports.calendars.all.at(-1)?.invited).toEqual(
      ['amal', 'cecilia', 'david', 'elif', 'fatima'].map((id) => `${id}@exempelkommun.se`),
    );
  });

  test('is tied to one event, and an event to one meeting', async () => {
    const [one, two] = [await plan(), await plan('2026-02-10T12:00:00Z')];
    const event = world.ports.calendars.put('bo', {
      start: '2026-02-04T08:00:00.000Z',
      end: '2026-02-04T09:00:00.000Z',
    });
    const tied = value(await world.tab.linkEvent(caller('bo'), UNIT, one.id, { event }));
    expect(tied).toMatchObject({ title: 'Gruppmöte', start: '2026-02-04T08:00:00.000Z' });
    const taken = { kind: 'conflict', reason: 'linked-already' };
    expect(fault(await world.tab.linkEvent(caller('bo'), UNIT, two.id, { event }))).toEqual(taken);
    expect(fault(await world.tab.linkEvent(caller('amal'), UNIT, one.id, { event: 'x' }))).toEqual(taken);
    expect(fault(await world.tab.linkEvent(caller('bo'), UNIT, two.id, { event: 'none' }))).toEqual({
      kind: 'not-found',
      what: 'event',
    });
    world.ports.calendars.change(event, {
      start: '2026-02-05T08:00:00.000Z',
      end: '2026-02-05T09:00:00.000Z',
    });
    expect((await refresh('bo')).meetings.find(({ id }) => id === one.id)?.start).toBe(
      '2026-02-05T08:00:00.000Z',
    );
    world.ports.calendars.remove(event);
    expect((await refresh('bo')).meetings.find(({ id }) => id === one.id)?.state).toBe('cancelled');
  });

  test('offers events that the caller organises, and no part of a series', async () => {
    world.ports.calendars.put('bo', {
      title: 'Mitt',
      start: '2026-02-04T08:00:00.000Z',
      end: '2026-02-04T09:00:00.000Z',
    });
    world.ports.calendars.put('bo', {
      title: 'Andras',
      organises: false,
      start: '2026-02-04T08:00:00.000Z',
      end: '2026-02-04T09:00:00.000Z',
    });
    const days = { from: '2026-02-04', to: '2026-02-04' };
    const { events } = value(await world.tab.seeEvents(caller('bo'), UNIT, days));
    expect(events.map(({ title }) => title)).toEqual(['Mitt']);
    for (const to of ['2026-02-03', '2026-12-31'])
      expect(fault(await world.tab.seeEvents(caller('bo'), UNIT, { ...days, to })).kind).toBe('invalid');
  });
});

describe('the agenda in the invitation', () => {
  const body = (): string => world.ports.calendars.all.find(({ id }) => id === 'occ-2026-01-21')?.body ?? '';
  const write = async (written: boolean, meeting: Meeting) =>
    world.tab.writeAgenda(caller('amal'), UNIT, meeting.id, null, { written });

  test('follows the list when the organiser reads, and comes out with the rest as it was', async () => {
    const meeting = at(await choose(), 0);
    const before = body();
    value(await write(true, meeting));
    expect(body()).toContain('Inga punkter än.');
    value(
      await world.tab.addAgendaItem(
        caller('bo'),
        UNIT,
        { title: 'A & B', minutes: 5, meetingId: meeting.id },
        null,
      ),
    );
    await refresh();
    expect(body()).toContain('<li>A &amp; B (5 min)</li>');
    const calls = world.ports.calendars.calls.length;
    await refresh();
    expect(world.ports.calendars.calls.slice(calls).map(({ verb }) => verb)).not.toContain('writeBody');
    value(await write(false, meeting));
    expect(body()).toBe(before);
  });

  test('is written on what somebody else has just saved', async () => {
    const meeting = at(await choose(), 0);
    const read = world.ports.calendars.body;
    let once = true;
    world.ports.calendars.body = async (mailbox, id) => {
      const found = await read(mailbox, id);
      if (once) world.ports.calendars.change(id, { body: '<html><body>Nytt</body></html>' });
      once = false;
      return found;
    };
    value(await write(true, meeting));
    expect(body()).toMatch(/Stegvis<\/p>Nytt<\/body>/);
  });

  test('is refused where the marks were changed by hand, where somebody else invites, and on a stale meeting', async () => {
    const meeting = at(await choose(), 0);
    value(await write(true, meeting));
    world.ports.calendars.change('occ-2026-01-21', { body: body().replace('Slut på', 'Här slutar') });
    const broken = body();
    expect(fault(await write(false, meeting))).toEqual({ kind: 'conflict', reason: 'agenda-broken' });
    expect(body()).toBe(broken);
    world.ports.calendars.change('occ-2026-01-21', { organises: false });
    expect(fault(await write(false, meeting))).toEqual({ kind: 'conflict', reason: 'not-your-event' });
    const stale = await world.tab.writeAgenda(caller('amal'), UNIT, meeting.id, '"old"', { written: true });
    expect(fault(stale)).toMatchObject({ kind: 'stale', theirs: { id: meeting.id } });
  });
});

describe('the app itself', () => {
  test('reads calendars only where it was let in, and asks a refusing one again after a day', async () => {
    await choose();
    world.ports.calendars.change('occ-2026-01-21', {
      start: '2026-01-22T09:00:00.000Z',
      end: '2026-01-22T10:00:00.000Z',
    });
    const asked = (): number =>
      world.ports.calendars.calls.filter(({ mailbox }) => mailbox.as.kind === 'app').length;
    await lookAtCalendars(world.ports);
    await lookAtCalendar(world.ports, UNIT);
    expect(asked()).toBe(1);
    expect(await world.ports.calendarStore.appReads()).toEqual({ allowed: 0, refused: 1 });
    expect(rows()[0]?.value.start).toBe('2026-01-21T14:00:00.000Z');
    world.clock.set('2026-01-13T07:00:01Z');
    world.ports.calendars.open.add('amal');
    await lookAtCalendars(world.ports);
    expect(rows()[0]?.value.start).toBe('2026-01-22T09:00:00.000Z');
    expect(await world.ports.calendarStore.appReads()).toEqual({ allowed: 1, refused: 0 });
  });
});

test('the file of a unit is its members’, in the one form that exists', async () => {
  await choose();
  const file = value(
    await world.tab.exportMeetings(caller('fatima'), UNIT, { format: 'ics', meeting: null }),
  );
  expect(file.content.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(
    fault(await world.tab.exportMeetings(caller('sven'), UNIT, { format: 'ics', meeting: null })).kind,
  ).toBe('not-found');
  for (const format of ['docx', 'xlsx', null])
    expect(
      fault(await world.tab.exportMeetings(caller('amal'), UNIT, { format, meeting: null })),
    ).toMatchObject({
      kind: 'invalid',
      fields: [{ field: 'format' }],
    });
});
