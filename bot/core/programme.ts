/** The programme's steps: whether it is locked, open or done (R3). */
import type { Programme, StepTemplate } from './content.ts';
import { evaluate, type Finding } from './criteria.ts';
import { mandateRecorded } from './evidence.ts';
import type { UnitFacts } from './measurement.ts';
import type { StepState } from './rows.ts';

export { type PlannedStep, planSteps } from './step-dates.ts';

/** Why a step is not done: the mandate, earlier steps, or its own rule. */
export type StepReason =
  | { code: 'mandate' }
  | { code: 'earlier'; steps: StepTemplate[] }
  | { code: 'rule'; finding: Finding };

export interface StepStatus {
  step: StepTemplate;
  state: StepState;
  reason: StepReason | null;
}

/** Whether the template lets nothing start before the manager's mandate is recorded. */
export const needsMandate = (programme: Programme): boolean =>
  programme.prerequisites.some((prerequisite) => prerequisite.rule.metric === 'mandateRecorded');

/**
 * The state of every step, in the template's order. A step is done when its row in the list says so, or when nothing
 * locks it and its rule is met. The mandate locks every step but the one that records it; other prerequisites are
 * shown and do not lock.
 */
export const stepStates = (programme: Programme, facts: UnitFacts): StepStatus[] => {
  const saidDone = new Set(
    facts.rows.StegvisSteps.flatMap(({ value }) =>
      value.state === 'done' && value.stepId !== null ? [value.stepId] : [],
    ),
  );
  const waitsForMandate = needsMandate(programme) && !mandateRecorded(facts);
  const byId = new Map(programme.steps.map((step) => [step.id, step]));
  const known = new Map<string, StepStatus>();
  const status = (step: StepTemplate): StepStatus => {
    const before = known.get(step.id);
    if (before !== undefined) return before;
    const found = ((): StepStatus => {
      if (saidDone.has(step.id)) return { step, state: 'done', reason: null };
      if (waitsForMandate && step.completion.metric !== 'mandateRecorded')
        return { step, state: 'locked', reason: { code: 'mandate' } };
      const missing = step.dependsOn
        .flatMap((id) => byId.get(id) ?? [])
        .filter((earlier) => status(earlier).state !== 'done');
      if (missing.length > 0) return { step, state: 'locked', reason: { code: 'earlier', steps: missing } };
      const finding = evaluate({ facts, programme, rule: step.completion, step });
      if (finding.met) return { step, state: 'done', reason: null };
      return { step, state: 'open', reason: { code: 'rule', finding } };
    })();
    known.set(step.id, found);
    return found;
  };
  return programme.steps.map(status);
};

/** The facts as they would be if no step's row said that it is done: what the rules alone find. */
export const withoutWord = (facts: UnitFacts, steps: ReadonlySet<string>): UnitFacts => ({
  ...facts,
  rows: {
    ...facts.rows,
    StegvisSteps: facts.rows.StegvisSteps.map((row) =>
      row.value.stepId !== null && steps.has(row.value.stepId) && row.value.state === 'done'
        ? { ...row, value: { ...row.value, state: null } }
        : row,
    ),
  },
});

/**
 * The states after something changed. A step that a person marked done stays done; one whose own rule was met before
 * and is not any longer goes back, so that a meeting marked as held by mistake can be corrected. `was`: the programme
 * before, where that is what changed.
 */
export const statesAfter = (
  programme: Programme,
  before: UnitFacts,
  after: UnitFacts,
  was: Programme = programme,
): StepStatus[] => {
  const met = (facts: UnitFacts, of: Programme, id: string): boolean => {
    const step = of.steps.find((one) => one.id === id);
    return step !== undefined && evaluate({ facts, programme: of, rule: step.completion, step }).met;
  };
  const lost = programme.steps.filter(({ id }) => met(before, was, id) && !met(after, programme, id));
  return stepStates(programme, withoutWord(after, new Set(lost.map((step) => step.id))));
};
