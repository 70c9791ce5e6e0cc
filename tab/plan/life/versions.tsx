import { Button, mergeClasses } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { Empty } from '../../parts/empty.tsx';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useSession, useSource } from '../../session.tsx';
import { Source } from '../../source.ts';
import { useUnit } from '../../unit.tsx';
import { browser } from '../../window.ts';
import { Freeze } from './freeze.tsx';
import { SubPage } from './parts.tsx';

/** All frozen versions of the plan, newest first. */
export const Versions = () => {
  const shared = useShared();
  const { t, language, api, go } = useSession();
  const { id } = useUnit();
  const notices = useNotices();
  const source = useMemo(() => new Source(() => api.planVersions(id), browser), [api, id]);
  const snapshot = useSource(source);
  const [freezing, freeze] = useState(false);
  const words = t.planLife.versions;
  if (!snapshot.value)
    return <Waiting view="plan" title={words.title} on={[{ snapshot, refresh: source.refresh }]} />;
  const { versions, mayFreeze } = snapshot.value;
  return (
    <SubPage
      title={words.title}
      lead={words.lead}
      tools={
        mayFreeze ? (
          <Button appearance="primary" onClick={() => freeze(true)}>
            {words.freeze}
          </Button>
        ) : undefined
      }
    >
      {versions.length === 0 ? <Empty text={words.none} /> : null}
      {versions.map((version) => (
        <Panel
          key={version.number}
          title={words.name(version.number)}
          tools={
            <Button
              aria-label={words.compareWith(version.number)}
              onClick={() => go({ view: 'plan', item: `versions/${version.number}` })}
            >
              {words.compare}
            </Button>
          }
        >
          <p className={shared.text}>
            {words.decided(yearDay(version.decidedOn, language))} · {words.count(version.count)}
          </p>
          {version.note ? <p className={mergeClasses(shared.text, shared.kept)}>{version.note}</p> : null}
        </Panel>
      ))}
      {freezing ? (
        <Freeze
          close={() => freeze(false)}
          frozen={(version) => {
            source.change((all) => ({ ...all, versions: [version, ...all.versions] }));
            notices.saved(words.frozen(version.number));
            freeze(false);
          }}
        />
      ) : null}
    </SubPage>
  );
};
