/**
 * Refusals in the shape of Entra's token service, with its AADSTS numbers.
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
import { randomUUID } from 'node:crypto';
import type { Res } from '../http.ts';

/** A refused request; thrown while it is checked and answered in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly extra: Record<string, string>;

  constructor(status: number, error: string, code: number, text: string, extra: Record<string, string> = {}) {
    super(`AADSTS${code}: ${text}`);
    this.status = status;
    this.error = error;
    this.code = code;
    this.extra = extra;
  }
}

const stamp = (): string => `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;

/** The body of an error: `error`, `error_description` with trace and time, `error_codes`, ids and a link. */
export const errorBody = (
  error: string,
  code: number,
  text: string,
  extra: Record<string, string> = {},
): Record<string, unknown> => {
  const timestamp = stamp();
  const trace = randomUUID();
  const correlation = randomUUID();
  return {
    error,
    error_description: `${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...extra,
  };
};

/** The answer to a refused request. */
export const refused = (refusal: Refusal): Res => ({
  status: refusal.status,
  body: errorBody(refusal.error, refusal.code, refusal.message, refusal.extra),
});

/** AADSTS900144 for a form without one of its parameters. */
export const missing = (parameter: string): Refusal =>
  new Refusal(
    400,
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${parameter}'.`,
  );
