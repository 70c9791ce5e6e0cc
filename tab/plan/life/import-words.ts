/** How fields and notes of an import read. */
import type { Proposal } from '../../../bot/core/api-plan-life.ts';
import { useSession } from '../../session.tsx';
import { FIELDS } from '../form.ts';

export const useImportWords = () => {
  const { t } = useSession();
  const field = (name: string | null): string => {
    if (name === 'number') return t.planLife.import.ownNumber;
    if (name === 'owner') return t.plan.columns.owner;
    const known = FIELDS.find((each) => each === name);
    return known === undefined ? t.planLife.import.unknownColumn : t.edit.fields[known];
  };
  return {
    field,
    note: ({ field: name, code }: Proposal['notes'][number]): string =>
      t.planLife.import.notes[code](field(name)),
    /** The heading that a text stood under: one of ours, or the file's own. */
    label: (label: string): string => (FIELDS.some((each) => each === label) ? field(label) : label),
  };
};
