/** Swedish days off from date-holidays, as the data that `core/calendar.ts` reads. */
import HolidayCalendar from 'date-holidays';
import type { Day, Holidays } from '../core/nudge.ts';

/**
 * What `domain.md` section 6 lists and nothing else, by the package's own rule: public holidays by law, and the three
 * eves that are days off by agreement. Half-day eves, Whit Monday and observances are ordinary days here.
 */
const listed: readonly [rule: string, kind: 'holiday' | 'eve'][] = [
  ['01-01', 'holiday'],
  ['01-06', 'holiday'],
  ['easter -2', 'holiday'],
  ['easter', 'holiday'],
  ['easter 1', 'holiday'],
  ['05-01', 'holiday'],
  ['easter 39', 'holiday'],
  ['easter 49', 'holiday'],
  ['06-06 since 2005', 'holiday'],
  ['saturday after 06-20', 'holiday'],
  ['saturday after 10-31', 'holiday'],
  ['12-25', 'holiday'],
  ['12-26', 'holiday'],
  ['friday after 06-19', 'eve'],
  ['12-24', 'eve'],
  ['12-31', 'eve'],
];

/** Days off of the years `fromYear` to `toYear` (both included, 2005 or later); throws if the package no longer knows one of them. */
export const swedishDays = (fromYear: number, toYear: number): Holidays => {
  const calendar = new HolidayCalendar('SE');
  const free: Record<Day, 'holiday' | 'eve'> = {};
  for (let year = fromYear; year <= toYear; year += 1) {
    const dates = new Map(calendar.getHolidays(year).map(({ rule, date }) => [rule, date.slice(0, 10)]));
    for (const [rule, kind] of listed) {
      const day = dates.get(rule);
      if (day === undefined) throw new Error(`date-holidays has no Swedish "${rule}" in ${year}`);
      // 1 May and Ascension Day can fall on one day; both are holidays, so the order does not matter
      free[day] = kind;
    }
  }
  return { free };
};
