/** One meeting and one event of the caller's own calendar: tied, made, let go. */
import type { Meeting } from '../../core/api.ts';
import type { CalendarEvents, CreateEvent, LinkEvent } from '../../core/api-calendar.ts';
import { addDays, instantOf } from '../../core/calendar.ts';
import type { CalendarEventHead } from '../../core/calendar-link.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import type { EventLink } from '../ports.ts';
import { withKey } from '../tab/add-agenda-item.ts';
import {
  type Caller,
  type Entered,
  eligible,
  enter,
  putRow,
  readRows,
  type TabPorts,
  withRow,
} from '../tab/frame.ts';
import { isLetGo, linkOf, meetingIn, ownMailbox, shownMeeting } from './frame.ts';
import { asRead } from './match.ts';
import { putAgenda } from './write-agenda.ts';

/** Days that can be looked at in one go. */
const MOST_DAYS = 92;

/** The events that the caller has organised in their own calendar, from a day to a day, both included. */
export const seeEvents = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  days: { from: string; to: string },
): Promise<Outcome<CalendarEvents>> => {
  const entered = await enter(ports, caller, unit, 'link-events');
  if (!entered.ok) return entered;
  if (days.to < days.from || days.to > addDays(days.from, MOST_DAYS))
    return failed({ kind: 'invalid', fields: [{ field: 'to', code: 'out-of-range' }] });
  const from = instantOf(days.from, '00:00').toISOString();
  const to = instantOf(addDays(days.to, 1), '00:00').toISOString();
  const seen = await ports.calendars.view(ownMailbox(entered.value), from, to);
  if (!seen.ok) return seen;
  const events = seen.value
    .filter(({ organises, cancelled, series }) => organises && !cancelled && series === null)
    .sort((a, b) => a.start.localeCompare(b.start))
    .map(({ id, title, start, end, online, attendees }) => ({ id, title, start, end, online, attendees }));
  return done({ events });
};

interface Place {
  entered: Entered;
  rows: UnitRows;
  row: Stored<MeetingRow> & { key: string };
  link: EventLink | null;
}

/** The meeting with its key and link, or why it cannot be tied by the caller. */
const placeOf = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
): Promise<Outcome<Place>> => {
  const entered = await enter(ports, caller, unit, 'link-events');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const found = meetingIn(rows.value, id);
  if (!found.ok) return found;
  const row = await withKey(ports, entered.value, found.value);
  if (!row.ok) return row;
  const { key } = row.value;
  if (key === null) return failed({ kind: 'not-found', what: 'meeting' });
  const link = await linkOf(ports, unit, row.value);
  if (link !== null && link.organiser !== caller.person)
    return failed({ kind: 'conflict', reason: 'linked-already' });
  const after = withRow(rows.value, 'StegvisMeetings', row.value);
  return done({ entered: entered.value, rows: after, row: { ...row.value, key }, link });
};

/** Keeps the link, and gives the meeting the event's time: the calendar is where everybody looks. */
const tie = async (
  ports: TabPorts,
  { entered, rows, row }: Place,
  head: CalendarEventHead,
): Promise<Outcome<Meeting>> => {
  const differs =
    Date.parse(row.value.start ?? '') !== Date.parse(head.start) ||
    Date.parse(row.value.end ?? '') !== Date.parse(head.end);
  const written = differs
    ? await ports.lists.changeRow(entered.as, entered.site, 'StegvisMeetings', row.id, row.version, {
        start: head.start,
        end: head.end,
      })
    : done(row);
  if (!written.ok) {
    if (written.fault.kind !== 'stale') return written;
    const theirs = written.fault.theirs as Stored<MeetingRow>;
    await putRow(ports, entered, 'StegvisMeetings', theirs);
    return failed({ kind: 'stale', theirs: await shownMeeting(ports, entered, theirs, rows) });
  }
  await putRow(ports, entered, 'StegvisMeetings', written.value);
  await ports.calendarStore.keep([
    {
      unit: entered.unit.id,
      meeting: row.key,
      organiser: entered.actor.id,
      event: head.id,
      series: null,
      day: null,
      readAt: ports.clock.now().toISOString(),
      read: asRead(head),
      answers: head.answers,
      agenda: null,
    },
  ]);
  const after = withRow(rows, 'StegvisMeetings', written.value);
  return done(await shownMeeting(ports, entered, written.value, after));
};

/** Says that a meeting is this event of the caller's calendar. */
export const linkEvent = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  { event }: LinkEvent,
): Promise<Outcome<Meeting>> => {
  const place = await placeOf(ports, caller, unit, id);
  if (!place.ok) return place;
  const { entered, row, rows, link } = place.value;
  if (link?.event === event) return done(await shownMeeting(ports, entered, row, rows));
  const links = await ports.calendarStore.links(unit);
  if (link !== null || links.some((one) => one.event === event))
    return failed({ kind: 'conflict', reason: 'linked-already' });
  const heads = await ports.calendars.events(ownMailbox(entered), [event]);
  if (!heads.ok) return heads;
  const [head] = heads.value;
  if (!head || head.cancelled) return failed({ kind: 'not-found', what: 'event' });
  return tie(ports, place.value, head);
};

/** Who is invited, without whoever invites; addresses are asked for at this moment and not kept. */
const attendeesFor = async (
  ports: TabPorts,
  { unit, as, actor }: Entered,
  invite: CreateEvent['invite'],
): Promise<Outcome<{ address: string; name: string }[]>> => {
  if (invite === 'nobody') return done([]);
  const group = new Set([unit.manager, ...unit.group]);
  const people = eligible(unit).filter((id) => id !== actor.id && (invite === 'unit' || group.has(id)));
  const addresses = await ports.directory.addresses(as, unit.team, unit.id, unit.membership ?? 'standard');
  if (!addresses.ok) return addresses;
  const names = new Map(unit.members.map(({ id, name }) => [id, name]));
  return done(
    people.flatMap((id) => {
      const address = addresses.value.get(id);
      return address === undefined ? [] : [{ address, name: names.get(id) ?? '' }];
    }),
  );
};

/** Makes the meeting's event in the caller's calendar, once however often it is asked. */
export const createEvent = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  input: CreateEvent,
  key: string | null,
): Promise<Outcome<Meeting>> => {
  const place = await placeOf(ports, caller, unit, id);
  if (!place.ok) return place;
  const { entered, row, rows, link } = place.value;
  // Asked again after the answer was lost: it stands.
  if (link !== null) return done(await shownMeeting(ports, entered, row, rows));
  const { title, start, end } = row.value;
  if (start === null || end === null)
    return failed({
      kind: 'invalid',
      fields: (['start', 'end'] as const)
        .filter((field) => row.value[field] === null)
        .map((field) => ({ field, code: 'missing' })),
    });
  const attendees = await attendeesFor(ports, entered, input.invite);
  if (!attendees.ok) return attendees;
  const made = await ports.calendars.create(ownMailbox(entered), {
    title,
    start,
    end,
    online: input.online,
    attendees: attendees.value,
    // With the meeting's key: the same Idempotency-Key for another meeting is another event.
    transaction: `stegvis-${row.key}-${key ?? 'event'}`,
  });
  return made.ok ? tie(ports, place.value, made.value) : made;
};

/** Lets go of the event, which stays in the calendar without the agenda that was written into it. */
export const unlinkEvent = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
): Promise<Outcome<Meeting>> => {
  const entered = await enter(ports, caller, unit, 'link-events');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const row = meetingIn(rows.value, id);
  if (!row.ok) return row;
  const link = await linkOf(ports, unit, row.value);
  if (link !== null && !isLetGo(link)) {
    if (link.agenda !== null && link.organiser === caller.person) {
      const out = await putAgenda(ports, ownMailbox(entered.value), link, null);
      if (!out.ok && out.fault.kind !== 'not-found') return out;
    }
    if (link.series === null) await ports.calendarStore.forget(unit, [link.meeting]);
    // An occurrence of the series stays known as let go, or the next reading would tie it again.
    else await ports.calendarStore.keep([{ ...link, event: '', agenda: null }]);
  }
  return done(await shownMeeting(ports, entered.value, row.value, rows.value));
};
