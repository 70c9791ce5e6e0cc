/**
 * How far planning has to look, as days: what may be due now and what lies ahead. Stores read by it, so that planning
 * grows with what is due and not with all that was ever written. It may name too much, never too little.
 */
import { addDays, addWorkingDays } from '../calendar.ts';
import type { Day, Holidays } from '../nudge.ts';
import { IDLE_DAYS, LONGEST_REST_DAYS } from '../programme-state.ts';
import { COURSE_STEPS } from './courses.ts';
import { stalledUntil } from './n7-stalled.ts';
import { N10_AFTER } from './n10-new-starter.ts';
import { monthsBefore } from './n14-renewal.ts';
import { awarenessDays, planYears, quarters, reportYears, samYears } from './occasions.ts';
import { horizon } from './rule.ts';

export interface Look {
  today: Day;
  /** What lies before this day is left alone. */
  from: Day;
  /** An action due later than this day cannot be reminded of today, unless its reminder was put off to today. */
  actionsNow: Day;
  /** A meeting later than this day cannot be told of today. */
  meetingsNow: Day;
  /** No rule looks at an action due later than this day, unless its reminder was put off. */
  to: Day;
  /** An active action due on this day or before is stalled. */
  stalled: Day;
  /** Steps of the templates that are web courses. */
  courses: readonly string[];
  /** A session later than this day cannot be told of today. */
  sessionsNow: Day;
  /** Somebody first seen between two of these days may be told of as a new starter today. */
  starters: readonly { occurrence: string; from: Day; to: Day }[];
  /** A certificate valid until a day between two of these may be told of today. */
  renewals: readonly { occurrence: string; from: Day; to: Day }[];
  /** Parts of the keys of what may be told of today in every unit, after the unit: a quarter, a year, an awareness date. */
  quarters: readonly { id: string; on: Day }[];
  /** A unit whose last fact lies between two of these days may be asked what now. */
  halts: { from: Day; to: Day };
  samYears: readonly string[];
  planYears: readonly string[];
  reportYears: readonly string[];
  awareness: readonly string[];
  /** A unit's own day of Pride between two days may be told of today. */
  pride: { from: Day; to: Day };
  /** Rules count all unfinished actions of a unit, however far ahead. */
  wholePlan: boolean;
}

/** Working days from the first word about an action, and about a meeting, to its date; two more as a margin for days off. */
const ACTION = 10 + 2;
const MEETING = 8 + 2;
/** Days: a session is told of two weeks before, with a margin for its start in another day of UTC. */
const SESSION = 14 + 1;

const monthsAfter = (day: Day, months: number): Day => monthsBefore(day, -months);

/** What planning on a day has to look at. */
export const lookFrom = (today: Day, holidays: Holidays): Look => {
  const { oldest, newest } = horizon(today, holidays);
  const now = { from: oldest, to: today };
  const ids = (of: typeof quarters): string[] => of(now.from, now.to, holidays).map(({ id }) => id);
  const far = (of: typeof quarters): boolean => of(oldest, newest, holidays).length > 0;
  return {
    today,
    from: oldest,
    actionsNow: addWorkingDays(today, ACTION, holidays),
    meetingsNow: addWorkingDays(today, MEETING, holidays),
    to: addWorkingDays(newest, ACTION, holidays),
    stalled: stalledUntil(today),
    courses: COURSE_STEPS,
    sessionsNow: addDays(today, SESSION),
    starters: Object.entries(N10_AFTER).map(([occurrence, after]) => ({
      occurrence,
      from: addDays(oldest, -after),
      to: addDays(today, -after),
    })),
    renewals: [
      // a day is added at both ends, as months differ in length
      {
        occurrence: 'nine',
        from: addDays(monthsAfter(oldest, 9), -1),
        to: addDays(monthsAfter(today, 9), 4),
      },
      {
        occurrence: 'three',
        from: addDays(monthsAfter(oldest, 3), -1),
        to: addDays(monthsAfter(today, 3), 4),
      },
    ],
    quarters: quarters(now.from, now.to, holidays).map(({ id, on }) => ({ id, on })),
    // quiet weeks and a rest put the question back, the rest for as long as it may last
    halts: { from: addDays(oldest, -IDLE_DAYS - LONGEST_REST_DAYS), to: addDays(today, -IDLE_DAYS - 1) },
    samYears: ids(samYears),
    planYears: ids(planYears),
    reportYears: ids(reportYears),
    awareness: awarenessDays(now.from, now.to, holidays, null).map(({ id, day }) => `${day}:${id}`),
    pride: { from: oldest, to: addDays(today, 35) },
    wholePlan: far(samYears) || far(planYears),
  };
};
