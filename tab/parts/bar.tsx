import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons';
import type { ReactElement, ReactNode } from 'react';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({ actions: { flexWrap: 'wrap', rowGap: '8px' } });

/** A line that tells how it went. `announce` reads it aloud where no live region above it does. */
export const Bar = (props: {
  intent: 'info' | 'success' | 'warning' | 'error';
  icon?: ReactElement;
  actions?: ReactNode;
  announce?: boolean;
  onClose?: () => void;
  children: ReactNode;
}) => {
  const styles = useStyles();
  const { t } = useSession();
  return (
    <MessageBar
      intent={props.intent}
      layout="auto"
      {...(props.icon ? { icon: props.icon } : {})}
      {...(props.announce ? { role: props.intent === 'error' ? 'alert' : 'status' } : {})}
    >
      <MessageBarBody>{props.children}</MessageBarBody>
      {props.actions || props.onClose ? (
        <MessageBarActions
          className={styles.actions}
          containerAction={
            props.onClose ? (
              <Button
                appearance="transparent"
                icon={<Dismiss20Regular />}
                aria-label={t.do.close}
                onClick={props.onClose}
              />
            ) : undefined
          }
        >
          {props.actions}
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
};
