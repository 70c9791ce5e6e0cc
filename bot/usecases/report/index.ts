/** Evidence, certificate, follow-up and documents, with the ports filled in. */
import type { CertificateInput, FollowUpInput, LinksInput } from '../../core/api-report.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import { seeAnnualReport } from './annual-report.ts';
import { recordCertificate, removeCertificate } from './certificate.ts';
import { type ExportAsked, exportDocument } from './export.ts';
import { recordFollowUp, seeFollowUp } from './follow-up.ts';
import { setLinks } from './links.ts';
import type { ReportPorts } from './ports.ts';
import { seeEvidence } from './see-evidence.ts';
import { seeUnits } from './see-units.ts';

export type { ReportPorts } from './ports.ts';

type Version = string | null;

/** Every use case over these ports. Each asks first whether the caller may. */
export const makeReportUseCases = (ports: ReportPorts) => ({
  seeEvidence: (caller: Caller, unit: string, language: Language) =>
    seeEvidence(ports, caller, unit, language),
  recordCertificate: (
    caller: Caller,
    unit: string,
    input: CertificateInput,
    version: Version,
    language: Language,
  ) => recordCertificate(ports, caller, unit, input, version, language),
  removeCertificate: (caller: Caller, unit: string, version: Version, language: Language) =>
    removeCertificate(ports, caller, unit, version, language),
  seeFollowUp: (caller: Caller, unit: string) => seeFollowUp(ports, caller, unit),
  recordFollowUp: (caller: Caller, unit: string, id: string, version: Version, input: FollowUpInput) =>
    recordFollowUp(ports, caller, unit, id, version, input),
  setLinks: (caller: Caller, unit: string, input: LinksInput, version: Version) =>
    setLinks(ports, caller, unit, input, version),
  seeAnnualReport: (caller: Caller, unit: string, year: string | null, language: Language) =>
    seeAnnualReport(ports, caller, unit, year, language),
  seeUnits: (caller: Caller, language: Language) => seeUnits(ports, caller, language),
  exportDocument: (caller: Caller, unit: string, asked: ExportAsked, language: Language) =>
    exportDocument(ports, caller, unit, asked, language),
});

export type ReportUseCases = ReturnType<typeof makeReportUseCases>;
