import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Action } from '../../bot/core/api.ts';
import { shortDay } from '../../bot/core/texts/dates.ts';
import { Area } from '../parts/area.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { ActionMenu } from './action-menu.tsx';
import { late, ownerOf } from './arrange.ts';
import { anchorOf, useDeeds } from './deeds.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 140px',
  },
  head: { display: 'flex', alignItems: 'start', gap: '4px' },
  heading: { margin: 0, flexGrow: 1, minWidth: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  foot: {
    display: 'flex',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: '8px',
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  // In its place on every card, also in a narrow column.
  done: { flexShrink: 0, minWidth: '64px' },
});

export const useTitleButton = makeStyles({
  button: {
    display: 'block',
    width: '100%',
    minHeight: '24px',
    padding: '4px 0',
    border: 'none',
    background: 'none',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
});

/** When an action is to be done, as a status where the day has passed; `bare` under a heading that says so. */
export const Due = ({ action, bare = false }: { action: Action; bare?: boolean }) => {
  const { t, language } = useSession();
  const { today } = useOverview();
  const shared = useShared();
  if (!action.dueDate) return <span className={shared.caption}>{t.plan.noDate}</span>;
  const day = shortDay(action.dueDate, language);
  if (late(action, today)) return <Status name="late" text={t.plan.late(day)} />;
  return <span className={shared.caption}>{bare ? day : t.plan.due(day)}</span>;
};

/** An action on the board: what, which area, who and when; one press says that it is done. */
export const ActionCard = ({ action, state }: { action: Action; state?: boolean }) => {
  const styles = useStyles();
  const button = useTitleButton();
  const shared = useShared();
  const { t } = useSession();
  const overview = useOverview();
  const deeds = useDeeds();
  const owner = ownerOf(action, overview, t.role, t.edit.former);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          <button
            type="button"
            id={anchorOf(action.id)}
            className={button.button}
            onClick={() => deeds.open(action)}
          >
            {action.title}
          </button>
        </h3>
        <ActionMenu action={action} />
      </div>
      {action.area ? <Area area={action.area} /> : null}
      <div className={styles.foot}>
        <div className={mergeClasses(shared.tight, styles.words)}>
          {state ? <Status name={action.state} /> : null}
          {action.state === 'dropped' && action.reason ? (
            <span className={shared.caption}>{action.reason}</span>
          ) : (
            <Due action={action} />
          )}
          <span className={shared.caption}>{owner ?? t.plan.noOwner}</span>
        </div>
        {action.state === 'active' && deeds.mayFinish(action) ? (
          <Button
            className={styles.done}
            aria-label={t.do.doneWith(action.title)}
            disabled={deeds.busy === action.id}
            onClick={() => deeds.finish(action)}
          >
            {t.do.done}
          </Button>
        ) : null}
      </div>
    </li>
  );
};
