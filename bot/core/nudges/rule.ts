/** What every nudge rule shares: how far it looks, how long a matter may move, and who may be written to at all. */
import { addDays, addWorkingDays, earlier, localDay } from '../calendar.ts';
import type { Day, Holidays, Matter, NudgeFacts, NudgeUnit } from '../nudge.ts';

/**
 * A rule names every matter that is not settled by a claim and whose day lies in the horizon around `today`. It knows
 * nothing of hours, caps and pauses: those are the planner's.
 */
export type Rule = (facts: NudgeFacts, today: Day) => Matter[];

/** The days that rules look at: what was missed for long is left alone, and four weeks ahead is what caps can see. */
export interface Horizon {
  oldest: Day;
  newest: Day;
}

export const horizon = (today: Day, holidays: Holidays): Horizon => ({
  oldest: addWorkingDays(today, -20, holidays),
  newest: addDays(today, 28),
});

export const within = (day: Day, { oldest, newest }: Horizon): boolean => day >= oldest && day <= newest;

/** The last day to tell of a matter: five working days after its day, and never past the date that it concerns. */
export const lastDay = (on: Day, until: Day, holidays: Holidays): Day =>
  earlier(addWorkingDays(on, 5, holidays), until);

/**
 * Whether the row was last changed only after the matter's time had run out: an action or meeting that was added or
 * moved too late. Then there was never anything to send or to drop, and if the date is moved ahead again the matter
 * comes in its time.
 */
export const cameTooLate = (changedAt: string | null, last: Day): boolean =>
  changedAt !== null && localDay(new Date(changedAt)) > last;

/** Says of ids whether they are members of the unit and no guests; only they are ever written to. */
export const membership = (facts: NudgeFacts, unit: NudgeUnit): ((id: string | null) => id is string) => {
  let members: Set<string> | undefined;
  return (id): id is string => {
    members ??= new Set(unit.members);
    return id !== null && members.has(id) && facts.people.get(id)?.guest !== true;
  };
};
