/** The wire types of what a unit chooses about reminders (`/api/units/{unit}/settings`). Days are `YYYY-MM-DD`. */
import { z } from 'zod';
import { day } from './api.ts';

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
