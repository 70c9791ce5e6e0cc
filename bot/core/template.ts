/**
 * Templates of one's own, read from what somebody has written or imported: everything that is wrong is told at once,
 * each with its place, and nothing of it is taken then. What is read holds nothing but what is known.
 */
import { z } from 'zod';
import { MOST_STEPS, MOST_TOPICS, MOST_WEEKS } from './api-programme.ts';
import { PLAN_AREAS } from './choices.ts';
import { type Programme, programmeSchema } from './content.ts';
import { tooDeep } from './template-depth.ts';
import type { TemplateProblem } from './template-problem.ts';
import { rulesWrong } from './template-rules.ts';

export type ReadTemplate =
  | { ok: true; template: Omit<Programme, 'id'> }
  | { ok: false; problems: TemplateProblem[] };

export const STEP_KINDS = [
  ...['mote', 'dialog', 'reflektion', 'apt', 'sam', 'certifiering', 'utbildning', 'gruppmote', 'plan'],
  ...['test', 'beslut', 'forberedelse', 'intervju', 'analys', 'samtal', 'uppfoljning', 'workshop'],
  ...['webbutbildning', 'granskning'],
] as const;
export const STEP_PEOPLE = [
  ...['alla', 'individ', 'individ-eller-par', 'chef', 'chef+skyddsombud', 'hbtq-grupp', 'grupp'],
  ...['diplomeringsgrupp', 'processledare', 'certifierare', 'granskare'],
] as const;
const BASES = ['source', 'source-example', 'field', 'assumption', 'unit'] as const;
/** Where a value of the whole programme comes from; a source may say nothing of it. */
const wholeBasis = z.enum([...BASES, 'source-silent']).optional();

/** What a browser or a card could take for code; a lone < is none. */
const MARKUP = /<\s*[/!a-z?]|javascript:|\]\(|\p{Cc}/iu;
const plain = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !MARKUP.test(text.replace(/[\n\r\t]/g, ' ')), 'markup');
const name = plain(120);
const long = plain(1_000);
const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} _+.-]{0,79}$/u);
const both = <T extends z.ZodRawShape>(shape: T) => ({
  sv: z.strictObject(shape),
  en: z.strictObject(shape),
});
const rule = {
  metric: z.string().min(1).max(80),
  op: z.enum(['==', '>=', 'exists', 'contains']),
  value: z.union([z.number(), z.boolean(), id, z.array(id).max(20)]),
  areas: z.array(z.enum(PLAN_AREAS)).min(1).optional(),
};
const told = z.strictObject({ id, ...both({ text: long }) });

const fileSchema = z.strictObject({
  source: long,
  provider: name,
  term: name,
  basedOn: id.optional(),
  subject: z.strictObject({ sv: name, en: name }).optional(),
  concepts: z
    .array(z.strictObject({ id, ...both({ name }) }))
    .max(30)
    .optional(),
  planAreas: z.array(z.enum(PLAN_AREAS)).min(1),
  planAreasBasis: wholeBasis,
  planArtefact: name,
  planArtefactBasis: wholeBasis,
  validityMonths: z.number().int().min(1).max(120).nullable(),
  validityBasis: wholeBasis,
  typicalDurationWeeks: z.number().min(0).max(MOST_WEEKS),
  durationBasis: wholeBasis,
  ...both({ name, summary: long }),
  roles: z
    .array(
      z.strictObject({
        role: id,
        min: z.number().int().min(0).max(50),
        max: z.number().int().min(1).max(50).nullable(),
        mustInclude: z.array(id).max(5),
        basis: z.enum(BASES),
        ...both({ text: long }),
      }),
    )
    .max(20),
  prerequisites: z
    .array(z.strictObject({ id, rule: z.strictObject(rule), basis: z.enum(BASES), ...both({ text: long }) }))
    .max(20),
  steps: z
    .array(
      z.strictObject({
        id,
        order: z.number().int().optional(),
        kind: z.enum(STEP_KINDS),
        basis: z.enum(BASES),
        participants: z.enum(STEP_PEOPLE),
        durationHours: z.number().min(0).max(200).nullable(),
        offsetWeeks: z.number().min(0).max(MOST_WEEKS),
        optional: z.boolean(),
        topics: z.array(plain(100)).max(MOST_TOPICS),
        outputs: z.array(id).max(10),
        dependsOn: z.array(z.string()).max(MOST_STEPS),
        completion: z.strictObject({ ...rule, basis: z.enum(BASES) }),
        ...both({ title: name, purpose: long }),
      }),
    )
    .min(1)
    .max(MOST_STEPS),
  criteria: z
    .array(z.strictObject({ id, rule: z.strictObject(rule), basis: z.enum(BASES), ...both({ text: long }) }))
    .max(30),
  cadence: z.record(id, z.union([z.number().min(0).max(MOST_WEEKS), z.enum(BASES)])),
  notes: z.array(told).max(40),
  assumptions: z.array(told).max(40),
});

type Issue = z.core.$ZodIssue;
const shown = (value: unknown): { detail?: string } =>
  typeof value === 'string' || typeof value === 'number' ? { detail: String(value).slice(0, 60) } : {};
const problemsOf = (issue: Issue): TemplateProblem[] => {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path, code: 'unknown-field', ...shown(key) }));
    case 'invalid_type':
      return [{ path, code: issue.input === undefined ? 'missing' : 'wrong-type' }];
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int') return [{ path, code: 'out-of-range' }];
      return [{ path, code: 'missing' }];
    case 'too_big': {
      if (issue.origin === 'number' || issue.origin === 'int')
        return [{ path, code: 'out-of-range', limit: Number(issue.maximum) }];
      const code = issue.origin === 'array' ? 'too-many' : 'too-long';
      return [{ path, code, limit: Number(issue.maximum) }];
    }
    case 'custom':
      return [{ path, code: 'markup' }];
    case 'invalid_union':
      return [{ path, code: issue.input === undefined ? 'missing' : 'wrong-type' }];
    default:
      return [{ path, code: issue.input === undefined ? 'missing' : 'not-a-choice', ...shown(issue.input) }];
  }
};

/** Reads a template as it stands in a file. */
export const readTemplate = (raw: unknown): ReadTemplate => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { ok: false, problems: [{ path: [], code: 'not-a-template' }] };
  const deep = tooDeep(raw);
  if (deep !== null) return { ok: false, problems: [deep] };
  const { id: _own, ...rest } = raw as Record<string, unknown>;
  const parsed = fileSchema.safeParse(rest, { reportInput: true });
  const problems = [...(parsed.success ? [] : parsed.error.issues.flatMap(problemsOf)), ...rulesWrong(rest)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const steps = parsed.data.steps.map((step, index) => ({ ...step, order: index + 1 }));
  const { id: _none, ...template } = programmeSchema.parse({ ...parsed.data, steps, id: 'own' });
  return { ok: true, template };
};

/** What an exported file is called inside, so that another file is not taken for one. */
export const FILE_MARK = 'stegvis-template';
const FILE_VERSION = 1;

/** A template as a file: nothing of the unit that made it, no ids of the program's. */
export const templateFile = ({ id: _id, ...template }: Programme) => ({
  format: FILE_MARK,
  version: FILE_VERSION,
  template,
});

/** Reads an exported file, as JSON already taken apart. */
export const readTemplateFile = (file: unknown): ReadTemplate => {
  const { format, version, template, ...others } = (file ?? {}) as Record<string, unknown>;
  if (format !== FILE_MARK || version !== FILE_VERSION)
    return { ok: false, problems: [{ path: [], code: 'not-a-template' }] };
  const read = readTemplate(template);
  const strange = Object.keys(others).map(
    (key): TemplateProblem => ({ path: [], code: 'unknown-field', ...shown(key) }),
  );
  if (strange.length === 0) return read;
  return { ok: false, problems: [...strange, ...(read.ok ? [] : read.problems)] };
};
