/** The wire types of training: what is asked of whom, how far the unit is, and who has attended. */
import { z } from 'zod';
import { day, meeting } from './api.ts';
import { TRAINING_FORMS } from './api-programme.ts';

/** Nobody has more people in a channel than this and asks all of them. */
export const MOST_PEOPLE = 2_000;
const ids = z.array(z.string().min(1).max(200)).max(MOST_PEOPLE);

/** Who has attended a step: takes the place of what stood there. */
export const attendanceInput = z.strictObject({ present: ids });
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** Who has, and who has not after all; nobody else is touched. */
export const attendanceChange = z.strictObject({ present: ids.optional(), absent: ids.optional() });
export type AttendanceChange = z.infer<typeof attendanceChange>;

/** The person's own word. */
export const ownAnswer = z.strictObject({ done: z.boolean() });
export type OwnAnswer = z.infer<typeof ownAnswer>;

/** How the unit's training is given from now on (R42). */
export const trainingFormInput = z.strictObject({ form: z.enum(TRAINING_FORMS) });
export type TrainingFormInput = z.infer<typeof trainingFormInput>;

export const TRAINING_KINDS = ['session', 'course', 'test', 'meeting', 'basics', 'web-course'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

export const trainingItem = z.object({
  /** A step's id, `basics` or `web-course`. */
  id: z.string(),
  kind: z.enum(TRAINING_KINDS),
  title: z.string(),
  purpose: z.string().nullable(),
  topics: z.array(z.string()),
  hours: z.number().nullable(),
  due: day.nullable(),
  /** Null where it is no step. */
  state: z.enum(['locked', 'open', 'done']).nullable(),
  /** How many of how many; null where the number would tell of one person. */
  count: z.object({ done: z.number(), of: z.number() }).nullable(),
  /** How far the unit is and what is asked, in the reader's language. */
  text: z.string().nullable(),
  /** Whether what is asked is reached; null where nothing is. */
  enough: z.boolean().nullable(),
  /** The share that is asked is our assumption. */
  assumption: z.boolean(),
  /** The unit gives the web course in its place; what is noted of it still counts (R42). */
  replaced: z.boolean().default(false),
  /** Whether the reader has; null where it is not asked of them. */
  mine: z.boolean().nullable(),
  /** Who has and who has not: for the manager alone. `web`: has the web course in its place. */
  people: z
    .array(z.object({ id: z.string(), name: z.string(), done: z.boolean(), web: z.boolean() }))
    .nullable(),
});
export type TrainingItem = z.infer<typeof trainingItem>;

export const training = z.object({
  items: z.array(trainingItem),
  /** Meetings that are training: sessions, and those that belong to one of the items. */
  meetings: z.array(meeting),
  /** How it is given; null where the programme has no sessions that a web course can stand in for (R42). */
  form: z.enum(TRAINING_FORMS).nullable().default(null),
  /** The programme's criteria about sessions and who is trained, as they stand with this form. */
  criteria: z
    .array(
      z.object({
        ...{ id: z.string(), text: z.string(), met: z.boolean(), reason: z.string() },
        /** What it asks for is our assumption. */
        assumption: z.boolean(),
      }),
    )
    .default([]),
  may: z.object({
    record: z.boolean(),
    writeMeetings: z.boolean(),
    writePlan: z.boolean(),
    chooseForm: z.boolean().default(false),
  }),
});
export type TrainingView = z.infer<typeof training>;

/** Why a row of a file names nobody of whom it could be noted. */
export const UNMATCHED = ['unknown', 'ambiguous', 'guest', 'unclear'] as const;

/** What a file would change; nothing is changed, and nothing of the file is kept. */
export const importPreview = z.object({
  /** Rows below the heading that hold anything. */
  rows: z.number(),
  matched: z.array(
    z.object({
      row: z.number(),
      /** As the file names them. */
      text: z.string(),
      id: z.string(),
      name: z.string(),
      by: z.enum(['id', 'address', 'name']),
      /** Noted before. */
      already: z.boolean(),
    }),
  ),
  /** The first of them; `unmatchedCount` is all. */
  unmatched: z.array(z.object({ row: z.number(), text: z.string(), why: z.enum(UNMATCHED) })),
  unmatchedCount: z.number(),
  /** Rows that say that the person has not. */
  notDone: z.number(),
  /** Rows that name somebody whom an earlier row named. */
  repeated: z.number(),
});
export type ImportPreview = z.infer<typeof importPreview>;
