/** Sentences of evidence, certificate and annual report, in English. */
import type { ReportTexts } from './sv.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const en: ReportTexts = {
  role: {
    chef: 'the manager',
    'hbtq-grupp': 'the LGBTQ group',
    processledare: 'the process lead',
    medarbetare: 'the staff',
  },
  ownerRole: {
    chef: 'Manager',
    'hbtq-grupp': 'The LGBTQ group',
    processledare: 'Process lead',
    medarbetare: 'Employee',
  },
  area: { kunskap: 'Knowledge', bemotande: 'Conduct', arbetsmiljo: 'Work environment' },
  actionState: { draft: 'Draft', active: 'Under way', done: 'Done', dropped: 'Dropped' },
  stepState: { locked: 'Locked', open: 'Open', done: 'Done' },
  meetingKind: {
    group: 'Group meeting',
    apt: 'Workplace meeting',
    workshop: 'Workshop',
    session: 'Training',
    other: 'Other meeting',
  },
  meetingState: { planned: 'Planned', held: 'Held', cancelled: 'Cancelled' },
  met: 'Met',
  unmet: 'Not yet',
  name: '[name]',
  turn: {
    chef: () => 'The manager',
    'hbtq-grupp': () => 'The group',
    processledare: () => 'The process lead',
    medarbetare: () => 'The staff',
    provider: (provider) => provider,
  },
  markedDone: 'Marked as done by the unit.',
  recorded: {
    mandate: (day) =>
      day === null ? 'Mandate recorded by the manager.' : `Mandate recorded by the manager, dated ${day}.`,
    basis: (text) => `The decision behind the mandate: ${text}`,
    output: (output, day) => `Approved by the unit on ${day}: ${output}.`,
    step: (title, day) => `Recorded by the unit on ${day}: ${title}.`,
    counted: (title, done, of) => `${title}: ${done} of ${of}, as a count.`,
    certificate: (by, title, day, issuer) =>
      `Certificate recorded${by === null ? '' : ` by ${by}`}${day === null ? '' : `, ${day}`}: ${[title, issuer].filter(Boolean).join(', ') || 'without a name'}.`,
    validUntil: (day) => `Valid until ${day}.`,
  },
  draft: {
    title: (term, year) => `${term === 'hbtq' ? 'LGBTQ' : 'LGBTQI'} work in ${year}`,
    background: 'Background',
    goals: 'Goals',
    done: 'Done',
    indicators: 'Indicators and follow-up',
    next: 'Next',
    programme: (programme, day) => `The unit has worked with ${programme} since ${day}.`,
    mandate: (text) => `Mandate: ${text}`,
    basis: (text) => `Decision: ${text}`,
    vision: (text) => `Vision: ${text}`,
    inPlan: (reference) => `Operational plan: ${reference}`,
    noGoals: 'No goals are written.',
    noneDone: 'No actions are done.',
    noIndicators: 'No indicators are written.',
    nothingNext: 'Nothing more is planned.',
    goal: (area, goal) => (area === null ? goal : `${area}: ${goal}`),
    action: (title) => `Done: ${title}`,
    steps: (titles) => `Steps done: ${titles}.`,
    meetings: (apt, group, training) =>
      [
        apt > 0 ? `${count(apt, 'workplace meeting', 'workplace meetings')} with a recorded outcome` : '',
        group > 0 ? count(group, 'group meeting', 'group meetings') : '',
        training > 0
          ? count(training, 'workshop or training session', 'workshops and training sessions')
          : '',
      ]
        .filter(Boolean)
        .join(', '),
    meetingsHeld: (what) => `Meetings: ${what}.`,
    indicator: (title, indicator) => `${title}: ${indicator}`,
    found: (text) => `Follow-up: ${text}`,
    notFollowedUp: 'Not followed up yet.',
    due: (title, day) => (day === null ? title : `${title}, by ${day}`),
    nextStep: (title) => `Next step of the programme: ${title}`,
  },
};
