import type { ProgrammeStep, ProgrammeView } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { stepStates } from '../../core/programme.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';
import { looking } from './look.ts';
import { type Looking, toProgramme, toProgrammeStep } from './wire.ts';

/** The programme from mandate to end, in one round trip to Graph. */
export const seeProgramme = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<ProgrammeView>> => {
  const entered = await enter(ports, caller, unit, 'see-unit');
  if (!entered.ok) return entered;
  const [rows, look] = await Promise.all([
    readRows(ports, entered.value),
    looking(ports, entered.value, language),
  ]);
  return rows.ok ? done(toProgramme(look, rows.value)) : rows;
};

/** One step of it, as it stands in these rows. */
export const stepIn = (look: Looking, rows: UnitRows, id: string): ProgrammeStep | null => {
  const facts = factsOf(look.entered, rows);
  const status = stepStates(look.entered.programme, facts).find(({ step }) => step.id === id);
  return status === undefined ? null : toProgrammeStep(look, facts, status);
};
