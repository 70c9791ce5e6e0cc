/** Faults as HTTP problems (RFC 9457), with texts in the reader's language. The one place that knows both. */
import type { Language } from '../core/choices.ts';
import type { Fault } from '../core/fault.ts';
import { ownConsentTo, scopeName } from '../core/permissions.ts';
import {
  faultText,
  fieldText,
  ownConsentText,
  type RequestProblem,
  requestText,
  type Sentence,
} from '../core/texts/rules/problems.ts';

export interface HttpProblem {
  status: number;
  headers: Record<string, string>;
  body: { type: string; title: string; status: number; detail: string } & Record<string, unknown>;
}

const STATUS: Record<Fault['kind'], number> = {
  'not-found': 404,
  'not-allowed': 403,
  invalid: 422,
  stale: 412,
  conflict: 409,
  unversioned: 428,
  busy: 503,
  offline: 503,
  consent: 403,
  refused: 403,
};

const REQUEST_STATUS: Record<RequestProblem, number> = {
  unauthenticated: 401,
  'sign-in-unavailable': 503,
  'no-route': 404,
  'method-not-allowed': 405,
  'not-json': 415,
  malformed: 400,
  'too-large': 413,
  'file-too-large': 413,
  internal: 500,
};

/** Seconds until an instant, for Retry-After: at least one, so that nobody comes back at once. */
const seconds = (until: string, now: Date): string => {
  const left = Math.ceil((Date.parse(until) - now.getTime()) / 1000);
  return String(Number.isFinite(left) ? Math.max(1, left) : 5);
};

const make = (
  status: number,
  name: string,
  text: Sentence,
  extra: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): HttpProblem => ({
  status,
  headers,
  body: { type: `/problems/${name}`, title: text.title, status, detail: text.detail, ...extra },
});

/** Where a missing consent is given: by an administrator for all, or by the person for themselves. */
export interface ConsentWays {
  /** Address of Entra's page for administrators. */
  admin: string;
  /** The path that the person's own window begins at, for these scopes. */
  own(names: readonly string[]): string;
}

const ownNames = (fault: Fault): string[] | null =>
  fault.kind === 'consent' ? ownConsentTo(fault.scopes) : null;

/** What of a fault stands in the problem beside its sentence. */
const extras = (fault: Fault, language: Language, ways?: ConsentWays): Record<string, unknown> => {
  switch (fault.kind) {
    case 'invalid':
      return {
        fields: fault.fields.map((one) => ({
          field: one.field,
          code: one.code,
          message: fieldText(one, language),
        })),
      };
    case 'stale':
      return { theirs: fault.theirs };
    case 'conflict':
      return { reason: fault.reason };
    case 'busy':
    case 'offline':
      return { retryAt: fault.retryAt };
    case 'consent':
      return {
        scopes: fault.scopes.map(scopeName),
        ...(ways ? { adminConsent: ways.admin } : {}),
        ...(ways && ownNames(fault) ? { ownConsent: ways.own(ownNames(fault) ?? []) } : {}),
      };
    case 'refused':
      return { remedy: fault.remedy };
    default:
      return {};
  }
};

/**
 * The problem that a fault is answered with. `now`: the machine's time, which `retryAt` follows. `ways`: where a
 * missing consent is given.
 */
export const faultProblem = (fault: Fault, language: Language, now: Date, ways?: ConsentWays): HttpProblem =>
  make(
    STATUS[fault.kind],
    fault.kind === 'offline' && fault.inDoubt ? 'in-doubt' : fault.kind,
    ways && ownNames(fault) ? ownConsentText(language) : faultText(fault, language),
    extras(fault, language, ways),
    'retryAt' in fault ? { 'Retry-After': seconds(fault.retryAt, now) } : {},
  );

/** The problem of a request that could not be taken, or of a bug. */
export const requestProblem = (
  problem: RequestProblem,
  language: Language,
  headers: Record<string, string> = {},
): HttpProblem => make(REQUEST_STATUS[problem], problem, requestText(problem, language), {}, headers);
