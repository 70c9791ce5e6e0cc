import { makeStyles, mergeClasses } from '@fluentui/react-components';
import {
  CheckmarkCircle20Regular,
  DocumentText20Regular,
  Info20Regular,
  ShieldCheckmark20Regular,
  Steps20Regular,
} from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { Asked, EvidenceView } from '../../bot/core/api-report.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { Source } from '../source.ts';
import { useUnit } from '../unit.tsx';
import { browser } from '../window.ts';
import { CertificatePanel } from './certificate.tsx';
import { ReadPart } from './part.tsx';
import { PlanOwner } from './plan-owner.tsx';
import { StepTable } from './step-table.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px' },
  bullets: { margin: 0, paddingInlineStart: '20px' },
});

const Next = ({ next }: Pick<EvidenceView, 'next'>) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  return (
    <Panel title={t.report.next} icon={<Steps20Regular />}>
      {next.length === 0 ? <p className={shared.text}>{t.report.nothingNext}</p> : null}
      <ol className={mergeClasses(shared.list, styles.list)}>
        {next.map((one) => (
          <li key={one.id} className={shared.tight}>
            <p className={mergeClasses(shared.text, shared.strong)}>{one.text}</p>
            <p className={shared.text}>{one.reason}</p>
            <p className={mergeClasses(shared.text, shared.caption)}>
              {t.report.turn(one.turn)}
              {one.due ? `, ${t.report.due(longDay(one.due, language))}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
};

const AskedList = ({ asked }: { asked: Asked[] }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <ul className={mergeClasses(shared.list, styles.list)}>
      {asked.map((one) => (
        <li key={one.id} className={shared.tight}>
          <Status name={one.met ? 'met' : 'unmet'} />
          <p className={shared.text}>{one.text}</p>
          <p className={mergeClasses(shared.text, shared.quiet)}>{one.reason}</p>
          {one.assumption ? (
            <p className={mergeClasses(shared.text, shared.caption)}>{t.programme.assumption}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

const Bullets = ({ items }: { items: string[] }) => {
  const styles = useStyles();
  const shared = useShared();
  return (
    <ul className={styles.bullets}>
      {items.map((item) => (
        <li key={item} className={mergeClasses(shared.text, shared.kept)}>
          {item}
        </li>
      ))}
    </ul>
  );
};

const Loaded = ({ evidence, source }: { evidence: EvidenceView; source: Source<EvidenceView> }) => {
  const shared = useShared();
  const { t } = useSession();
  const { criteria, prerequisites, recorded, assumptions, provider } = evidence;
  const met = criteria.filter((one) => one.met).length;
  return (
    <div className={shared.split}>
      <div className={shared.wide}>
        <PlanOwner evidence={evidence} source={source} />
        <Next next={evidence.next} />
        <Panel title={t.report.asked(provider)} icon={<ShieldCheckmark20Regular />}>
          <p className={mergeClasses(shared.text, shared.quiet)}>
            {evidence.complete ? t.report.askedDone : t.report.askedCount(met, criteria.length)}
          </p>
          <AskedList asked={criteria} />
        </Panel>
        <Panel title={t.report.steps} icon={<Steps20Regular />}>
          <StepTable steps={evidence.steps} />
        </Panel>
      </div>
      <div className={shared.wide}>
        <CertificatePanel evidence={evidence} source={source} />
        <Panel title={t.report.recorded} icon={<DocumentText20Regular />}>
          {recorded.length === 0 ? (
            <p className={shared.text}>{t.report.nothingRecorded}</p>
          ) : (
            <Bullets items={recorded} />
          )}
          <p className={mergeClasses(shared.text, shared.caption)}>{t.report.disclaimer(provider)}</p>
        </Panel>
        {prerequisites.length > 0 ? (
          <Panel title={t.report.prerequisites} icon={<CheckmarkCircle20Regular />}>
            <AskedList asked={prerequisites} />
          </Panel>
        ) : null}
        {assumptions.length > 0 ? (
          <Panel title={t.report.assumptions} icon={<Info20Regular />}>
            <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.assumptionsLead}</p>
            <Bullets items={assumptions} />
          </Panel>
        ) : null}
      </div>
    </div>
  );
};

/** What the programme asks for, how far the facts have come, what is missing next, and the certificate as noted. */
export const EvidencePart = () => {
  const { api } = useSession();
  const { id } = useUnit();
  const source = useMemo(() => new Source(() => api.evidence(id), browser), [api, id]);
  return <ReadPart source={source}>{(evidence) => <Loaded evidence={evidence} source={source} />}</ReadPart>;
};
