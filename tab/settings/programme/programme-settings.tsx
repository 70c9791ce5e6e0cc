import { Button } from '@fluentui/react-components';
import { Steps20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import { type Adaptation, type ProgrammeView, programmeView } from '../../../bot/core/api-programme.ts';
import { Bar } from '../../parts/bar.tsx';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { TroubleBar } from '../../parts/trouble-bar.tsx';
import { useFirstProblem } from '../../parts/use-first-problem.ts';
import { useSession } from '../../session.tsx';
import { useUnit } from '../../unit.tsx';
import { useOnce } from '../../use-once.ts';
import { useTrying } from '../../use-trying.ts';
import { adaptationOf, formOf, type ProgrammeForm } from './form.ts';
import { Dates, General, Limits, type PartProps, Topics } from './parts.tsx';

const NOTHING: Adaptation = {
  ...{ thresholds: {}, dates: {}, roles: {}, planAreas: null, term: null, planArtefact: null },
  ...{ topics: {}, training: null },
};

const Editor = ({ first }: { first: ProgrammeView }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [view, setView] = useState(first);
  const [form, setForm] = useState<ProgrammeForm>(() => formOf(first));
  const [clash, setClash] = useState<ProgrammeView | null>(null);
  const stale = trying.trouble?.kind === 'stale';
  const problems = Object.fromEntries(
    (trying.trouble?.fields ?? []).map(({ field, message }) => [field, message]),
  );
  const fields = useFirstProblem(problems);
  const show = (next: ProgrammeView): void => {
    setView(next);
    setForm(formOf(next));
    setClash(null);
  };
  const save = async (adaptation: Adaptation): Promise<void> => {
    const saved = await trying.run(async () => {
      const result = await api.changeProgramme(unit.id, (clash ?? view).version, adaptation);
      if (!result.ok) {
        const theirs = programmeView.safeParse(result.trouble.theirs);
        if (theirs.success) setClash(theirs.data);
        return result.trouble;
      }
      show(result.value);
      unit.overview.change((overview) => overview);
      unit.criteria.change((criteria) => criteria);
      return null;
    });
    if (saved) notices.saved(t.own.saved);
  };
  const part: PartProps = { view, form, set: setForm, problems };
  const adapted = JSON.stringify(view.adaptation) !== JSON.stringify(NOTHING);
  return (
    <div ref={fields} className={shared.wide}>
      <p className={shared.text}>{t.own.lead(view.name)}</p>
      {clash && stale ? (
        <Bar
          intent="warning"
          announce
          actions={<Button onClick={() => show(clash)}>{t.clash.takeTheirs}</Button>}
        >
          {t.own.clash}
        </Bar>
      ) : trying.trouble ? (
        <TroubleBar trouble={trying.trouble} />
      ) : null}
      <Limits {...part} />
      <General {...part} />
      <Dates {...part} />
      <Topics {...part} />
      {view.lessons.length > 0 ? (
        <div className={shared.tight}>
          <h3 className={shared.text}>{t.own.lessons}</h3>
          <ul>
            {view.lessons.map((lesson) => (
              <li key={lesson}>{lesson}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className={shared.row}>
        <Button disabledFocusable={trying.busy} onClick={() => void save(adaptationOf(view, form))}>
          {t.own.save}
        </Button>
        {adapted ? (
          <Button appearance="subtle" disabledFocusable={trying.busy} onClick={() => void save(NOTHING)}>
            {t.own.reset}
          </Button>
        ) : null}
      </div>
    </div>
  );
};

/** What the unit changes in its programme: limits, dates, topics, areas and words. `read`: it is there, or it failed. */
export const ProgrammeSettings = ({ read }: { read: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const once = useOnce(useCallback(() => api.ownProgramme(id), [api, id]));
  const settled = once.state !== 'loading';
  useEffect(() => {
    if (settled) read();
  }, [settled, read]);
  return (
    <Panel title={t.own.title} icon={<Steps20Regular />}>
      {once.state === 'loading' ? <p className={shared.quiet}>{t.loading}</p> : null}
      {once.state === 'failed' ? <TroubleBar trouble={once.trouble} retry={once.retry} /> : null}
      {once.state === 'ready' ? <Editor first={once.value} /> : null}
    </Panel>
  );
};
