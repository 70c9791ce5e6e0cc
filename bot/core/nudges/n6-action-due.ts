/**
 * N6: the owner of an active action, ten working days before its due date and once more on the due date. The keys name
 * neither person nor date, so at most two cards ever name one action, whoever owns it and however its date moves.
 */
import { addWorkingDays, workingDaysBetween } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import type { ActionRow, Stored } from '../rows.ts';
import { silenced } from './rest.ts';
import { cameTooLate, horizon, lastDay, membership, type Rule, within } from './rule.ts';

const BEFORE = 10;
const OCCURRENCES = ['first', 'second'] as const;
type Occurrence = (typeof OCCURRENCES)[number];

export const n6Key = (unit: string, action: string, occurrence: Occurrence): string =>
  `N6:${unit}:${action}:${occurrence}`;

/** Day and last day of a reminder; null when the action is not active or has no date. */
export const n6Days = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  { id, value, changedAt }: Stored<ActionRow>,
  occurrence: Occurrence,
): { on: Day; until: Day } | null => {
  const due = value.dueDate;
  if (value.state !== 'active' || due === null) return null;
  // An action that gets its date with fewer than ten working days left is reminded of at once while the five days
  // that a reminder may move have not run out (five to nine left); with less, the due date itself is soon enough.
  if (occurrence === 'first') return { on: addWorkingDays(due, -BEFORE, facts.holidays), until: due };
  // A due date on a day off has no second reminder: an earlier one would not be on the day, a later one past it.
  // "Later" moves it to another day, unless that day went by while the action was not active.
  const later = facts.claims.get(n6Key(unit.id, id, 'first'))?.laterOn ?? null;
  const moved = later !== null && later < due && !cameTooLate(changedAt, lastDay(later, due, facts.holidays));
  return { on: moved ? later : due, until: due };
};

/**
 * Who is told: the owner if they are in the unit; else the manager, or the process lead when the action is the process
 * lead's. An owner who has left is none. `stoodIn` says that the action itself does not name the reader. Null: nobody may be told.
 */
export const n6Recipient = (
  unit: Pick<NudgeUnit, 'manager' | 'processLead'>,
  { value }: Stored<ActionRow>,
  isIn: (id: string | null) => id is string,
): { person: string; stoodIn: boolean } | null => {
  if (isIn(value.ownerId)) return { person: value.ownerId, stoodIn: false };
  if (value.ownerRole === 'processledare' && isIn(unit.processLead))
    return { person: unit.processLead, stoodIn: true };
  return isIn(unit.manager) ? { person: unit.manager, stoodIn: true } : null;
};

/** The line with the action as it stands now; `dueDate` is its due date. */
export const n6Line = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  { id, value }: Stored<ActionRow>,
  dueDate: Day,
  occurrence: Occurrence,
  stoodIn: boolean,
  today: Day,
): NudgeLine & { kind: 'N6' } => ({
  kind: 'N6',
  unit: unit.id,
  action: id,
  title: value.title,
  area: value.area,
  dueDate,
  occurrence,
  workingDaysLeft: workingDaysBetween(today, dueDate, facts.holidays),
  stoodIn,
});

/** Reminders of actions, keys `N6:{unit}:{action}:first|second`. */
export const n6ActionDue: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const furthest = addWorkingDays(days.newest, BEFORE + 1, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    const isIn = membership(facts, unit);
    for (const row of unit.rows.StegvisPlan) {
      const due = row.value.dueDate;
      if (row.value.state !== 'active' || due === null || due < days.oldest) continue;
      const later = facts.claims.get(n6Key(unit.id, row.id, 'first'))?.laterOn ?? null;
      if (due > furthest && later === null) continue;
      for (const occurrence of OCCURRENCES) {
        const key = n6Key(unit.id, row.id, occurrence);
        if (facts.claims.has(key)) continue;
        const time = n6Days(facts, unit, row, occurrence);
        if (time === null || !within(time.on, days) || silenced(unit, today, time.on)) continue;
        if (cameTooLate(row.changedAt, lastDay(time.on, time.until, facts.holidays))) continue;
        const to = n6Recipient(unit, row, isIn);
        if (to === null) continue;
        const line = n6Line(facts, unit, row, due, occurrence, to.stoodIn, today);
        const why = to.stoodIn ? 'stands-in' : 'owner';
        const who = { person: to.person, to: 'person', why } as const;
        matters.push({ key, kind: 'N6', unit: unit.id, ...who, ...time, priority: 0, line });
      }
    }
  }
  return matters;
};
