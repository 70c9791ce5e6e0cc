/** An action as it stands in the form: every field a text, '' for nothing. Pure. */
import type { Action, ActionChange, NewAction } from '../../bot/core/api.ts';
import { MEASURE_PHASES, SAM_PHASES } from '../../bot/core/api-sam.ts';
import { OWNER_ROLES, PLAN_AREAS } from '../../bot/core/choices.ts';
import { differing } from '../merge.ts';

export const FIELDS = [
  'title',
  'area',
  'need',
  'goal',
  'ownerRole',
  'ownerId',
  'dueDate',
  'indicator',
  'followUpDate',
  'samPhase',
  'riskAssessment',
  'activeMeasure',
] as const;
export type FieldName = (typeof FIELDS)[number];
export type Form = Record<FieldName, string>;

/** What an action must have before it is under way (R12). */
export const REQUIRED = ['area', 'ownerRole', 'dueDate', 'indicator', 'followUpDate'] as const;

/** The form of an action, or an empty one. */
export const formOf = (action: Action | null): Form => ({
  title: action?.title ?? '',
  area: action?.area ?? '',
  need: action?.need ?? '',
  goal: action?.goal ?? '',
  ownerRole: action?.ownerRole ?? '',
  ownerId: action?.ownerId ?? '',
  dueDate: action?.dueDate ?? '',
  indicator: action?.indicator ?? '',
  followUpDate: action?.followUpDate ?? '',
  samPhase: action?.samPhase ?? '',
  riskAssessment: action?.riskAssessment ?? '',
  activeMeasure: action?.activeMeasure ?? '',
});

/** The required fields that are still empty, in the form's order. */
export const missingOf = (form: Form): FieldName[] => REQUIRED.filter((field) => form[field].trim() === '');

const wireOf = (form: Form): Required<Omit<ActionChange, 'state' | 'reason'>> => ({
  title: form.title.trim(),
  area: PLAN_AREAS.find((area) => area === form.area) ?? null,
  need: form.need.trim() || null,
  goal: form.goal.trim() || null,
  ownerRole: OWNER_ROLES.find((role) => role === form.ownerRole) ?? null,
  ownerId: form.ownerId || null,
  dueDate: form.dueDate || null,
  indicator: form.indicator.trim() || null,
  followUpDate: form.followUpDate || null,
  samPhase: SAM_PHASES.find((phase) => phase === form.samPhase) ?? null,
  riskAssessment: form.riskAssessment.trim() || null,
  activeMeasure: MEASURE_PHASES.find((phase) => phase === form.activeMeasure) ?? null,
});

/** What to send for a new action. */
export const newOf = (form: Form, state: 'draft' | 'active'): NewAction => {
  const { title, ...rest } = wireOf(form);
  return { ...rest, title: title ?? '', state };
};

/** What to send for a change: the fields that differ from what was read, nothing else. */
export const changeOf = (form: Form, base: Form): ActionChange => {
  const wire = wireOf(form);
  return Object.fromEntries(differing(form, base).map((field) => [field, wire[field]]));
};
