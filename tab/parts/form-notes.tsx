import { Button } from '@fluentui/react-components';
import { CloudOff20Regular } from '@fluentui/react-icons';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { Bar } from './bar.tsx';
import { ConsentWay } from './consent-way.tsx';

/** What stands above a form's fields: text that was kept, what is missing, how saving went. */
export const FormNotes = <Form,>(props: {
  restored: boolean;
  stored: boolean;
  note: { text: string; undo?: Form } | null;
  trouble: Trouble | null;
  /** The sentence when the row is gone. */
  gone: string;
  startOver: () => void;
  restore: (form: Form) => void;
}) => {
  const { t, language } = useSession();
  const { note, trouble } = props;
  const undo = note?.undo;
  return (
    <>
      {props.restored ? (
        <Bar intent="info" actions={<Button onClick={props.startOver}>{t.edit.startOver}</Button>}>
          {t.edit.draftFound}
        </Bar>
      ) : null}
      {props.stored ? null : <Bar intent="warning">{t.trouble.storage}</Bar>}
      {note ? (
        <Bar
          intent="info"
          announce
          actions={undo ? <Button onClick={() => props.restore(undo)}>{t.do.undo}</Button> : undefined}
        >
          {note.text}
        </Bar>
      ) : null}
      {trouble ? (
        <Bar
          intent="error"
          announce
          actions={<ConsentWay trouble={trouble} />}
          {...(trouble.kind === 'offline' ? { icon: <CloudOff20Regular /> } : {})}
        >
          {trouble.kind === 'not-found' ? props.gone : sentenceOf(trouble, t, language, true)}
        </Bar>
      ) : null}
    </>
  );
};
