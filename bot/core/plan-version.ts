/** Versions of the plan, frozen when it is decided, and what has happened since. */
import type { FrozenAction, PlanDifference } from './api-plan-life.ts';
import { actionState } from './plan.ts';
import type { ActionRow, Stored } from './rows.ts';

/** An action as a version keeps it: with the role that owns it, never the person. */
export const freeze = ({ id, value }: Pick<Stored<ActionRow>, 'id' | 'value'>): FrozenAction => ({
  id,
  title: value.title,
  area: value.area,
  need: value.need,
  goal: value.goal,
  ownerRole: value.ownerRole,
  dueDate: value.dueDate,
  indicator: value.indicator,
  followUpDate: value.followUpDate,
  state: actionState(value),
  reason: value.reason,
});

/** Fields whose changes are told. A reason is told with what was dropped. */
export const COMPARED = [
  'title',
  'area',
  'need',
  'goal',
  'ownerRole',
  'dueDate',
  'indicator',
  'followUpDate',
  'state',
] as const;

const changesOf = (before: FrozenAction, after: FrozenAction): PlanDifference['changed'][number]['fields'] =>
  COMPARED.filter((field) => before[field] !== after[field])
    // Done and dropped are told by themselves.
    .filter((field) => field !== 'state' || !['done', 'dropped'].includes(after.state))
    .map((field) => ({ field, before: before[field], after: after[field] }));

/** What has happened between two states of the plan: every action stands in at least one place, or is as it was. */
export const planDifference = (
  before: readonly FrozenAction[],
  after: readonly FrozenAction[],
): PlanDifference => {
  const then = new Map(before.map((action) => [action.id, action]));
  const now = new Set(after.map(({ id }) => id));
  const found: PlanDifference = { added: [], changed: [], done: [], dropped: [], gone: [] };
  for (const action of after) {
    const { id, title, state } = action;
    const old = then.get(id);
    if (old === undefined) found.added.push({ id, title });
    if (state === 'done' && old?.state !== 'done') found.done.push({ id, title });
    if (state === 'dropped' && old?.state !== 'dropped')
      found.dropped.push({ id, title, reason: action.reason });
    const fields = old === undefined ? [] : changesOf(old, action);
    if (fields.length > 0) found.changed.push({ id, title, fields });
  }
  found.gone = before.filter(({ id }) => !now.has(id)).map(({ id, title }) => ({ id, title }));
  return found;
};
