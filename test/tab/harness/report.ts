/** Evidence, certificate, follow-up and files as the harness's API answers them. */
import type {
  CertificateView,
  EvidenceView,
  FollowedAction,
  FollowUpView,
} from '../../../bot/core/api-report.ts';
import type { Answer } from './calendar.ts';

export interface Report {
  certificate: CertificateView;
  evidence: EvidenceView;
  followUp: FollowUpView;
  /** Files that were asked for, as they stood in the address. */
  files: string[];
  units: { id: string; name: string; programmeName: string; steps: unknown[]; next: unknown }[];
}

const noCertificate: CertificateView = {
  version: 'c0',
  certificate: null,
  validity: { months: 36, assumption: false },
};

const followed = (id: string, given: Partial<FollowedAction>): FollowedAction => ({
  ...{ id, version: `"${id},1"`, title: 'Åtgärd', area: 'bemotande', state: 'active', goal: null },
  ...{ indicator: null, ownerRole: 'chef', ownerId: null, dueDate: null, followUpDate: null, followUp: null },
  ...{ why: [], changedAt: null, changedBy: null },
  ...given,
});

const evidence = (): EvidenceView => ({
  name: 'Mottagning Väster',
  programmeName: 'Certifiering med RFSL',
  provider: 'RFSL',
  term: 'hbtq',
  start: '2026-01-12',
  today: '2026-01-12',
  mandate: null,
  vision: null,
  complete: false,
  criteria: [
    {
      id: 'c1',
      text: 'Minst 80 procent av personalen har genomgått utbildningen.',
      met: true,
      reason: '16 av 20 är utbildade; 80 procent är nått.',
      assumption: false,
    },
    {
      id: 'c2',
      text: 'Det avslutande testet är gjort.',
      met: false,
      reason: '3 av 20 har gjort testet; 80 procent behövs.',
      assumption: true,
    },
  ],
  prerequisites: [
    {
      id: 'p1',
      text: 'Fyra halvdagar är bokade.',
      met: false,
      reason: '2 av 4 utbildningstillfällen är bokade.',
      assumption: true,
    },
  ],
  steps: [
    {
      id: 's1',
      text: 'Pass 1: hbtq, livsvillkor och historia',
      met: true,
      reason: '16 av 20 har deltagit; 80 procent är nått.',
      assumption: false,
      state: 'done',
      optional: false,
      due: '2026-01-12',
    },
    {
      id: 's2',
      text: 'Avslutande test',
      met: false,
      reason: '3 av 20 har gjort det avslutande testet; 80 procent behövs.',
      assumption: true,
      state: 'open',
      optional: false,
      due: '2026-05-18',
    },
    {
      id: 's3',
      text: 'RFSL beslutar',
      met: false,
      reason: 'Väntar på: Avslutande test.',
      assumption: false,
      state: 'locked',
      optional: false,
      due: '2026-06-15',
    },
  ],
  next: [
    {
      id: 'p1',
      text: 'Fyra halvdagar är bokade.',
      reason: '2 av 4 utbildningstillfällen är bokade.',
      due: null,
      whose: 'chef',
      turn: 'Chefen',
    },
    {
      id: 's2',
      text: 'Avslutande test',
      reason: '3 av 20 har gjort det avslutande testet; 80 procent behövs.',
      due: '2026-05-18',
      whose: 'medarbetare',
      turn: 'Medarbetarna',
    },
  ],
  recorded: ['Uppdrag noterat av chefen, daterat 12 januari 2026.'],
  certificate: noCertificate,
  planOwner: { role: null, ask: false },
  assumptions: ['Ämnenas fördelning på passen', 'Testtröskeln på 80 procent'],
  notes: [],
  may: { recordCertificate: true, choosePlanOwner: true },
});

const followUp = (): FollowUpView => {
  const late = followed('3', {
    title: 'Rutin för tilltal och pronomen',
    dueDate: '2026-01-09',
    why: ['late', 'follow-up-due'],
    followUpDate: '2026-01-10',
    indicator: 'Rutinen finns och är känd.',
  });
  return {
    today: '2026-01-12',
    quarter: { year: 2026, number: 1 },
    check: [
      late,
      followed('4', {
        title: 'Omklädningsrum för alla',
        area: 'arbetsmiljo',
        ownerRole: null,
        dueDate: '2026-03-13',
        why: ['no-owner'],
      }),
    ],
    review: [
      late,
      followed('5', {
        title: 'Rutin mot kränkande särbehandling',
        area: 'arbetsmiljo',
        state: 'done',
        indicator: 'Rutinen är beslutad.',
        followUp: 'Beslutad i mars.',
      }),
    ],
    links: { version: 'l0', operationalPlan: 'https://exempel.se/vp-2026', annualReport: null },
    years: [2026],
    may: { followUp: true, link: true, names: true },
  };
};

export const DRAFT =
  'Hbtq-arbetet 2026\n\nMål\n– Bemötande: Alla familjer ryms\n\nNästa\n– Läscirkel, senast 1 december';

export const report = (): Report => ({
  certificate: noCertificate,
  evidence: evidence(),
  followUp: followUp(),
  files: [],
  units: [],
});

const json = (body: unknown, status = 200): Answer => ({ status, body });
const TYPES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ics: 'text/calendar; charset=utf-8',
};

export interface ReportCall {
  method: string;
  rest: string;
  id: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  match: string | undefined;
  person: string;
}

/** The answer to a call that is about these things; null for any other. */
export const answer = (state: Report, call: ReportCall, manager: string): Answer | null => {
  const { method, rest, id, body, match, query } = call;
  const may = call.person === manager;
  const stale = (version: string, theirs: unknown): Answer | null =>
    match === version
      ? null
      : {
          status: 412,
          body: { type: 'about:blank', title: 'x', status: 412, theirs },
          headers: { 'content-type': 'application/problem+json' },
        };
  if (rest === 'evidence')
    return json({
      ...state.evidence,
      certificate: state.certificate,
      may: { recordCertificate: may, choosePlanOwner: may },
    });
  if (rest === 'certificate') {
    const wrong = stale(state.certificate.version, state.certificate);
    if (wrong) return wrong;
    const version = `c${Number(state.certificate.version.slice(1)) + 1}`;
    const validUntil = 'validUntil' in body ? (body.validUntil as string | null) : '2029-01-12';
    const { title, date, issuer } = body as { title: string; date: string; issuer: string };
    state.certificate = {
      ...state.certificate,
      version,
      certificate:
        method === 'DELETE'
          ? null
          : {
              title,
              date,
              issuer,
              validUntil,
              recordedBy: 'chef',
              text: `Intyg noterat av chefen 12 januari 2026: ${title}, ${issuer}.`,
            },
    };
    return json(state.certificate);
  }
  if (rest === 'follow-up' && method === 'GET')
    return json({ ...state.followUp, may: { followUp: may, link: may, names: may } });
  if (rest === 'follow-up') {
    const row = [...state.followUp.check, ...state.followUp.review].find((one) => one.id === id);
    if (!row) return json({}, 404);
    const wrong = stale(row.version, row);
    if (wrong) return wrong;
    Object.assign(row, body, { version: `"${id},2"`, why: row.why.filter((why) => why !== 'follow-up-due') });
    return json(row);
  }
  if (rest === 'links') {
    state.followUp.links = { ...state.followUp.links, ...body, version: 'l1' };
    return json(state.followUp.links);
  }
  if (rest === 'annual-report')
    return json({ year: Number(query.get('year')), title: 'Hbtq-arbetet 2026', sections: [], text: DRAFT });
  const format = query.get('format') ?? '';
  if (rest === 'export' && query.get('meeting') === null && query.get('what') !== 'meetings') {
    state.files.push(query.toString());
    return {
      status: 200,
      body: 'file',
      headers: {
        'content-type': TYPES[format] ?? '',
        'content-disposition': `attachment; filename="stegvis-${query.get('what') ?? 'ar'}.${format}"`,
      },
    };
  }
  return null;
};
