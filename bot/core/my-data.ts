/** What is kept about one person, for that person alone: read from every table, and what remains after erasing. */
import { z } from 'zod';
import { LANGUAGES } from './choices.ts';

const role = z.enum(['manager', 'group', 'processLead', 'safetyRep', 'member', 'owner']);

export const myData = z.object({
  name: z.string(),
  language: z.enum(LANGUAGES),
  /** Whether the bot can write in their personal chat. */
  reachable: z.boolean(),
  window: z.object({ from: z.string(), to: z.string() }),
  /** Weekdays, 1 Monday to 7 Sunday; null: Monday to Friday. */
  days: z.array(z.number()).nullable(),
  /** ISO instant, or `open`. */
  pausedUntil: z.string().nullable(),
  reflection: z.object({ weekday: z.number(), rhythm: z.string(), depth: z.number().optional() }).nullable(),
  /** Kinds of reminders of which they asked for fewer. */
  fewer: z.array(z.string()),
  units: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(role) })),
  /** Training noted as done: never a score. */
  courses: z.array(z.object({ unit: z.string(), step: z.string(), at: z.string() })),
  /** Reminders of the last 13 months; `state` sent or dropped and why. */
  reminders: z.array(
    z.object({
      at: z.string(),
      kind: z.string(),
      unit: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      answered: z.boolean(),
    }),
  ),
  /** Actions that name them as owner, and proposals that bear their name, in the units' lists. */
  actions: z.array(z.object({ unit: z.string(), title: z.string(), state: z.string().nullable() })),
  proposals: z.array(z.object({ unit: z.string(), title: z.string() })),
  /** Meetings whose times were read in their calendar. */
  calendarMeetings: z.number(),
  /** In how many areas they have a level in the competence inventory, and how many talks they are in. */
  inventory: z.object({ levels: z.number(), talks: z.number() }),
});
export type MyData = z.infer<typeof myData>;

/** What is left once everything about a person is erased. */
export const remains = z.object({
  /** Rows of the units' lists that still name them, since SharePoint could not be written. */
  rows: z.number(),
  /** Rows in which they were named and are no longer. */
  changed: z.number(),
  /** Cards that are being removed from the chat. */
  cards: z.number(),
  /** The last day on which a backup may still hold something, YYYY-MM-DD. */
  backupsUntil: z.string(),
});
export type Remains = z.infer<typeof remains>;
