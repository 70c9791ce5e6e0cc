/** The form for a step's output: saved as a draft, or approved. */
import { type ProgrammeStep, programmeStep } from '../../bot/core/api-steps.ts';
import { useEditing } from '../editing.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putStep, useUnit } from '../unit.tsx';

export type Goal = 'draft' | 'approve';
/** A step without a row has no version yet. */
type Row = ProgrammeStep & { version: string };

const rowOf = (step: ProgrammeStep): Row => ({ ...step, version: step.version ?? '' });
export const formOf = ({ text }: Pick<ProgrammeStep, 'text'>) => ({ text: text ?? '' });

export const useOutputForm = (step: ProgrammeStep, output: string, close: () => void) => {
  const { api, t } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const approved = step.approvedOn !== null;
  return useEditing<'text', Row, Goal>({
    name: `${unit.id}/output/${step.id}`,
    base: formOf(step),
    version: step.version,
    long: ['text'],
    check: ({ text }, goal) => ({
      problems: goal === 'approve' && text.trim() === '' ? { text: t.steps.output.missing } : {},
      sentence: null,
    }),
    changes: (goal) => (goal === 'approve') !== approved,
    send: async ({ form, version }, goal) => {
      const input = { output, approved: goal === 'approve', text: form.text };
      const saved = await api.saveOutput(unit.id, step.id, version || null, input);
      return saved.ok ? { ok: true, value: rowOf(saved.value) } : saved;
    },
    parse: (theirs) => {
      const parsed = programmeStep.safeParse(theirs);
      return parsed.success ? rowOf(parsed.data) : null;
    },
    formOf,
    saved: (row, goal) => {
      putStep(unit, row);
      notices.saved(goal === 'approve' ? t.steps.output.approvedNow : t.steps.output.saved);
    },
    close,
  });
};
