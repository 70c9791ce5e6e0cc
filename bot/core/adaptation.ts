/**
 * A unit's programme: the template with what the unit has changed laid over it (R2). Pure: the template is never
 * touched, and without a change it is given back as it is.
 */
import type { Adaptation, StepDate, TopicPlace, TrainingForm } from './api-programme.ts';
import type { PlanArea } from './choices.ts';
import type { Programme, Rule, StepTemplate } from './content.ts';
import { isGroupRole } from './group.ts';
import { metricKind } from './metrics.ts';
import type { Day } from './nudge.ts';
import { groupSizeText, limitText, webCourseText } from './texts/metrics.ts';

export type { Adaptation } from './api-programme.ts';

/** Nothing changed. */
export const NO_ADAPTATION: Adaptation = {
  thresholds: {},
  dates: {},
  roles: {},
  planAreas: null,
  term: null,
  planArtefact: null,
  topics: {},
  training: null,
};

/** What an object says of an id; names that every object has say nothing. */
export const at = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

/** The basis of what the unit has decided itself: it is no assumption of ours any more. */
const OWN = 'unit';

/** Whether a rule has a limit that a unit may set. */
export const hasLimit = (rule: Pick<Rule, 'metric' | 'op' | 'value'>): rule is Rule & { value: number } => {
  const kind = metricKind(rule.metric);
  return (kind === 'share' || kind === 'count') && rule.op === '>=' && typeof rule.value === 'number';
};

/** Rules that name areas follow the unit's: all of them where the rule named all, else those that are left of it. */
const inAreas = <R extends Rule>(rule: R, template: readonly PlanArea[], areas: readonly PlanArea[]): R => {
  if (rule.areas === undefined) return rule;
  const kept = rule.areas.filter((area) => areas.includes(area));
  const all = template.every((area) => rule.areas?.includes(area));
  return { ...rule, areas: all || kept.length === 0 ? [...areas] : kept };
};

/** Whether training is given in sessions that a web course can stand in for. */
export const hasSessions = (programme: Pick<Programme, 'steps'>): boolean =>
  programme.steps.some(({ completion }) => completion.metric === 'attendanceShare');

/** How training is given: in sessions unless the unit has chosen otherwise; null where there are none (R42). */
export const formOf = (
  template: Pick<Programme, 'steps'>,
  adaptation: Pick<Adaptation, 'training'> | null,
): TrainingForm | null => (hasSessions(template) ? (adaptation?.training ?? 'sessions') : null);

const topicsOf = (step: StepTemplate, places: readonly TopicPlace[] | undefined): string[] =>
  places === undefined ? step.topics : places.map(({ topic, name }) => name ?? topic);

const SV = /hbtqi?(?!-klivet)/gi;
const EN = /LGBTQI?/g;
const cased = (found: string, word: string): string => {
  if (found === found.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(found) ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
};
/** A text with the unit's word. Names of programmes stay what they are. */
const withTerm = (text: string, term: 'hbtq' | 'hbtqi', language: 'sv' | 'en'): string =>
  language === 'sv'
    ? text.replace(SV, (found) => cased(found, term))
    : text.replace(EN, term === 'hbtqi' ? 'LGBTQI' : 'LGBTQ');

type Words = Record<string, string>;
const worded = <T extends { sv: Words; en: Words }>(
  thing: T,
  word: (text: string, language: 'sv' | 'en') => string,
): T => {
  const each = (words: Words, language: 'sv' | 'en'): Words =>
    Object.fromEntries(Object.entries(words).map(([key, text]) => [key, word(text, language)]));
  return { ...thing, sv: each(thing.sv, 'sv'), en: each(thing.en, 'en') };
};

/** Every text that a unit's people read, through one function; names, sources and providers stay. */
export const reworded = (
  programme: Programme,
  word: (text: string, language: 'sv' | 'en') => string,
): Programme => ({
  ...programme,
  sv: { ...programme.sv, summary: word(programme.sv.summary, 'sv') },
  en: { ...programme.en, summary: word(programme.en.summary, 'en') },
  roles: programme.roles.map((role) => worded(role, word)),
  prerequisites: programme.prerequisites.map((each) => worded(each, word)),
  steps: programme.steps.map((step) => worded(step, word)),
  criteria: programme.criteria.map((each) => worded(each, word)),
});

/** The template as the unit has adapted it. What the adaptation says of things that the template lacks is left out. */
export const adapted = (template: Programme, adaptation: Adaptation | null): Programme => {
  if (adaptation === null) return template;
  const areas = adaptation.planAreas ?? template.planAreas;
  const rule = <R extends Rule>(id: string, given: R): R => {
    const limit = at(adaptation.thresholds, id);
    const limited = limit !== undefined && hasLimit(given) ? { ...given, value: limit } : given;
    return adaptation.planAreas === null ? limited : inAreas(limited, template.planAreas, areas);
  };
  const changed = (id: string, given: Rule): boolean => {
    const limit = at(adaptation.thresholds, id);
    return limit !== undefined && hasLimit(given) && limit !== given.value;
  };
  const roles = template.roles.map((role) => {
    const size = isGroupRole(role.role) ? at(adaptation.roles, role.role) : undefined;
    return size === undefined ? role : { ...role, ...size, basis: OWN };
  });
  const group = roles.find(({ role, basis }) => isGroupRole(role) && basis === OWN);
  const trained = template.criteria.find((each) => each.rule.metric === 'trainedShare');
  const criteria = template.criteria.map((criterion): Programme['criteria'][number] => {
    const { id, rule: given } = criterion;
    if (changed(id, given)) {
      const next = rule(id, given);
      const text = (language: 'sv' | 'en') => ({
        text: limitText(given.metric, Number(next.value), language),
      });
      return { ...criterion, rule: next, basis: OWN, sv: text('sv'), en: text('en') };
    }
    if (given.metric === 'groupValid' && group !== undefined) {
      const size = { min: group.min, max: group.max, manager: group.mustInclude.includes('chef') };
      const text = (language: 'sv' | 'en') => ({ text: groupSizeText(size, language) });
      return { ...criterion, basis: OWN, sv: text('sv'), en: text('en') };
    }
    return { ...criterion, rule: rule(id, given) };
  });
  // Nothing is booked and no session counted as held where a web course takes their place (R42).
  const webAlone = formOf(template, adaptation) === 'web';
  const whole: Programme = {
    ...template,
    planAreas: areas,
    planArtefact: adaptation.planArtefact ?? template.planArtefact,
    term: template.subject === undefined ? (adaptation.term ?? template.term) : template.term,
    roles,
    steps: template.steps.map((step) => {
      const date = at(adaptation.dates, step.id);
      const { id, completion } = step;
      return {
        ...step,
        offsetWeeks: date !== undefined && 'weeks' in date ? date.weeks : step.offsetWeeks,
        topics: topicsOf(step, at(adaptation.topics, id)),
        completion: changed(id, completion) ? { ...rule(id, completion), basis: OWN } : rule(id, completion),
      };
    }),
    prerequisites: webAlone
      ? template.prerequisites.filter((each) => each.rule.metric !== 'sessionsBooked')
      : template.prerequisites,
    criteria: webAlone
      ? criteria.map((criterion) => inPlaceOfSessions(criterion, trained, adaptation))
      : criteria,
  };
  const { term } = adaptation;
  return term === null || term === template.term || template.subject !== undefined
    ? whole
    : reworded(whole, (text, language) => withTerm(text, term, language));
};

/** With a web course no sessions are counted as held: who is trained is asked instead (R42). */
const inPlaceOfSessions = (
  criterion: Programme['criteria'][number],
  trained: Programme['criteria'][number] | undefined,
  adaptation: Adaptation,
): Programme['criteria'][number] => {
  if (criterion.rule.metric !== 'sessionsHeld') return criterion;
  const own = trained === undefined ? undefined : at(adaptation.thresholds, trained.id);
  const value = own ?? (typeof trained?.rule.value === 'number' ? trained.rule.value : 1);
  return {
    ...criterion,
    rule: { metric: 'trainedShare', op: '>=', value },
    basis: OWN,
    sv: { text: webCourseText.sv },
    en: { text: webCourseText.en },
  };
};

/** The days that the unit has decided for steps. */
export const decidedDays = (adaptation: Adaptation | null): Map<string, Day> =>
  new Map(
    Object.entries(adaptation?.dates ?? {}).flatMap(([step, date]: [string, StepDate]) =>
      'on' in date ? [[step, date.on] as const] : [],
    ),
  );

/** Topics of the template that no step covers any more (R37). They are told of, and nothing is blocked. */
export const missingTopics = (template: Programme, adaptation: Adaptation | null): string[] => {
  const covered = new Set(
    template.steps.flatMap((step) => {
      const places = adaptation === null ? undefined : at(adaptation.topics, step.id);
      return places === undefined ? step.topics : places.map(({ topic }) => topic);
    }),
  );
  return [...new Set(template.steps.flatMap(({ topics }) => topics))].filter((topic) => !covered.has(topic));
};
