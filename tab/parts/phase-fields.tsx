import { MEASURE_PHASES, SAM_PHASES } from '../../bot/core/api-sam.ts';
import { useSession } from '../session.tsx';
import { ChoiceField } from './fields.tsx';
import type { FieldOf } from './row-sheet.tsx';

type Phase = 'samPhase' | 'activeMeasure';

/** The phase of SAM, and that of active measures, that something belongs to. */
export const PhaseFields = ({ field }: { field: (name: Phase) => FieldOf<string> }) => {
  const { t } = useSession();
  const { sam } = t.apt;
  return (
    <>
      <ChoiceField
        {...field('samPhase')}
        none={sam.none}
        options={SAM_PHASES.map((phase) => ({ value: phase, text: sam.phases[phase] }))}
      />
      <ChoiceField
        {...field('activeMeasure')}
        none={sam.none}
        options={MEASURE_PHASES.map((phase) => ({ value: phase, text: sam.measures[phase] }))}
      />
    </>
  );
};
