/** Wire types of the plan's life: suggestions, import of an existing plan, frozen versions. Feedback: `api-feedback.ts`. */
import { z } from 'zod';
import { action, day, instant, newAction } from './api.ts';
import { OWNER_ROLES, PLAN_AREAS } from './choices.ts';

/** Why a suggestion is there: the finding that it was asked for, the step, or its area alone. */
export const planIdeas = z.object({
  ideas: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      area: z.enum(PLAN_AREAS),
      indicator: z.string(),
      ownerRole: z.enum(OWNER_ROLES),
      dueMonths: z.number(),
      /** Working days: when it can be done, and when what came of it is looked at. */
      dueDate: day,
      followUpDate: day,
      fits: z.enum(['finding', 'step', 'area']),
    }),
  ),
  /** What was asked for, by name; of a finding also its id and what it says is needed. */
  finding: z.string().nullable(),
  findingId: z.string().nullable().default(null),
  need: z.string().nullable().default(null),
  step: z.string().nullable(),
});
export type PlanIdeas = z.infer<typeof planIdeas>;
export type PlanIdea = PlanIdeas['ideas'][number];

export const IMPORT_NOTES = [
  /** The words were not understood; they stand beside. */
  'not-understood',
  /** The programme has no such area. */
  'not-in-programme',
  /** A month or a season: the last working day of it was taken. */
  'approximate',
  'past',
  /** The person chooses who is meant; the words are kept nowhere. */
  'choose',
  'shortened',
  'too-long',
] as const;
const noted = z.object({ field: z.string(), code: z.enum(IMPORT_NOTES) });

export const proposal = z.object({
  /** Becomes the row's StegvisKey: applying twice makes nothing twice. */
  key: z.string(),
  title: z.string(),
  area: z.enum(PLAN_AREAS).nullable(),
  need: z.string().nullable(),
  goal: z.string().nullable(),
  ownerRole: z.enum(OWNER_ROLES).nullable(),
  ownerId: z.string().nullable(),
  dueDate: day.nullable(),
  indicator: z.string().nullable(),
  followUpDate: day.nullable(),
  notes: z.array(noted),
  /** What was not understood or has no field, by the heading that it stood under. */
  rest: z.array(z.object({ label: z.string(), text: z.string() })),
  /** The words under "ansvarig" where somebody has to choose: shown, never sent back. */
  owner: z.string().nullable(),
  /** It is in the plan already, from an earlier import or by its title. */
  known: z.boolean(),
});
export type Proposal = z.infer<typeof proposal>;

export const importPreview = z.object({
  rows: z.array(proposal),
  columns: z.array(z.object({ heading: z.string(), field: z.string().nullable() })),
  unread: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** As many as one request takes; the tab sends a longer plan in parts. */
export const MOST_APPLIED = 50;
const key = z.string().regex(/^[A-Za-z0-9._:~-]{1,100}$/);
export const applyImport = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        key,
        action: newAction.omit({ state: true, reason: true, finding: true, step: true }),
      }),
    )
    .min(1)
    .max(MOST_APPLIED),
});
export type ApplyImport = z.infer<typeof applyImport>;
export const importApplied = z.object({
  actions: z.array(action),
  /** How many of them were there already. */
  before: z.number(),
});
export type ImportApplied = z.infer<typeof importApplied>;

/** An action as a version keeps it: roles, no names. */
export const frozenAction = z.object({
  id: z.string(),
  title: z.string(),
  area: z.enum(PLAN_AREAS).nullable(),
  need: z.string().nullable(),
  goal: z.string().nullable(),
  ownerRole: z.enum(OWNER_ROLES).nullable(),
  dueDate: day.nullable(),
  indicator: z.string().nullable(),
  followUpDate: day.nullable(),
  state: z.enum(['draft', 'active', 'done', 'dropped']),
  reason: z.string().nullable(),
});
export type FrozenAction = z.infer<typeof frozenAction>;

export const newVersion = z.strictObject({ decidedOn: day, note: z.string().max(10_000).nullish() });
export type NewVersion = z.infer<typeof newVersion>;
export const planVersion = z.object({
  number: z.number().int(),
  decidedOn: day,
  note: z.string().nullable(),
  frozenAt: instant,
  /** How many actions it holds. */
  count: z.number().int(),
});
export type PlanVersion = z.infer<typeof planVersion>;
export const planVersions = z.object({ versions: z.array(planVersion), mayFreeze: z.boolean() });
export type PlanVersions = z.infer<typeof planVersions>;

const brief = z.object({ id: z.string(), title: z.string() });
/** What has happened between a version and now. */
export const planDifference = z.object({
  added: z.array(brief),
  changed: z.array(
    brief.extend({
      fields: z.array(
        z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
  done: z.array(brief),
  dropped: z.array(brief.extend({ reason: z.string().nullable() })),
  /** Deleted in SharePoint. */
  gone: z.array(brief),
});
export type PlanDifference = z.infer<typeof planDifference>;
export const versionView = planVersion.extend({ actions: z.array(frozenAction), since: planDifference });
export type VersionView = z.infer<typeof versionView>;
