/**
 * What stands in the unit's six SharePoint lists, in the program's own words. The mappers in `bot/graph/lists`
 * translate to and from columns; ids of areas, roles and programmes are those of the content.
 * Dates are calendar days `YYYY-MM-DD`; instants are ISO UTC.
 */
import type { OwnerRole, PlanArea } from './choices.ts';

export const LIST_NAMES = [
  'StegvisUnit',
  'StegvisSteps',
  'StegvisPlan',
  'StegvisMeetings',
  'StegvisAgenda',
  'StegvisFindings',
] as const;
export type ListName = (typeof LIST_NAMES)[number];

export type StepState = 'locked' | 'open' | 'done';
export type ActionState = 'draft' | 'active' | 'done' | 'dropped';
export type MeetingKind = 'group' | 'apt' | 'workshop' | 'session' | 'other';
export type MeetingState = 'planned' | 'held' | 'cancelled';
export type AgendaState = 'proposed' | 'onAgenda' | 'discussed' | 'notReached';
export type FindingKind = 'norm' | 'risk' | 'opportunity';
/** Whose everyday life a finding or proposal is about (R58). */
export type Whose = 'staff' | 'residents' | 'both';
/** The phases of systematic work environment management (SAM), and those of active measures. */
export type SamPhase = 'investigate' | 'assess' | 'act' | 'followUp';
export type ActiveMeasurePhase = 'investigate' | 'analyse' | 'act' | 'followUp';
export type ConsultationGroup = 'fsg' | 'lsg';
export type SessionForm = 'group' | 'individual' | 'lecture' | 'web';

export interface UnitRow {
  title: string;
  programme: string | null;
  vision: string | null;
  mandate: string | null;
  mandateDate: string | null;
  /** The decision behind the mandate, and why these units (R45). */
  mandateBasis: string | null;
  certificate: string | null;
  certificateDate: string | null;
  validUntil: string | null;
  issuer: string | null;
  /** The role that recorded the certificate. */
  recordedBy: OwnerRole | null;
  /** Where the operational plan and the annual report name the work: a reference or a link. */
  operationalPlan: string | null;
  annualReport: string | null;
  /** Training from before the programme: what, and when (R55). */
  earlierDiploma: string | null;
  earlierDiplomaDate: string | null;
  /** Nothing is asked about the plan before this day (R54). */
  restUntil: string | null;
  /** Who owns the plan once the programme is over (R47). */
  planOwner: OwnerRole | null;
}
export interface StepRow {
  title: string;
  stepId: string | null;
  state: StepState | null;
  dueDate: string | null;
  /** What the step led to, in the unit's words: a vision, a screening, a process plan. */
  output: string | null;
  /** The day on which the output was approved; null: a draft. */
  approvedOn: string | null;
  /** The day on which what completes the step was recorded, where that is a fact of its own (material received, plan presented). */
  recordedOn: string | null;
  /** How many have done it, of how many: names stand in no list. */
  doneCount: number | null;
  headcount: number | null;
}
/** An action of the plan, with the fields of R12. */
export interface ActionRow {
  title: string;
  area: PlanArea | null;
  need: string | null;
  goal: string | null;
  ownerRole: OwnerRole | null;
  ownerId: string | null;
  dueDate: string | null;
  indicator: string | null;
  followUpDate: string | null;
  state: ActionState | null;
  reason: string | null;
  /** Keys of the rows that it comes from: a finding, an agenda item (R10, R17). */
  findingKey: string | null;
  sourceAptItemId: string | null;
  /** The step that it belongs to. */
  stepId: string | null;
  samPhase: SamPhase | null;
  riskAssessment: string | null;
  activeMeasure: ActiveMeasurePhase | null;
  whose: Whose | null;
  /** What the follow-up found. */
  followUp: string | null;
}
export interface MeetingRow {
  title: string;
  kind: MeetingKind | null;
  start: string | null;
  end: string | null;
  state: MeetingState | null;
  /** The step that it belongs to, and how it is held. */
  stepId: string | null;
  form: SessionForm | null;
  /** Topics that it covers, one a line, as the unit calls them (R37). */
  topics: string | null;
  /** Others who take part, as roles: "RFSL, stöd" (R44). */
  others: string | null;
  /** One jointly worded note on what it means for the assignment (R49). */
  note: string | null;
  /** One jointly worded sentence on how it was received (R46). */
  reception: string | null;
}
export interface AgendaRow {
  title: string;
  meetingKey: string | null;
  order: number | null;
  minutes: number | null;
  state: AgendaState | null;
  outcome: string | null;
  /** Where it came from: a library id (`apt-01`), `person`, `gruppen`, or another row (`agenda-source.ts`). */
  source: string | null;
  /** Object id of who proposed it and wants to be named; null: via the group. */
  proposedBy: string | null;
  samPhase: SamPhase | null;
  activeMeasure: ActiveMeasurePhase | null;
  whose: Whose | null;
  /** A matter raised to the consultation group (R20): to which, when, when the answer is due, and the answer. */
  raisedTo: ConsultationGroup | null;
  raisedOn: string | null;
  answerDue: string | null;
  answer: string | null;
}
export interface FindingRow {
  title: string;
  kind: FindingKind | null;
  area: PlanArea | null;
  concerns: string | null;
  whose: Whose | null;
  /** Where a guideline or routine is: a row with a link and no kind is one (R38). It is linked, never copied. */
  link: string | null;
  /** The step at which it was seen. */
  stepId: string | null;
}

export interface RowOf {
  StegvisUnit: UnitRow;
  StegvisSteps: StepRow;
  StegvisPlan: ActionRow;
  StegvisMeetings: MeetingRow;
  StegvisAgenda: AgendaRow;
  StegvisFindings: FindingRow;
}

/**
 * A row as it stands in a list. `id` is the list item's id, `version` its ETag, `key` its StegvisKey (null on rows
 * that somebody added by hand until we complete them), `unit` the value of the column Unit. `broken` names the
 * columns whose value a person wrote in a form we cannot read; they are null in `value` and never dropped.
 */
export interface Stored<T> {
  id: string;
  version: string;
  key: string | null;
  unit: string | null;
  value: T;
  broken: string[];
  /** ISO instant and display name of the last change, where the service tells. */
  changedAt: string | null;
  changedBy: string | null;
}

/** All rows of one unit, one array per list. */
export type UnitRows = { [L in ListName]: Stored<RowOf[L]>[] };

/** Rows of which nothing is known but the title, which whoever makes one fills in. */
export const EMPTY: { readonly [L in ListName]: Readonly<Omit<RowOf[L], 'title'>> } = {
  StegvisUnit: {
    ...{ programme: null, vision: null, mandate: null, mandateDate: null, mandateBasis: null },
    ...{ certificate: null, certificateDate: null, validUntil: null, issuer: null, recordedBy: null },
    ...{ operationalPlan: null, annualReport: null, earlierDiploma: null, earlierDiplomaDate: null },
    ...{ restUntil: null, planOwner: null },
  },
  StegvisSteps: {
    ...{ stepId: null, state: null, dueDate: null, output: null, approvedOn: null, recordedOn: null },
    ...{ doneCount: null, headcount: null },
  },
  StegvisPlan: {
    ...{ area: null, need: null, goal: null, ownerRole: null, ownerId: null, dueDate: null, indicator: null },
    ...{
      followUpDate: null,
      state: null,
      reason: null,
      findingKey: null,
      sourceAptItemId: null,
      stepId: null,
    },
    ...{ samPhase: null, riskAssessment: null, activeMeasure: null, whose: null, followUp: null },
  },
  StegvisMeetings: {
    ...{ kind: null, start: null, end: null, state: null, stepId: null, form: null, topics: null },
    ...{ others: null, note: null, reception: null },
  },
  StegvisAgenda: {
    ...{ meetingKey: null, order: null, minutes: null, state: null, outcome: null, source: null },
    ...{ proposedBy: null, samPhase: null, activeMeasure: null, raisedTo: null, raisedOn: null },
    ...{ answerDue: null, answer: null, whose: null },
  },
  StegvisFindings: { kind: null, area: null, concerns: null, whose: null, link: null, stepId: null },
};
