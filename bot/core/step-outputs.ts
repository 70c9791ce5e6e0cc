/** The order of the programme's outputs (R8): none is approved before those that it builds on. */
import type { Programme, StepTemplate } from './content.ts';
import { approvedOutputs } from './evidence-steps.ts';
import type { UnitFacts } from './measurement.ts';
import { stepStates } from './programme.ts';

const named = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];

/** The outputs that the programme asks to be approved, in a step's completion or among its criteria. */
export const askedOutputs = (programme: Programme): ReadonlySet<string> =>
  new Set(
    [
      ...programme.steps.map(({ completion }) => completion),
      ...programme.criteria.map(({ rule }) => rule),
    ].flatMap(({ metric, value }) =>
      metric === 'outputApproved' || metric === 'outputsApproved' ? named(value) : [],
    ),
  );

/** Outputs that are facts of their own in other places: the plan, the meetings, the mandate, the certificate. */
const KEPT_ELSEWHERE: ReadonlySet<string> = new Set([
  ...['apt-punkt', 'arbetsmiljoatgard', 'certifikat', 'feedback', 'gruppsammansattning', 'handlingsplan'],
  ...['handlingsplan-utkast', 'integreringsbeslut', 'kompetensmatris', 'minnesanteckning', 'temaplan'],
  ...['process-och-aktivitetsplan', 'testbesked', 'underlag', 'uppdrag', 'utvecklingsplan'],
  ...['utvecklingsplan-reviderad', 'verksamhetsberattelse-text', 'verksamhetsplan-text'],
]);

/** Whether an output of the step may be text in the list at all: what concerns one person never is. */
export const isOfTheUnit = ({ participants }: Pick<StepTemplate, 'participants'>): boolean =>
  !participants.startsWith('individ');

/** The outputs of a step that people write here: those that are asked for, and those that stand nowhere else. */
export const writtenOutputs = (programme: Programme, step: StepTemplate): string[] => {
  const asked = askedOutputs(programme);
  return isOfTheUnit(step)
    ? step.outputs.filter((output) => asked.has(output) || !KEPT_ELSEWHERE.has(output))
    : [];
};

/** The steps that a step depends on, directly or by way of others, in the template's order. */
export const stepsBefore = (programme: Programme, step: StepTemplate): StepTemplate[] => {
  const found = new Set<string>();
  const walk = ({ dependsOn }: StepTemplate): void => {
    for (const id of dependsOn) {
      if (found.has(id)) continue;
      found.add(id);
      const earlier = programme.steps.find((candidate) => candidate.id === id);
      if (earlier !== undefined) walk(earlier);
    }
  };
  walk(step);
  return programme.steps.filter(({ id }) => found.has(id));
};

/**
 * The outputs that have to be there before one of this step is approved, and are not. One that the programme asks to
 * be approved counts when it is, or when its step was done before the unit came here; any other when its step is done.
 */
export const outputsMissingBefore = (
  programme: Programme,
  facts: UnitFacts,
  step: StepTemplate,
  before: ReadonlySet<string> = new Set(),
): string[] => {
  const approved = new Set(approvedOutputs(programme, facts));
  const asked = askedOutputs(programme);
  const done = new Set(
    stepStates(programme, facts).flatMap((status) => (status.state === 'done' ? [status.step.id] : [])),
  );
  return stepsBefore(programme, step).flatMap(({ id, outputs }) =>
    outputs.filter(
      (output) => !approved.has(output) && !before.has(id) && (asked.has(output) || !done.has(id)),
    ),
  );
};
