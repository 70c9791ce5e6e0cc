/**
 * The wire types of the screening (`/api/units/{unit}/findings`): norms, risks and opportunities that the unit has seen
 * (R10), in which everyday life (R58), and which actions they led to. A finding tells of situations, never of persons.
 */
import { z } from 'zod';
import { line, paragraph } from './api.ts';
import { PLAN_AREAS } from './choices.ts';

export const FINDING_KINDS = ['norm', 'risk', 'opportunity'] as const;
export const WHOSE = ['staff', 'residents', 'both'] as const;

const id = z.string().min(1).max(200);
const fields = {
  title: line,
  kind: z.enum(FINDING_KINDS),
  area: z.enum(PLAN_AREAS).nullish(),
  /** Which situations it is about. */
  concerns: paragraph.nullish(),
  /** Whose everyday life it is about. */
  whose: z.enum(WHOSE).nullish(),
  /** The step at which it was seen; left out, it is that of the screening. */
  stepId: id.nullish(),
};
export const newFinding = z.strictObject(fields);
export type NewFinding = z.infer<typeof newFinding>;
export const findingChange = z.strictObject({
  ...fields,
  title: line.optional(),
  kind: z.enum(FINDING_KINDS).optional(),
});
export type FindingChange = z.infer<typeof findingChange>;

/** All actions that a finding is to be linked with: who is not named is linked no longer. */
export const linkedActions = z.strictObject({ ids: z.array(id).max(50) });
export type LinkedActions = z.infer<typeof linkedActions>;
/** An action out of a finding; without a title of its own it has the finding's. */
export const actionOfFinding = z.strictObject({ title: line.optional() });
export type ActionOfFinding = z.infer<typeof actionOfFinding>;

export const finding = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** Null on a row that somebody added in SharePoint without saying. */
  kind: z.enum(FINDING_KINDS).nullable(),
  area: z.enum(PLAN_AREAS).nullable(),
  concerns: z.string().nullable(),
  whose: z.enum(WHOSE).nullable(),
  stepId: z.string().nullable(),
  /** The actions that it led to, dropped ones too. */
  actions: z.array(
    z.object({ id: z.string(), title: z.string(), state: z.enum(['draft', 'active', 'done', 'dropped']) }),
  ),
  /** No action but dropped ones: it stands under "utan insats". */
  withoutAction: z.boolean(),
  broken: z.array(z.string()),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type Finding = z.infer<typeof finding>;

/** A finding of the library, in the reader's language. */
export const findingIdea = z.object({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  area: z.enum(PLAN_AREAS),
  title: z.string(),
  description: z.string(),
  /** For the group to talk about. */
  question: z.string(),
});
export type FindingIdea = z.infer<typeof findingIdea>;

export const findings = z.object({
  findings: z.array(finding),
  /** What of the library fits the programme and its areas and is not there yet. */
  ideas: z.array(findingIdea),
  /** The steps that the findings are written for, where the programme has any. */
  steps: z.array(z.object({ id: z.string(), title: z.string() })),
  lacking: z.object({
    /** Whose everyday life no finding is about. */
    whose: z.array(z.enum(['staff', 'residents'])),
    /** The programme's areas without a finding. */
    areas: z.array(z.enum(PLAN_AREAS)),
    /** The programme's areas without an action in the plan; dropped ones do not count (R11). */
    actionAreas: z.array(z.enum(PLAN_AREAS)),
  }),
});
export type FindingsView = z.infer<typeof findings>;
