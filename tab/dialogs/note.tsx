import { useState } from 'react';
import { MOST_NOTE_TEXT } from '../../bot/core/api-notes.ts';
import { isHard, reflections } from '../../bot/core/reflection.ts';
import { dialogTexts } from '../../bot/core/texts/tab/dialogs.ts';
import { closeDialog } from '../host.ts';
import { Bar } from '../parts/bar.tsx';
import { TextField } from '../parts/fields.tsx';
import { useShared } from '../parts/styles.ts';
import { NoteTrouble } from '../personal/note-trouble.tsx';
import { WayOut } from '../personal/way-out.tsx';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { given } from './carried.ts';
import { DialogForm, handIn, useDialogReady } from './frame.tsx';

/** A note to oneself about a card's question, on its way to the person's own OneDrive. It is kept in this frame alone. */
export const NoteDialog = () => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const words = dialogTexts[language].note;
  const prompt = reflections.find(({ id }) => id === given('prompt'));
  const [text, write] = useState('');
  const [sent, setSent] = useState<{ text: string; key: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  useDialogReady('note');

  const save = async (): Promise<void> => {
    setTried(true);
    const note = text.trim();
    if (note === '' || note.length > MOST_NOTE_TEXT || !prompt) return;
    const attempt = sent?.text === note ? sent : { text: note, key: crypto.randomUUID() };
    setSent(attempt);
    setBusy(true);
    setTrouble(null);
    const saved = await api.saveNote({ prompt: prompt.id, text: note }, attempt.key);
    if (!saved.ok) {
      setBusy(false);
      return setTrouble(saved.trouble);
    }
    // The note stands; should this not arrive, the question only counts as unanswered.
    await api.answerPrompt(given('nudge'));
    handIn({ made: 'answer', card: given('nudge'), item: given('item') });
  };

  if (!prompt)
    return (
      <DialogForm label={t.personal.reflection}>
        <Bar intent="info">{words.gone}</Bar>
      </DialogForm>
    );
  return (
    <DialogForm
      label={t.personal.reflection}
      lead={t.notes.where}
      submit={{ text: t.notes.save, busy, run: () => void save() }}
    >
      <p className={shared.text} lang={language}>
        {prompt[language].text}
      </p>
      {isHard(prompt) ? <WayOut skip={() => closeDialog()}>{null}</WayOut> : null}
      {trouble ? <NoteTrouble trouble={trouble} text retry={() => void save()} /> : null}
      <TextField
        label={t.notes.text}
        rows={6}
        value={text}
        autoFocus
        problem={tried && text.trim() === '' ? t.notes.missing : undefined}
        onChange={write}
      />
    </DialogForm>
  );
};
