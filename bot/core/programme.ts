/** The programme's steps: when each is due (R1), and whether it is locked, open or done (R3). */
import { addDays, nextWorkingDay } from './calendar.ts';
import type { Programme, StepTemplate } from './content.ts';
import { evaluate, type Finding } from './criteria.ts';
import { mandateRecorded } from './evidence.ts';
import type { UnitFacts } from './measurement.ts';
import type { Day, Holidays } from './nudge.ts';
import type { StepState } from './rows.ts';

export interface PlannedStep {
  step: StepTemplate;
  due: Day;
}

/**
 * Every step of the template with its due date: the start plus the step's weeks, moved forward to a working day, and
 * never before a step that it depends on. In the template's order.
 */
export const planSteps = (programme: Programme, start: Day, holidays: Holidays): PlannedStep[] => {
  const byId = new Map(programme.steps.map((step) => [step.id, step]));
  const due = new Map<string, Day>();
  const plan = (step: StepTemplate, path: readonly string[]): Day => {
    const known = due.get(step.id);
    if (known !== undefined) return known;
    if (path.includes(step.id))
      throw new Error(`the steps of ${programme.id} depend on each other in a circle`);
    const wished = addDays(start, Math.round(step.offsetWeeks * 7));
    const own = nextWorkingDay(wished, holidays);
    const before = step.dependsOn.map((id) => {
      const earlier = byId.get(id);
      if (earlier === undefined) throw new Error(`step ${step.id} depends on ${id}, which is no step`);
      return plan(earlier, [...path, step.id]);
    });
    const day = [own, ...before].sort().at(-1) ?? own;
    due.set(step.id, day);
    return day;
  };
  return programme.steps.map((step) => ({ step, due: plan(step, []) }));
};

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
 * and is not any longer goes back, so that a meeting marked as held by mistake can be corrected.
 */
export const statesAfter = (programme: Programme, before: UnitFacts, after: UnitFacts): StepStatus[] => {
  const lost = programme.steps.filter((step) => {
    const met = (facts: UnitFacts): boolean =>
      evaluate({ facts, programme, rule: step.completion, step }).met;
    return met(before) && !met(after);
  });
  return stepStates(programme, withoutWord(after, new Set(lost.map((step) => step.id))));
};
