import { Button, Field, makeStyles, Switch } from '@fluentui/react-components';
import { Alert20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import { MOST_CLOSURES, type NudgeSettings as Settings } from '../../bot/core/api-nudges.ts';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { COMPACT, useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useTrying } from '../use-trying.ts';

const useStyles = makeStyles({
  period: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    gap: '8px',
    alignItems: 'end',
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    [COMPACT]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

/** A closure as it stands in the form; `at` tells them apart while their days change. */
interface Period {
  at: number;
  from: string;
  to: string;
}
interface Form {
  periods: Period[];
  awareness: boolean;
  pride: string;
}

const formOf = ({ closures, awareness, pride }: Settings): Form => ({
  periods: closures.map((each, at) => ({ ...each, at })),
  awareness,
  pride: pride ?? '',
});
const settingsOf = ({ periods, awareness, pride }: Form): Settings => ({
  closures: periods.map(({ from, to }) => ({ from, to })),
  awareness,
  pride: pride === '' ? null : pride,
});

const Editor = ({ settings }: { settings: Settings }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [form, setForm] = useState(() => formOf(settings));
  const [asked, ask] = useState(false);
  const { periods } = form;
  const next = Math.max(0, ...periods.map(({ at }) => at + 1));
  const put = (at: number, over: Partial<Period>): void =>
    setForm({ ...form, periods: periods.map((each) => (each.at === at ? { ...each, ...over } : each)) });
  const missing = ({ from, to }: Period): boolean => from === '' || to === '';
  const problemOf = (period: Period): string | undefined => {
    if (missing(period)) return asked ? t.nudges.missingDay : undefined;
    return period.to < period.from ? t.nudges.wrongOrder : undefined;
  };
  const save = async (): Promise<void> => {
    ask(true);
    if (periods.some((period) => missing(period) || period.to < period.from)) return;
    const saved = await trying.run(async () => {
      const result = await api.saveNudgeSettings(id, settingsOf(form));
      if (!result.ok) return result.trouble;
      setForm(formOf(result.value));
      return null;
    });
    if (saved) notices.saved(t.nudges.saved);
  };
  return (
    <>
      {trying.trouble ? <TroubleBar trouble={trying.trouble} retry={() => void save()} /> : null}
      <div className={shared.stack}>
        <div className={shared.tight}>
          <h3 className={shared.text}>{t.nudges.closed}</h3>
          <p className={shared.text}>{t.nudges.closedBody}</p>
        </div>
        {periods.map((period, index) => (
          <fieldset key={period.at} className={styles.period}>
            <legend className={shared.hidden}>{t.nudges.period(index + 1)}</legend>
            <LineField
              label={t.nudges.from}
              type="date"
              value={period.from}
              onChange={(from) => put(period.at, { from })}
            />
            <LineField
              label={t.nudges.to}
              type="date"
              value={period.to}
              problem={problemOf(period)}
              onChange={(to) => put(period.at, { to })}
            />
            <Button
              aria-label={t.nudges.removeClosed(index + 1)}
              onClick={() => setForm({ ...form, periods: periods.filter(({ at }) => at !== period.at) })}
            >
              {t.nudges.remove}
            </Button>
          </fieldset>
        ))}
        <div className={shared.row}>
          <Button
            disabled={periods.length >= MOST_CLOSURES}
            onClick={() => setForm({ ...form, periods: [...periods, { at: next, from: '', to: '' }] })}
          >
            {t.nudges.addClosed}
          </Button>
        </div>
        <Field hint={t.nudges.awarenessHelp}>
          <Switch
            label={t.nudges.awareness}
            checked={form.awareness}
            onChange={(_, { checked }) => setForm({ ...form, awareness: checked })}
          />
        </Field>
        {form.awareness ? (
          <LineField
            label={t.nudges.pride}
            type="date"
            hint={t.nudges.prideHelp}
            value={form.pride}
            onChange={(pride) => setForm({ ...form, pride })}
          />
        ) : null}
        <div className={shared.row}>
          <Button disabledFocusable={trying.busy} onClick={() => void save()}>
            {t.nudges.save}
          </Button>
        </div>
      </div>
    </>
  );
};

/** When the unit is closed, and what it wants to be told of; the manager changes it. `read`: it is there, or it failed. */
export const NudgeSettings = ({ read }: { read: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const once = useOnce(useCallback(() => api.nudgeSettings(id), [api, id]));
  const settled = once.state !== 'loading';
  useEffect(() => {
    if (settled) read();
  }, [settled, read]);
  return (
    <Panel title={t.nudges.title} icon={<Alert20Regular />}>
      {once.state === 'loading' ? <p className={shared.quiet}>{t.loading}</p> : null}
      {once.state === 'failed' ? <TroubleBar trouble={once.trouble} retry={once.retry} /> : null}
      {once.state === 'ready' ? <Editor settings={once.value} /> : null}
    </Panel>
  );
};
