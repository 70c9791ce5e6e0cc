/**
 * How far planning has to look, as days: what may be due now and what lies ahead. Stores read by it, so that planning
 * grows with what is due and not with all that was ever written. It may name too much, never too little.
 */
import { addWorkingDays } from '../calendar.ts';
import type { Day, Holidays } from '../nudge.ts';
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
}

/** Working days from the first word about an action, and about a meeting, to its date; two more as a margin for days off. */
const ACTION = 10 + 2;
const MEETING = 8 + 2;

/** What planning on a day has to look at. */
export const lookFrom = (today: Day, holidays: Holidays): Look => {
  const { oldest, newest } = horizon(today, holidays);
  return {
    today,
    from: oldest,
    actionsNow: addWorkingDays(today, ACTION, holidays),
    meetingsNow: addWorkingDays(today, MEETING, holidays),
    to: addWorkingDays(newest, ACTION, holidays),
  };
};
