/**
 * The library of content: programmes, actions, APT items, reflections, findings, competence areas, glossary.
 * Parsed once at start; a mistake in a content file stops the program with the path of the field.
 */
import { z } from 'zod';
import { PLAN_AREAS } from './choices.ts';
import actionsJson from './content/actions.json' with { type: 'json' };
import agendaJson from './content/agenda-items.json' with { type: 'json' };
import programmesJson from './content/programmes.json' with { type: 'json' };
import { type ReflectionPrompt, reflections } from './reflection.ts';

export {
  LANGUAGES,
  type Language,
  OWNER_ROLES,
  type OwnerRole,
  PLAN_AREAS,
  type PlanArea,
} from './choices.ts';
export type { ReflectionPrompt } from './reflection.ts';

const both = <T extends z.ZodRawShape>(shape: T) => ({ sv: z.object(shape), en: z.object(shape) });
const area = z.enum(PLAN_AREAS);

/** A rule over the unit's facts, e.g. `{metric: 'workshopsHeld', op: '>=', value: 2}`. */
export const ruleSchema = z.object({
  metric: z.string(),
  op: z.enum(['==', '>=', 'exists', 'contains']),
  value: z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]),
  areas: z.array(area).optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

const stepSchema = z.object({
  id: z.string(),
  order: z.number().int(),
  kind: z.string(),
  basis: z.string(),
  participants: z.string(),
  durationHours: z.number().nullable(),
  offsetWeeks: z.number(),
  optional: z.boolean(),
  topics: z.array(z.string()),
  outputs: z.array(z.string()),
  dependsOn: z.array(z.string()),
  completion: ruleSchema.extend({ basis: z.string() }),
  ...both({ title: z.string(), purpose: z.string() }),
});
export type StepTemplate = z.infer<typeof stepSchema>;

export const programmeSchema = z.object({
  id: z.string(),
  /** Of a template of one's own: the one of the five whose library it uses. */
  basedOn: z.string().optional(),
  /** Of a template that is about something else than hbtqi (R53). */
  subject: z.object({ sv: z.string(), en: z.string() }).optional(),
  /** The concepts of the matrix, where the template has its own. */
  concepts: z.array(z.object({ id: z.string(), ...both({ name: z.string() }) })).optional(),
  source: z.string(),
  provider: z.string(),
  term: z.string(),
  planAreas: z.array(area),
  /** Where the areas come from, as with the fields below; `assumption` is told beside the field. */
  planAreasBasis: z.string().optional(),
  planArtefact: z.string(),
  planArtefactBasis: z.string().optional(),
  validityMonths: z.number().nullable(),
  validityBasis: z.string().optional(),
  typicalDurationWeeks: z.number(),
  durationBasis: z.string().optional(),
  ...both({ name: z.string(), summary: z.string() }),
  roles: z.array(
    z.object({
      role: z.string(),
      min: z.number().int(),
      max: z.number().int().nullable(),
      mustInclude: z.array(z.string()),
      basis: z.string(),
      ...both({ text: z.string() }),
    }),
  ),
  prerequisites: z.array(
    z.object({ id: z.string(), rule: ruleSchema, basis: z.string(), ...both({ text: z.string() }) }),
  ),
  steps: z.array(stepSchema),
  criteria: z.array(
    z.object({ id: z.string(), rule: ruleSchema, basis: z.string(), ...both({ text: z.string() }) }),
  ),
  cadence: z.record(z.string(), z.union([z.number(), z.string()])),
  notes: z.array(z.object({ id: z.string(), ...both({ text: z.string() }) })),
  assumptions: z.array(z.object({ id: z.string(), ...both({ text: z.string() }) })),
});
/** A programme template (`domain.md` section 2). */
export type Programme = z.infer<typeof programmeSchema>;

const aptItemSchema = z.object({
  id: z.string(),
  area,
  minutes: z.number().int().min(5).max(15),
  kind: z.string(),
  samPhase: z.string().nullable().optional(),
  leadRole: z.string(),
  suggestedMonths: z.array(z.number().int()),
  programmes: z.array(z.string()),
  ...both({ title: z.string(), purpose: z.string(), question: z.string(), outcome: z.string() }),
});
/** An item of the APT library, 5–15 minutes (R16). */
export type AptIdea = z.infer<typeof aptItemSchema>;

const actionIdeaSchema = z.object({
  id: z.string(),
  area,
  defaultOwnerRole: z.string(),
  defaultDueMonths: z.number(),
  programmes: z.array(z.string()),
  ...both({ title: z.string(), description: z.string(), indicator: z.string() }),
});
/** A suggested action from the library. */
export type ActionIdea = z.infer<typeof actionIdeaSchema>;

export interface Content {
  programmes: readonly Programme[];
  aptIdeas: readonly AptIdea[];
  reflections: readonly ReflectionPrompt[];
  actionIdeas: readonly ActionIdea[];
}

/** The content that ships with the program. */
export const content: Content = {
  programmes: z.array(programmeSchema).parse(programmesJson),
  aptIdeas: z.array(aptItemSchema).parse(agendaJson),
  reflections,
  actionIdeas: z.array(actionIdeaSchema).parse(actionsJson),
};

/** The template with this id, or null. */
export const programmeById = (id: string): Programme | null =>
  content.programmes.find((p) => p.id === id) ?? null;
