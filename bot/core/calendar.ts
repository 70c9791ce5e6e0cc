/**
 * Swedish days and hours: local time in Europe/Stockholm, working days, quiet times and planning slots
 * (`domain.md` section 6, SURFACE section 5). Holidays come in as data; nothing here reads a clock.
 * A day is `YYYY-MM-DD`, a time `HH:MM`, both local; an instant is a Date.
 */
import type { Day, Holidays } from './nudge.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  hourCycle: 'h23',
});

/** The zone changes its offset on whole UTC hours only, so an hour's offset is asked of Intl once. */
const offsets = new Map<number, number>();
const offsetAt = (ms: number): number => {
  const hour = Math.floor(ms / HOUR);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of wall.formatToParts(hour * HOUR)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hours, minute) - hour * HOUR;
  offsets.set(hour, offset);
  return offset;
};
/** The clock on the wall as milliseconds, as if it were UTC. */
const local = (instant: Date): number => instant.getTime() + offsetAt(instant.getTime());

/** Rules step through the same few hundred days all the time, and dates as text are slow to make and to read. */
const numbers = new Map<Day, number>();
const names = new Map<number, Day>();
const number = (day: Day): number => {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const n = Math.round(Date.parse(day) / DAY);
  numbers.set(day, n);
  return n;
};
const fromNumber = (n: number): Day => {
  const known = names.get(n);
  if (known !== undefined) return known;
  const day = new Date(n * DAY).toISOString().slice(0, 10);
  names.set(n, day);
  return day;
};

/** The calendar day in Sweden at an instant. */
export const localDay = (instant: Date): Day => fromNumber(Math.floor(local(instant) / DAY));

/** The clock time `HH:MM` in Sweden at an instant. */
export const localTime = (instant: Date): string => {
  const minutes = Math.floor(local(instant) / MINUTE) % (24 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/**
 * The instant of a Swedish clock time. A time that the spring change skips is taken as if the clock had not been
 * moved (02.30 is 03.30); one that the autumn change repeats is the first of the two.
 */
export const instantOf = (day: Day, time: string): Date => {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const summer = wanted - 2 * HOUR;
  return new Date(offsetAt(summer) === 2 * HOUR ? summer : wanted - HOUR);
};

/** The day `n` days later (earlier when negative). */
export const addDays = (day: Day, n: number): Day => fromNumber(number(day) + n);

/** Days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => number(to) - number(from);

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (daysBetween(a, b) > 0 ? a : b);

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (daysBetween(a, b) > 0 ? b : a);

/** 1 Monday … 7 Sunday. */
export const weekday = (day: Day): number => ((((number(day) + 3) % 7) + 7) % 7) + 1;

/** The ISO week, 1–53. */
export const isoWeek = (day: Day): number => {
  const thursday = addDays(day, 4 - weekday(day));
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
};

/** Monday to Friday without public holidays, Midsummer Eve, Christmas Eve and New Year's Eve. */
export const isWorkingDay = (day: Day, holidays: Holidays): boolean =>
  weekday(day) <= 5 && holidays.free[day] === undefined;

/** The `n`th working day after a day (before it when negative), whatever kind of day one starts from; 0 is the day itself. */
export const addWorkingDays = (day: Day, n: number, holidays: Holidays): Day => {
  const step = n < 0 ? -1 : 1;
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at = addDays(at, step);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
};

/** How many working days come after `from` up to and including `to`: what is left on the morning of `from`. Negative when `to` is earlier. */
export const workingDaysBetween = (from: Day, to: Day, holidays: Holidays): number => {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at, holidays)) count += 1;
  return count;
};

/** The day itself if it is a working day, else the first one after it. */
export const nextWorkingDay = (day: Day, holidays: Holidays): Day =>
  isWorkingDay(day, holidays) ? day : addWorkingDays(day, 1, holidays);

/** Why nothing is sent. Those up to `summer` hold for everybody; the rest a person's own hours and weekdays replace. */
export type QuietReason =
  | 'holiday'
  | 'eve'
  | 'squeeze-day'
  | 'before-holiday'
  | 'christmas'
  | 'summer'
  | 'weekend'
  | 'monday-morning'
  | 'friday-afternoon'
  | 'outside-hours';

/** A klämdag: a single working day between two days off; as one side at least is a holiday or an eve, no plain weekday is. */
const isSqueezeDay = (day: Day, holidays: Holidays): boolean =>
  isWorkingDay(day, holidays) &&
  !isWorkingDay(addDays(day, -1), holidays) &&
  !isWorkingDay(addDays(day, 1), holidays);

/** Whole days that are quiet for everybody, whatever hours they have. */
const closed = (day: Day, holidays: Holidays): QuietReason | null => {
  const free = holidays.free[day];
  if (free !== undefined) return free;
  if (isSqueezeDay(day, holidays)) return 'squeeze-day';
  const date = day.slice(5);
  if (date >= '12-20' || date <= '01-07') return 'christmas';
  const week = isoWeek(day);
  return week >= 27 && week <= 32 ? 'summer' : null;
};

/** From noon on, the day before a public holiday is quiet for everybody. Eves that are only days off by agreement have no such afternoon. */
const beforeHoliday = (day: Day, time: string, holidays: Holidays): boolean =>
  time >= '12:00' && holidays.free[addDays(day, 1)] === 'holiday';

/** Hours of a person: null means the default, Monday to Friday 08:30–16:00. */
export interface Hours {
  window: { from: string; to: string } | null;
  days: readonly number[] | null;
}

const DEFAULT: Hours = { window: null, days: null };
const WINDOW = { from: '08:30', to: '16:00' };

/**
 * Why a time is quiet for these hours, or null. A window's end is outside it (16.00 is too late).
 * Own weekdays replace Monday to Friday. Monday before 10 and Friday after 14 belong to the default window: somebody
 * who has chosen 06.00–14.00 has said when to write. A window that runs past midnight (22.00–06.00) is read as the
 * late and the early hours of each calendar day.
 */
const quietTime = (day: Day, time: string, hours: Hours, holidays: Holidays): QuietReason | null => {
  if (beforeHoliday(day, time, holidays)) return 'before-holiday';
  const on = weekday(day);
  if (!(hours.days?.includes(on) ?? on <= 5)) return 'weekend';
  const { from, to } = hours.window ?? WINDOW;
  const inside = from <= to ? time >= from && time < to : time >= from || time < to;
  if (!inside) return 'outside-hours';
  if (hours.window !== null) return null;
  if (on === 1 && time < '10:00') return 'monday-morning';
  return on === 5 && time >= '14:00' ? 'friday-afternoon' : null;
};

/** Why nothing is sent on a day, or at an instant, to somebody with the default hours; null when it may be. */
export const quiet = (at: Day | Date, holidays: Holidays): QuietReason | null => {
  if (typeof at === 'string') return closed(at, holidays) ?? (weekday(at) > 5 ? 'weekend' : null);
  const day = localDay(at);
  return closed(day, holidays) ?? quietTime(day, localTime(at), DEFAULT, holidays);
};

const HALF_HOURS = Array.from(
  { length: 48 },
  (_, i) => `${String(i >> 1).padStart(2, '0')}:${i % 2 === 0 ? '00' : '30'}`,
);
/** The last minute of the half hour that begins at a time: what is sent then must still be within hours. */
const lastMinute = (time: string): string => `${time.slice(0, 3)}${time.endsWith('00') ? '29' : '59'}`;

/**
 * The planning slots of a day for these hours, in order. A slot is a whole half hour from :00 or :30 of which every
 * minute is permitted, so that delivery ends in time too: the last of a default day is 15.30, on Fridays 13.30, before
 * a public holiday 11.30.
 */
export const slotsOfDay = (day: Day, hours: Hours, holidays: Holidays): Date[] => {
  if (closed(day, holidays) !== null) return [];
  const slots: Date[] = [];
  for (const time of HALF_HOURS) {
    if (quietTime(day, time, hours, holidays) !== null) continue;
    if (quietTime(day, lastMinute(time), hours, holidays) !== null) continue;
    const slot = instantOf(day, time);
    // the hour that the spring change skips has no slots of its own
    if (localTime(slot) === time) slots.push(slot);
  }
  return slots;
};

/** The beginning of the half hour that an instant lies in. */
export const slotOf = (instant: Date): Date =>
  new Date(Math.floor(instant.getTime() / (30 * MINUTE)) * 30 * MINUTE);
