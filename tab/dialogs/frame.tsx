import { Button, makeStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';
import type { DialogName, DialogResult } from '../../bot/core/extension/dialogs.ts';
import { closeDialog, succeeded } from '../host.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { apps } from './carried.ts';

const useStyles = makeStyles({
  form: {
    boxSizing: 'border-box',
    minHeight: '100dvh',
    padding: '16px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: 'auto', paddingTop: '8px' },
});

/** Closes the dialog and hands the bot what it made. */
export const handIn = (result: DialogResult): void => closeDialog(result, apps);

/** Tells the host and the tests that a dialog is usable. */
export const useDialogReady = (name: DialogName, ready = true): void => {
  useEffect(() => {
    if (!ready) return;
    document.documentElement.dataset.ready = `dialog-${name}`;
    succeeded();
  }, [name, ready]);
};

/** What a dialog of Teams shows: its title is the host's, so here come the fields and, at the end, the buttons. */
export const DialogForm = (props: {
  label: string;
  lead?: string;
  submit?: { text: string; busy: boolean; run: () => void };
  more?: ReactNode;
  children: ReactNode;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { submit } = props;
  return (
    <main>
      <form
        className={styles.form}
        noValidate
        aria-label={props.label}
        onSubmit={(event) => {
          event.preventDefault();
          if (submit && !submit.busy) submit.run();
        }}
      >
        <h1 className={shared.hidden}>{props.label}</h1>
        {props.lead ? <p className={shared.text}>{props.lead}</p> : null}
        {props.children}
        <div className={styles.actions}>
          {submit ? (
            <Button appearance="primary" type="submit" disabled={submit.busy}>
              {submit.text}
            </Button>
          ) : null}
          {props.more}
          <Button appearance="subtle" onClick={() => closeDialog()}>
            {submit ? t.do.cancel : t.do.close}
          </Button>
        </div>
      </form>
    </main>
  );
};
