import type { Meetings } from '../../core/api.ts';
import type { CalendarSeriesList, ChooseSeries } from '../../core/api-calendar.ts';
import { aptLikeness, type CalendarEventHead } from '../../core/calendar-link.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type Caller, type Entered, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { ownMailbox, shownMeetings } from './frame.ts';
import { readCalendar } from './read.ts';

/** So far is looked for series: a quarter has three of a monthly one. */
const LOOK_MONTHS = 3;
/** A calendar holds many series; a person chooses among the likeliest. */
const MOST = 30;
const SHOWN = 3;

/** The recurring meetings of the manager's own calendar; what looks most like an APT comes first. */
export const seeSeries = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<CalendarSeriesList>> => {
  const entered = await enter(ports, caller, unit, 'choose-series');
  if (!entered.ok) return entered;
  const now = ports.clock.now();
  const to = new Date(now);
  to.setUTCMonth(to.getUTCMonth() + LOOK_MONTHS);
  const mailbox = ownMailbox(entered.value);
  const seen = await ports.calendars.view(mailbox, now.toISOString(), to.toISOString());
  if (!seen.ok) return seen;
  const bySeries = new Map<string, CalendarEventHead[]>();
  for (const event of [...seen.value].sort((a, b) => a.start.localeCompare(b.start)))
    if (event.series !== null && !event.cancelled)
      bySeries.set(event.series, [...(bySeries.get(event.series) ?? []), event]);
  const masters = await ports.calendars.series(mailbox, [...bySeries.keys()]);
  if (!masters.ok) return masters;
  const chosen = await ports.calendarStore.series(unit);
  const series = masters.value
    .sort((a, b) => aptLikeness(b) - aptLikeness(a) || a.title.localeCompare(b.title, 'sv'))
    .slice(0, MOST)
    .map(({ id, title, rhythm, every, online }) => ({
      id,
      title,
      rhythm,
      every,
      online,
      next: (bySeries.get(id) ?? []).slice(0, SHOWN).map(({ start, end }) => ({ start, end })),
    }));
  return done({ series, chosen: chosen?.organiser === caller.person && !chosen.gone ? chosen.id : null });
};

/** Forgets which meetings belonged to the series before; they stay in the list. */
const letGo = async (ports: TabPorts, { unit }: Entered): Promise<void> => {
  const links = await ports.calendarStore.links(unit.id);
  await ports.calendarStore.forget(
    unit.id,
    links.filter(({ series }) => series !== null).map(({ meeting }) => meeting),
  );
};

/** Chooses the series that is the unit's APT and reads its occurrences into the list; null lets go of it. */
export const chooseSeries = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { series }: ChooseSeries,
): Promise<Outcome<Meetings>> => {
  const entered = await enter(ports, caller, unit, 'choose-series');
  if (!entered.ok) return entered;
  const before = await ports.calendarStore.series(unit);
  if (series === null) {
    const rows = await readRows(ports, entered.value);
    if (!rows.ok) return rows;
    await ports.calendarStore.choose(unit, null);
    await letGo(ports, entered.value);
    return done(await shownMeetings(ports, entered.value, rows.value));
  }
  const mailbox = ownMailbox(entered.value);
  const found = await ports.calendars.series(mailbox, [series]);
  if (!found.ok) return found;
  const [master] = found.value;
  if (master === undefined) return failed({ kind: 'not-found', what: 'series' });
  const same = before?.id === master.id && before.organiser === caller.person;
  if (!same) await letGo(ports, entered.value);
  await ports.calendarStore.choose(unit, {
    unit,
    organiser: caller.person,
    id: master.id,
    uid: master.uid,
    title: master.title,
    readAt: same ? before.readAt : null,
    gone: false,
  });
  const rows = await readCalendar(ports, entered.value, mailbox);
  return rows.ok ? done(await shownMeetings(ports, entered.value, rows.value)) : rows;
};

/** Reads what stands in the caller's own calendar anew. */
export const refreshMeetings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Meetings>> => {
  const entered = await enter(ports, caller, unit, 'link-events');
  if (!entered.ok) return entered;
  const rows = await readCalendar(ports, entered.value, ownMailbox(entered.value));
  return rows.ok ? done(await shownMeetings(ports, entered.value, rows.value)) : rows;
};
