/** What the steps' own rows say: outputs that were approved, and what was recorded as having taken place. */
import type { Programme } from './content.ts';
import type { Measurement, Question, UnitFacts } from './measurement.ts';
import type { StepRow, Stored } from './rows.ts';

/** The row of a step; where somebody added a second, the first that says anything. */
export const stepRow = (facts: Pick<UnitFacts, 'rows'>, step: string): Stored<StepRow> | null => {
  const rows = facts.rows.StegvisSteps.filter(({ value }) => value.stepId === step);
  return (
    rows.find(
      ({ value }) => value.output !== null || value.approvedOn !== null || value.recordedOn !== null,
    ) ??
    rows[0] ??
    null
  );
};

/** The outputs that were approved, by their ids in the template. */
export const approvedOutputs = (programme: Programme, facts: Pick<UnitFacts, 'rows'>): string[] =>
  programme.steps
    .filter(({ id }) => stepRow(facts, id)?.value.approvedOn != null)
    .flatMap(({ outputs }) => outputs);

const recorded = ({ facts, programme, rule, step }: Question): Measurement => {
  const steps =
    step === null ? programme.steps.filter(({ completion }) => completion.metric === rule.metric) : [step];
  return { value: steps.some(({ id }) => stepRow(facts, id)?.value.recordedOn != null) };
};

export const stepMeasures: Readonly<Record<string, (question: Question) => Measurement>> = {
  outputApproved: ({ facts, programme, rule }) => {
    const approved = approvedOutputs(programme, facts);
    return { value: typeof rule.value === 'string' && approved.includes(rule.value) ? rule.value : null };
  },
  outputsApproved: ({ facts, programme }) => ({ value: approvedOutputs(programme, facts) }),
  materialReceived: recorded,
  processPlanRecorded: recorded,
  reflectionOfferPublished: recorded,
  planPresented: recorded,
  feedbackReceived: recorded,
};
