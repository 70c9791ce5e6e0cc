import { HatGraduation20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TrainingItem } from '../../bot/core/api-training.ts';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { AttendanceSheet } from './attendance-sheet.tsx';
import { FormChoice } from './form-choice.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { ItemPanel } from './item-panel.tsx';
import type { Opened } from './opened.ts';
import { SessionSheet } from './session-sheet.tsx';
import { Sessions } from './sessions.tsx';

const Loaded = () => {
  const shared = useShared();
  const { t, place } = useSession();
  const { training } = useUnit();
  const view = useSource(training).value;
  const [opened, open] = useState<Opened | null>(null);
  useReady('training');
  if (!view) return null;
  const { items, meetings, may } = view;
  const ids = new Set(items.map(({ id }) => id));
  const others = meetings.filter(({ stepId }) => stepId === null || !ids.has(stepId));
  const close = (): void => open(null);
  /** A link names a step, or a meeting of it. */
  const linked = (item: TrainingItem): boolean =>
    place.item === item.id || meetings.some(({ id, stepId }) => id === place.item && stepId === item.id);
  return (
    <Page title={t.training.title} lead={may.record ? t.training.leadManager : t.training.lead}>
      <Refreshing source={training} />
      {items.length === 0 ? <Empty text={t.training.empty} /> : null}
      {view.form ? <FormChoice view={view} form={view.form} /> : null}
      {items.map((item) => (
        <ItemPanel
          key={item.id}
          item={item}
          meetings={meetings.filter(({ stepId }) => stepId === item.id)}
          may={may}
          linked={linked(item)}
          open={open}
        />
      ))}
      {others.length > 0 ? (
        <Panel title={t.training.others} icon={<HatGraduation20Regular />}>
          <div className={shared.stack}>
            <Sessions meetings={others} may={may} open={open} />
          </div>
        </Panel>
      ) : null}
      {opened?.what === 'record' ? <AttendanceSheet item={opened.item} close={close} /> : null}
      {opened?.what === 'file' ? <ImportSheet item={opened.item} close={close} /> : null}
      {opened?.what === 'plan' ? <SessionSheet item={opened.item} meeting={null} close={close} /> : null}
      {opened?.what === 'change' ? <SessionSheet item={null} meeting={opened.meeting} close={close} /> : null}
    </Page>
  );
};

/** What to attend, and how far the unit is: numbers for everybody, the list for the manager, one's own for each. */
const Training = () => {
  const { t } = useSession();
  const { training } = useUnit();
  const snapshot = useSource(training);
  if (snapshot.value) return <Loaded />;
  return <Waiting view="training" title={t.training.title} on={[{ snapshot, refresh: training.refresh }]} />;
};

export default Training;
