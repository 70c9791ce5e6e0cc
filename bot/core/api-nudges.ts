/**
 * The wire types of what a unit chooses about reminders (`/api/units/{unit}/settings`), and of looks ahead
 * (`/api/units/{unit}/preview`, `/api/me/preview`). Days are `YYYY-MM-DD`, instants ISO UTC.
 */
import { z } from 'zod';
import { day, instant } from './api.ts';
import { NUDGE_KINDS } from './fewer.ts';
import { WHYS } from './nudge.ts';

/** More closures than a year has are a mistake. */
export const MOST_CLOSURES = 20;

export const nudgeSettings = z.strictObject({
  /** Days on which the unit is closed, both ends included: nothing of the unit's is sent on them. */
  closures: z.array(z.strictObject({ from: day, to: day })).max(MOST_CLOSURES),
  /** Whether the group is told of awareness dates ahead; off until somebody turns it on. */
  awareness: z.boolean(),
  /** The day of the local Pride, told of with the awareness dates. */
  pride: day.nullable(),
});
export type NudgeSettings = z.infer<typeof nudgeSettings>;

/** A nudge's words as its card has them. */
export const cardWords = z.object({
  kind: z.string(),
  title: z.string(),
  body: z.array(z.string()),
  small: z.string().nullable(),
  /** Names of the buttons that show. */
  buttons: z.array(z.string()),
});
export type CardWords = z.infer<typeof cardWords>;

/** What is meant to be sent in a unit; no names, and never a question to think about or who has not taken a course. */
export const unitPreview = z.object({
  from: day,
  to: day,
  sends: z.array(
    z.object({
      day,
      kind: z.enum(NUDGE_KINDS),
      recipient: z.enum(WHYS),
      /** How many people get it; a channel counts as one. */
      count: z.number(),
      card: cardWords,
    }),
  ),
});
export type UnitPreview = z.infer<typeof unitPreview>;

export const myPreview = z.object({
  from: day,
  to: day,
  /** Why nothing comes now, whatever is due. */
  held: z.enum(['paused', 'no-address']).nullable(),
  cards: z.array(
    z.object({
      at: instant,
      lines: z.array(
        z.object({
          unit: z.string(),
          kind: z.enum(NUDGE_KINDS),
          /** Why the reader gets it, as a sentence in their language. */
          reason: z.string(),
          card: cardWords,
        }),
      ),
    }),
  ),
});
export type MyPreview = z.infer<typeof myPreview>;
