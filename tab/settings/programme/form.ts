/** The programme's settings as they stand in the form, and the adaptation that they make. */
import {
  type Adaptation,
  type PLAN_WORDS,
  type ProgrammeView,
  TERMS,
  type TrainingForm,
} from '../../../bot/core/api-programme.ts';
import type { PlanArea } from '../../../bot/core/choices.ts';

export interface StepForm {
  mode: 'start' | 'day';
  weeks: string;
  on: string;
}
/** A topic in the form: what it is called, and in which step it is covered; '' in none. */
export interface TopicForm {
  at: number;
  topic: string;
  name: string;
  step: string;
}
export interface ProgrammeForm {
  limits: Record<string, string>;
  steps: Record<string, StepForm>;
  topics: TopicForm[];
  areas: PlanArea[];
  term: string;
  planWord: string;
  training: TrainingForm | '';
  min: string;
  max: string;
}

const shownLimit = (value: number, kind: 'share' | 'count'): string =>
  String(kind === 'share' ? Math.round(value * 1000) / 10 : value);

export const formOf = (view: ProgrammeView): ProgrammeForm => {
  const placed = view.steps.flatMap(({ id, topics }) => topics.map((each) => ({ ...each, step: id })));
  const topics = [...placed, ...view.missingTopics.map((each) => ({ ...each, step: '' }))];
  return {
    limits: Object.fromEntries(view.thresholds.map(({ id, value, kind }) => [id, shownLimit(value, kind)])),
    steps: Object.fromEntries(
      view.steps.map(({ id, weeks, on, due }) => [
        id,
        { mode: on === null ? 'start' : 'day', weeks: String(weeks), on: on ?? due ?? '' },
      ]),
    ),
    topics: topics.map((each, at) => ({ ...each, at })),
    areas: view.planAreas.value,
    term: view.term.value,
    planWord: view.planArtefact.value,
    training: view.training?.value ?? '',
    min: String(view.group?.min ?? ''),
    max: String(view.group?.max ?? ''),
  };
};

/** A number as people write it; what is none is told of by the server. */
const number = (text: string): number => (text.trim() === '' ? -1 : Number(text.replace(',', '.')));

const limits = (view: ProgrammeView, form: ProgrammeForm): Adaptation['thresholds'] =>
  Object.fromEntries(
    view.thresholds.flatMap(({ id, kind, template }) => {
      const typed = number(form.limits[id] ?? '');
      const value = kind === 'share' ? typed / 100 : typed;
      return Math.abs(value - template) < 1e-9 ? [] : [[id, Number.isFinite(value) ? value : -1]];
    }),
  );

/** A day that stands in the list alone is left to the list until somebody changes it here. */
const dates = (view: ProgrammeView, form: ProgrammeForm): Adaptation['dates'] =>
  Object.fromEntries(
    view.steps.flatMap(({ id, on, templateWeeks, done }): [string, Adaptation['dates'][string]][] => {
      const given = form.steps[id];
      const known = view.adaptation.dates[id];
      if (given === undefined || done) return known === undefined ? [] : [[id, known]];
      if (given.mode === 'day') {
        if (given.on === '' || (known === undefined && given.on === on)) return [];
        return [[id, { on: given.on }]];
      }
      const weeks = Math.max(0, number(given.weeks));
      const fromList = on !== null && (known === undefined || !('on' in known));
      return weeks === templateWeeks && !fromList
        ? []
        : [[id, { weeks: Number.isFinite(weeks) ? weeks : templateWeeks }]];
    }),
  );

const topics = (view: ProgrammeView, form: ProgrammeForm): Adaptation['topics'] => {
  const before = formOf(view).topics;
  if (JSON.stringify(before) === JSON.stringify(form.topics)) return view.adaptation.topics;
  const called = new Map(
    Object.values(view.adaptation.topics).flatMap((places) =>
      places.map(({ topic, name }) => [topic, name] as const),
    ),
  );
  const shown = new Map(before.map(({ topic, name }) => [topic, name]));
  const placed = (step: string) =>
    form.topics
      .filter((each) => each.step === step)
      .map(({ topic, name }) => ({
        topic,
        name:
          name.trim() === '' ? null : name === shown.get(topic) ? (called.get(topic) ?? null) : name.trim(),
      }));
  return Object.fromEntries(
    view.steps.flatMap(({ id, topics: had }) =>
      had.length === 0 && !form.topics.some(({ step }) => step === id) ? [] : [[id, placed(id)]],
    ),
  );
};

const oneOf = <T extends string>(choices: readonly T[], value: string): T | null =>
  choices.find((choice) => choice === value) ?? null;

/** What the form changes in the programme. */
export const adaptationOf = (view: ProgrammeView, form: ProgrammeForm): Adaptation => {
  const { group } = view;
  const size = { min: number(form.min), max: form.max.trim() === '' ? null : number(form.max) };
  const sized = group !== null && (size.min !== group.template.min || size.max !== group.template.max);
  const areas = [...form.areas].sort().join();
  return {
    thresholds: limits(view, form),
    dates: dates(view, form),
    roles: sized ? { [group.role]: size } : {},
    planAreas: areas === [...view.planAreas.template].sort().join() ? null : form.areas,
    term: form.term === view.term.template ? null : oneOf(TERMS, form.term),
    planArtefact:
      form.planWord === view.planArtefact.template ? null : (form.planWord as (typeof PLAN_WORDS)[number]),
    topics: topics(view, form),
    training: form.training === '' || form.training === 'sessions' ? null : form.training,
  };
};
