import { Button } from '@fluentui/react-components';
import { Steps20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

// The programmes' content is large, and few open this: it is fetched when it is opened.
const Stairs = lazy(() => import('./stairs.tsx'));

/** The four-step staircase, folded until somebody wants it. Folding it away forgets the choice (R51). */
export const Staircase = () => {
  const shared = useShared();
  const { t } = useSession();
  const [shown, show] = useState(false);
  const words = t.competence;
  return (
    <Panel title={words.stairs} icon={<Steps20Regular />}>
      <p className={shared.text}>{words.stairsBody}</p>
      <div className={shared.row}>
        <Button aria-expanded={shown} onClick={() => show(!shown)}>
          {shown ? words.stairsHide : words.stairsShow}
        </Button>
      </div>
      {shown ? (
        <Suspense fallback={<p className={shared.quiet}>{t.loading}</p>}>
          <Stairs />
        </Suspense>
      ) : null}
    </Panel>
  );
};
