/**
 * The wire types of the programme from mandate to end (`/api/units/{unit}/programme`, `/steps/…`, `/earlier`). Days are
 * `YYYY-MM-DD`; outputs and steps go by the ids of the template.
 */
import { z } from 'zod';
import { day, instant, stepView } from './api.ts';
import { OWNER_ROLES, PROGRAMME_STATES } from './choices.ts';

/** Multi-line text as everywhere in the API. */
const MOST_TEXT = 10_000;
const paragraph = z.string().max(MOST_TEXT);
const id = z.string().min(1).max(200);
/** More steps than any programme has are a mistake. */
const MOST_STEPS = 50;

export const STEP_NEEDS = [
  'mandate',
  'group',
  /** An output has to be approved. */
  'output',
  /** It is noted with a day: material received, plan presented. */
  'record',
  /** Stegvis keeps no facts of it: somebody says that it is done. */
  'mark',
  'certificate',
  'plan',
  'meetings',
  'apt',
  'screening',
  /** Who has taken part. */
  'people',
  /** Where the operational plan and the annual report name the work. */
  'reports',
  'other',
] as const;
/** Whose turn it is. `outside`: a certifier or reviewer. */
export const TURNS = ['manager', 'group', 'processLead', 'all', 'outside'] as const;
/** How a step came to be done: by facts, by somebody's word, or before the unit came here. */
export const HOW_DONE = ['facts', 'word', 'before'] as const;

export const programmeStep = stepView.extend({
  /** Of the step's row; null before it has one. */
  version: z.string().nullable(),
  need: z.enum(STEP_NEEDS),
  /** What is noted when it is recorded, by the template's metric. */
  metric: z.string(),
  /** What is known of its completion, in the reader's language. */
  evidence: z.string(),
  /** Where what completes the step, or its date, is our assumption. */
  assumption: z.boolean(),
  /** Those that are written here; a plan or a certificate stands elsewhere. */
  outputs: z.array(z.object({ id: z.string(), name: z.string() })),
  text: z.string().nullable(),
  approvedOn: day.nullable(),
  recordedOn: day.nullable(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  howDone: z.enum(HOW_DONE).nullable(),
  turn: z.enum(TURNS).nullable(),
  /** Names of outputs that come first and are not there; while there are any, none of this step's is approved. */
  waitsFor: z.array(z.string()),
  may: z.object({ draft: z.boolean(), approve: z.boolean(), record: z.boolean() }),
});
export type ProgrammeStep = z.infer<typeof programmeStep>;

/** `GET units/{unit}/programme`. */
export const programmeView = z.object({
  state: z.enum(PROGRAMME_STATES),
  restUntil: day.nullable(),
  planOwner: z.enum(OWNER_ROLES).nullable(),
  /** Criteria that are not met. */
  openCriteria: z.number(),
  /** Since when nothing was noted, once that is ninety days (R54). */
  idleSince: day.nullable(),
  steps: z.array(programmeStep),
  prerequisites: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      met: z.boolean(),
      reason: z.string(),
      assumption: z.boolean(),
    }),
  ),
  /** Training from before, and a note about it where there is one (R55). */
  earlier: z.object({
    diploma: z.string().nullable(),
    date: day.nullable(),
    note: z.string().nullable(),
  }),
  /** Only days before this one count as before the unit came here. */
  since: day,
  /** What in the programme is our assumption, as sentences. */
  assumptions: z.array(z.string()),
  may: z.object({ startMidway: z.boolean(), answerHalt: z.boolean(), namePlanOwner: z.boolean() }),
});
export type ProgrammeView = z.infer<typeof programmeView>;

/** `PUT units/{unit}/steps/{step}/output`: a draft while it is not approved. */
export const outputInput = z.strictObject({ output: id, approved: z.boolean(), text: paragraph });
export type OutputInput = z.infer<typeof outputInput>;

/** `PUT units/{unit}/steps/{step}/record`: it took place on a day (today when left out), or it did not. */
export const recordInput = z.strictObject({
  done: z.boolean(),
  date: day.nullish(),
  text: paragraph.nullish(),
});
export type RecordInput = z.infer<typeof recordInput>;

/** `PUT units/{unit}/programme`: what is left out stays. */
export const programmeInput = z.strictObject({
  /** The answer to a programme that has come to a halt; resting needs a day. */
  answer: z.enum(['continue', 'adjust', 'rest', 'close', 'reopen']).optional(),
  restUntil: day.nullish(),
  planOwner: z.enum(OWNER_ROLES).nullish(),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

/** `PUT units/{unit}/earlier`: what was done before the unit came here, whole. */
export const earlierInput = z.strictObject({
  diploma: z.string().trim().max(255).nullable(),
  date: day.nullable(),
  steps: z.array(z.strictObject({ step: id, date: day })).max(MOST_STEPS),
});
export type EarlierInput = z.infer<typeof earlierInput>;
