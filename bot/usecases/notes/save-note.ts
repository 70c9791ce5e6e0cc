import type { NewNote, Note } from '../../core/api-notes.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { markFor, noteTitle } from '../../core/note.ts';
import type { KeptNote } from '../ports.ts';
import { asPerson, type Caller } from '../tab/frame.ts';
import type { NotePorts } from './ports.ts';

/** A file of the folder as the tab is told of it. */
export const toNote = ({ id, fileName, savedAt, url }: KeptNote): Note => ({
  id,
  title: noteTitle(fileName),
  savedAt,
  url,
});

/**
 * Saves a note in the caller's own OneDrive, once per key. The text passes through and is kept nowhere: what comes back
 * is the file's name and address. Whoever is signed in may do it, with their own token, in their own drive only (R21).
 */
export const saveNote = async (
  ports: NotePorts,
  caller: Caller,
  input: NewNote,
  key: string | null,
  language: Language,
): Promise<Outcome<Note>> => {
  const prompt =
    input.prompt == null ? null : ports.content.reflections.find(({ id }) => id === input.prompt);
  if (prompt === undefined)
    return failed({ kind: 'invalid', fields: [{ field: 'prompt', code: 'not-a-choice' }] });
  const mark = markFor(key ?? ports.ids.uuid());
  const day = localDay(ports.clock.now());
  const question = prompt === null ? null : prompt[language].text;
  const file = ports.document({ language, day, question, text: input.text }, mark);
  const kept = await ports.notes.save(asPerson(caller), mark, file);
  return kept.ok ? done(toNote(kept.value)) : kept;
};
