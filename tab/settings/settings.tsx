import { Button } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import { type SettingsForm, settingsForm, setUpOf } from '../configure/settings-form.ts';
import { UnitForm } from '../configure/unit-form.tsx';
import { type Ground, useGrounds } from '../configure/use-set-up.ts';
import { Bar } from '../parts/bar.tsx';
import { Empty } from '../parts/empty.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { useShared } from '../parts/styles.ts';
import { Failed, Fetching } from '../parts/waiting.tsx';
import { WaitingForIt } from '../parts/waiting-for-it.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { NudgeSettings } from './nudge-settings.tsx';
import { ProgrammeSettings } from './programme/programme-settings.tsx';
import { Templates } from './programme/templates.tsx';
import { UnitAhead } from './unit-ahead.tsx';

/** Parts that read something of their own. */
type Part = 'programme' | 'templates' | 'nudges';

const waitsFor = (ground: Ground, mayChange: boolean, leads: boolean): Part[] => {
  if (ground.unit === null) return [];
  if (mayChange) return ['programme', 'templates', 'nudges'];
  return leads ? ['templates'] : [];
};

const Loaded = ({ ground }: { ground: Ground }) => {
  const shared = useShared();
  const { t, api, host } = useSession();
  const id = useUnit().id;
  const unit = useUnit();
  const notices = useNotices();
  const { channel, programmes } = ground;
  const [form, setForm] = useState<SettingsForm>(() =>
    settingsForm(ground.unit, channel, host.person, new Date().toISOString().slice(0, 10)),
  );
  const [saving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const mayChange = ground.unit ? ground.unit.may.changeUnit : channel.owner;
  const leads = ground.unit?.processLead?.id === host.person;
  const [waits, setWaits] = useState(() => waitsFor(ground, mayChange, leads));
  useReady('settings', waits.length === 0);
  // What was answered to the last save is newer than what the form began with.
  const now = useSource(unit.overview).value ?? ground.unit;
  const waiting = now?.waitingForIt ?? null;
  const isRead = useCallback((part: Part) => setWaits((all) => all.filter((each) => each !== part)), []);
  const nudgesRead = useCallback(() => isRead('nudges'), [isRead]);
  const programmeRead = useCallback(() => isRead('programme'), [isRead]);
  const templatesRead = useCallback(() => isRead('templates'), [isRead]);
  const wanted = setUpOf(form);
  const save = async (): Promise<void> => {
    if (!wanted) return;
    setSaving(true);
    notices.clear();
    setTrouble(null);
    const result = await api.setUp(id, wanted);
    setSaving(false);
    if (!result.ok) {
      setTrouble(result.trouble);
      notices.failed(result.trouble, () => void save());
      return;
    }
    unit.overview.change(() => result.value);
    unit.criteria.change((criteria) => criteria);
    notices.saved(t.settings.saved);
  };
  if (!mayChange)
    return (
      <Page title={t.settings.title}>
        <Empty text={ground.unit ? t.settings.managerOnly : t.configure.ownerOnly} />
        {leads ? <Templates programmes={programmes} read={templatesRead} /> : null}
      </Page>
    );
  const problems = Object.fromEntries((trouble?.fields ?? []).map(({ field, message }) => [field, message]));
  return (
    <Page title={t.settings.title} lead={`${channel.teamName}, ${channel.name}`}>
      <WaitingForIt waiting={waiting} />
      <UnitForm
        programmes={programmes}
        people={channel.people}
        form={form}
        problems={problems}
        set={setForm}
      />
      {saving ? (
        <Bar intent="info" announce>
          {t.settings.saving}
        </Bar>
      ) : null}
      <div className={shared.row}>
        <Button appearance="primary" disabled={!wanted || saving} onClick={() => void save()}>
          {t.settings.save}
        </Button>
        {wanted ? null : <span className={shared.quiet}>{t.configure.required}</span>}
      </div>
      {ground.unit ? (
        <>
          <ProgrammeSettings key={`${now?.programme} ${now?.start}`} read={programmeRead} />
          <Templates programmes={programmes} read={templatesRead} />
          <NudgeSettings read={nudgesRead} />
          <UnitAhead />
        </>
      ) : null}
    </Page>
  );
};

/** The unit's set-up, to be changed by its manager; also where a unit is set up that has none yet. */
const Settings = () => {
  const { t } = useSession();
  const grounds = useGrounds(useUnit().id);
  if (grounds.state === 'loading') return <Fetching />;
  if (grounds.state === 'failed')
    return (
      <Failed
        view="settings"
        title={t.settings.title}
        trouble={grounds.trouble}
        nextTry={null}
        retry={grounds.retry}
      />
    );
  return <Loaded ground={grounds.ground} />;
};

export default Settings;
