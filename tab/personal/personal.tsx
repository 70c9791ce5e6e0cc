import { Chat20Regular, CheckmarkCircle20Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Me } from '../api.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { sentenceOf } from '../sentence.ts';
import { useReady, useSession, useSource } from '../session.tsx';
import { Source } from '../source.ts';
import { Tasks } from '../start/tasks.tsx';
import { makeUnit, useUnit } from '../unit.tsx';
import { browser } from '../window.ts';

const OfUnit = (props: { id: string; name: string | null; read: (id: string) => void }) => {
  const { id, name, read } = props;
  const { t, api, language } = useSession();
  const here = useUnit();
  const unit = useMemo(() => (here.id === id ? here : makeUnit(api, id)), [here, api, id]);
  const shared = useShared();
  const { value, trouble, nextTry } = useSource(unit.overview);
  const tried = value !== null || trouble !== null;
  useEffect(() => {
    if (tried) read(id);
  }, [tried, read, id]);
  return (
    <div className={shared.tight}>
      {name ? <span className={shared.caption}>{name}</span> : null}
      {value ? (
        <Tasks tasks={value.tasks} today={value.today} unit={unit} none={t.personal.none} />
      ) : (
        <p className={shared.text}>
          {trouble ? sentenceOf({ ...trouble, retryAt: nextTry, inDoubt: false }, t, language) : t.loading}
        </p>
      )}
    </div>
  );
};

const Loaded = ({ me }: { me: Me }) => {
  const shared = useShared();
  const { t } = useSession();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const add = useCallback((id: string) => setRead((now) => new Set([...now, id])), []);
  useReady(
    'personal',
    me.units.every(({ id }) => read.has(id)),
  );
  return (
    <Page title={t.personal.title}>
      <div className={shared.split}>
        <Panel title={t.personal.tasks} icon={<CheckmarkCircle20Regular />}>
          {me.units.map(({ id, name }) => (
            <OfUnit key={id} id={id} name={me.units.length > 1 ? name : null} read={add} />
          ))}
          {me.units.length === 0 ? <p className={shared.text}>{t.personal.none}</p> : null}
        </Panel>
        <div className={shared.wide}>
          <Panel title={t.personal.reflection} icon={<Chat20Regular />}>
            <p className={shared.text}>{t.personal.reflectionBody}</p>
          </Panel>
          <Panel title={t.personal.data} icon={<ShieldCheckmark20Regular />}>
            <p className={shared.text}>{t.personal.dataBody}</p>
          </Panel>
        </div>
      </div>
    </Page>
  );
};

/** What is mine: my tasks in all my units, and where reflection and my data are found. */
const Personal = () => {
  const { t, api } = useSession();
  const source = useMemo(() => new Source(api.me, browser), [api]);
  const snapshot = useSource(source);
  if (!snapshot.value)
    return <Waiting view="personal" title={t.personal.title} on={[{ snapshot, refresh: source.refresh }]} />;
  return <Loaded me={snapshot.value} />;
};

export default Personal;
