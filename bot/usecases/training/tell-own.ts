import type { OwnAnswer, TrainingItem } from '../../core/api-training.ts';
import type { Language } from '../../core/choices.ts';
import { failed, type Outcome } from '../../core/fault.ts';
import { type Caller, eligible, type TabPorts } from '../tab/frame.ts';
import { enterTraining, note } from './frame.ts';
import { itemOf } from './items.ts';

/** A member says that they have attended, or takes it back. Guests are not counted, so they are not asked. */
export const tellOwnTraining = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  step: string,
  input: OwnAnswer,
  language: Language,
): Promise<Outcome<TrainingItem>> => {
  const entered = await enterTraining(ports, caller, unit, step, 'tell-own-training');
  if (!entered.ok) return entered;
  const me = caller.person;
  if (!eligible(entered.value.unit).includes(me)) return failed({ kind: 'not-allowed', need: 'member' });
  const noted = await note(ports, entered.value, { kind: 'app', tenant: caller.tenant }, (at) =>
    input.done ? ports.life.markDone(unit, step, me, at) : ports.life.unmarkDone(unit, step, me),
  );
  return noted.ok ? itemOf(ports, noted.value, step, language) : noted;
};
