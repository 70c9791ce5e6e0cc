/** A unit's programme beside its template, as the settings show it. */
import { can } from '../../core/access.ts';
import { at, decidedDays, formOf, hasLimit, missingTopics, NO_ADAPTATION } from '../../core/adaptation.ts';
import type { Adaptation, ProgrammeView } from '../../core/api-programme.ts';
import type { Language, Programme } from '../../core/content.ts';
import { isGroupRole } from '../../core/group.ts';
import { metricKind } from '../../core/metrics.ts';
import type { Day } from '../../core/nudge.ts';
import type { UnitRows } from '../../core/rows.ts';
import { dayClash, daysInList } from '../../core/step-dates.ts';
import { metricName } from '../../core/texts/metrics.ts';
import { topicName } from '../../core/texts/topics.ts';
import type { Followed } from '../programme-for.ts';
import type { Entered, TabPorts } from '../tab/frame.ts';
import { isLesson } from './lessons.ts';

const clashText = (clash: NonNullable<ReturnType<typeof dayClash>>, language: Language): string => {
  if (clash.code === 'day-off')
    return language === 'sv' ? 'Dagen är ingen arbetsdag.' : 'The day is no working day.';
  const title = clash.step[language].title;
  return language === 'sv'
    ? `Dagen ligger före ”${title}”, som steget bygger på.`
    : `The day is before “${title}”, which the step builds on.`;
};

const thresholds = ({ template, programme }: Followed, language: Language): ProgrammeView['thresholds'] => {
  const things = (of: Programme) => [
    ...of.steps.map((step) => ({ id: step.id, rule: step.completion, basis: step.completion.basis })),
    ...of.criteria.map(({ id, rule, basis }) => ({ id, rule, basis })),
  ];
  const now = new Map(things(programme).map(({ id, rule }) => [id, rule.value]));
  const names = new Map(template.steps.map((step) => [step.id, step[language].title]));
  return things(template).flatMap(({ id, rule, basis }) => {
    const kind = metricKind(rule.metric);
    if (!hasLimit(rule) || (kind !== 'share' && kind !== 'count')) return [];
    const value = now.get(id);
    return [
      {
        id,
        label: metricName(rule.metric, language),
        of: names.get(id) ?? null,
        kind,
        template: rule.value,
        value: typeof value === 'number' ? value : rule.value,
        assumption: basis === 'assumption',
      },
    ];
  });
};

/** What was adapted, without what belongs to steps and criteria that the template no longer has. */
const kept = (template: Programme, adaptation: Adaptation | null): Adaptation => {
  if (adaptation === null) return NO_ADAPTATION;
  const steps = new Set(template.steps.map(({ id }) => id));
  const rules = new Set([...steps, ...template.criteria.map(({ id }) => id)]);
  const roles = new Set(template.roles.map(({ role }) => role));
  const only = <T>(record: Record<string, T>, ids: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => ids.has(id)));
  return {
    ...adaptation,
    thresholds: only(adaptation.thresholds, rules),
    dates: only(adaptation.dates, steps),
    roles: only(adaptation.roles, roles),
    topics: only(adaptation.topics, steps),
  };
};

const steps = (
  ports: Pick<TabPorts, 'holidays'>,
  { unit }: Pick<Entered, 'unit'>,
  { template, programme, adaptation }: Followed,
  rows: UnitRows,
  language: Language,
): ProgrammeView['steps'] => {
  const decided = decidedDays(adaptation);
  const inList = daysInList({ programme, start: unit.start, decided }, rows.StegvisSteps, ports.holidays);
  const row = (id: string) => rows.StegvisSteps.find(({ value }) => value.stepId === id)?.value;
  const dueOf = (id: string): Day | null => row(id)?.dueDate ?? null;
  const own = new Map(template.steps.map((step) => [step.id, step]));
  return programme.steps.map((step) => {
    const clash = dayClash(step, programme, dueOf, ports.holidays);
    const places = adaptation === null ? undefined : at(adaptation.topics, step.id);
    const topics = places ?? (own.get(step.id)?.topics ?? []).map((topic) => ({ topic, name: null }));
    return {
      id: step.id,
      title: step[language].title,
      weeks: step.offsetWeeks,
      templateWeeks: own.get(step.id)?.offsetWeeks ?? step.offsetWeeks,
      on: decided.get(step.id) ?? inList.get(step.id) ?? null,
      due: dueOf(step.id),
      done: row(step.id)?.state === 'done',
      clash: clash === null || row(step.id)?.state === 'done' ? null : clashText(clash, language),
      topics: topics.map(({ topic, name }) => ({ topic, name: name ?? topicName(topic, language) })),
    };
  });
};

/** Makes the view. `version`: of what was adapted; '' before anything was. */
export const programmeViewOf = (
  ports: Pick<TabPorts, 'holidays'>,
  entered: Pick<Entered, 'unit' | 'actor'>,
  followed: Followed,
  version: string,
  rows: UnitRows,
  language: Language,
): ProgrammeView => {
  const { template, programme, adaptation } = followed;
  const role = (of: Programme) => of.roles.find((each) => isGroupRole(each.role));
  const form = formOf(template, adaptation);
  const [group, given] = [role(programme), role(template)];
  return {
    version,
    programme: template.id,
    name: template[language].name,
    source: template.source,
    mayChange: can(entered.actor, 'change-programme').allowed,
    adaptation: kept(template, adaptation),
    thresholds: thresholds(followed, language),
    steps: steps(ports, entered, followed, rows, language),
    group:
      group === undefined || given === undefined
        ? null
        : {
            ...{ role: group.role, min: group.min, max: group.max },
            template: { min: given.min, max: given.max },
            assumption: template.assumptions.some((each) => /gruppens storlek/i.test(each.sv.text)),
          },
    planAreas: {
      ...{ value: programme.planAreas, template: template.planAreas },
      assumption: template.planAreasBasis === 'assumption',
    },
    term: { value: programme.term, template: template.term, mayChange: template.subject === undefined },
    planArtefact: {
      ...{ value: programme.planArtefact, template: template.planArtefact },
      assumption: template.planArtefactBasis === 'assumption',
    },
    training: form === null ? null : { value: form },
    missingTopics: missingTopics(template, adaptation).map((topic) => ({
      topic,
      name: topicName(topic, language),
    })),
    lessons: template.notes.filter(isLesson).map((note) => note[language].text),
    assumptions: template.assumptions.map((each) => each[language].text),
  };
};
