import { mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { canSave, onSave } from '../host.ts';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { useShared } from '../parts/styles.ts';
import { Failed, Fetching } from '../parts/waiting.tsx';
import { sentenceOf } from '../sentence.ts';
import { useReady, useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { type SettingsForm, settingsForm, setUpOf } from './settings-form.ts';
import { UnitForm } from './unit-form.tsx';
import { type Ground, useGrounds } from './use-set-up.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

/** The tab as the channel keeps it: it opens on the start, whichever view is looked at later. */
const configuration = () => {
  const address = `${window.location.origin}${import.meta.env.BASE_URL}?view=start`;
  return {
    entityId: 'stegvis',
    contentUrl: address,
    websiteUrl: address,
    suggestedDisplayName: 'Stegvis',
  };
};

const Loaded = ({ ground, id }: { ground: Ground; id: string }) => {
  const shared = useShared();
  const { t, api, host, language } = useSession();
  const { channel, programmes, unit } = ground;
  const [form, setForm] = useState<SettingsForm>(() => settingsForm(unit, channel, host.person, today()));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [saving, setSaving] = useState(false);
  useReady('configure');
  const may = unit ? unit.may.changeUnit : channel.owner;
  const wanted = setUpOf(form);
  const valid = may && wanted !== null;
  useEffect(() => canSave(valid), [valid]);

  const latest = useRef(wanted);
  useEffect(() => {
    latest.current = wanted;
  }, [wanted]);
  useEffect(() => {
    onSave(async () => {
      if (!latest.current) return { ok: false, sentence: t.configure.required };
      setSaving(true);
      setTrouble(null);
      const result = await api.setUp(id, latest.current);
      setSaving(false);
      if (result.ok) return { ok: true, value: configuration() };
      setTrouble(result.trouble);
      return { ok: false, sentence: sentenceOf(result.trouble, t, language) };
    });
  }, [api, id, t, language]);

  if (!may)
    return (
      <Page title={t.configure.title}>
        <Empty text={unit ? t.settings.managerOnly : t.configure.ownerOnly} />
      </Page>
    );
  const problems = Object.fromEntries((trouble?.fields ?? []).map(({ field, message }) => [field, message]));
  return (
    <Page title={t.configure.title} lead={t.configure.lead(channel.teamName)}>
      {trouble ? (
        <Bar
          intent="error"
          announce
          actions={<ConsentWay trouble={trouble} again={() => setTrouble(null)} />}
        >
          {sentenceOf(trouble, t, language)}
        </Bar>
      ) : null}
      {saving ? (
        <Bar intent="info" announce>
          {t.settings.saving}
        </Bar>
      ) : null}
      <UnitForm
        programmes={programmes}
        people={channel.people}
        form={form}
        problems={problems}
        set={setForm}
      />
      <p className={mergeClasses(shared.text, shared.quiet)} role="status">
        {valid ? t.configure.saveHint : t.configure.required}
      </p>
    </Page>
  );
};

/** Which unit and which programme: the page that Teams shows when the tab is added. Save is the host's button. */
const Configure = () => {
  const { t, host } = useSession();
  const id = host.channel ?? new URLSearchParams(window.location.search).get('unit');
  const grounds = useGrounds(id);
  if (grounds.state === 'loading') return <Fetching />;
  if (grounds.state === 'failed')
    return (
      <Failed
        view="configure"
        title={t.configure.title}
        trouble={grounds.trouble}
        nextTry={null}
        retry={grounds.retry}
      />
    );
  return <Loaded ground={grounds.ground} id={grounds.ground.channel.id} />;
};

export default Configure;
