/** Sentences of the rules and of what can go wrong, in English. */
import type { PlanArea } from '../../choices.ts';
import type { GroupRule } from '../../group.ts';
import type { FindingFacts, FindingTexts, RuleTexts } from './sv.ts';

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
    finding: 'The finding',
    step: 'The step',
    person: 'The person',
    programme: 'The programme',
    template: 'The template',
    card: 'The card',
    note: 'The note',
    version: 'The version',
    comment: 'The comment',
    event: 'The event',
    series: 'The series',
    talk: 'The talk',
    routine: 'The routine',
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
    outputsFirst: (names) =>
      `Needs to be in place first: ${list.format(names)}. The text can be saved as a draft.`,
  },
  newerDiploma:
    'Hbtq-klivet is meant for diplomas from before 2017. Yours is newer. Nothing stops you, but do ask KSH.',
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
    attendanceShare: shared('attended', 'has'),
    trainedShare: shared('trained', 'is'),
    testDoneShare: shared('done the final test', 'has'),
    webCourseDoneShare: shared('done the web course', 'has'),
    diplomaOrCatchUpShare: shared('a diploma or catch-up', 'has'),
    outputApproved: {
      met: ({ outputs }) => `Approved: ${outputs}.`,
      unmet: ({ outputs }) => `Not approved yet: ${outputs}.`,
    },
    outputsApproved: {
      met: ({ outputs }) => `Approved: ${outputs}.`,
      unmet: ({ outputs }) => `Not approved yet: ${outputs}.`,
    },
    materialReceived: {
      met: () => 'The material has arrived.',
      unmet: () => 'The material has not arrived yet.',
    },
    processPlanRecorded: {
      met: () => 'The process and activity plan is recorded.',
      unmet: () => 'The process and activity plan is not recorded.',
    },
    reflectionOfferPublished: {
      met: () => 'Everybody in the unit has been offered self-reflection.',
      unmet: () => 'Self-reflection has not been offered to the whole unit yet.',
    },
    planPresented: {
      met: () => 'The plan has been presented.',
      unmet: () => 'The plan has not been presented yet.',
    },
    feedbackReceived: {
      met: () => 'The feedback has arrived.',
      unmet: () => 'The feedback has not arrived yet.',
    },
    themes: {
      met: () => 'The themes are frozen in a snapshot.',
      unmet: () => 'The themes are not frozen yet.',
    },
    baselineReachedAllAreas: {
      met: () => 'Everybody who has answered has basic knowledge in every area.',
      unmet: () => 'Not everybody has reached basic knowledge yet.',
    },
    samLinkedActions: counted(
      'actions belong to work environment management',
      'action belongs to work environment management',
    ),
    themeSessionsHeldShare: {
      met: () => 'All planned theme sessions have been held.',
      unmet: ({ share }) =>
        share === null || share.of === 0
          ? 'No theme session is planned yet.'
          : `${share.count} of ${share.of} theme sessions have been held.`,
    },
    talkOfferedShare: {
      met: () => 'Everybody has been offered a talk.',
      unmet: () => 'Not everybody has been offered a talk yet.',
    },
    integrationDecisions: counted(
      'decisions from the talks are in the plan',
      'decision from the talks is in the plan',
    ),
    linkedToOperationalPlan: {
      met: () => 'The work stands in the operational plan.',
      unmet: () => 'The work is not linked to the operational plan yet.',
    },
    linkedToAnnualReport: {
      met: () => 'The work is followed up in the annual report.',
      unmet: () => 'The work is not linked to the annual report yet.',
    },
    unitsSelected: { met: () => 'The unit is chosen.', unmet: () => 'No unit is chosen.' },
    safetyCheckDone: {
      met: () => 'The group has gone through purpose, trust and the right to decline.',
      unmet: () => 'The talk about trust in the group is not recorded yet.',
    },
    matrixPublished: {
      met: () => 'The matrix is published.',
      unmet: () => 'The matrix is not published yet.',
    },
    interviewOfferedShare: {
      met: () => 'The interview has been offered.',
      unmet: () => 'Not everybody has been offered an interview yet.',
    },
    individualPlansOfferedShare: {
      met: () => 'Individual plans have been offered.',
      unmet: () => 'Not everybody has been offered an individual plan yet.',
    },
    certificateDate: {
      met: ({ day }) => `A certificate is recorded, dated ${day}.`,
      unmet: () => 'No certificate date is recorded.',
    },
  },
  unknown: (thing) => `Stegvis has no information about ${thing} yet.`,
  unknownThing: {
    individualPlansOfferedShare: 'the individual plans',
    interviewOfferedShare: 'the interviews',
    matrixPublished: 'the concept matrix',
    safetyCheckDone: 'trust in the group',
    themes: 'the themes',
    baselineReachedAllAreas: 'the basic knowledge',
  },
  unknownOther: 'this',
};

function counted(many: string, one: string): FindingTexts {
  return {
    met: ({ have }) => `${have} ${have === 1 ? one : many}.`,
    unmet: ({ have, need }) => `${have} of ${need} ${need === 1 ? one : many}.`,
  };
}

function shared(what: string, verb: 'has' | 'is'): FindingTexts {
  const plural = verb === 'has' ? 'have' : 'are';
  const said = ({ share }: FindingFacts): string =>
    `${share?.count ?? 0} of ${share?.of ?? 0} ${share?.count === 1 ? verb : plural} ${what}`;
  return {
    met: (facts) =>
      facts.share?.percent === 100
        ? `${said(facts)}.`
        : `${said(facts)}; ${facts.share?.percent ?? 0} per cent is reached.`,
    unmet: (facts) =>
      facts.share?.percent === 100
        ? `${said(facts)}; ${facts.share.remaining} to go.`
        : `${said(facts)}; ${facts.share?.percent ?? 0} per cent is needed.`,
  };
}
