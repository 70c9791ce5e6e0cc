import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSession } from '../session.tsx';

/** The first of many, and a button that shows the next ones. */
export const usePage = <T,>(all: readonly T[], step: number) => {
  const [shown, show] = useState(step);
  return {
    page: all.slice(0, shown),
    more: <More left={all.length - shown} step={step} press={() => show(shown + step)} />,
  };
};

const More = (props: { left: number; step: number; press: () => void }) => {
  const { t } = useSession();
  if (props.left <= 0) return null;
  return (
    <Button appearance="subtle" onClick={props.press}>
      {t.apt.more(Math.min(props.left, props.step))}
    </Button>
  );
};
