/** Following the plan up (R29): what needs a decision this quarter, and what the year's review goes through. */
import type { Check } from '../api-report.ts';
import type { Day } from '../nudge.ts';
import { actionState } from '../plan.ts';
import type { ActionRow, Stored } from '../rows.ts';

const blank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * Why an action needs a decision on a day; none when it does not. `members`: who is in the unit, since an owner who has
 * left is no owner. Late and undated are what the plan check's reminder (N11) counts.
 */
export const checksOf = (action: ActionRow, today: Day, members: ReadonlySet<string>): Check[] => {
  const state = actionState(action);
  const active = state === 'active';
  const checks: Check[] = [];
  if (active && action.dueDate === null) checks.push('no-date');
  if (active && action.dueDate !== null && action.dueDate < today) checks.push('late');
  const left = action.ownerId !== null && !members.has(action.ownerId);
  if (active && (left || (action.ownerId === null && action.ownerRole === null))) checks.push('no-owner');
  if (active && action.followUpDate === null) checks.push('no-follow-up');
  const due = action.followUpDate !== null && action.followUpDate <= today;
  if ((active || state === 'done') && due && blank(action.followUp)) checks.push('follow-up-due');
  return checks;
};

const urgency = (checks: readonly Check[]): number =>
  checks.includes('late') ? 0 : checks.includes('no-date') ? 1 : 2;

/** Order of rows with the same urgency: by date, then as they were added. */
const byDate = (a: Stored<ActionRow>, b: Stored<ActionRow>): number =>
  (a.value.dueDate ?? '9999').localeCompare(b.value.dueDate ?? '9999', 'en') ||
  a.id.localeCompare(b.id, 'en', { numeric: true });

/** The actions that need a decision, those that are late first. */
export const quarterlyCheck = (
  plan: readonly Stored<ActionRow>[],
  today: Day,
  members: ReadonlySet<string>,
): { row: Stored<ActionRow>; why: Check[] }[] =>
  plan
    .map((row) => ({ row, why: checksOf(row.value, today, members) }))
    .filter(({ why }) => why.length > 0)
    .sort((a, b) => urgency(a.why) - urgency(b.why) || byDate(a.row, b.row));

/** Every action that is under way or done, by date. */
export const yearlyReview = (plan: readonly Stored<ActionRow>[]): Stored<ActionRow>[] =>
  plan.filter(({ value }) => ['active', 'done'].includes(actionState(value))).sort(byDate);

/** The quarter of a day. */
export const quarterOf = (day: Day): { year: number; number: number } => ({
  year: Number(day.slice(0, 4)),
  number: Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1,
});
