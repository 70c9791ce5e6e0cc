/**
 * The certificate or diploma as the unit has noted it (R15). Stegvis never says that anybody is certified: it shows
 * what was recorded, and by which role.
 */
import type { CertificateInput } from '../api-report.ts';
import type { OwnerRole } from '../choices.ts';
import type { Programme } from '../content.ts';
import { done, type FieldProblem, failed, type Outcome } from '../fault.ts';
import type { Day } from '../nudge.ts';
import { monthsBefore } from '../nudges/n14-renewal.ts';
import type { UnitRow, UnitRows } from '../rows.ts';

export interface Certificate {
  title: string;
  date: Day | null;
  issuer: string | null;
  validUntil: Day | null;
  recordedBy: OwnerRole | null;
}

/** The columns that the certificate takes in the unit's row. */
export const CERTIFICATE_COLUMNS = [
  'certificate',
  'certificateDate',
  'validUntil',
  'issuer',
  'recordedBy',
] as const;
export type CertificateColumns = Pick<UnitRow, (typeof CERTIFICATE_COLUMNS)[number]>;

export const NO_CERTIFICATE: CertificateColumns = {
  certificate: null,
  certificateDate: null,
  validUntil: null,
  issuer: null,
  recordedBy: null,
};

/** What is noted in one row; null: nothing. Somebody may have written only the date in SharePoint. */
export const certificateIn = (row: CertificateColumns): Certificate | null =>
  row.certificate === null && row.certificateDate === null
    ? null
    : {
        title: row.certificate ?? '',
        date: row.certificateDate,
        issuer: row.issuer,
        validUntil: row.validUntil,
        recordedBy: row.recordedBy,
      };

/** The unit's certificate; where somebody added a second row, the first that notes one. */
export const certificateOf = (rows: Pick<UnitRows, 'StegvisUnit'>): Certificate | null => {
  for (const { value } of rows.StegvisUnit) {
    const found = certificateIn(value);
    if (found !== null) return found;
  }
  return null;
};

/** Until when the template lets it be valid; null where the template sets no end. */
export const defaultValidUntil = (
  { validityMonths }: Pick<Programme, 'validityMonths'>,
  date: Day,
): Day | null => (validityMonths === null ? null : monthsBefore(date, -validityMonths));

/** The columns to write, noted by a role; refused with a date in the future, or an end that is not after the date. */
export const notedCertificate = (
  { title, date, issuer, validUntil }: CertificateInput,
  programme: Pick<Programme, 'validityMonths'>,
  today: Day,
  recordedBy: OwnerRole,
): Outcome<CertificateColumns> => {
  const problems: FieldProblem[] = [];
  if (date > today) problems.push({ field: 'date', code: 'out-of-range' });
  const until = validUntil === undefined ? defaultValidUntil(programme, date) : validUntil;
  if (until !== null && until <= date) problems.push({ field: 'validUntil', code: 'out-of-range' });
  if (problems.length > 0) return failed({ kind: 'invalid', fields: problems });
  return done({ certificate: title, certificateDate: date, validUntil: until, issuer, recordedBy });
};
