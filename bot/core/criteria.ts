/** Rules over facts: whether a criterion or a step's completion is met, and why not (`programmes.json`). */
import type { Programme, Rule } from './content.ts';
import { measure } from './evidence.ts';
import type { Measurement, Question, UnitFacts } from './measurement.ts';

/** The answer to a rule, as data for its sentence. `measurement` null: Stegvis has no such facts yet. */
export interface Finding {
  metric: string;
  met: boolean;
  need: Rule['value'];
  measurement: Measurement | null;
}

const atLeast = (rule: Rule, value: Measurement['value']): boolean =>
  typeof value === 'number' && typeof rule.value === 'number' && value >= rule.value;

const holds = (rule: Rule, value: Measurement['value']): boolean => {
  switch (rule.op) {
    case '>=':
      return atLeast(rule, value);
    case 'exists':
      return (value !== null) === rule.value;
    case '==':
      // A fifth session booked does not undo the four that are asked for.
      return typeof rule.value === 'number' ? atLeast(rule, value) : value === rule.value;
    case 'contains':
      return (
        Array.isArray(value) && Array.isArray(rule.value) && rule.value.every((one) => value.includes(one))
      );
  }
};

/** Asks one rule of the facts. What cannot be known yet is not met. */
export const evaluate = (question: Question): Finding => {
  const measurement = measure(question);
  return {
    metric: question.rule.metric,
    met: measurement !== null && holds(question.rule, measurement.value),
    need: question.rule.value,
    measurement,
  };
};

/** Every criterion of the programme with its finding, in the template's order. */
export const criteriaOf = (
  programme: Programme,
  facts: UnitFacts,
): { criterion: Programme['criteria'][number]; finding: Finding }[] =>
  programme.criteria.map((criterion) => ({
    criterion,
    finding: evaluate({ facts, programme, rule: criterion.rule, step: null }),
  }));
