/** Sentences of the rules and of what can go wrong, in English. */
import type { PlanArea } from '../../choices.ts';
import type { GroupRule } from '../../group.ts';
import type { FindingTexts, RuleTexts } from './sv.ts';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const areas: Record<PlanArea, string> = {
  kunskap: 'knowledge',
  bemotande: 'conduct',
  arbetsmiljo: 'work environment',
};
const among = (ids: readonly PlanArea[]): string => list.format(ids.map((id) => areas[id]));
const size = (rule: GroupRule): string =>
  rule.max === null
    ? `at least ${rule.min}`
    : rule.min === rule.max
      ? `${rule.min}`
      : `${rule.min} to ${rule.max}`;
const manager = (rule: GroupRule): string => (rule.managerIncluded ? ', the manager included' : '');
const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const en: RuleTexts = {
  list: (items) => list.format(items),
  thing: {
    unit: 'The unit',
    action: 'The action',
    meeting: 'The meeting',
    'agenda-item': 'The item',
    step: 'The step',
    person: 'The person',
    programme: 'The programme',
    card: 'The card',
    note: 'The note',
    event: 'The event',
    series: 'The series',
  },
  role: {
    manager: 'The manager',
    group: 'The LGBTQI group',
    processLead: 'The process lead',
    safetyRep: 'The safety representative',
    member: 'Members of the channel',
    owner: 'An owner of the team',
  },
  group: {
    'too-few': (count, rule) =>
      `The group has ${people(count)}. It should have ${size(rule)}${manager(rule)}.`,
    'too-many': (count, rule) =>
      `The group has ${people(count)}. It should have ${size(rule)}${manager(rule)}.`,
    'no-manager': (_count, rule) =>
      `The manager is not in the group. It should have ${size(rule)}${manager(rule)}.`,
  },
  vacancy: {
    manager: () => 'The manager has left the channel. An owner can take over the unit in Settings.',
    processLead: () => 'The process lead has left the channel. Choose a new one.',
    safetyRep: () => 'The safety representative has left the channel. Choose a new one.',
    group: (count) =>
      `${count === 1 ? 'One person' : `${count} people`} in the group ${count === 1 ? 'has' : 'have'} left the channel. Look over who is in it.`,
    owner: (count) =>
      `${count === 1 ? 'One action has an owner' : `${count} actions have owners`} who ${count === 1 ? 'has' : 'have'} left the unit. Choose a new one in the plan.`,
  },
  step: {
    mandate: "Waiting for the manager's mandate.",
    earlier: (titles) => `Waiting for: ${titles.join('; ')}.`,
  },
  finding: {
    mandateRecorded: {
      met: () => "The manager's mandate is recorded.",
      unmet: () => "The manager's mandate is not recorded.",
    },
    groupValid: { met: () => 'The group is appointed.', unmet: () => 'The group is not appointed.' },
    actionsPerArea: {
      met: () => 'Each area has an action that is under way or done.',
      unmet: ({ missing }) => `An action under way or done is missing in ${among(missing)}.`,
    },
    proposedActionsPerArea: {
      met: () => 'Each area has a proposal.',
      unmet: ({ missing }) => `A proposal is missing in ${among(missing)}.`,
    },
    planComplete: {
      met: () => 'Each area has an action with a goal.',
      unmet: ({ missing }) => `An action with a goal is missing in ${among(missing)}.`,
    },
    followUpDatesSet: {
      met: () => 'All actions under way have a follow-up date.',
      unmet: ({ lacking }) =>
        lacking === 0
          ? 'No action is under way.'
          : `${lacking === 1 ? '1 action under way lacks' : `${lacking} actions under way lack`} a follow-up date.`,
    },
    meetingHeld: { met: () => 'The meeting has been held.', unmet: () => 'The meeting is not held yet.' },
    dialoguesHeld: counted('group dialogues held', 'group dialogue held'),
    groupMeetingsHeld: counted('group meetings held', 'group meeting held'),
    workshopsHeld: counted('workshops held', 'workshop held'),
    sessionsHeld: counted('training sessions held', 'training session held'),
    sessionsBooked: counted('training sessions booked', 'training session booked'),
    aptItemsWithOutcome: counted(
      'workplace meetings have an item with a recorded outcome',
      'workplace meeting has an item with a recorded outcome',
    ),
    screeningFindings: counted('findings recorded', 'finding recorded'),
    unitsSelected: { met: () => 'The unit is chosen.', unmet: () => 'No unit is chosen.' },
    certificateDate: {
      met: ({ day }) => `The certificate was issued on ${day}.`,
      unmet: () => 'No certificate date is recorded.',
    },
  },
  unknown: (thing) => `Stegvis has no information about ${thing} yet.`,
  unknownThing: {
    attendanceShare: 'attendance',
    baselineReachedAllAreas: 'the basic knowledge',
    diplomaOrCatchUpShare: 'diplomas and catch-up training',
    feedbackReceived: 'the feedback',
    individualPlansOfferedShare: 'the individual plans',
    integrationDecisions: 'decisions from the talks',
    interviewOfferedShare: 'the interviews',
    linkedToAnnualReport: 'the annual report',
    linkedToOperationalPlan: 'the operational plan',
    materialReceived: 'the material',
    matrixPublished: 'the concept matrix',
    outputApproved: "the step's output",
    outputsApproved: "the steps' outputs",
    planPresented: 'the presentation of the plan',
    processPlanRecorded: 'the process and activity plan',
    reflectionOfferPublished: 'the offer of self-reflection',
    safetyCheckDone: 'trust in the group',
    samLinkedActions: 'actions in work environment management',
    talkOfferedShare: 'the talks',
    testDoneShare: 'the final test',
    themeSessionsHeldShare: 'the theme sessions',
    themes: 'the themes',
    trainedShare: 'how many are trained',
    webCourseDoneShare: 'the web course',
  },
  unknownOther: 'this',
};

function counted(many: string, one: string): FindingTexts {
  return {
    met: ({ have }) => `${have} ${have === 1 ? one : many}.`,
    unmet: ({ have, need }) => `${have} of ${need} ${need === 1 ? one : many}.`,
  };
}
