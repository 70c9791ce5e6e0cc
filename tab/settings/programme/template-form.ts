/** A template as it stands in the form: texts as they are typed; what the form does not show goes along untouched. */
import { METRICS, metricKind } from '../../../bot/core/metrics.ts';

interface Words {
  [key: string]: string;
}
export interface RuleForm {
  metric: string;
  op: string;
  value: unknown;
  [rest: string]: unknown;
}
export interface StepForm {
  id: string;
  sv: Words;
  en: Words;
  offsetWeeks: unknown;
  dependsOn: string[];
  outputs: string[];
  completion: RuleForm;
  [rest: string]: unknown;
}
export interface CriterionForm {
  id: string;
  sv: Words;
  en: Words;
  rule: RuleForm;
  [rest: string]: unknown;
}
export interface TemplateForm {
  sv: Words;
  en: Words;
  steps: StepForm[];
  criteria: CriterionForm[];
  [rest: string]: unknown;
}

/** What a rule asks for when its metric is chosen anew. */
export const ruleFor = (metric: string, before: RuleForm): RuleForm => {
  const { areas: _, ...rest } = before;
  const kind = metricKind(metric);
  if (kind === 'share') return { ...rest, metric, op: '>=', value: 0.8 };
  if (kind === 'count') return { ...rest, metric, op: '>=', value: 1 };
  if (kind === 'date') return { ...rest, metric, op: 'exists', value: true };
  if (kind === 'output') return { ...rest, metric, op: '==', value: '' };
  if (kind === 'outputs') return { ...rest, metric, op: 'contains', value: [] };
  return { ...rest, metric, op: '==', value: true };
};

export const METRIC_IDS: readonly string[] = Object.keys(METRICS);

export const lines = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** The limit as it is typed: percent of a share, a number of a count, outputs one a line; null where there is none. */
export const limitText = ({ metric, value }: RuleForm): string | null => {
  switch (metricKind(metric)) {
    case 'share':
      return typeof value === 'number' ? String(Math.round(value * 1000) / 10) : '';
    case 'count':
      return value === null || value === undefined ? '' : String(value);
    case 'output':
      return String(value);
    case 'outputs':
      return Array.isArray(value) ? value.join('\n') : '';
    default:
      return null;
  }
};

export const withLimit = (rule: RuleForm, text: string): RuleForm => {
  const number = text.trim() === '' ? null : Number(text.replace(',', '.'));
  switch (metricKind(rule.metric)) {
    case 'share':
      return { ...rule, value: number === null ? null : number / 100 };
    case 'count':
      return { ...rule, value: number };
    case 'outputs':
      return { ...rule, value: text.split('\n') };
    default:
      return { ...rule, value: text };
  }
};

const fresh = (ids: readonly string[], prefix: string): string => {
  let n = ids.length + 1;
  while (ids.includes(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
};

export const addedStep = (form: TemplateForm): TemplateForm => ({
  ...form,
  steps: [
    ...form.steps,
    {
      id: fresh(
        form.steps.map(({ id }) => id),
        'eget-steg',
      ),
      ...{ kind: 'mote', basis: 'unit', participants: 'alla', durationHours: null, optional: false },
      ...{ offsetWeeks: 0, topics: [], outputs: [], dependsOn: [] },
      completion: { metric: 'meetingHeld', op: '==', value: true, basis: 'unit' },
      sv: { title: '', purpose: '' },
      en: { title: '', purpose: '' },
    },
  ],
});

/** Without a step, and without what was to wait for it. */
export const withoutStep = (form: TemplateForm, id: string): TemplateForm => ({
  ...form,
  steps: form.steps
    .filter((step) => step.id !== id)
    .map((step) => ({ ...step, dependsOn: step.dependsOn.filter((one) => one !== id) })),
});

export const addedCriterion = (form: TemplateForm): TemplateForm => ({
  ...form,
  criteria: [
    ...form.criteria,
    {
      id: fresh(
        form.criteria.map(({ id }) => id),
        'eget-villkor',
      ),
      basis: 'unit',
      rule: { metric: 'workshopsHeld', op: '>=', value: 1 },
      sv: { text: '' },
      en: { text: '' },
    },
  ],
});

/** As it is sent: outputs without blank lines. */
export const templateOf = (form: TemplateForm): unknown => {
  const rule = <R extends RuleForm>(given: R): R =>
    Array.isArray(given.value)
      ? {
          ...given,
          value: given.value.flatMap((one) => (String(one).trim() === '' ? [] : [String(one).trim()])),
        }
      : given;
  return {
    ...form,
    steps: form.steps.map((step) => ({
      ...step,
      outputs: step.outputs.flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
      completion: rule(step.completion),
    })),
    criteria: form.criteria.map((each) => ({ ...each, rule: rule(each.rule) })),
  };
};
