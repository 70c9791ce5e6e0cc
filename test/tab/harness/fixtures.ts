/** What the harness's API has at the start: one unit under way, as the real one would answer. */
import type { Action, AgendaItem, CriteriaView, Meetings, Overview } from '../../../bot/core/api.ts';
import { NO_ACTION_SAM, NO_AGENDA_DETAILS } from '../../../bot/core/api-sam.ts';
import { NO_SESSION } from '../../../bot/core/api-sessions.ts';
import { content } from '../../../bot/core/content.ts';

export const UNIT = '19:familjeteamnorr@thread.tacv2';
const names = [
  'Amal Lindqvist',
  'Petra Sandell',
  'Jonas Wikström',
  'Mira Holm',
  'Oskar Bergvall',
  'Sanna Åkerlund',
  'Tuva Nordin',
  'Viktor Ceder',
  'Leyla Aydin',
  'Hugo Fors',
  'Ebba Skoog',
  'Marta Kowalska',
  'Per-Olof Hägg',
];
export const people = names.map((name, index) => ({ id: `person-${index}`, name }));
export const MANAGER = 'person-0';
export const READER = 'person-7';
export const TODAY = '2026-01-12';

const programme = content.programmes.find(({ id }) => id === 'malmo-fyra-steg');
if (!programme) throw new Error('The content has no malmo-fyra-steg.');

const due = [
  '2026-01-12',
  '2026-01-26',
  '2026-02-09',
  '2026-02-23',
  '2026-04-07',
  '2026-05-04',
  '2026-06-01',
];
const states = ['done', 'open', 'open', 'locked', 'locked', 'locked', 'locked'] as const;

const steps: Overview['steps'] = programme.steps
  .toSorted((one, other) => one.offsetWeeks - other.offsetWeeks)
  .map((step, index) => ({
    id: step.id,
    title: step.sv.title,
    purpose: step.sv.purpose,
    kind: step.kind,
    participants: step.participants,
    optional: step.optional,
    state: states[index] ?? 'locked',
    reason: states[index] === 'locked' ? 'Visionen ska vara godkänd först.' : null,
    due: due[index] ?? null,
    dependsOn: step.dependsOn,
  }));

export const overview = (person: string): Overview => {
  const writes = person !== READER;
  return {
    id: UNIT,
    name: 'Mottagning Väster',
    programme: programme.id,
    programmeName: programme.sv.name,
    planArtefact: 'handlingsplan',
    term: 'hbtq',
    provider: programme.provider,
    planAreas: ['kunskap', 'bemotande', 'arbetsmiljo'],
    start: '2026-01-12',
    steps,
    next: steps[1] ?? null,
    mandate: null,
    mandateNeeded: true,
    vision: null,
    progress: 'going',
    reflectionOffered: null,
    nextMeeting: { id: '1', title: 'APT', kind: 'apt', start: '2026-01-20T12:00:00Z', minutes: 15 },
    tasks: [],
    manager: people[0] ?? { id: '', name: '' },
    group: people.slice(0, 4),
    processLead: people[1] ?? null,
    safetyRep: people[2] ?? null,
    people,
    groupProblem: null,
    may: {
      changeUnit: person === MANAGER,
      writePlan: writes,
      writeMeetings: writes,
      recordMandate: person === MANAGER,
    },
    guests: [],
    vacancies: [],
    waitingForIt: null,
    today: TODAY,
  };
};

const action = (id: string, fields: Partial<Action>): Action => ({
  id,
  version: `"${id},1"`,
  title: 'Åtgärd',
  area: null,
  need: null,
  goal: null,
  ownerRole: null,
  ownerId: null,
  dueDate: null,
  indicator: null,
  followUpDate: null,
  state: 'draft',
  reason: null,
  ...NO_ACTION_SAM,
  broken: [],
  changedAt: '2026-01-12T07:30:00Z',
  changedBy: 'Amal Lindqvist',
  ...fields,
});

export const actions = (): Action[] => [
  action('1', { title: 'Läscirkel om normer', area: 'kunskap', ownerRole: 'hbtq-grupp' }),
  action('2', {
    title: 'Gå igenom blanketter',
    area: 'bemotande',
    need: 'Blanketterna frågar efter mor och far.',
    goal: 'Alla blanketter går att fylla i oavsett familj.',
    ownerRole: 'chef',
    ownerId: 'person-0',
    dueDate: '2026-01-28',
    indicator: 'Andel blanketter som är genomgångna.',
    followUpDate: '2026-03-02',
    state: 'active',
  }),
  action('3', {
    title: 'Rutin för tilltal och pronomen vid första besöket i mottagningens reception',
    area: 'bemotande',
    ownerRole: 'medarbetare',
    ownerId: 'person-7',
    dueDate: '2026-01-09',
    indicator: 'Rutinen finns och är känd.',
    followUpDate: '2026-04-01',
    state: 'active',
  }),
  action('4', {
    title: 'Omklädningsrum för alla',
    area: 'arbetsmiljo',
    ownerRole: 'chef',
    dueDate: '2026-03-13',
    indicator: 'Ombyggt och skyltat.',
    followUpDate: '2026-05-04',
    state: 'active',
    broken: ['FollowUpDate'],
  }),
  action('5', {
    title: 'Rutin mot kränkande särbehandling',
    area: 'arbetsmiljo',
    ownerRole: 'chef',
    ownerId: 'person-0',
    dueDate: '2026-01-08',
    indicator: 'Rutinen är beslutad.',
    followUpDate: '2026-02-02',
    state: 'done',
  }),
  action('6', { title: 'Temakväll', area: 'kunskap', state: 'dropped', reason: 'Ryms inte i år.' }),
];

const item = (id: string, meetingId: string | null, fields: Partial<AgendaItem>): AgendaItem => ({
  id,
  version: `"${id},1"`,
  title: 'Punkt',
  minutes: 5,
  order: 1,
  state: 'onAgenda',
  outcome: null,
  meetingId,
  ...NO_AGENDA_DETAILS,
  broken: [],
  ...fields,
});

export const meetings = (): Meetings => ({
  meetings: [
    {
      id: '1',
      version: '"m1,1"',
      kind: 'apt',
      title: 'APT',
      start: '2026-01-20T12:00:00Z',
      end: '2026-01-20T13:00:00Z',
      state: 'planned',
      minutes: 15,
      calendar: null,
      broken: [],
      ...NO_SESSION,
      agenda: [
        item('11', '1', { title: 'Tre ord', minutes: 5, order: 1 }),
        item('12', '1', { title: 'Rutiner som finns, och vad de har lett till', minutes: 10, order: 2 }),
      ],
    },
    {
      id: '2',
      version: '"m2,1"',
      kind: 'group',
      title: 'Gruppmöte',
      start: '2026-01-15T08:00:00Z',
      end: '2026-01-15T09:00:00Z',
      state: 'planned',
      minutes: 0,
      calendar: null,
      broken: [],
      ...NO_SESSION,
      agenda: [],
    },
    {
      id: '3',
      version: '"m3,1"',
      kind: 'apt',
      title: 'APT i december',
      start: '2025-12-16T12:00:00Z',
      end: '2025-12-16T13:00:00Z',
      state: 'held',
      minutes: 10,
      calendar: null,
      broken: [],
      ...NO_SESSION,
      agenda: [
        item('31', '3', {
          title: 'Varför arbetar vi med det här?',
          minutes: 10,
          state: 'discussed',
          outcome: 'Tre ord: trygg, öppen, nyfiken.',
        }),
      ],
    },
  ],
  unplaced: [item('99', null, { title: 'Skyltar i väntrummet', state: 'proposed', order: null })],
  calendar: { series: null, mayChoose: false },
});

export type MeetingsState = ReturnType<typeof meetings>;

export const criteria: CriteriaView = {
  complete: false,
  criteria: programme.criteria.map((criterion, index) => ({
    id: criterion.id,
    text: criterion.sv.text,
    met: index === 1,
    reason: index === 1 ? '' : 'En av fyra finns.',
    assumption: criterion.basis === 'assumption',
  })),
};
