/** A finding as it stands in the form: every field a text, '' for nothing. Pure. */
import {
  FINDING_KINDS,
  type Finding,
  type FindingChange,
  type FindingIdea,
  type NewFinding,
  WHOSE,
} from '../../bot/core/api-findings.ts';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { differing } from '../merge.ts';

export type FieldName = 'title' | 'kind' | 'whose' | 'area' | 'concerns';
export type Form = Record<FieldName, string>;

/** The form of a finding, or an empty one. */
export const formOf = (finding: Finding | null): Form => ({
  title: finding?.title ?? '',
  kind: finding?.kind ?? '',
  whose: finding?.whose ?? '',
  area: finding?.area ?? '',
  concerns: finding?.concerns ?? '',
});

/** What a suggestion fills in; whose everyday life it is about, the unit knows. */
export const filledBy = ({ title, kind, area, description }: FindingIdea): Partial<Form> => ({
  ...{ title, kind, area },
  concerns: description,
});

const choice = <T extends string>(of: readonly T[], text: string): T | null =>
  of.find((known) => known === text) ?? null;

const wireOf = (form: Form) => ({
  title: form.title.trim(),
  kind: choice(FINDING_KINDS, form.kind) ?? undefined,
  whose: choice(WHOSE, form.whose),
  area: choice(PLAN_AREAS, form.area),
  concerns: form.concerns.trim() || null,
});

/** What to send for a new finding; the form has been checked to say which kind. */
export const newOf = (form: Form): NewFinding => {
  const { kind = 'norm', ...rest } = wireOf(form);
  return { ...rest, kind };
};

/** What to send for a change: the fields that differ from what was read, nothing else. */
export const changeOf = (form: Form, base: Form): FindingChange => {
  const wire = wireOf(form);
  return Object.fromEntries(differing(form, base).map((field) => [field, wire[field]]));
};
