/** The programme from mandate to end, as people take it forward in the tab, with the ports filled in. */
import type { EarlierInput, OutputInput, ProgrammeInput, RecordInput } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller, TabPorts } from '../tab/frame.ts';
import { recordStep } from './record-step.ts';
import { saveOutput } from './save-output.ts';
import { seeProgramme } from './see-programme.ts';
import { setEarlier } from './set-earlier.ts';
import { setProgramme } from './set-programme.ts';

/** Each asks first whether the caller may. */
export const makeStepUseCases = (ports: TabPorts) => ({
  seeProgramme: (caller: Caller, unit: string, language: Language) =>
    seeProgramme(ports, caller, unit, language),
  setProgramme: (caller: Caller, unit: string, input: ProgrammeInput, language: Language) =>
    setProgramme(ports, caller, unit, input, language),
  setEarlier: (caller: Caller, unit: string, input: EarlierInput, language: Language) =>
    setEarlier(ports, caller, unit, input, language),
  saveOutput: (
    caller: Caller,
    unit: string,
    step: string,
    version: string | null,
    input: OutputInput,
    language: Language,
  ) => saveOutput(ports, caller, unit, step, version, input, language),
  recordStep: (
    caller: Caller,
    unit: string,
    step: string,
    version: string | null,
    input: RecordInput,
    language: Language,
  ) => recordStep(ports, caller, unit, step, version, input, language),
});
