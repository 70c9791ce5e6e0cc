import { Button } from '@fluentui/react-components';
import { CloudOff20Regular } from '@fluentui/react-icons';
import { clockTime } from '../../bot/core/texts/dates.ts';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';

/** What stands between a person and their OneDrive. A consent that is missing is a way to it and no error. */
export const NoteTrouble = (props: { trouble: Trouble; text?: boolean; retry: () => void }) => {
  const { t, language } = useSession();
  const { trouble, text = false } = props;
  const next = trouble.retryAt ? ` ${t.notes.again(clockTime(trouble.retryAt, language))}` : '';
  const told =
    trouble.kind === 'busy' && !trouble.inDoubt ? `${t.notes.busy}${next}` : sentenceOf(trouble, t, language);
  const mild = trouble.kind === 'consent' || trouble.kind === 'conflict' || trouble.kind === 'busy';
  return (
    <Bar
      intent={mild ? 'warning' : 'error'}
      announce
      {...(trouble.kind === 'offline' ? { icon: <CloudOff20Regular /> } : {})}
      actions={
        <>
          <ConsentWay trouble={trouble} again={props.retry} />
          <Button onClick={props.retry}>{t.do.retry}</Button>
        </>
      }
    >
      {text ? `${told} ${t.notes.kept}` : told}
    </Bar>
  );
};
