import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import { COMPACT } from './styles.ts';

const useStyles = makeStyles({
  surface: {
    [COMPACT]: { minHeight: '100dvh', maxWidth: '100vw', border: 'none', borderRadius: 0 },
  },
  wide: { maxWidth: '840px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    paddingTop: '8px',
    paddingBottom: '8px',
    '> *': { flexShrink: 0 },
  },
});

/**
 * A dialog with a form. Enter submits; Escape and a click outside call `onClose`. The focus goes back to where it came
 * from, or to `returnTo` (an element's id) when that is gone, as with a menu's item.
 */
export const Sheet = (props: {
  title: string;
  wide?: boolean;
  returnTo?: string;
  actions: ReactNode;
  onSubmit?: () => void;
  onClose: () => void;
  children: ReactNode;
}) => {
  const styles = useStyles();
  const returnTo = useRef(props.returnTo);
  useEffect(() => {
    const before = document.activeElement;
    const target = returnTo.current;
    return () => {
      // After the dialog has left the page, or its focus trap would take the focus back.
      setTimeout(() => {
        // One dialog has given way to another (both versions of a conflict): the focus is that one's.
        if (document.querySelector('[role="dialog"]')) return;
        const place = (target && document.getElementById(target)) || before;
        const home = place?.isConnected && place !== document.body ? place : document.querySelector('h1');
        if (home instanceof HTMLElement) home.focus();
      });
    };
  }, []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    props.onSubmit?.();
  };
  return (
    <Dialog open surfaceMotion={null} onOpenChange={(_, data) => data.open || props.onClose()}>
      <DialogSurface
        className={mergeClasses(styles.surface, props.wide && styles.wide)}
        backdropMotion={null}
      >
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle as="h2">{props.title}</DialogTitle>
            <DialogContent className={styles.content}>{props.children}</DialogContent>
            <DialogActions fluid>{props.actions}</DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
};
