/**
 * What can be wrong with a template although each field has its right form: steps that wait for each other or for none,
 * ids that stand twice, metrics and limits that nobody can measure. Reads what may still be wrong in other ways, so
 * that everything is told at once.
 */
import { isGroupRole } from './group.ts';
import { isLimit, metricKind } from './metrics.ts';
import type { TemplateProblem } from './template-problem.ts';

type Loose = Record<string, unknown>;
const things = (value: unknown): { thing: Loose; index: number }[] =>
  Array.isArray(value)
    ? value.flatMap((thing, index) =>
        typeof thing === 'object' && thing !== null && !Array.isArray(thing)
          ? [{ thing: thing as Loose, index }]
          : [],
      )
    : [];
const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const twice = (list: string, raw: Loose): TemplateProblem[] => {
  const seen = new Set<unknown>();
  return things(raw[list]).flatMap(({ thing, index }): TemplateProblem[] => {
    if (typeof thing.id !== 'string') return [];
    if (seen.has(thing.id)) return [{ path: [list, index], code: 'duplicate', detail: thing.id }];
    seen.add(thing.id);
    return [];
  });
};

const waiting = (raw: Loose): TemplateProblem[] => {
  const steps = things(raw.steps);
  const after = new Map(steps.map(({ thing }) => [thing.id, words(thing.dependsOn)]));
  const found: TemplateProblem[] = [];
  const circles = new Set<string>();
  for (const { thing, index } of steps) {
    for (const id of words(thing.dependsOn))
      if (!after.has(id))
        found.push({ path: ['steps', index, 'dependsOn'], code: 'unknown-step', detail: id });
    const circle = typeof thing.id === 'string' ? circleFrom(thing.id, after) : null;
    if (circle === null) continue;
    // Steps that are tangled with one already told of are put right together with it.
    if (circle.some((id) => circles.has(id))) continue;
    for (const id of circle) circles.add(id);
    const titles = circle.map((id) => titleOf(steps, id));
    found.push({ path: ['steps', index, 'dependsOn'], code: 'circle', detail: titles.join(', ') });
  }
  return found;
};

const titleOf = (steps: ReturnType<typeof things>, id: string): string => {
  const step = steps.find(({ thing }) => thing.id === id)?.thing;
  const title = (step?.sv as Loose | undefined)?.title;
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 60) : id;
};

/** The steps of the shortest circle back to a step; null when it waits for itself in no way. */
const circleFrom = (id: string, after: ReadonlyMap<unknown, readonly string[]>): string[] | null => {
  const paths: string[][] = (after.get(id) ?? []).map((next) => [next]);
  const seen = new Set<string>();
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    const last = path.at(-1) ?? '';
    if (last === id) return [id, ...path.slice(0, -1)];
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of after.get(last) ?? []) paths.push([...path, next]);
  }
  return null;
};

const ruleWrong = (
  rule: unknown,
  path: (string | number)[],
  outputs: ReadonlySet<string>,
): TemplateProblem[] => {
  if (typeof rule !== 'object' || rule === null) return [];
  const { metric, value, op } = rule as Loose;
  if (typeof metric !== 'string' || metric === '') return [];
  const kind = metricKind(metric);
  if (kind === null)
    return [{ path: [...path, 'metric'], code: 'unknown-metric', detail: metric.slice(0, 60) }];
  const at = [...path, 'value'];
  if (value === undefined) return [];
  if (kind === 'share' || kind === 'count') {
    if (typeof value === 'number' && isLimit(kind, value)) return [];
    const code = kind === 'share' ? 'share-limit' : 'count-limit';
    const detail = typeof value === 'number' ? String(kind === 'share' ? value * 100 : value) : undefined;
    return [{ path: at, code, ...(detail === undefined ? {} : { detail }) }];
  }
  if (kind === 'flag' || kind === 'date')
    return value === true && (kind === 'flag' ? op === '==' : op === 'exists')
      ? []
      : [{ path: at, code: 'wrong-type' }];
  const named = kind === 'output' ? [value] : Array.isArray(value) ? value : [value];
  return named.flatMap((one): TemplateProblem[] =>
    typeof one === 'string' && outputs.has(one)
      ? []
      : [{ path: at, code: 'unknown-output', detail: String(one).slice(0, 60) }],
  );
};

const rolesWrong = (raw: Loose): TemplateProblem[] => {
  let groups = 0;
  return things(raw.roles).flatMap(({ thing, index }): TemplateProblem[] => {
    const found: TemplateProblem[] = [];
    if (typeof thing.role === 'string' && isGroupRole(thing.role)) {
      groups += 1;
      if (groups > 1) found.push({ path: ['roles', index], code: 'two-groups' });
    }
    if (typeof thing.min === 'number' && typeof thing.max === 'number' && thing.min > thing.max)
      found.push({ path: ['roles', index], code: 'min-over-max' });
    return found;
  });
};

/** Everything that is wrong in this way. */
export const rulesWrong = (raw: Loose): TemplateProblem[] => {
  const outputs = new Set(things(raw.steps).flatMap(({ thing }) => words(thing.outputs)));
  return [
    ...['steps', 'criteria', 'prerequisites', 'notes', 'assumptions', 'concepts'].flatMap((list) =>
      twice(list, raw),
    ),
    ...idsInTwoLists(raw),
    ...waiting(raw),
    ...rolesWrong(raw),
    ...things(raw.steps).flatMap(({ thing, index }) =>
      ruleWrong(thing.completion, ['steps', index, 'completion'], outputs),
    ),
    ...['criteria', 'prerequisites'].flatMap((list) =>
      things(raw[list]).flatMap(({ thing, index }) => ruleWrong(thing.rule, [list, index, 'rule'], outputs)),
    ),
  ];
};

/** A unit's own limits are kept by the id of a step or a criterion, which must not be the same. */
const idsInTwoLists = (raw: Loose): TemplateProblem[] => {
  const steps = new Set(things(raw.steps).map(({ thing }) => thing.id));
  return things(raw.criteria).flatMap(({ thing, index }): TemplateProblem[] =>
    typeof thing.id === 'string' && steps.has(thing.id)
      ? [{ path: ['criteria', index], code: 'duplicate', detail: thing.id }]
      : [],
  );
};
