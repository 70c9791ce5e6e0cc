import { useState } from 'react';
import { MOST_NOTE_TEXT } from '../../bot/core/api-notes.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { type Attempt, heldNote, holdNote, keyFor } from './note-draft.ts';

interface State {
  text: string;
  last: Attempt | null;
  busy: boolean;
  /** Whether an empty text has been tried to save. */
  tried: boolean;
  trouble: Trouble | null;
}

/** The note that is being written, and its way to OneDrive. `saved` is called when it has arrived. */
export const useNote = (prompt: string | null, saved: () => void) => {
  const { t, api, host, language } = useSession();
  const notices = useNotices();
  const person = host.person ?? '';
  const [state, set] = useState<State>(() => {
    const held = heldNote(person);
    return {
      text: held?.draft.text ?? '',
      last: held?.last ?? null,
      busy: false,
      tried: false,
      trouble: null,
    };
  });
  const change = (part: Partial<State>): void => set((now) => ({ ...now, ...part }));
  const text = state.text.trim();
  const count = (n: number): string => n.toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB');
  const problem =
    text.length > MOST_NOTE_TEXT
      ? t.notes.tooLong(count(text.length), count(MOST_NOTE_TEXT))
      : state.tried && text === ''
        ? t.notes.missing
        : undefined;

  const save = async (): Promise<void> => {
    if (state.busy) return;
    if (text === '' || text.length > MOST_NOTE_TEXT) return change({ tried: true });
    const draft = { prompt, text };
    const last = { ...draft, key: keyFor(draft, state.last, () => crypto.randomUUID()) };
    holdNote(person, { prompt, text: state.text }, last);
    change({ busy: true, trouble: null, last });
    const result = await api.saveNote(draft, last.key);
    if (!result.ok) return change({ busy: false, trouble: result.trouble });
    holdNote(person, { prompt: null, text: '' }, null);
    set({ text: '', last: null, busy: false, tried: false, trouble: null });
    notices.saved(t.notes.saved);
    saved();
  };

  return {
    text: state.text,
    busy: state.busy,
    trouble: state.trouble,
    problem,
    write: (next: string): void => {
      holdNote(person, { prompt, text: next }, state.last);
      change({ text: next, tried: false });
    },
    save,
  };
};
