import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Talk } from '../../bot/core/api-competence.ts';
import { LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { talkId } from './places.ts';

const MOST_REASON = 500;

/** What a talk led to: tied to the operational plan, or with the reason why it isn't (R28). */
export const DecisionSheet = ({ talk, close }: { talk: Talk; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [title, setTitle] = useState('');
  const [tied, setTied] = useState('');
  const [reason, setReason] = useState('');
  const [tried, attempt] = useState(false);
  const words = t.competenceLead;
  const problems: { title?: string; tied?: string } = {};
  if (title.trim() === '') problems.title = words.missing;
  if (tied.trim() === '' && reason.trim() === '') problems.tied = words.decisionNeeds;
  const shown = tried ? problems : {};
  const fields = useFirstProblem(shown);
  const save = async (): Promise<void> => {
    attempt(true);
    if (Object.keys(problems).length > 0 || trying.busy) return;
    await trying.run(async () => {
      const decision = {
        title: title.trim(),
        operationalPlan: tied.trim() || null,
        reason: reason.trim() || null,
      };
      const result = await api.changeTalk(unit.id, talk.id, talk.version, { decision });
      await unit.talks.readBy(() => api.talks(unit.id));
      if (!result.ok) return result.trouble;
      // A decision may become an action of the plan.
      unit.plan.change((plan) => plan);
      notices.saved(words.decisionSaved);
      close();
      return null;
    });
  };
  return (
    <Sheet
      title={words.decide}
      returnTo={talkId('decision', talk.id)}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.add}
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
          label={words.decisionTitle}
          hint={words.decisionHelp}
          value={title}
          problem={shown.title}
          required
          autoFocus
          onChange={setTitle}
        />
        <LineField
          label={words.decisionTied}
          hint={words.decisionTiedHelp}
          value={tied}
          problem={shown.tied}
          onChange={setTied}
        />
        <TextField
          label={words.decisionReason}
          value={reason}
          onChange={(text) => setReason(text.slice(0, MOST_REASON))}
        />
      </div>
    </Sheet>
  );
};
