/**
 * What stands in the unit's six SharePoint lists, in the program's own words. The mappers in `bot/graph/lists`
 * translate to and from columns; ids of areas, roles and programmes are those of the content.
 * Dates are calendar days `YYYY-MM-DD`; instants are ISO UTC.
 */
import type { OwnerRole, PlanArea } from './content.ts';

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

export interface UnitRow {
  title: string;
  programme: string | null;
  vision: string | null;
  mandate: string | null;
  mandateDate: string | null;
  certificate: string | null;
  certificateDate: string | null;
  validUntil: string | null;
}
export interface StepRow {
  title: string;
  stepId: string | null;
  state: StepState | null;
  dueDate: string | null;
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
}
export interface MeetingRow {
  title: string;
  kind: MeetingKind | null;
  start: string | null;
  end: string | null;
  state: MeetingState | null;
}
export interface AgendaRow {
  title: string;
  meetingKey: string | null;
  order: number | null;
  minutes: number | null;
  state: AgendaState | null;
  outcome: string | null;
  /** Where it came from: a library id (`apt-01`), `person`, `gruppen`. */
  source: string | null;
}
export interface FindingRow {
  title: string;
  kind: FindingKind | null;
  area: PlanArea | null;
  concerns: string | null;
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
