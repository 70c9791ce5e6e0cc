import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '../../../bot/core/api.ts';
import {
  type Comment,
  comment as commentSchema,
  DECISIONS,
  type Decision,
} from '../../../bot/core/api-feedback.ts';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { TextField } from '../../parts/fields.tsx';
import { useNotices } from '../../parts/notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Status } from '../../parts/status.tsx';
import { useShared } from '../../parts/styles.ts';
import { useSession } from '../../session.tsx';
import { useUnit } from '../../unit.tsx';

const useStyles = makeStyles({
  item: { padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0 },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

const Decline = (props: { text: string; decline: (reason: string) => void; close: () => void }) => {
  const shared = useShared();
  const { t } = useSession();
  const words = t.planLife.feedback;
  const [reason, write] = useState('');
  const [asked, ask] = useState(false);
  return (
    <Sheet
      title={words.declineTitle}
      onClose={props.close}
      onSubmit={() => (reason.trim() ? props.decline(reason.trim()) : ask(true))}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {words.decide.decline}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <p className={mergeClasses(shared.text, shared.kept)}>{props.text}</p>
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={write}
        required
        autoFocus
        problem={asked && !reason.trim() ? words.reasonMissing : undefined}
      />
    </Sheet>
  );
};

/** One comment with its decision, or the three ways to decide it. */
export const CommentItem = (props: {
  comment: Comment;
  action: Action | null;
  decided: (comment: Comment) => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, api, go } = useSession();
  const { id: unit } = useUnit();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const [declining, decline] = useState(false);
  const [again, setAgain] = useState(false);
  const { comment, action } = props;
  const words = t.planLife.feedback;

  const decide = async (decision: Decision, reason: string | null = null): Promise<void> => {
    setBusy(true);
    const result = await api.decideComment(unit, comment.id, comment.version, { decision, reason });
    setBusy(false);
    decline(false);
    if (!result.ok) {
      const theirs = commentSchema.safeParse(result.trouble.theirs).data;
      if (theirs === undefined) return notices.failed(result.trouble);
      props.decided(theirs);
      return notices.failed({ ...result.trouble, sentence: words.clash });
    }
    setAgain(false);
    props.decided(result.value);
    notices.saved(words.saved);
    if (decision === 'adjust' && action) go({ view: 'plan', item: action.id });
  };
  const press = (decision: Decision): void => {
    if (decision === 'decline') decline(true);
    else void decide(decision);
  };

  const undecided = comment.decision === null || again;
  return (
    <li className={mergeClasses(shared.tight, styles.item)}>
      <h3 className={styles.title}>
        {comment.number === null ? words.general : words.number(comment.number)}
        {action ? `: ${action.title}` : ''}
      </h3>
      <p className={mergeClasses(shared.text, shared.kept)}>{comment.text}</p>
      {comment.decision !== null && comment.decidedOn !== null ? (
        <Status
          name={comment.decision === 'decline' ? 'dropped' : 'done'}
          text={words.decided[comment.decision](yearDay(comment.decidedOn, language))}
        />
      ) : null}
      {comment.reason ? (
        <p className={mergeClasses(shared.text, shared.kept, shared.caption)}>{comment.reason}</p>
      ) : null}
      <div className={shared.row}>
        {undecided ? (
          DECISIONS.map((decision) => (
            <Button
              key={decision}
              disabledFocusable={busy}
              aria-label={words.decideOn(words.decide[decision], comment.text.slice(0, 80))}
              onClick={() => press(decision)}
            >
              {words.decide[decision]}
            </Button>
          ))
        ) : (
          <>
            <Button appearance="subtle" onClick={() => setAgain(true)}>
              {words.again}
            </Button>
            {action ? (
              <Button appearance="subtle" onClick={() => go({ view: 'plan', item: action.id })}>
                {words.openAction}
              </Button>
            ) : null}
          </>
        )}
      </div>
      {declining ? (
        <Decline
          text={comment.text}
          decline={(reason) => void decide('decline', reason)}
          close={() => decline(false)}
        />
      ) : null}
    </li>
  );
};
