/** Sentences of evidence, certificate and annual report in the reader's language. */
import type { Language } from '../../choices.ts';
import type { Certificate } from '../../report/certificate.ts';
import { yearDay } from '../dates.ts';
import { en } from './en.ts';
import { type ReportTexts, sv } from './sv.ts';

export type { ReportTexts } from './sv.ts';

export const reportTexts: Readonly<Record<Language, ReportTexts>> = { sv, en };

/** What was noted, and by which role: *Intyg noterat av chefen 12 januari 2026: Hbtq-certifikat, RFSL.* */
export const certificateText = (certificate: Certificate, language: Language): string => {
  const t = reportTexts[language];
  const { title, date, issuer, validUntil, recordedBy } = certificate;
  const by = recordedBy === null ? null : t.role[recordedBy];
  const noted = t.recorded.certificate(by, title, date === null ? null : yearDay(date, language), issuer);
  return validUntil === null ? noted : `${noted} ${t.recorded.validUntil(yearDay(validUntil, language))}`;
};
