import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '../../bot/core/api.ts';
import { TextField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { anchorOf } from './deeds.ts';

/** Asks why an action is dropped; it stays behind the filter with the reason. */
export const Drop = (props: { action: Action; drop: (reason: string) => void; close: () => void }) => {
  const shared = useShared();
  const { t } = useSession();
  const [reason, write] = useState('');
  const [asked, ask] = useState(false);
  return (
    <Sheet
      title={t.edit.dropTitle}
      returnTo={anchorOf(props.action.id)}
      onClose={props.close}
      onSubmit={() => (reason.trim() ? props.drop(reason.trim()) : ask(true))}
      actions={
        <>
          <Button appearance="primary" type="submit">
            {t.plan.drop}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <p className={shared.text}>
        <span className={shared.strong}>{props.action.title}</span>
        <br />
        {t.edit.dropBody}
      </p>
      <TextField
        label={t.edit.fields.reason}
        name="reason"
        value={reason}
        onChange={write}
        required
        autoFocus
        problem={asked && !reason.trim() ? t.edit.reasonMissing : undefined}
      />
    </Sheet>
  );
};
