import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Status } from './status.tsx';
import { useShared } from './styles.ts';

const useStyles = makeStyles({
  choice: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: '12px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  button: { flexShrink: 0, minWidth: '64px' },
});

/** A thing to choose: its title, a few lines about it, and the button; a word in its place on the one that is chosen. */
export const Choice = (props: {
  title: string;
  children: ReactNode;
  button: { label: string; name: string; busy: boolean; press: () => void };
  /** The word for the one that is chosen. */
  chosen?: string | null;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { button } = props;
  return (
    <li className={styles.choice}>
      <div className={shared.tight}>
        <h3 className={styles.title}>{props.title}</h3>
        {props.children}
      </div>
      {props.chosen ? (
        <span className={styles.button}>
          <Status name="done" text={props.chosen} />
        </span>
      ) : (
        <Button
          className={styles.button}
          aria-label={button.name}
          disabledFocusable={button.busy}
          onClick={button.press}
        >
          {button.label}
        </Button>
      )}
    </li>
  );
};
