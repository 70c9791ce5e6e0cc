/**
 * The wire types of notes to self (`/api/me/notes`, `/api/me/prompts`). What somebody writes goes through the program
 * once, on its way to their own OneDrive, and never comes back through it: no answer holds the text.
 */
import { z } from 'zod';

/** As long as a person writes by hand; the same limit as the other long texts. */
export const MOST_NOTE_TEXT = 10_000;

export const newNote = z.strictObject({
  /** Id of the question that it came from. */
  prompt: z.string().min(1).max(200).nullish(),
  text: z.string().trim().min(1).max(MOST_NOTE_TEXT),
});
export type NewNote = z.infer<typeof newNote>;

export const note = z.object({
  id: z.string(),
  title: z.string(),
  savedAt: z.iso.datetime({ offset: true }),
  /** Where OneDrive shows it. */
  url: z.string(),
});
export type Note = z.infer<typeof note>;

export const notes = z.object({
  /** The newest first, at most fifty; the rest is in the folder. */
  notes: z.array(note),
  folderUrl: z.string().nullable(),
});
export type NotesView = z.infer<typeof notes>;

/** The day until which nothing is sent, or null: nothing was paused. */
export const promptAnswered = z.object({ pausedUntil: z.string().nullable() });
export type PromptAnswered = z.infer<typeof promptAnswered>;
