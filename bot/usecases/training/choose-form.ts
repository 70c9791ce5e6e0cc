/** How training is given is changed during the programme (R42): what was attended stays, and the criteria answer anew. */
import type { TrainingFormInput, TrainingView } from '../../core/api-training.ts';
import type { Language } from '../../core/choices.ts';
import { failed, type Outcome } from '../../core/fault.ts';
import { changeProgramme, seeProgramme } from '../programme/change.ts';
import { type Caller, enter, type TabPorts } from '../tab/frame.ts';
import { seeTraining } from './see-training.ts';

const MOST_TRIES = 3;

/** Chooses the form. It is told again of whatever else was changed in the unit's programme meanwhile. */
export const chooseTrainingForm = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { form }: TrainingFormInput,
  language: Language,
): Promise<Outcome<TrainingView>> => {
  const entered = await enter(ports, caller, unit, 'change-programme');
  if (!entered.ok) return entered;
  for (let tries = 1; ; tries += 1) {
    const seen = await seeProgramme(ports, caller, unit, language);
    if (!seen.ok) return seen;
    const { training, version, adaptation } = seen.value;
    if (training === null)
      return failed({ kind: 'invalid', fields: [{ field: 'form', code: 'not-a-choice' }] });
    if (training.value === form && adaptation.training === form)
      return seeTraining(ports, caller, unit, language);
    const next = { ...adaptation, training: form };
    const changed = await changeProgramme(ports, caller, unit, version, next, language);
    if (changed.ok) return seeTraining(ports, caller, unit, language);
    if (changed.fault.kind !== 'stale' || tries === MOST_TRIES) return changed;
  }
};
