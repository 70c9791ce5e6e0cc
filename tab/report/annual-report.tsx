import { Button, mergeClasses, Spinner } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useState } from 'react';
import { reportYears } from '../../bot/core/report/years.ts';
import { CopyButton } from '../parts/copy.tsx';
import { ChoiceField } from '../parts/fields.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useReady, useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useOverview } from '../with-overview.tsx';
import { DraftText } from './draft-text.tsx';

/** What was edited is let go only when the person asks for the draft anew. */
const Draft = ({ year, again }: { year: number; again: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const load = useCallback(() => api.annualReport(id, year), [api, id, year]);
  const once = useOnce(load);
  const [text, write] = useState('');
  useEffect(() => {
    if (once.state === 'ready') write(once.value.text);
  }, [once]);
  useReady('report', once.state !== 'loading');
  if (once.state === 'loading') return <Spinner label={t.loading} />;
  if (once.state === 'failed') return <TroubleBar trouble={once.trouble} retry={once.retry} />;
  return (
    <>
      <DraftText label={t.report.draftText} value={text} onChange={write} />
      <p className={mergeClasses(shared.text, shared.caption)}>{t.report.draftNames}</p>
      <div className={shared.row}>
        <CopyButton text={text} label={t.report.copy} />
        <Button appearance="subtle" onClick={again}>
          {t.report.again}
        </Button>
      </div>
    </>
  );
};

/** A draft of the section on this work in the annual report: to edit, copy and take along; kept nowhere. */
export const AnnualReportPart = () => {
  const shared = useShared();
  const { t } = useSession();
  const { start, today } = useOverview();
  const years = reportYears(start, today);
  const [year, choose] = useState(years[0] ?? Number(today.slice(0, 4)));
  const [round, begin] = useState(0);
  return (
    <Panel title={t.report.draft} icon={<DocumentText20Regular />}>
      <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.draftLead}</p>
      {years.length > 1 ? (
        <ChoiceField
          label={t.report.year}
          value={String(year)}
          options={years.map((one) => ({ value: String(one), text: String(one) }))}
          onChange={(value) => choose(Number(value))}
        />
      ) : null}
      <Draft key={`${year} ${round}`} year={year} again={() => begin((now) => now + 1)} />
    </Panel>
  );
};
