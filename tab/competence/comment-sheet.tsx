import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { Sheet } from '../parts/sheet.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';

const MOST = 1_000;

/** A comment on what the process lead put. What is written lives on this page alone until it is sent. */
export const CommentSheet = (props: {
  returnTo: string;
  before: string;
  busy: boolean;
  trouble: Trouble | null;
  send: (text: string) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useSession();
  const [text, write] = useState(props.before);
  const [tried, attempt] = useState(false);
  const words = t.competence;
  const empty = text.trim() === '';
  const send = (): void => {
    attempt(true);
    if (!empty && !props.busy) void props.send(text.trim());
  };
  return (
    <Sheet
      title={words.commentTitle}
      returnTo={props.returnTo}
      onSubmit={send}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={props.busy}>
            {words.commentSend}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {props.trouble && props.trouble.kind !== 'stale' ? <TroubleBar trouble={props.trouble} /> : null}
      <Field
        label={words.commentLabel}
        hint={words.commentHelp}
        {...(tried && empty
          ? { validationMessage: words.commentMissing, validationState: 'error' as const }
          : {})}
      >
        <Textarea
          value={text}
          rows={5}
          maxLength={MOST}
          resize="vertical"
          // Neither the browser's memory of forms nor a spelling service elsewhere gets to see it.
          autoComplete="off"
          spellCheck={false}
          autoFocus
          onChange={(_, data) => write(data.value)}
        />
      </Field>
    </Sheet>
  );
};
