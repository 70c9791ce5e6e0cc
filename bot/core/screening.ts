/** The screening (R10, R11, R58): what a finding may say, which actions came of it, and what is lacking. */
import type { FindingChange, FindingsView, NewFinding } from './api-findings.ts';
import type { PlanArea } from './choices.ts';
import type { Programme, StepTemplate } from './content.ts';
import { isFinding } from './evidence.ts';
import { done, type FieldProblem, failed, type Outcome } from './fault.ts';
import { actionState, EMPTY_ACTION } from './plan.ts';
import { type ActionRow, EMPTY, type FindingRow, type Stored, type UnitRows } from './rows.ts';

const EMPTY_FINDING: FindingRow = { title: '', ...EMPTY.StegvisFindings };
const OUTPUTS = ['genomlysning', 'genomlysning-underlag'];

/** Whether a step's findings are written in the screening. */
export const isScreeningStep = ({ outputs, completion }: StepTemplate): boolean =>
  completion.metric === 'screeningFindings' || outputs.some((output) => OUTPUTS.includes(output));

/** The steps of a programme for which findings are written, in order. */
export const screeningSteps = (programme: Pick<Programme, 'steps'>): StepTemplate[] =>
  programme.steps.filter(isScreeningStep).sort((one, other) => one.order - other.order);

/** The screening's step that is under way, or the one that comes first. */
export const stepOfFinding = (
  programme: Pick<Programme, 'steps'>,
  rows: Pick<UnitRows, 'StegvisSteps'>,
): string | null => {
  const steps = screeningSteps(programme);
  const open = steps.find((step) =>
    rows.StegvisSteps.some(({ value }) => value.stepId === step.id && value.state === 'open'),
  );
  return (open ?? steps[0])?.id ?? null;
};

type Frame = Pick<Programme, 'planAreas' | 'steps'>;

const problems = (before: FindingRow, after: FindingRow, { planAreas, steps }: Frame): FieldProblem[] => {
  const found: FieldProblem[] = [];
  if (after.area !== null && after.area !== before.area && !planAreas.includes(after.area))
    found.push({ field: 'area', code: 'not-a-choice' });
  if (after.stepId !== null && after.stepId !== before.stepId && !steps.some(({ id }) => id === after.stepId))
    found.push({ field: 'stepId', code: 'not-a-choice' });
  return found;
};

/** The columns to write for a change, or every field that stands in its way; blank text is nothing. */
export const changedFinding = (
  row: FindingRow,
  change: FindingChange,
  frame: Frame,
): Outcome<Partial<FindingRow>> => {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<FindingRow>;
  if (typeof given.concerns === 'string' && given.concerns.trim() === '') given.concerns = null;
  const found = problems(row, { ...row, ...given }, frame);
  return found.length === 0 ? done(given) : failed({ kind: 'invalid', fields: found });
};

/** A new finding, as it is written. */
export const newFindingRow = (input: NewFinding, frame: Frame): Outcome<FindingRow> => {
  const change = changedFinding(EMPTY_FINDING, input, frame);
  return change.ok ? done({ ...EMPTY_FINDING, ...change.value }) : change;
};

/** The actions that came of a finding. */
export const actionsOf = (
  { key }: Pick<Stored<FindingRow>, 'key'>,
  rows: Pick<UnitRows, 'StegvisPlan'>,
): Stored<ActionRow>[] =>
  key === null ? [] : rows.StegvisPlan.filter(({ value }) => value.findingKey === key);

/** Whether nothing came of a finding: dropped actions do not count (R10). */
export const isWithoutAction = (
  finding: Pick<Stored<FindingRow>, 'key'>,
  rows: Pick<UnitRows, 'StegvisPlan'>,
): boolean => actionsOf(finding, rows).every(({ value }) => actionState(value) === 'dropped');

/** What a finding says is needed: what was seen, else what it is called. */
export const needIn = ({ title, concerns }: FindingRow): string => concerns ?? title;

/** What an action that comes of a finding keeps of it, whatever else is written in it (R10, R58). */
export const comingOf = (finding: FindingRow, key: string): Pick<ActionRow, 'findingKey' | 'whose'> => ({
  findingKey: key,
  whose: finding.whose,
});

/** A draft of an action for a finding: what was seen is its need, what is not said of it stays open. */
export const actionFrom = (
  finding: FindingRow,
  key: string,
  title: string | undefined,
  areas: readonly PlanArea[],
): ActionRow => ({
  ...EMPTY_ACTION,
  title: title ?? finding.title,
  area: finding.area !== null && areas.includes(finding.area) ? finding.area : null,
  need: needIn(finding),
  state: 'draft',
  ...comingOf(finding, key),
});

/** Whose everyday life, and which of the programme's areas, no finding or no action is about (R11, R58). */
export const lackingIn = (
  { planAreas }: Pick<Programme, 'planAreas'>,
  rows: Pick<UnitRows, 'StegvisFindings' | 'StegvisPlan'>,
): FindingsView['lacking'] => {
  const findings = rows.StegvisFindings.filter(isFinding);
  const kept = rows.StegvisPlan.filter(({ value }) => actionState(value) !== 'dropped');
  return {
    whose: (['staff', 'residents'] as const).filter(
      (one) => !findings.some(({ value }) => value.whose === one || value.whose === 'both'),
    ),
    areas: planAreas.filter((area) => !findings.some(({ value }) => value.area === area)),
    actionAreas: planAreas.filter((area) => !kept.some(({ value }) => value.area === area)),
  };
};
