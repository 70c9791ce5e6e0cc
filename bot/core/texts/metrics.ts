/** What the programmes' metrics are called, as a field's label and as a criterion that a unit has set itself. */
import type { Language } from '../choices.ts';
import { metricKind } from '../metrics.ts';

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  mandateRecorded: { sv: 'Chefens uppdrag är noterat', en: "The manager's mandate is recorded" },
  unitsSelected: { sv: 'Utvalda enheter', en: 'Selected units' },
  groupValid: { sv: 'Gruppen är utsedd', en: 'The group is appointed' },
  meetingHeld: { sv: 'Mötet är hållet', en: 'The meeting has been held' },
  dialoguesHeld: { sv: 'Gruppsamtal som hållits', en: 'Group dialogues held' },
  groupMeetingsHeld: { sv: 'Gruppmöten som hållits', en: 'Group meetings held' },
  workshopsHeld: { sv: 'Workshoppar som hållits', en: 'Workshops held' },
  sessionsHeld: { sv: 'Genomförda utbildningstillfällen', en: 'Training sessions held' },
  sessionsBooked: { sv: 'Bokade utbildningstillfällen', en: 'Training sessions booked' },
  aptItemsWithOutcome: { sv: 'APT med noterat utfall', en: 'Workplace meetings with a recorded outcome' },
  screeningFindings: { sv: 'Iakttagelser i genomlysningen', en: 'Findings in the screening' },
  samLinkedActions: { sv: 'Åtgärder i arbetsmiljöarbetet', en: 'Work environment actions' },
  actionsPerArea: {
    sv: 'Pågående eller klara åtgärder i varje område',
    en: 'Active or done actions in each area',
  },
  proposedActionsPerArea: { sv: 'Förslag i varje område', en: 'Proposals in each area' },
  planComplete: { sv: 'Åtgärd med mål i varje område', en: 'An action with a goal in each area' },
  followUpDatesSet: {
    sv: 'Pågående åtgärder har datum för uppföljning',
    en: 'Active actions have follow-up dates',
  },
  planPresented: { sv: 'Planen är presenterad', en: 'The plan has been presented' },
  outputApproved: { sv: 'Ett resultat är godkänt', en: 'An output is approved' },
  outputsApproved: { sv: 'Flera resultat är godkända', en: 'Several outputs are approved' },
  materialReceived: { sv: 'Underlaget har kommit', en: 'The material has arrived' },
  processPlanRecorded: { sv: 'Processplanen är noterad', en: 'The process plan is recorded' },
  reflectionOfferPublished: {
    sv: 'Reflektion har erbjudits alla',
    en: 'Reflection has been offered to everyone',
  },
  feedbackReceived: { sv: 'Återkopplingen har kommit', en: 'The feedback has arrived' },
  attendanceShare: { sv: 'Andel som har deltagit', en: 'Share who have attended' },
  trainedShare: { sv: 'Andel som är utbildade', en: 'Share who are trained' },
  testDoneShare: { sv: 'Andel som har gjort testet', en: 'Share who have taken the test' },
  webCourseDoneShare: {
    sv: 'Andel som har gjort webbutbildningen',
    en: 'Share who have taken the web course',
  },
  diplomaOrCatchUpShare: { sv: 'Andel med diplom eller catch-up', en: 'Share with a diploma or catch-up' },
  certificateDate: { sv: 'Certifikatets datum är noterat', en: "The certificate's date is recorded" },
  linkedToOperationalPlan: {
    sv: 'Arbetet står i verksamhetsplanen',
    en: 'The work is in the operational plan',
  },
  linkedToAnnualReport: {
    sv: 'Arbetet följs upp i verksamhetsberättelsen',
    en: 'The work is in the annual report',
  },
  matrixPublished: { sv: 'Begreppsmatrisen är publicerad', en: 'The concept matrix is published' },
  safetyCheckDone: { sv: 'Tilliten i gruppen är avstämd', en: 'Trust in the group has been checked' },
  interviewOfferedShare: { sv: 'Andel som har erbjudits intervju', en: 'Share offered an interview' },
  individualPlansOfferedShare: {
    sv: 'Andel som har erbjudits en egen plan',
    en: 'Share offered a plan of their own',
  },
  themes: { sv: 'Teman', en: 'Themes' },
  themeSessionsHeldShare: { sv: 'Andel temapass som hållits', en: 'Share of theme sessions held' },
  talkOfferedShare: { sv: 'Andel som har erbjudits samtal', en: 'Share offered a talk' },
  integrationDecisions: { sv: 'Beslut från samtalen', en: 'Decisions from the talks' },
  baselineReachedAllAreas: {
    sv: 'Alla har baskunskap i varje område',
    en: 'Everyone has basic knowledge in each area',
  },
};

/** What a metric is called. */
export const metricName = (metric: string, language: Language): string => names[metric]?.[language] ?? metric;

/** A share as whole percent. */
export const percentOf = (share: number): number => Math.round(share * 100);

/** A limit that a unit has set, e.g. *Gruppsamtal som hållits: minst 2.* */
export const limitText = (metric: string, value: number, language: Language): string => {
  const amount =
    metricKind(metric) === 'share'
      ? `${percentOf(value)} ${language === 'sv' ? 'procent' : 'per cent'}`
      : String(value);
  return `${metricName(metric, language)}: ${language === 'sv' ? 'minst' : 'at least'} ${amount}.`;
};

/** The group's size that a unit has set, e.g. *Gruppen har 2–6 personer och chefen ingår.* */
export const groupSizeText = (
  { min, max, manager }: { min: number; max: number | null; manager: boolean },
  language: Language,
): string => {
  const sv = language === 'sv';
  const size =
    max === null ? `${sv ? 'minst' : 'at least'} ${min}` : min === max ? `${min}` : `${min}–${max}`;
  if (sv) return `Gruppen har ${size} personer${manager ? ' och chefen ingår' : ''}.`;
  return `The group has ${size} people${manager ? ' including the manager' : ''}.`;
};

/** The sentence of a criterion on held sessions once a web course stands in their place (R42). */
export const webCourseText: Readonly<Record<Language, string>> = {
  sv: 'Webbutbildningen ersätter utbildningstillfällena. Den som har varit på alla tillfällen räknas också.',
  en: 'The web course takes the place of the sessions. Whoever attended them all counts too.',
};
