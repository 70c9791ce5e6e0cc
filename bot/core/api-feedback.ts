/** Wire types of feedback on the plan (R14): what a reviewer outside the tenant wrote, and what the group decided. */
import { z } from 'zod';
import { day, instant } from './api.ts';
import { MOST_APPLIED } from './api-plan-life.ts';

export const DECISIONS = ['accept', 'adjust', 'decline'] as const;
export type Decision = (typeof DECISIONS)[number];

const text = z.string().trim().min(1).max(10_000);

/** Pasted comments; a file is sent as it is. */
export const pastedFeedback = z.strictObject({ text: z.string().trim().min(1).max(200_000) });
export type PastedFeedback = z.infer<typeof pastedFeedback>;

export const foundComment = z.object({
  /** Storing it twice makes one. */
  key: z.string(),
  /** As the reviewer numbered it; null: it has no number. */
  number: z.number().int().nullable(),
  text: z.string(),
  /** The action that it belongs to; null: none was found. */
  action: z.string().nullable(),
  /** Text beside the comments, such as a greeting: kept only when the person wants it. */
  loose: z.boolean(),
  /** It has been stored before. */
  known: z.boolean(),
});
export type FoundComment = z.infer<typeof foundComment>;
export const feedbackPreview = z.object({
  comments: z.array(foundComment),
  /** The copy whose numbers were used, and the day it was made; null: the plan as it stands now. */
  copy: z.object({ number: z.number().int(), at: instant }).nullable(),
});
export type FeedbackPreview = z.infer<typeof feedbackPreview>;

export const storeFeedback = z.strictObject({
  comments: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[A-Za-z0-9._:~-]{1,100}$/),
        number: z.number().int().min(1).max(9_999).nullable(),
        text,
        action: z.string().min(1).max(200).nullable(),
      }),
    )
    .min(1)
    .max(MOST_APPLIED),
});
export type StoreFeedback = z.infer<typeof storeFeedback>;

export const decide = z.strictObject({
  decision: z.enum(DECISIONS),
  /** Needed to decline. */
  reason: z.string().max(10_000).nullish(),
});
export type Decide = z.infer<typeof decide>;

export const comment = z.object({
  id: z.string(),
  version: z.string(),
  number: z.number().int().nullable(),
  text: z.string(),
  action: z.string().nullable(),
  decision: z.enum(DECISIONS).nullable(),
  reason: z.string().nullable(),
  decidedOn: day.nullable(),
});
export type Comment = z.infer<typeof comment>;
export const feedback = z.object({
  comments: z.array(comment),
  /** How many wait for a decision. */
  open: z.number().int(),
  /** The newest copy that was made for a reviewer. */
  copy: z.object({ number: z.number().int(), at: instant }).nullable(),
  /** The programme's step that the feedback belongs to, and the day it was recorded; null where it has none. */
  step: z.object({ title: z.string(), recordedOn: day.nullable() }).nullable(),
});
export type Feedback = z.infer<typeof feedback>;
