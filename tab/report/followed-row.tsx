import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { FollowedAction } from '../../bot/core/api-report.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Area } from '../parts/area.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 0',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 96px',
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', paddingTop: '4px' },
});

/** The id of the button that opens an action's follow-up, to which the focus goes back. */
export const followAnchor = (id: string): string => `follow-${id}`;

type Write = ((action: FollowedAction) => void) | null;

/** An action that needs a decision, with why, and the ways to decide. */
export const CheckedRow = ({ action, write }: { action: FollowedAction; write: Write }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, go } = useSession();
  const late = action.why.includes('late');
  return (
    <li className={styles.row}>
      <p className={mergeClasses(shared.text, shared.strong)}>{action.title}</p>
      <div className={styles.facts}>
        <Status name={late ? 'late' : action.state} />
        {action.area ? <Area area={action.area} /> : null}
        {action.dueDate ? <span className={shared.caption}>{longDay(action.dueDate, language)}</span> : null}
      </div>
      {action.why.map((why) => (
        <p key={why} className={shared.text}>
          {t.report.why[why]}
        </p>
      ))}
      <div className={styles.buttons}>
        <Button
          aria-label={t.report.change(action.title)}
          onClick={() => go({ view: 'plan', item: action.id })}
        >
          {t.report.toAction}
        </Button>
        {write && action.why.includes('follow-up-due') ? (
          <Button aria-label={t.report.followUpOf(action.title)} onClick={() => write(action)}>
            {t.report.followUp}
          </Button>
        ) : null}
      </div>
    </li>
  );
};

/** An action in the year's review: its indicator, and what the follow-up found. */
export const ReviewedRow = ({ action, write }: { action: FollowedAction; write: Write }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <li className={styles.row}>
      <p className={mergeClasses(shared.text, shared.strong)}>{action.title}</p>
      <div className={styles.facts}>
        <Status name={action.state} />
        {action.area ? <Area area={action.area} /> : null}
      </div>
      {action.indicator ? (
        <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.indicator(action.indicator)}</p>
      ) : null}
      <p className={mergeClasses(shared.text, shared.kept)}>
        {action.followUp ? t.report.found(action.followUp) : t.report.notFollowedUp}
      </p>
      {write ? (
        <div className={styles.buttons}>
          <Button
            id={followAnchor(action.id)}
            aria-label={(action.followUp ? t.report.editFollowUp : t.report.followUpOf)(action.title)}
            onClick={() => write(action)}
          >
            {action.followUp ? t.do.edit : t.report.followUp}
          </Button>
        </div>
      ) : null}
    </li>
  );
};
