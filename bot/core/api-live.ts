/** The wire types of a meeting that is followed while it is held. */
import { z } from 'zod';
import { agendaItem, instant, MEETING_KINDS, paragraph } from './api.ts';

const id = z.string().min(1).max(200);

export const liveMeeting = z.object({
  /** Null: nothing is planned that could be followed. */
  meeting: z
    .object({
      id: z.string(),
      kind: z.enum(MEETING_KINDS),
      title: z.string(),
      start: instant.nullable(),
      end: instant.nullable(),
    })
    .nullable(),
  /** In order; proposals are none yet. */
  agenda: z.array(agendaItem),
  /** Whether it is under way, and where; null: it has not begun. */
  run: z.object({ startedAt: instant, endedAt: instant.nullable() }).nullable(),
  current: z.string().nullable(),
  since: instant.nullable(),
  may: z.object({ chair: z.boolean(), propose: z.boolean() }),
});
export type LiveMeeting = z.infer<typeof liveMeeting>;

/** `news` is null when nothing has changed since `version`, which the reader named. `now`: the program's clock. */
export const live = z.object({ version: z.string(), now: instant, news: liveMeeting.nullable() });
export type Live = z.infer<typeof live>;

/** Begin the meeting, go to an item, or end it. */
export const steer = z.discriminatedUnion('to', [
  z.strictObject({ meeting: id, to: z.literal('start') }),
  z.strictObject({ meeting: id, to: z.literal('item'), item: id }),
  z.strictObject({ meeting: id, to: z.literal('end') }),
]);
export type Steer = z.infer<typeof steer>;

/** What came of the item at hand; the meeting goes on to the next. */
export const tick = z.strictObject({
  meeting: id,
  item: id,
  state: z.enum(['discussed', 'notReached']),
  outcome: paragraph.nullish(),
});
export type Tick = z.infer<typeof tick>;
