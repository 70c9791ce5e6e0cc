/**
 * Whose turn it is when a rule is not met: the role that can do something about it, as a role and never as a person.
 * The safety representative is never asked to own a measure: the employer does (`domain.md` section 1).
 */
import type { Turn } from '../api-report.ts';
import type { Programme } from '../content.ts';

const MANAGER = [
  'mandateRecorded',
  'groupValid',
  'unitsSelected',
  'sessionsBooked',
  'sessionsHeld',
  'materialReceived',
  'reflectionOfferPublished',
  'aptItemsWithOutcome',
  'samLinkedActions',
  'linkedToOperationalPlan',
  'linkedToAnnualReport',
  'meetingHeld',
];
const GROUP = [
  'actionsPerArea',
  'proposedActionsPerArea',
  'planComplete',
  'planPresented',
  'followUpDatesSet',
  'screeningFindings',
  'workshopsHeld',
  'groupMeetingsHeld',
  'outputApproved',
  'outputsApproved',
];
const STAFF = [
  'attendanceShare',
  'trainedShare',
  'testDoneShare',
  'webCourseDoneShare',
  'diplomaOrCatchUpShare',
];
const PROVIDER = ['certificateDate', 'feedbackReceived'];

const has = (programme: Pick<Programme, 'roles'>, ...names: string[]): boolean =>
  programme.roles.some(({ role }) => names.includes(role));

/** The role whose turn it is. What the group does falls to the process lead, then the manager, where there is none. */
export const whoseTurn = (programme: Pick<Programme, 'roles'>, metric: string, kind: string | null): Turn => {
  if (PROVIDER.includes(metric)) return 'provider';
  if (STAFF.includes(metric)) return 'medarbetare';
  const grouped = GROUP.includes(metric) || kind === 'workshop';
  if (grouped && has(programme, 'hbtq-grupp', 'diplomeringsgrupp')) return 'hbtq-grupp';
  if (MANAGER.includes(metric) && kind !== 'workshop') return 'chef';
  return has(programme, 'processledare') ? 'processledare' : 'chef';
};
