/** What completes a step, as something that somebody does; and who notes it where it is a fact of its own. */
import type { Verb } from './access.ts';
import type { STEP_NEEDS, TURNS } from './api-steps.ts';
import type { StepTemplate } from './content.ts';
import { isMeasured } from './evidence.ts';

export type StepNeed = (typeof STEP_NEEDS)[number];
export type Turn = (typeof TURNS)[number];

const NEEDS: Readonly<Record<string, StepNeed>> = {
  mandateRecorded: 'mandate',
  groupValid: 'group',
  outputApproved: 'output',
  materialReceived: 'record',
  processPlanRecorded: 'record',
  reflectionOfferPublished: 'record',
  planPresented: 'record',
  feedbackReceived: 'record',
  certificateDate: 'certificate',
  planComplete: 'plan',
  actionsPerArea: 'plan',
  proposedActionsPerArea: 'plan',
  followUpDatesSet: 'plan',
  samLinkedActions: 'plan',
  meetingHeld: 'meetings',
  dialoguesHeld: 'meetings',
  groupMeetingsHeld: 'meetings',
  workshopsHeld: 'meetings',
  sessionsHeld: 'meetings',
  sessionsBooked: 'meetings',
  aptItemsWithOutcome: 'apt',
  screeningFindings: 'screening',
  attendanceShare: 'people',
  trainedShare: 'people',
  testDoneShare: 'people',
  webCourseDoneShare: 'people',
  diplomaOrCatchUpShare: 'people',
  // Facts or somebody's word: talks and sessions may also be held without Stegvis.
  themeSessionsHeldShare: 'mark',
  talkOfferedShare: 'mark',
  integrationDecisions: 'mark',
  linkedToOperationalPlan: 'reports',
  linkedToAnnualReport: 'reports',
  // Facts of the inventory, or somebody's word where the unit works on paper.
  matrixPublished: 'mark',
  interviewOfferedShare: 'mark',
  individualPlansOfferedShare: 'mark',
  safetyCheckDone: 'mark',
  themes: 'mark',
  baselineReachedAllAreas: 'mark',
};

/** What a step needs. A metric without facts is somebody's word, until there are facts of it. */
export const needOf = ({ completion: { metric } }: Pick<StepTemplate, 'completion'>): StepNeed =>
  NEEDS[metric] ?? (isMeasured(metric) ? 'other' : 'mark');

/** Who may note what completes a step, by who takes part in it. */
export const recordVerb = ({ participants }: Pick<StepTemplate, 'participants'>): Verb => {
  switch (participants) {
    case 'chef':
    case 'chef+skyddsombud':
      return 'record-managers-step';
    case 'processledare':
      return 'record-process-step';
    case 'hbtq-grupp':
    case 'diplomeringsgrupp':
      return 'record-group-step';
    default:
      return 'record-step';
  }
};

const TURN_OF: Readonly<Record<string, Turn>> = {
  chef: 'manager',
  'chef+skyddsombud': 'manager',
  processledare: 'processLead',
  'hbtq-grupp': 'group',
  diplomeringsgrupp: 'group',
  certifierare: 'outside',
  granskare: 'outside',
};

/** Whose turn it is: a written draft waits for the manager, what is noted for whoever notes it. */
export const turnOf = (
  step: Pick<StepTemplate, 'completion' | 'participants'>,
  draft: boolean,
  hasGroup: boolean,
): Turn => {
  const taking = TURN_OF[step.participants] ?? 'all';
  const need = needOf(step);
  if (need === 'output') return draft ? 'manager' : taking === 'all' && hasGroup ? 'group' : taking;
  if (need === 'record' || need === 'mark') return taking === 'all' ? 'manager' : taking;
  return taking;
};
