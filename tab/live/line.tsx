import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSync20Regular, CheckmarkCircle20Regular, CloudOff20Regular } from '@fluentui/react-icons';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import type { Followed } from './follower.ts';

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  icon: { display: 'flex' },
  connected: { color: tokens.colorStatusSuccessForeground3 },
  retrying: { color: tokens.colorStatusWarningForeground3 },
});

/** Whether what is shown follows the meeting as it goes. */
export const Line = ({ line }: Pick<Followed, 'line'>) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const Icon = {
    connected: CheckmarkCircle20Regular,
    connecting: ArrowSync20Regular,
    retrying: CloudOff20Regular,
  }[line];
  return (
    <span className={mergeClasses(shared.caption, styles.line)} role="status" data-line={line}>
      <span className={mergeClasses(styles.icon, line !== 'connecting' && styles[line])} aria-hidden>
        <Icon />
      </span>
      {t.live[line]}
    </span>
  );
};
