import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowCircleUp20Regular,
  CheckmarkCircle20Regular,
  Circle20Regular,
  CircleHalfFill20Regular,
  CircleOff20Regular,
  Clock20Regular,
  ErrorCircle20Regular,
  type FluentIcon,
  LockClosed20Regular,
  PauseCircle20Regular,
  SubtractCircle20Regular,
} from '@fluentui/react-icons';
import type { Texts } from '../../bot/core/texts/tab/sv.ts';
import { useSession } from '../session.tsx';

export type StatusName = keyof Texts['status'];

const useStyles = makeStyles({
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  icon: { display: 'flex', flexShrink: 0 },
  neutral: { color: tokens.colorNeutralForeground3 },
  success: { color: tokens.colorStatusSuccessForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground3 },
});

type Tone = 'neutral' | 'success' | 'warning' | 'danger';

/** Icon, word and colour of each status: never colour alone (LOOK section 3). */
const looks: Record<StatusName, [FluentIcon, Tone]> = {
  draft: [Circle20Regular, 'neutral'],
  active: [CircleHalfFill20Regular, 'neutral'],
  done: [CheckmarkCircle20Regular, 'success'],
  dropped: [SubtractCircle20Regular, 'neutral'],
  late: [Clock20Regular, 'warning'],
  locked: [LockClosed20Regular, 'neutral'],
  open: [CircleHalfFill20Regular, 'neutral'],
  planned: [Circle20Regular, 'neutral'],
  held: [CheckmarkCircle20Regular, 'success'],
  cancelled: [ErrorCircle20Regular, 'neutral'],
  proposed: [Circle20Regular, 'neutral'],
  onAgenda: [CircleHalfFill20Regular, 'neutral'],
  discussed: [CheckmarkCircle20Regular, 'success'],
  notReached: [PauseCircle20Regular, 'neutral'],
  raised: [ArrowCircleUp20Regular, 'neutral'],
  declined: [SubtractCircle20Regular, 'neutral'],
  met: [CheckmarkCircle20Regular, 'success'],
  unmet: [Circle20Regular, 'neutral'],
  withoutAction: [CircleOff20Regular, 'warning'],
  resting: [PauseCircle20Regular, 'neutral'],
  closed: [SubtractCircle20Regular, 'neutral'],
};

/** A status's icon in its colour, for where the word stands elsewhere. */
export const StatusIcon = ({ name }: { name: StatusName }) => {
  const styles = useStyles();
  const [Icon, tone] = looks[name];
  return (
    <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
      <Icon />
    </span>
  );
};

/**
 * A status as icon, word and colour. `text` stands in place of the word where a date says more; `bare` leaves the icon
 * to a `StatusIcon` beside it.
 */
export const Status = (props: { name: StatusName; text?: string; bare?: boolean }) => {
  const styles = useStyles();
  const { t } = useSession();
  const [, tone] = looks[props.name];
  return (
    <span className={mergeClasses(styles.status, styles[tone])}>
      {props.bare ? null : <StatusIcon name={props.name} />}
      {props.text ?? t.status[props.name]}
    </span>
  );
};
