/**
 * What the unit's own rows say about each metric of the programmes: one small function a metric. A metric that is not
 * in the table has no source yet, and whoever asks is told so.
 */
import { itemOfLink } from './agenda-source.ts';
import { inventoryMeasures } from './evidence-inventory.ts';
import { peopleMeasures, webStandsIn } from './evidence-people.ts';
import { stepMeasures } from './evidence-steps.ts';
import { talkMeasures } from './evidence-talks.ts';
import { groupProblem } from './group.ts';
import type { Measurement, Question, UnitFacts } from './measurement.ts';
import type {
  ActionRow,
  ActionState,
  FindingRow,
  MeetingKind,
  MeetingRow,
  Stored,
  UnitRow,
  UnitRows,
} from './rows.ts';

const meetings = (facts: UnitFacts, kind: MeetingKind): Stored<MeetingRow>[] =>
  facts.rows.StegvisMeetings.filter((row) => row.value.kind === kind);

const held = (facts: UnitFacts, kind: MeetingKind): number =>
  meetings(facts, kind).filter((row) => row.value.state === 'held').length;

/** Sessions of one step count once, however many times it is given. */
const distinct = (rows: readonly Stored<MeetingRow>[]): number => {
  const steps = new Set(rows.flatMap(({ value }) => value.stepId ?? []));
  return steps.size + rows.filter(({ value }) => value.stepId == null).length;
};

/** Sessions that are in the calendar; more than the programme asks for are as many as it asks for. */
const sessionsBooked = ({ facts, rule }: Question): Measurement => {
  const count = distinct(meetings(facts, 'session').filter(({ value }) => value.state !== 'cancelled'));
  return { value: typeof rule.value === 'number' ? Math.min(count, rule.value) : count };
};

/**
 * Sessions that were held. Where the share that the programme asks for has the web course, it stands in place of all
 * sessions (R42).
 */
const sessionsHeld = ({ facts, programme, rule }: Question): Measurement => {
  const count = distinct(meetings(facts, 'session').filter(({ value }) => value.state === 'held'));
  const need = typeof rule.value === 'number' ? rule.value : count;
  return { value: webStandsIn(programme, facts) ? Math.max(count, need) : count };
};

const written = (text: string | null): boolean => text !== null && text.trim() !== '';

/** Counts actions per area; `value` is that of the area with the fewest. */
const perArea = (
  { facts, programme, rule }: Question,
  states: readonly ActionState[],
  counts: (action: ActionRow) => boolean = () => true,
): Measurement => {
  const areas = rule.areas ?? programme.planAreas;
  const need = typeof rule.value === 'number' ? rule.value : 1;
  const shown = Object.fromEntries(
    areas.map((area) => [
      area,
      facts.rows.StegvisPlan.filter(
        ({ value }) => value.area === area && states.includes(value.state ?? 'draft') && counts(value),
      ).length,
    ]),
  );
  return {
    value: Math.min(...Object.values(shown)),
    shown,
    areas: areas.filter((area) => (shown[area] ?? 0) < need),
  };
};

/** The n-th workshop step needs the n-th workshop; any other meeting step needs one held meeting of any kind. */
const meetingHeld = ({ facts, programme, step }: Question): Measurement => {
  if (step?.kind !== 'workshop')
    return { value: facts.rows.StegvisMeetings.some((row) => row.value.state === 'held') };
  const workshops = programme.steps
    .filter((other) => other.kind === 'workshop')
    .sort((a, b) => a.order - b.order);
  return { value: held(facts, 'workshop') > workshops.findIndex((other) => other.id === step.id) };
};

/**
 * The keys of the APT with at least one item whose outcome is written down, or stands as the action or finding that came
 * of it (R17).
 */
export const aptWithOutcome = (rows: UnitRows): ReadonlySet<string> => {
  const apt = new Set(
    rows.StegvisMeetings.flatMap(({ key, value }) => (value.kind === 'apt' && key !== null ? [key] : [])),
  );
  const became = new Set([
    ...rows.StegvisPlan.map(({ value }) => value.sourceAptItemId),
    ...rows.StegvisFindings.map(({ value }) => itemOfLink(value.link)),
  ]);
  const documented = rows.StegvisAgenda.filter(
    ({ id, value }) => value.state !== 'notReached' && (written(value.outcome) || became.has(id)),
  );
  return new Set(
    documented.flatMap(({ value }) =>
      value.meetingKey !== null && apt.has(value.meetingKey) ? [value.meetingKey] : [],
    ),
  );
};

const followUpDates = (facts: UnitFacts): Measurement => {
  const active = facts.rows.StegvisPlan.filter((row) => row.value.state === 'active');
  const lacking = active.filter((row) => row.value.followUpDate === null).length;
  return { value: active.length > 0 && lacking === 0, lacking };
};

const group = ({ facts, programme }: Question): Measurement => {
  const problem = groupProblem(programme, facts.group, facts.manager);
  return problem === null ? { value: true } : { value: false, group: problem };
};

/** What the unit's row says in one column; where somebody added a second row, the first that says anything. */
export const unitSays = (
  rows: UnitRows,
  column: Exclude<keyof UnitRow, 'title' | 'recordedBy' | 'planOwner'>,
): string | null => rows.StegvisUnit.map((row) => row.value[column]).find(written) ?? null;

/** Whether the manager's mandate stands in the unit's row (R3). */
export const mandateRecorded = (facts: UnitFacts): boolean => unitSays(facts.rows, 'mandate') !== null;

const complete = (question: Question): Measurement => {
  const counted = perArea(question, ['active', 'done'], (action) => written(action.goal));
  return { ...counted, value: counted.areas?.length === 0, shown: undefined };
};

const linked = (facts: UnitFacts, column: 'operationalPlan' | 'annualReport'): Measurement => ({
  value: unitSays(facts.rows, column) !== null,
});

/** Actions that belong to the systematic work environment management (R18); a dropped one counts no more. */
const samLinked = (facts: UnitFacts): number =>
  facts.rows.StegvisPlan.filter(({ value }) => value.samPhase !== null && value.state !== 'dropped').length;

/** A row with a link and no kind is a routine, and no finding (R38). */
export const isFinding = ({ value }: Stored<FindingRow>): boolean =>
  value.kind !== null || value.link === null;

/** Every metric that can be answered today. */
const measures: Readonly<Record<string, (question: Question) => Measurement | null>> = {
  mandateRecorded: ({ facts }) => ({ value: mandateRecorded(facts) }),
  groupValid: group,
  actionsPerArea: (question) => perArea(question, ['active', 'done']),
  proposedActionsPerArea: (question) => perArea(question, ['draft', 'active', 'done']),
  planComplete: complete,
  followUpDatesSet: ({ facts }) => followUpDates(facts),
  meetingHeld,
  dialoguesHeld: ({ facts }) => ({ value: held(facts, 'group') }),
  groupMeetingsHeld: ({ facts }) => ({ value: held(facts, 'group') }),
  workshopsHeld: ({ facts }) => ({ value: held(facts, 'workshop') }),
  sessionsHeld,
  sessionsBooked,
  aptItemsWithOutcome: ({ facts }) => ({ value: aptWithOutcome(facts.rows).size }),
  screeningFindings: ({ facts }) => ({ value: facts.rows.StegvisFindings.filter(isFinding).length }),
  samLinkedActions: ({ facts }) => ({ value: samLinked(facts) }),
  linkedToOperationalPlan: ({ facts }) => linked(facts, 'operationalPlan'),
  linkedToAnnualReport: ({ facts }) => linked(facts, 'annualReport'),
  certificateDate: ({ facts }) => ({ value: unitSays(facts.rows, 'certificateDate') }),
  unitsSelected: () => ({ value: 1 }),
  ...peopleMeasures,
  ...stepMeasures,
  ...inventoryMeasures,
  ...talkMeasures,
};

/** Whether Stegvis keeps facts of a metric. */
export const isMeasured = (metric: string): boolean => measures[metric] !== undefined;

/** Measures the rule's metric; null when nothing that Stegvis keeps can tell yet. */
export const measure = (question: Question): Measurement | null =>
  measures[question.rule.metric]?.(question) ?? null;
