import { Button } from '@fluentui/react-components';
import { CloudOff20Regular, ErrorCircle20Regular, Warning20Regular } from '@fluentui/react-icons';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { Bar } from './bar.tsx';
import { ConsentWay } from './consent-way.tsx';

/**
 * What went wrong, with a way to try again, and with the link for an administrator where a consent is missing.
 * `lead` comes before the sentence; `mild` where the person can go on as they are.
 */
export const TroubleBar = (props: {
  trouble: Trouble;
  lead?: string;
  mild?: boolean;
  retry?: () => void;
  onClose?: () => void;
}) => {
  const { t, language } = useSession();
  const { trouble, retry } = props;
  const mild = props.mild || trouble.kind === 'busy';
  const icon =
    trouble.kind === 'offline' ? (
      <CloudOff20Regular />
    ) : mild ? (
      <Warning20Regular />
    ) : (
      <ErrorCircle20Regular />
    );
  return (
    <Bar
      intent={mild ? 'warning' : 'error'}
      icon={icon}
      announce
      {...(props.onClose ? { onClose: props.onClose } : {})}
      actions={
        <>
          <ConsentWay trouble={trouble} again={retry} />
          {retry ? <Button onClick={retry}>{t.do.retry}</Button> : null}
        </>
      }
    >
      {props.lead ? `${props.lead} ` : ''}
      {sentenceOf(trouble, t, language)}
    </Bar>
  );
};
