/**
 * 2026 in Sweden as somebody reads it off a wall calendar: written by hand and apart from the program, which has its own
 * way to the same days, so that one can be held against the other.
 */
import { localOf } from '../../../core/nudges/wall.ts';

/** Public holidays on weekdays, and the three eves that are days off. */
const FREE = [
  ...['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14'],
  ...['2026-06-19', '2026-12-24', '2026-12-25', '2026-12-31'],
];
/** Single working days between days off. */
const SQUEEZE = ['2026-01-02', '2026-01-05', '2026-05-15'];
/** Working days before a public holiday: the afternoon is quiet. All Saints' Day and National Day are Saturdays. */
const BEFORE_HOLIDAY = [...['2026-04-02', '2026-04-30', '2026-05-13', '2026-06-05', '2026-10-30']];
/** From the Monday of week 27 to the Sunday of week 32. */
const SUMMER = { from: '2026-06-29', to: '2026-08-09' };
const CHRISTMAS = { from: '2026-12-20', to: '2027-01-07' };
const NEW_YEAR = { from: '2026-01-01', to: '2026-01-07' };

export type Quiet = 'weekend' | 'free' | 'squeeze' | 'summer' | 'christmas';

const inside = (day: string, { from, to }: { from: string; to: string }): boolean => day >= from && day <= to;
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** Why a whole day is quiet; null when it is not. */
export const quietDay = (day: string): Quiet | null => {
  if (inside(day, SUMMER)) return 'summer';
  if (inside(day, CHRISTMAS) || inside(day, NEW_YEAR)) return 'christmas';
  if (weekdayOf(day) > 5) return 'weekend';
  if (FREE.includes(day)) return 'free';
  return SQUEEZE.includes(day) ? 'squeeze' : null;
};

/** Why nobody may be written to at an instant; null when they may. */
export const quietAt = (at: string): string | null => {
  const { day, time, weekday } = localOf(new Date(at));
  const whole = quietDay(day);
  if (whole !== null) return whole;
  if (time < '08:30' || time >= '16:00') return 'outside 08.30–16.00';
  if (weekday === 1 && time < '10:00') return 'Monday before ten';
  if (weekday === 5 && time >= '14:00') return 'Friday after two';
  return BEFORE_HOLIDAY.includes(day) && time >= '12:00' ? 'the afternoon before a holiday' : null;
};

/** Every day of the year. */
export const YEAR: readonly string[] = Array.from({ length: 365 }, (_, n) =>
  new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The instant of a time on the wall; summer time is from 29 March to 24 October. */
export const instant = (day: string, time: string): string =>
  new Date(
    `${day}T${time}:00${day >= '2026-03-29' && day < '2026-10-25' ? '+02:00' : '+01:00'}`,
  ).toISOString();
