/** The competence inventory with its ports filled in (R23–R28, R50, R51). */
import type {
  BaselineInput,
  CompetenceInput,
  InterviewInput,
  MatrixInput,
  TrustInput,
} from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller, TabPorts } from '../tab/frame.ts';
import { offerInterview, putInterview, seeCompetence, seeInterviews, seePlanOf } from './interview.ts';
import { putBaseline, putOwn, seeOwn, seeOwnPlan, stepOut } from './own.ts';
import { pauseInventory, recordTrust, seeAreas, seeInventory, setMatrix } from './set-up.ts';

/** Each asks first whether the caller may. `unit` null: the one that the person means. */
export const makeCompetenceUseCases = (ports: TabPorts) => ({
  seeAreas,
  seeInventory: (caller: Caller, unit: string, language: Language) =>
    seeInventory(ports, caller, unit, language),
  recordTrust: (caller: Caller, unit: string, input: TrustInput, language: Language) =>
    recordTrust(ports, caller, unit, input, language),
  pauseInventory: (caller: Caller, unit: string, language: Language) =>
    pauseInventory(ports, caller, unit, language),
  setMatrix: (caller: Caller, unit: string, input: MatrixInput, language: Language) =>
    setMatrix(ports, caller, unit, input, language),
  seeOwnCompetence: (caller: Caller, unit: string | null, language: Language) =>
    seeOwn(ports, caller, unit, language),
  putOwnCompetence: (
    caller: Caller,
    unit: string | null,
    seen: string | null,
    input: CompetenceInput,
    language: Language,
  ) => putOwn(ports, caller, unit, seen, input, language),
  putBaseline: (
    caller: Caller,
    unit: string | null,
    seen: string | null,
    input: BaselineInput,
    language: Language,
  ) => putBaseline(ports, caller, unit, seen, input, language),
  stepOut: (caller: Caller, unit: string | null, language: Language) =>
    stepOut(ports, caller, unit, language),
  seeOwnPlan: (caller: Caller, unit: string | null, language: Language) =>
    seeOwnPlan(ports, caller, unit, language),
  seeInterviews: (caller: Caller, unit: string) => seeInterviews(ports, caller, unit),
  seeCompetence: (caller: Caller, person: string, unit: string | null, language: Language) =>
    seeCompetence(ports, caller, person, unit, language),
  putInterview: (
    caller: Caller,
    person: string,
    unit: string | null,
    seen: string | null,
    input: InterviewInput,
    language: Language,
  ) => putInterview(ports, caller, person, unit, seen, input, language),
  offerInterview: (caller: Caller, person: string, unit: string | null) =>
    offerInterview(ports, caller, person, unit),
  seePlanOf: (caller: Caller, person: string, unit: string | null, language: Language) =>
    seePlanOf(ports, caller, person, unit, language),
});
