/** Actions of the plan: what a draft may lack and an active one may not (R12), and who may be named as owner. */
import type { ActionChange } from './api.ts';
import type { PlanArea } from './choices.ts';
import { done, type FieldProblem, failed, type Outcome } from './fault.ts';
import { type ActionRow, type ActionState, EMPTY } from './rows.ts';

/** The fields that an action needs before work on it starts (R12). */
export const ACTIVE_FIELDS = ['title', 'area', 'ownerRole', 'dueDate', 'indicator', 'followUpDate'] as const;

/** What the unit allows: its programme's areas, and the members who may own an action. */
export interface PlanFrame {
  areas: readonly PlanArea[];
  owners: readonly string[];
}

export const EMPTY_ACTION: ActionRow = { title: '', ...EMPTY.StegvisPlan };

/** A row without a state, as somebody may add it in SharePoint, counts as a draft. */
export const actionState = (row: ActionRow): ActionState => row.state ?? 'draft';

const TEXTS = ['need', 'goal', 'indicator', 'reason', 'riskAssessment'] as const;

/** What was sent, as columns: what was left out stays out, blank text is nothing. */
const columns = (input: ActionChange): Partial<ActionRow> => {
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<ActionRow>;
  for (const field of TEXTS) {
    const text = given[field];
    if (typeof text === 'string' && text.trim() === '') given[field] = null;
  }
  return given;
};

const blank = (value: string | null): boolean => value === null || value.trim() === '';

/** Work has begun, or is said to be finished without having begun: then every field of R12 is asked for. */
const mustBeWhole = (before: ActionRow, after: ActionRow): boolean =>
  actionState(after) === 'active' || (actionState(after) === 'done' && !wasUnderWay(before));

const wasUnderWay = (row: ActionRow): boolean => ['active', 'done'].includes(actionState(row));

const problems = (before: ActionRow, after: ActionRow, frame: PlanFrame): FieldProblem[] => {
  const found: FieldProblem[] = [];
  if (after.area !== null && after.area !== before.area && !frame.areas.includes(after.area))
    found.push({ field: 'area', code: 'not-a-choice' });
  if (after.ownerId !== null && after.ownerId !== before.ownerId && !frame.owners.includes(after.ownerId))
    found.push({ field: 'ownerId', code: 'not-a-member' });
  if (mustBeWhole(before, after)) {
    for (const field of ACTIVE_FIELDS) if (blank(after[field])) found.push({ field, code: 'missing' });
  }
  if (actionState(after) === 'dropped' && blank(after.reason))
    found.push({ field: 'reason', code: 'missing' });
  return found;
};

/** The columns to write for a change, or every field that stands in its way. */
export const changedAction = (
  row: ActionRow,
  change: ActionChange,
  frame: PlanFrame,
): Outcome<Partial<ActionRow>> => {
  const given = columns(change);
  const found = problems(row, { ...row, ...given }, frame);
  return found.length === 0 ? done(given) : failed({ kind: 'invalid', fields: found });
};

/** A new row for the plan: a draft unless it says otherwise, and then whole. */
export const newActionRow = (
  input: ActionChange & { title: string },
  frame: PlanFrame,
): Outcome<ActionRow> => {
  const change = changedAction(EMPTY_ACTION, { ...input, state: input.state ?? 'draft' }, frame);
  return change.ok ? done({ ...EMPTY_ACTION, ...change.value }) : change;
};
