import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Overview } from '../../bot/core/api.ts';
import { shortDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { tell } from '../plan/facts.ts';
import { useSession } from '../session.tsx';
import { troubleOf } from '../trouble.ts';
import { putAction, type Unit } from '../unit.tsx';

type Task = Overview['tasks'][number];

const useStyles = makeStyles({
  task: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none' },
  },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
});

/** The person's own actions that are under way, each finished with one press, which can be taken back. */
export const Tasks = (props: { tasks: Task[]; today: string; unit: Unit; none: string }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, api } = useSession();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | null>(null);
  const { unit } = props;

  /** The overview has no versions: the action is read first, then the fact is told of it. */
  const set = async (task: Task, state: 'done' | 'active'): Promise<void> => {
    setBusy(task.id);
    const plan = await api.plan(unit.id);
    const action = plan.ok ? plan.value.actions.find(({ id }) => id === task.id) : undefined;
    const result = !plan.ok
      ? plan
      : action
        ? await tell(api, unit.id, action, { state })
        : { ok: false as const, trouble: troubleOf('not-found') };
    setBusy(null);
    if (!result.ok) {
      void unit.overview.refresh();
      return notices.failed(result.trouble, () => void set(task, state));
    }
    putAction(unit, result.value);
    if (state === 'done') notices.saved(t.plan.doneNote(task.title), () => void set(task, 'active'));
    else notices.saved(t.plan.reopenedNote(task.title));
  };

  if (props.tasks.length === 0)
    return <p className={mergeClasses(shared.text, shared.quiet)}>{props.none}</p>;
  return (
    <ul className={shared.list}>
      {props.tasks.map((task) => (
        <li key={task.id} className={styles.task}>
          <span className={styles.words}>
            <span className={styles.title}>{task.title}</span>
            {task.dueDate === null ? (
              <span className={shared.caption}>{t.plan.noDate}</span>
            ) : task.dueDate < props.today ? (
              <Status name="late" text={t.plan.late(shortDay(task.dueDate, language))} />
            ) : (
              <span className={shared.caption}>{t.plan.due(shortDay(task.dueDate, language))}</span>
            )}
          </span>
          <Button
            aria-label={t.do.doneWith(task.title)}
            disabled={busy === task.id}
            onClick={() => void set(task, 'done')}
          >
            {t.do.done}
          </Button>
        </li>
      ))}
    </ul>
  );
};
