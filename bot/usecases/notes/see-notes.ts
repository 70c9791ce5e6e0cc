import type { NotesView } from '../../core/api-notes.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { asPerson, type Caller } from '../tab/frame.ts';
import type { NotePorts } from './ports.ts';
import { toNote } from './save-note.ts';

/** More are found in the folder itself. */
const SHOWN = 50;

/** The caller's own notes, newest first, without what stands in them. */
export const seeNotes = async (ports: NotePorts, caller: Caller): Promise<Outcome<NotesView>> => {
  const found = await ports.notes.list(asPerson(caller));
  if (!found.ok) return found;
  const newest = [...found.value.notes].sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  return done({ notes: newest.slice(0, SHOWN).map(toNote), folderUrl: found.value.folderUrl });
};
