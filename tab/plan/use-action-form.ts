/** The form for one action (R12), new or changed. */
import { type Action, action as actionSchema } from '../../bot/core/api.ts';
import { useEditing } from '../editing.ts';
import { useSession } from '../session.tsx';
import { putAction, useUnit } from '../unit.tsx';
import { changeOf, type FieldName, type Form, formOf, missingOf, newOf } from './form.ts';
import type { Opening } from './showing.ts';

/** Save as a draft with what there is, start it, or leave its state as it is. */
export type Goal = 'draft' | 'active' | 'as-it-is';

/** The action's form; `saved` is called with the action as it was answered. */
export const useActionForm = (
  opening: Opening,
  saved: (action: Action, goal: Goal) => void,
  close: () => void,
) => {
  const { api, t } = useSession();
  const unit = useUnit();
  const { action, idea, of = {} } = opening;
  const about = of.finding ? `/${of.finding}` : '';
  return useEditing<FieldName, Action, Goal>({
    name: `${unit.id}/action/${action?.id ?? `${idea?.id ?? 'new'}${about}`}`,
    base: formOf(action),
    version: action?.version ?? null,
    ...(idea ? { filled: idea.form } : {}),
    ...(opening.starting ? { tried: 'active' as const } : {}),
    long: ['need', 'goal', 'indicator'],
    check: (form: Form, goal) => {
      if (form.title.trim() === '') return { problems: { title: t.edit.missingTitle }, sentence: null };
      const whole = goal === 'active' || (goal === 'as-it-is' && action?.state === 'active');
      const missing = whole ? missingOf(form) : [];
      return {
        problems: Object.fromEntries(missing.map((field) => [field, t.edit.missing])),
        sentence:
          missing.length > 0 ? t.edit.missingSentence(missing.map((field) => t.edit.fields[field])) : null,
      };
    },
    changes: (goal) => goal === 'active' && action?.state === 'draft',
    send: ({ form, base, version, key }, goal) => {
      if (!action || version === null)
        return api.addAction(unit.id, { ...newOf(form, goal === 'active' ? 'active' : 'draft'), ...of }, key);
      const start = goal === 'active' && action.state === 'draft' ? { state: 'active' as const } : {};
      return api.changeAction(unit.id, action.id, version, { ...changeOf(form, base), ...start });
    },
    parse: (theirs) => actionSchema.safeParse(theirs).data ?? null,
    formOf,
    saved: (row, goal) => {
      putAction(unit, row);
      // The finding that it comes of is no longer without one.
      if (of.finding) void unit.findings.change((view) => view);
      saved(row, goal);
    },
    close,
  });
};
