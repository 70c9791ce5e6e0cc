/**
 * What ties actions and agenda items to the systematic work environment management (SAM), to active measures, and to
 * where they came from: the fields that `api.ts` spreads into its shapes. It imports nothing of `api.ts`.
 */
import { z } from 'zod';
import type { ActiveMeasurePhase, ConsultationGroup, SamPhase, Whose } from './rows.ts';

export const SAM_PHASES = ['investigate', 'assess', 'act', 'followUp'] as const satisfies readonly SamPhase[];
export const MEASURE_PHASES = [
  'investigate',
  'analyse',
  'act',
  'followUp',
] as const satisfies readonly ActiveMeasurePhase[];
export const CONSULTATION_GROUPS = ['fsg', 'lsg'] as const satisfies readonly ConsultationGroup[];
export const WHOSE = ['staff', 'residents', 'both'] as const satisfies readonly Whose[];

const phases = { samPhase: z.enum(SAM_PHASES), activeMeasure: z.enum(MEASURE_PHASES) };
const text = z.string().nullable().default(null);

/** What may be sent about an agenda item beside its own fields. */
export const agendaSamInput = {
  samPhase: phases.samPhase.nullish(),
  activeMeasure: phases.activeMeasure.nullish(),
};
/** What may be sent about an action beside the fields of R12 (R18). */
export const actionSamInput = { ...agendaSamInput, riskAssessment: z.string().max(10_000).nullish() };

/** What an agenda item shows beside its own fields. */
export const agendaDetails = {
  samPhase: phases.samPhase.nullable().default(null),
  activeMeasure: phases.activeMeasure.nullable().default(null),
  whose: z.enum(WHOSE).nullable().default(null),
  /** A library id, `person`, `gruppen`, or the row that it came from (`answer:12`). */
  source: text,
  /** Object id of who proposed it and wants to be named. */
  proposedBy: text,
  /** A proposal that was declined; the reason is the outcome. */
  declined: z.boolean().default(false),
  raisedTo: z.enum(CONSULTATION_GROUPS).nullable().default(null),
  raisedOn: text,
  answerDue: text,
  answer: text,
};
/** What an action shows beside the fields of R12. */
export const actionSam = {
  samPhase: phases.samPhase.nullable().default(null),
  activeMeasure: phases.activeMeasure.nullable().default(null),
  riskAssessment: text,
  /** The agenda item that it came from (R17). */
  sourceAptItemId: text,
};

/** Nothing known beside an item's own fields; and beside an action's. */
export const NO_AGENDA_DETAILS = {
  ...{ samPhase: null, activeMeasure: null, whose: null, source: null, proposedBy: null, declined: false },
  ...{ raisedTo: null, raisedOn: null, answerDue: null, answer: null },
};
export const NO_ACTION_SAM = {
  ...{ samPhase: null, activeMeasure: null, riskAssessment: null, sourceAptItemId: null },
};
