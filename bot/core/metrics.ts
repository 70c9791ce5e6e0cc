/** What each metric of the programmes counts, and so which limits it can have. Free of content, so that the tab can use it. */

/** `share`: 0–1 of the members. `count`: from 1. `flag`: met or not. `date`: noted or not. `output(s)`: ids of outputs. */
export type MetricKind = 'share' | 'count' | 'flag' | 'date' | 'output' | 'outputs';

export const METRICS: Readonly<Record<string, MetricKind>> = {
  mandateRecorded: 'flag',
  unitsSelected: 'count',
  groupValid: 'flag',
  meetingHeld: 'flag',
  dialoguesHeld: 'count',
  groupMeetingsHeld: 'count',
  workshopsHeld: 'count',
  sessionsHeld: 'count',
  sessionsBooked: 'count',
  aptItemsWithOutcome: 'count',
  screeningFindings: 'count',
  samLinkedActions: 'count',
  actionsPerArea: 'count',
  proposedActionsPerArea: 'count',
  planComplete: 'flag',
  followUpDatesSet: 'flag',
  planPresented: 'flag',
  outputApproved: 'output',
  outputsApproved: 'outputs',
  materialReceived: 'flag',
  processPlanRecorded: 'flag',
  reflectionOfferPublished: 'flag',
  feedbackReceived: 'flag',
  attendanceShare: 'share',
  trainedShare: 'share',
  testDoneShare: 'share',
  webCourseDoneShare: 'share',
  diplomaOrCatchUpShare: 'share',
  certificateDate: 'date',
  linkedToOperationalPlan: 'flag',
  linkedToAnnualReport: 'flag',
  matrixPublished: 'flag',
  safetyCheckDone: 'flag',
  interviewOfferedShare: 'share',
  individualPlansOfferedShare: 'share',
  themes: 'count',
  themeSessionsHeldShare: 'share',
  talkOfferedShare: 'share',
  integrationDecisions: 'count',
  baselineReachedAllAreas: 'flag',
};

/** What a metric counts; null for one that nobody knows. Names that every object has are no metrics. */
export const metricKind = (metric: string): MetricKind | null =>
  Object.hasOwn(METRICS, metric) ? (METRICS[metric] ?? null) : null;

/** More than this nobody counts. */
export const MOST_COUNT = 100;

/** Whether a number is a limit that the metric can have. */
export const isLimit = (kind: MetricKind, value: number): boolean =>
  kind === 'share'
    ? value >= 0 && value <= 1
    : kind === 'count' && Number.isInteger(value) && value >= 1 && value <= MOST_COUNT;
