import { makeStyles, Select } from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useId, useMemo, useState } from 'react';
import { Empty } from './parts/empty.tsx';
import { Page } from './parts/page.tsx';
import { useShared } from './parts/styles.ts';
import { Waiting } from './parts/waiting.tsx';
import { useReady, useSession, useSource } from './session.tsx';
import { Source } from './source.ts';
import { makeUnit, UnitProvider } from './unit.tsx';
import { browser } from './window.ts';

const useStyles = makeStyles({
  chooser: {
    boxSizing: 'border-box',
    maxWidth: '1200px',
    margin: '0 auto',
    padding: '12px 16px 0',
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
  },
});

const ChooseUnit = createContext<((id: string) => void) | null>(null);

/** Shows another of the person's units; null where the channel or the address decides. */
export const useChooseUnit = (): ((id: string) => void) | null => useContext(ChooseUnit);

/** Gives the views this unit. */
export const KnownUnit = ({ id, children }: { id: string; children: ReactNode }) => {
  const { api } = useSession();
  const unit = useMemo(() => makeUnit(api, id), [api, id]);
  return <UnitProvider value={unit}>{children}</UnitProvider>;
};

const NoUnit = () => {
  const { t, place } = useSession();
  useReady(place.view);
  return (
    <Page title={t.app} lead={t.notSetUp.noUnit}>
      <Empty text={t.notSetUp.noUnitHow} />
    </Page>
  );
};

/** Outside a channel: the person's own units; the first one unless they choose another. */
export const OwnUnit = ({ children }: { children: ReactNode }) => {
  const styles = useStyles();
  const shared = useShared();
  const label = useId();
  const { api, t, place } = useSession();
  const source = useMemo(() => new Source(api.me, browser), [api]);
  const snapshot = useSource(source);
  const [chosen, choose] = useState<string | null>(null);
  if (!snapshot.value)
    return <Waiting view={place.view} title={t.app} on={[{ snapshot, refresh: source.refresh }]} />;
  const { units } = snapshot.value;
  const unit = units.find(({ id }) => id === chosen) ?? units[0];
  if (!unit) return <NoUnit />;
  return (
    <>
      {units.length > 1 ? (
        <div className={styles.chooser}>
          <label className={shared.quiet} htmlFor={label}>
            {t.nav.unit}
          </label>
          <Select id={label} value={unit.id} onChange={(_, data) => choose(data.value)}>
            {units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      <ChooseUnit.Provider value={choose}>
        <KnownUnit id={unit.id}>{children}</KnownUnit>
      </ChooseUnit.Provider>
    </>
  );
};

/** Gives the views their unit: the channel's, the one named in the address (`?unit=`), or one of the person's own. */
export const WithUnit = ({ children }: { children: ReactNode }) => {
  const { host } = useSession();
  const id = host.channel ?? new URLSearchParams(window.location.search).get('unit');
  return id ? <KnownUnit id={id}>{children}</KnownUnit> : <OwnUnit>{children}</OwnUnit>;
};
