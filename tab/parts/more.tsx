import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../session.tsx';

/** The first of many, and a button that shows the next ones. */
export const usePage = <T,>(all: readonly T[], step: number) => {
  const [shown, show] = useState(step);
  useEffect(() => {
    // What is printed is all there is.
    const whole = (): void => flushSync(() => show(Number.POSITIVE_INFINITY));
    window.addEventListener('beforeprint', whole);
    return () => window.removeEventListener('beforeprint', whole);
  }, []);
  return {
    page: all.slice(0, shown),
    more:
      all.length > shown ? (
        <More left={all.length - shown} step={step} press={() => show(shown + step)} />
      ) : null,
  };
};

const More = (props: { left: number; step: number; press: () => void }) => {
  const { t } = useSession();
  return (
    <Button appearance="subtle" onClick={props.press}>
      {t.apt.more(Math.min(props.left, props.step))}
    </Button>
  );
};
