/** The part of the tab's API about evidence, certificate, follow-up and files. */
import * as wire from '../bot/core/api-report.ts';
import type { ApiTools } from './api-tools.ts';
import type { Result } from './trouble.ts';

/** Making a file of many hundred actions takes a while. */
const FILE_MS = 60_000;

export interface Downloaded {
  name: string;
  content: Blob;
}

const TYPES: Readonly<Record<wire.ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar',
};

/** A file of the type that was asked for, by the name that it came with; a proxy's page in its place is none. */
const fileOf =
  (format: wire.ExportFormat) =>
  async (response: Response): Promise<Downloaded | null> => {
    if (!response.headers.get('content-type')?.startsWith(TYPES[format])) return null;
    const named = /filename="([A-Za-z0-9.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    return { name: named ?? `stegvis.${format}`, content: await response.blob() };
  };

export const makeReportApi = ({ get, write, ask, unitPath }: ApiTools) => ({
  evidence: (unit: string) => get(unitPath(unit, '/evidence'), wire.evidenceView),
  recordCertificate: (unit: string, certificate: wire.CertificateInput, version: string) =>
    write('PUT', unitPath(unit, '/certificate'), certificate, wire.certificateView, { 'if-match': version }),
  removeCertificate: (unit: string, version: string) =>
    write('DELETE', unitPath(unit, '/certificate'), undefined, wire.certificateView, { 'if-match': version }),
  followUp: (unit: string) => get(unitPath(unit, '/follow-up'), wire.followUpView),
  recordFollowUp: (unit: string, id: string, version: string, found: wire.FollowUpInput) =>
    write('PATCH', unitPath(unit, `/follow-up/${encodeURIComponent(id)}`), found, wire.followedAction, {
      'if-match': version,
    }),
  setLinks: (unit: string, links: wire.LinksInput, version: string) =>
    write('PUT', unitPath(unit, '/links'), links, wire.linksView, { 'if-match': version }),
  annualReport: (unit: string, year: number) =>
    get(unitPath(unit, `/annual-report?${new URLSearchParams({ year: String(year) })}`), wire.annualReport),
  unitsOverview: () => get('me/units/overview', wire.unitsOverview),
  /** A file to keep; `names` only where the person may have them. */
  file: (
    unit: string,
    format: wire.ExportFormat,
    what: wire.ExportKind,
    names = false,
  ): Promise<Result<Downloaded>> =>
    ask({
      path: unitPath(
        unit,
        `/export?${new URLSearchParams({ format, ...(format === 'ics' ? {} : { what }), ...(names ? { names: 'true' } : {}) })}`,
      ),
      read: fileOf(format),
      milliseconds: FILE_MS,
    }),
});
