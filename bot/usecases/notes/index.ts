/** Reflection in the tab, with the ports filled in. */
import type { NewNote } from '../../core/api-notes.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import { answerPrompt, pausePrompts } from './answer-prompt.ts';
import type { NotePorts } from './ports.ts';
import { saveNote } from './save-note.ts';
import { seeNotes } from './see-notes.ts';

export type { NotePorts } from './ports.ts';

export const makeNoteUseCases = (ports: NotePorts) => ({
  saveNote: (caller: Caller, input: NewNote, key: string | null, language: Language) =>
    saveNote(ports, caller, input, key, language),
  seeNotes: (caller: Caller) => seeNotes(ports, caller),
  answerPrompt: (caller: Caller, card: string) => answerPrompt(ports, caller, card),
  pausePrompts: (caller: Caller) => pausePrompts(ports, caller),
});

export type NoteUseCases = ReturnType<typeof makeNoteUseCases>;
