import { Button, mergeClasses } from '@fluentui/react-components';
import { Certificate20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CertificateView, EvidenceView } from '../../bot/core/api-report.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Source } from '../source.ts';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { CertificateSheet } from './certificate-sheet.tsx';

/** What is noted of a certificate or diploma, and by which role. The manager notes it, changes it, takes it back. */
export const CertificatePanel = (props: { evidence: EvidenceView; source: Source<EvidenceView> }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [open, setOpen] = useState(false);
  const { evidence, source } = props;
  const { certificate } = evidence.certificate;
  const show = (view: CertificateView): void => {
    source.change((now) => ({ ...now, certificate: view }));
    unit.overview.change((overview) => overview);
    unit.criteria.change((criteria) => criteria);
  };
  const remove = (): void =>
    void trying.run(async () => {
      const gone = await api.removeCertificate(unit.id, evidence.certificate.version);
      if (!gone.ok) {
        void source.refresh();
        return gone.trouble;
      }
      show(gone.value);
      notices.saved(t.report.removed, () => void putBack(gone.value.version));
      return null;
    });
  const putBack = async (version: string): Promise<void> => {
    if (!certificate?.date) return;
    const { title, date, issuer, validUntil } = certificate;
    const back = await api.recordCertificate(
      unit.id,
      { title, date, issuer: issuer ?? evidence.provider, validUntil },
      version,
    );
    if (back.ok) show(back.value);
    else notices.failed(back.trouble);
  };
  return (
    <Panel title={t.report.certificate} icon={<Certificate20Regular />}>
      {trying.trouble ? <TroubleBar trouble={trying.trouble} onClose={trying.forget} /> : null}
      {certificate ? (
        <>
          <p className={shared.text}>{certificate.text}</p>
          <p className={mergeClasses(shared.text, shared.caption)}>
            {certificate.validUntil ? t.report.renewal : t.report.noRenewal}
          </p>
        </>
      ) : (
        <div className={shared.tight}>
          <p className={shared.text}>{t.report.noCertificate}</p>
          <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.noCertificateHow}</p>
        </div>
      )}
      {evidence.may.recordCertificate ? (
        <div className={shared.row}>
          <Button onClick={() => setOpen(true)}>{certificate ? t.do.edit : t.report.record}</Button>
          {certificate ? (
            <Button appearance="subtle" disabled={trying.busy} onClick={remove}>
              {t.report.removeIt}
            </Button>
          ) : null}
        </div>
      ) : null}
      {open ? (
        <CertificateSheet
          view={evidence.certificate}
          provider={evidence.provider}
          today={evidence.today}
          saved={(view) => {
            show(view);
            notices.saved(t.report.recordedNote);
          }}
          close={() => setOpen(false)}
        />
      ) : null}
    </Panel>
  );
};
