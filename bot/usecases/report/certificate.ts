/** The certificate or diploma (R15): the manager notes it, and may take it back. */
import type { CertificateInput, CertificateView } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language, Programme } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import {
  CERTIFICATE_COLUMNS,
  type CertificateColumns,
  certificateOf,
  NO_CERTIFICATE,
  notedCertificate,
} from '../../core/report/certificate.ts';
import type { UnitRows } from '../../core/rows.ts';
import { certificateText } from '../../core/texts/report/index.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';
import { changePart, partVersion, rowWith } from './unit-part.ts';

const validityOf = ({ validityMonths, validityBasis }: Programme): CertificateView['validity'] =>
  validityMonths === null ? null : { months: validityMonths, assumption: validityBasis === 'assumption' };

/** The certificate as it stands in the rows. */
export const certificateView = async (
  { unit, programme }: Pick<Entered, 'unit' | 'programme'>,
  rows: UnitRows,
  language: Language,
): Promise<CertificateView> => {
  const certificate = certificateOf(rows);
  return {
    version: await partVersion(rowWith(rows, unit.id, CERTIFICATE_COLUMNS), CERTIFICATE_COLUMNS),
    certificate:
      certificate === null ? null : { ...certificate, text: certificateText(certificate, language) },
    validity: validityOf(programme),
  };
};

const write = async (
  ports: TabPorts,
  entered: Entered,
  version: string | null,
  change: CertificateColumns,
  language: Language,
): Promise<Outcome<CertificateView>> => {
  const wire = (rows: UnitRows): Promise<CertificateView> => certificateView(entered, rows, language);
  const rows = await changePart(ports, entered, { columns: CERTIFICATE_COLUMNS, version, change, wire });
  return rows.ok ? done(await wire(rows.value)) : rows;
};

/** Notes the certificate as the manager tells it. Repeatable. */
export const recordCertificate = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: CertificateInput,
  version: string | null,
  language: Language,
): Promise<Outcome<CertificateView>> => {
  const entered = await enter(ports, caller, unit, 'record-certificate');
  if (!entered.ok) return entered;
  const today = localDay(ports.clock.now());
  const noted = notedCertificate(input, entered.value.programme, today, 'chef');
  return noted.ok ? write(ports, entered.value, version, noted.value, language) : noted;
};

/** Takes the note back: nothing is said of a certificate any more, and nothing about renewing it is sent. */
export const removeCertificate = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  version: string | null,
  language: Language,
): Promise<Outcome<CertificateView>> => {
  const entered = await enter(ports, caller, unit, 'record-certificate');
  return entered.ok ? write(ports, entered.value, version, NO_CERTIFICATE, language) : entered;
};
