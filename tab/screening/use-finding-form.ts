/** The form for one finding, new or changed. */
import { type Finding, type FindingIdea, finding as findingSchema } from '../../bot/core/api-findings.ts';
import { useEditing } from '../editing.ts';
import { useSession } from '../session.tsx';
import { putFinding, useUnit } from '../unit.tsx';
import { changeOf, type FieldName, type Form, filledBy, formOf, newOf } from './form.ts';

export interface Opening {
  finding: Finding | null;
  /** The library's finding that a new one begins from. */
  idea?: FindingIdea;
}

/** The finding's form; `saved` is called with the finding as it was answered. */
export const useFindingForm = (
  { finding, idea }: Opening,
  saved: (finding: Finding) => void,
  close: () => void,
) => {
  const { api, t } = useSession();
  const unit = useUnit();
  return useEditing<FieldName, Finding, 'save'>({
    name: `${unit.id}/finding/${finding?.id ?? idea?.id ?? 'new'}`,
    base: formOf(finding),
    version: finding?.version ?? null,
    ...(idea ? { filled: filledBy(idea) } : {}),
    long: ['concerns'],
    check: (form: Form) => ({
      problems: {
        ...(form.title.trim() === '' ? { title: t.screening.missingTitle } : {}),
        ...(form.kind === '' ? { kind: t.screening.missingKind } : {}),
      },
      sentence: null,
    }),
    send: ({ form, base, version, key }) =>
      !finding || version === null
        ? // The library's id in the key: it is not suggested again, however it is rewritten.
          api.addFinding(unit.id, newOf(form), idea ? `${idea.id}.${key}` : key)
        : api.changeFinding(unit.id, finding.id, version, changeOf(form, base)),
    parse: (theirs) => findingSchema.safeParse(theirs).data ?? null,
    formOf,
    saved: (row) => {
      putFinding(unit, row);
      saved(row);
    },
    close,
  });
};
