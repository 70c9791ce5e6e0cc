import { Button, Field, Textarea } from '@fluentui/react-components';
import { Chat20Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { type PromptChoice, promptLink, promptsFor, reflections } from '../../bot/core/reflection.ts';
import type { Me } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { heldNote } from './note-draft.ts';
import { NoteTrouble } from './note-trouble.tsx';
import { Question } from './question.tsx';
import { useNote } from './use-note.ts';

const MIXED: PromptChoice = { area: null, depth: null };

/** The question at hand: the link's, the one that a held text is about, or the first of the choice. */
const useQuestion = (manager: boolean) => {
  const { place, host, api } = useSession();
  const linked = promptLink(place.item);
  const card = linked?.card ?? null;
  useEffect(() => {
    // Opening a card's question is an answer to the card. Should it not arrive, the question only counts as unanswered.
    if (card) void api.answerPrompt(card);
  }, [card, api]);
  const [choice, choose] = useState<PromptChoice>(MIXED);
  const [id, show] = useState<string | null>(() => {
    if (linked) return linked.prompt.id;
    const held = heldNote(host.person ?? '');
    return held ? held.draft.prompt : (promptsFor(MIXED, manager)[0]?.id ?? null);
  });
  const [freely, setFreely] = useState(id === null);
  const fitting = promptsFor(choice, manager);
  return {
    prompt: freely ? null : (reflections.find((prompt) => prompt.id === id) ?? null),
    choice,
    freely,
    fromCard: linked !== null,
    choose: (next: PromptChoice): void => {
      choose(next);
      show(promptsFor(next, manager)[0]?.id ?? null);
    },
    another: (): void => {
      const at = fitting.findIndex((prompt) => prompt.id === id);
      show(fitting[(at + 1) % fitting.length]?.id ?? null);
    },
    write: (free: boolean): void => {
      setFreely(free);
      if (!free && id === null) show(fitting[0]?.id ?? null);
    },
  };
};

/** A question and a place to write, on the way to the person's own OneDrive. */
export const Reflection = ({ me, saved }: { me: Me; saved: () => void }) => {
  const shared = useShared();
  const { t } = useSession();
  const question = useQuestion(me.units.some(({ role }) => role === 'manager'));
  const note = useNote(question.prompt?.id ?? null, saved);
  return (
    <Panel title={t.personal.reflection} icon={<Chat20Regular />}>
      <p className={shared.text}>{t.notes.lead}</p>
      {question.freely ? (
        <div className={shared.row}>
          <Button onClick={() => question.write(false)}>{t.notes.choose}</Button>
        </div>
      ) : (
        <Question
          prompt={question.prompt}
          choice={question.choice}
          choose={question.choose}
          another={question.another}
          freely={() => question.write(true)}
        />
      )}
      <form
        className={shared.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void note.save();
        }}
      >
        <Field
          label={t.notes.text}
          hint={t.notes.unsaved}
          {...(note.problem ? { validationMessage: note.problem, validationState: 'error' as const } : {})}
        >
          <Textarea
            value={note.text}
            rows={6}
            resize="vertical"
            // Neither the browser's memory of forms nor a spelling service elsewhere gets to see it.
            autoComplete="off"
            spellCheck={false}
            autoFocus={question.fromCard}
            onChange={(_, data) => note.write(data.value)}
          />
        </Field>
        <div className={shared.tight}>
          <p className={shared.text}>{t.notes.where}</p>
          <p className={shared.text}>{t.notes.search}</p>
        </div>
        {note.trouble ? <NoteTrouble trouble={note.trouble} text retry={() => void note.save()} /> : null}
        <div className={shared.row}>
          <Button type="submit" appearance="primary" disabledFocusable={note.busy}>
            {note.busy ? t.notes.saving : t.notes.save}
          </Button>
        </div>
      </form>
      <p className={shared.caption}>{t.notes.prompts}</p>
    </Panel>
  );
};
