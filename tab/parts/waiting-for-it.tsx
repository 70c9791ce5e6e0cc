import { Field, Textarea } from '@fluentui/react-components';
import { HourglassHalf20Regular } from '@fluentui/react-icons';
import type { Overview } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import { CopyButton } from './copy.tsx';
import { Panel } from './panel.tsx';
import { useShared } from './styles.ts';

/** What the unit waits for, and the request to send; nothing when nothing is missing. */
export const WaitingForIt = ({ waiting }: { waiting: Overview['waitingForIt'] }) => {
  const shared = useShared();
  const { t } = useSession();
  if (!waiting) return null;
  return (
    <Panel title={t.it.title} icon={<HourglassHalf20Regular />}>
      <p className={shared.text}>
        {t.it.body} {t.it.how}
      </p>
      <Field label={t.it.request}>
        <Textarea readOnly value={waiting.request} rows={5} resize="vertical" />
      </Field>
      <div className={shared.row}>
        <CopyButton text={waiting.request} label={t.it.copy} />
      </div>
    </Panel>
  );
};
