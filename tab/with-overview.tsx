import { Button } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Overview } from '../bot/core/api.ts';
import { Empty } from './parts/empty.tsx';
import { Page } from './parts/page.tsx';
import { Waiting } from './parts/waiting.tsx';
import type { View } from './place.ts';
import { useReady, useSession, useSource } from './session.tsx';
import { Source } from './source.ts';
import { useUnit } from './unit.tsx';
import { browser } from './window.ts';

const OverviewContext = createContext<Overview | null>(null);

/** The unit's overview; only below `WithOverview`. */
export const useOverview = (): Overview => {
  const overview = useContext(OverviewContext);
  if (!overview) throw new Error('useOverview outside WithOverview');
  return overview;
};

const NotSetUp = ({ view }: { view: View }) => {
  const { t, api, go } = useSession();
  const { id } = useUnit();
  const source = useMemo(() => new Source(() => api.channel(id), browser), [api, id]);
  const owner = useSource(source).value?.owner ?? false;
  useReady(view);
  return (
    <Page title={t.notSetUp.title}>
      <Empty
        text={owner ? t.notSetUp.manager : t.notSetUp.others}
        action={
          owner ? (
            <Button appearance="primary" onClick={() => go({ view: 'settings', item: null })}>
              {t.notSetUp.choose}
            </Button>
          ) : undefined
        }
      />
    </Page>
  );
};

/** Shows a view once the unit's overview is there; says what to do when the unit is not set up. */
export const WithOverview = ({ view, children }: { view: View; children: ReactNode }) => {
  const { t } = useSession();
  const { overview } = useUnit();
  const snapshot = useSource(overview);
  if (snapshot.value)
    return <OverviewContext.Provider value={snapshot.value}>{children}</OverviewContext.Provider>;
  if (snapshot.trouble?.kind === 'not-found') return <NotSetUp view={view} />;
  const title = view === 'configure' ? t.app : t.nav[view];
  return <Waiting view={view} title={title} on={[{ snapshot, refresh: overview.refresh }]} />;
};
