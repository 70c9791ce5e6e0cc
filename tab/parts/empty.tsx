import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: '12px',
    padding: '24px 16px',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { margin: 0 },
});

/** What to do when there is nothing yet. */
export const Empty = (props: { text: string; action?: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <p className={styles.text}>{props.text}</p>
      {props.action}
    </div>
  );
};
