import { Button } from '@fluentui/react-components';
import { CloudOff20Regular } from '@fluentui/react-icons';
import { sentenceOf } from '../sentence.ts';
import { useSession, useSource } from '../session.tsx';
import type { Source } from '../source.ts';
import { Bar } from './bar.tsx';
import { ConsentWay } from './consent-way.tsx';

/** Says that what is shown could not be read anew, and when the next try is; nothing while all is well. */
export const Refreshing = <T,>({ source }: { source: Source<T> }) => {
  const { t, language } = useSession();
  const { value, trouble, nextTry } = useSource(source);
  if (value === null || !trouble) return null;
  return (
    <Bar
      intent="warning"
      icon={<CloudOff20Regular />}
      announce
      actions={
        <>
          <ConsentWay trouble={trouble} again={() => void source.refresh()} />
          <Button onClick={() => void source.refresh()}>{t.do.retry}</Button>
        </>
      }
    >
      {sentenceOf({ ...trouble, retryAt: nextTry, inDoubt: false }, t, language)}
    </Bar>
  );
};
