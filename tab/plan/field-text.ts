import { MEASURE_PHASES, SAM_PHASES } from '../../bot/core/api-sam.ts';
import { OWNER_ROLES, PLAN_AREAS } from '../../bot/core/choices.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { nameIn } from './arrange.ts';
import type { FieldName } from './form.ts';

/** How a form's field reads to a person: names for ids, words for dates. */
export const useFieldText = (): ((field: FieldName, value: string) => string) => {
  const { t, language } = useSession();
  const overview = useOverview();
  return (field, value) => {
    if (value === '') return t.clash.nothing;
    if (field === 'dueDate' || field === 'followUpDate') return yearDay(value, language);
    if (field === 'ownerId') return nameIn(overview, value) ?? t.edit.former;
    if (field === 'area') {
      const area = PLAN_AREAS.find((known) => known === value);
      return area ? t.area[area] : value;
    }
    if (field === 'samPhase') {
      const phase = SAM_PHASES.find((known) => known === value);
      return phase ? t.apt.sam.phases[phase] : value;
    }
    if (field === 'activeMeasure') {
      const phase = MEASURE_PHASES.find((known) => known === value);
      return phase ? t.apt.sam.measures[phase] : value;
    }
    if (field === 'ownerRole') {
      const role = OWNER_ROLES.find((known) => known === value);
      return role ? t.role[role] : value;
    }
    return value;
  };
};
