import { Button, mergeClasses } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { dropDraft, keepDraft, readDraft } from '../draft.ts';
import { Bar } from '../parts/bar.tsx';
import { ConsentWay } from '../parts/consent-way.tsx';
import { LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';

interface Form {
  text: string;
  date: string;
  basis?: string;
}

const MandateSheet = ({ close }: { close: () => void }) => {
  const { t, api, host, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { mandate, today } = useOverview();
  const name = `${host.person}/${unit.id}/mandate`;
  const [form, setForm] = useState<Form>(
    () =>
      readDraft<Form>(name) ?? {
        text: mandate?.text ?? '',
        date: mandate?.date ?? today,
        basis: mandate?.basis ?? '',
      },
  );
  const [asked, ask] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = (next: Form): void => {
    keepDraft(name, next);
    setForm(next);
  };
  const save = async (): Promise<void> => {
    if (!form.text.trim() || !form.date) return ask(true);
    setBusy(true);
    const basis = form.basis?.trim() ?? '';
    const result = await api.recordMandate(unit.id, {
      text: form.text.trim(),
      date: form.date,
      ...(basis === (mandate?.basis ?? '') ? {} : { basis }),
    });
    setBusy(false);
    if (!result.ok) return setTrouble(result.trouble);
    dropDraft(name);
    unit.overview.change((overview) => ({ ...overview, mandate: result.value }));
    unit.criteria.change((criteria) => criteria);
    unit.programme.change((programme) => programme);
    notices.saved(t.programme.mandateSaved);
    close();
  };
  const said = (field: string): string | undefined =>
    trouble?.fields.find((problem) => problem.field === field)?.message;
  return (
    <Sheet
      title={t.programme.mandate}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={busy}>
            {t.do.save}
          </Button>
          <Button
            appearance="subtle"
            onClick={() => {
              dropDraft(name);
              close();
            }}
          >
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trouble ? (
        <Bar intent="error" announce actions={<ConsentWay trouble={trouble} />}>
          {sentenceOf(trouble, t, language, true)}
        </Bar>
      ) : null}
      <TextField
        label={t.programme.mandateText}
        name="text"
        hint={t.programme.mandateHelp}
        value={form.text}
        rows={6}
        required
        autoFocus
        problem={asked && !form.text.trim() ? t.meetings.missing : said('text')}
        onChange={(text) => write({ ...form, text })}
      />
      <LineField
        label={t.programme.mandateDate}
        name="date"
        type="date"
        value={form.date}
        required
        problem={asked && !form.date ? t.meetings.missing : said('date')}
        onChange={(date) => write({ ...form, date })}
      />
      <TextField
        label={t.steps.mandate.basis}
        name="basis"
        hint={t.steps.mandate.basisHelp}
        value={form.basis ?? ''}
        rows={3}
        problem={said('basis')}
        onChange={(basis) => write({ ...form, basis })}
      />
    </Sheet>
  );
};

/** The manager's mandate, which steps may wait for; the manager writes it here. */
export const Mandate = () => {
  const shared = useShared();
  const { t, language } = useSession();
  const { mandate, may } = useOverview();
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t.programme.mandate} icon={<DocumentText20Regular />}>
      {mandate ? (
        <div className={shared.tight}>
          <p className={mergeClasses(shared.text, shared.kept)}>{mandate.text}</p>
          {mandate.date ? (
            <p className={mergeClasses(shared.text, shared.caption)}>
              {t.programme.mandateGiven(yearDay(mandate.date, language))}
            </p>
          ) : null}
          {mandate.basis ? (
            <>
              <h3 className={mergeClasses(shared.text, shared.caption)}>{t.steps.mandate.basis}</h3>
              <p className={mergeClasses(shared.text, shared.kept)}>{mandate.basis}</p>
            </>
          ) : null}
        </div>
      ) : (
        <p className={shared.text}>{t.programme.mandateMissing}</p>
      )}
      {may.recordMandate ? (
        <div className={shared.row}>
          <Button appearance={mandate ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>
            {mandate ? t.do.edit : t.programme.mandateWrite}
          </Button>
        </div>
      ) : null}
      {open ? <MandateSheet close={() => setOpen(false)} /> : null}
    </Panel>
  );
};
