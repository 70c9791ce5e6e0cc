/** The certificate as it stands in the form: every field a text, '' for nothing. Pure. */
import type { CertificateInput, CertificateView } from '../../bot/core/api-report.ts';

export type CertificateField = 'title' | 'date' | 'issuer' | 'validity' | 'validUntil';
export type CertificateForm = Record<CertificateField, string>;

/** The form of what is noted; of nothing, with the template's validity where it has one. */
export const certificateForm = ({ certificate, validity }: CertificateView): CertificateForm => ({
  title: certificate?.title ?? '',
  date: certificate?.date ?? '',
  issuer: certificate?.issuer ?? '',
  validity: certificate
    ? certificate.validUntil === null
      ? 'none'
      : 'date'
    : validity === null
      ? 'none'
      : 'default',
  validUntil: certificate?.validUntil ?? '',
});

/** What is wrong with each field, before it is sent. */
export const certificateProblems = (
  form: CertificateForm,
  today: string,
  words: { missing: string; future: string; before: string },
): Partial<CertificateForm> => ({
  ...(form.title.trim() ? {} : { title: words.missing }),
  ...(form.issuer.trim() ? {} : { issuer: words.missing }),
  ...(form.date === '' ? { date: words.missing } : form.date > today ? { date: words.future } : {}),
  ...(form.validity !== 'date'
    ? {}
    : form.validUntil === ''
      ? { validUntil: words.missing }
      : form.validUntil <= form.date
        ? { validUntil: words.before }
        : {}),
});

/** What to send: no `validUntil` asks for the template's validity. */
export const certificateOf = (form: CertificateForm): CertificateInput => ({
  title: form.title.trim(),
  date: form.date,
  issuer: form.issuer.trim(),
  ...(form.validity === 'default' ? {} : { validUntil: form.validity === 'none' ? null : form.validUntil }),
});
