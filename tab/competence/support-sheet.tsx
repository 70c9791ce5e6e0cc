import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { supportInput, type Talks } from '../../bot/core/api-competence.ts';
import { LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

export const SUPPORT = 'method-support';
const MOST_NAME = 120;

/** Which method support part 2 follows. */
export const SupportSheet = ({ support, close }: { support: Talks['support']; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [name, setName] = useState(support?.name ?? '');
  const [url, setUrl] = useState(support?.url ?? '');
  const [questions, setQuestions] = useState(support?.questions.join('\n') ?? '');
  const [tried, attempt] = useState(false);
  const words = t.competenceLead;
  const input = {
    name: name.trim(),
    url: url.trim() || null,
    questions: questions.split('\n').flatMap((line) => line.trim() || []),
  };
  const problems: { name?: string; url?: string } = {};
  if (input.name === '') problems.name = words.missing;
  if (!supportInput.shape.url.safeParse(input.url).success) problems.url = words.supportUrlWrong;
  const shown = tried ? problems : {};
  const fields = useFirstProblem(shown);
  const save = async (): Promise<void> => {
    attempt(true);
    if (Object.keys(problems).length > 0 || trying.busy) return;
    await trying.run(async () => {
      const result = await api.saveSupport(unit.id, input);
      if (!result.ok) return result.trouble;
      await unit.talks.readBy(() => api.talks(unit.id));
      notices.saved(words.supportSaved);
      close();
      return null;
    });
  };
  return (
    <Sheet
      title={words.support}
      returnTo={SUPPORT}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <div ref={fields} className={shared.wide}>
        <LineField
          label={words.supportName}
          value={name}
          problem={shown.name}
          required
          autoFocus
          onChange={(text) => setName(text.slice(0, MOST_NAME))}
        />
        <LineField
          label={words.supportUrl}
          hint={words.supportUrlHelp}
          value={url}
          problem={shown.url}
          onChange={setUrl}
        />
        <TextField
          label={words.supportQuestions}
          hint={words.supportQuestionsHelp}
          value={questions}
          rows={4}
          onChange={setQuestions}
        />
      </div>
    </Sheet>
  );
};
