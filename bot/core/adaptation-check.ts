/** What of an adaptation a template cannot have: things it lacks, limits nobody can reach, days that cannot be. */
import { at, decidedDays, hasLimit, hasSessions } from './adaptation.ts';
import type { Adaptation } from './api-programme.ts';
import { isWorkingDay } from './calendar.ts';
import type { Programme, StepTemplate } from './content.ts';
import type { FieldProblem } from './fault.ts';
import { isGroupRole } from './group.ts';
import { isLimit, metricKind } from './metrics.ts';
import type { Day, Holidays } from './nudge.ts';
import { longDay } from './texts/dates.ts';
import { metricName } from './texts/metrics.ts';

type Said = NonNullable<FieldProblem['said']>;

const unknown = (field: string, id: string): FieldProblem => ({
  field: `${field}.${id}`,
  code: 'not-a-choice',
  said: {
    sv: `”${id.slice(0, 60)}” finns inte i programmet.`,
    en: `“${id.slice(0, 60)}” is not in the programme.`,
  },
});

const limits = (template: Programme, { thresholds }: Adaptation): FieldProblem[] => {
  const rules = new Map([
    ...template.steps.map(
      ({ id, completion, sv, en }) => [id, { rule: completion, sv: sv.title, en: en.title }] as const,
    ),
    ...template.criteria.map(
      ({ id, rule }) =>
        [id, { rule, sv: metricName(rule.metric, 'sv'), en: metricName(rule.metric, 'en') }] as const,
    ),
  ]);
  return Object.entries(thresholds).flatMap(([id, value]): FieldProblem[] => {
    const found = rules.get(id);
    if (found === undefined || !hasLimit(found.rule)) return [unknown('thresholds', id)];
    const kind = metricKind(found.rule.metric) ?? 'count';
    if (isLimit(kind, value)) return [];
    const said: Said =
      kind === 'share'
        ? {
            sv: `${found.sv}: gränsen ska ligga mellan 0 och 100 procent.`,
            en: `${found.en}: the limit must be between 0 and 100 per cent.`,
          }
        : {
            sv: `${found.sv}: gränsen ska vara ett helt tal mellan 1 och 100.`,
            en: `${found.en}: the limit must be a whole number between 1 and 100.`,
          };
    return [{ field: `thresholds.${id}`, code: 'out-of-range', said }];
  });
};

/** The decided days of a step and of all that it builds on, however far back. */
const decidedBefore = (
  step: StepTemplate,
  byId: ReadonlyMap<string, StepTemplate>,
  days: ReadonlyMap<string, Day>,
): { step: StepTemplate; day: Day }[] => {
  const seen = new Set<string>();
  const waiting = [...step.dependsOn];
  const found: { step: StepTemplate; day: Day }[] = [];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const earlier = byId.get(id);
    if (earlier === undefined || seen.has(id)) continue;
    seen.add(id);
    const day = days.get(id);
    if (day !== undefined) found.push({ step: earlier, day });
    waiting.push(...earlier.dependsOn);
  }
  return found;
};

const days = (
  template: Programme,
  { dates }: Adaptation,
  start: Day,
  holidays: Holidays,
  known: Adaptation | null,
): FieldProblem[] => {
  // A day that stands already may have been overtaken since, by a start that moved: it is told of and no obstacle.
  const before = decidedDays(known);
  const byId = new Map(template.steps.map((step) => [step.id, step]));
  const decided = new Map(
    Object.entries(dates).flatMap(([id, date]) => ('on' in date ? [[id, date.on] as const] : [])),
  );
  return Object.keys(dates).flatMap((id): FieldProblem[] => {
    const step = byId.get(id);
    if (step === undefined) return [unknown('dates', id)];
    const on = decided.get(id);
    if (on === undefined || before.get(id) === on) return [];
    const wrong = (sv: string, en: string): FieldProblem[] => [
      {
        field: `dates.${id}`,
        code: 'out-of-range',
        said: { sv: `${step.sv.title}: ${sv}`, en: `${step.en.title}: ${en}` },
      },
    ];
    if (!isWorkingDay(on, holidays))
      return wrong(`${longDay(on, 'sv')} är ingen arbetsdag.`, `${longDay(on, 'en')} is no working day.`);
    if (on < start)
      return wrong('dagen ligger före programmets start.', 'the day is before the programme starts.');
    const late = decidedBefore(step, byId, decided).find(({ day }) => day > on);
    return late === undefined
      ? []
      : wrong(
          `dagen ligger före ”${late.step.sv.title}”, som steget bygger på.`,
          `the day is before “${late.step.en.title}”, which the step builds on.`,
        );
  });
};

const others = (template: Programme, adaptation: Adaptation): FieldProblem[] => {
  const steps = new Set(template.steps.map(({ id }) => id));
  const roles = new Map(template.roles.map((role) => [role.role, role]));
  const found = Object.keys(adaptation.topics)
    .filter((id) => !steps.has(id))
    .map((id) => unknown('topics', id));
  for (const id of Object.keys(adaptation.roles)) {
    const size = at(adaptation.roles, id);
    if (!roles.has(id) || !isGroupRole(id)) found.push(unknown('roles', id));
    else if (size !== undefined && size.max !== null && size.min > size.max)
      found.push({
        field: `roles.${id}`,
        code: 'out-of-range',
        said: {
          sv: 'Grupp: minsta antal är större än största antal.',
          en: 'Group: the smallest number is larger than the largest.',
        },
      });
  }
  if (adaptation.training !== null && !hasSessions(template))
    found.push(unknown('training', adaptation.training));
  return found;
};

/** Everything that stands in the way, as sentences that name the place. `known`: what was adapted before. */
export const adaptationProblems = (
  template: Programme,
  adaptation: Adaptation,
  start: Day,
  holidays: Holidays,
  known: Adaptation | null = null,
): FieldProblem[] => [
  ...limits(template, adaptation),
  ...days(template, adaptation, start, holidays, known),
  ...others(template, adaptation),
];
