/** What a meeting of training has beside the meeting itself (R42, R44, R46, R49), as the tab's API carries it. */
import { z } from 'zod';

/** Held in a group, with one person, as a lecture, or on the web. */
export const SESSION_FORMS = ['group', 'individual', 'lecture', 'web'] as const;

/** One line: pasted line breaks become spaces. */
const line = z
  .string()
  .overwrite((text) => text.replace(/\s*[\n\r\u0085\u2028\u2029]\s*/g, ' '))
  .trim()
  .max(255);

/** What is written with a meeting; an empty text takes it away. */
export const sessionInput = {
  stepId: z.string().max(200).nullish(),
  form: z.enum(SESSION_FORMS).nullish(),
  /** Topics, one a line. */
  topics: z.string().max(2_000).nullish(),
  /** Others who take part, as roles. */
  others: line.nullish(),
  /** What it means for the assignment, worded together. */
  note: z.string().max(10_000).nullish(),
  /** How it was received: one sentence, worded together. */
  reception: line.nullish(),
};

/** The same as it is read. */
export const sessionShown = {
  stepId: z.string().nullable().default(null),
  form: z.enum(SESSION_FORMS).nullable().default(null),
  topics: z.string().nullable().default(null),
  others: z.string().nullable().default(null),
  note: z.string().nullable().default(null),
  reception: z.string().nullable().default(null),
};

/** A meeting that is no training. */
export const NO_SESSION = {
  stepId: null,
  form: null,
  topics: null,
  others: null,
  note: null,
  reception: null,
} as const;
