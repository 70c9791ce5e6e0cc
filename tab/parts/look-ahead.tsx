import { Button } from '@fluentui/react-components';
import { CalendarClock20Regular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { useSession } from '../session.tsx';
import type { Result } from '../trouble.ts';
import { useOnce } from '../use-once.ts';
import { Panel } from './panel.tsx';
import { useShared } from './styles.ts';
import { TroubleBar } from './trouble-bar.tsx';

const Shown = <T,>(props: { load: () => Promise<Result<T>>; children: (value: T) => ReactNode }) => {
  const shared = useShared();
  const { t } = useSession();
  const once = useOnce(props.load);
  if (once.state === 'loading')
    return (
      <p className={shared.quiet} role="status">
        {t.loading}
      </p>
    );
  if (once.state === 'failed') return <TroubleBar trouble={once.trouble} retry={once.retry} />;
  return props.children(once.value);
};

/** What will be sent in the coming weeks, worked out when somebody asks for it and not before. */
export const LookAhead = <T,>(props: {
  lead: string;
  load: () => Promise<Result<T>>;
  children: (value: T) => ReactNode;
}) => {
  const shared = useShared();
  const { t } = useSession();
  const [asked, ask] = useState(0);
  return (
    <Panel title={t.nudges.ahead} icon={<CalendarClock20Regular />}>
      <p className={shared.text}>{props.lead}</p>
      {asked > 0 ? (
        // Each press asks anew.
        <Shown key={asked} load={props.load}>
          {props.children}
        </Shown>
      ) : null}
      <div className={shared.row}>
        <Button onClick={() => ask(asked + 1)}>{asked > 0 ? t.nudges.showAgain : t.nudges.show}</Button>
      </div>
    </Panel>
  );
};
