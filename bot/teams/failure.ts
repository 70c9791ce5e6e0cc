/**
 * What a failed request to Teams means for sending again. Source: "Status codes from bot conversational APIs",
 * learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-code-responses, which says
 * to repeat 412, 429, 502, 503 and 504 and nothing else.
 */
import type { Sent } from '../usecases/ports.ts';
import { TokenUnavailable } from './connector.ts';

export type Failure = Exclude<Sent, { kind: 'sent' }>;

const AGAIN = new Set([412, 429, 502, 503, 504]);
/** Codes of 403 after which Teams asks bots to stop until the person or the administrator lets them in again. */
const CLOSED = new Set([
  'botdisabledbyadmin',
  'botnotinconversationroster',
  'conversationblockedbyuser',
  'forbiddenoperationexception',
  'messagewritesblocked',
]);
/** The connection was never made, so nothing left. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

interface Raised {
  statusCode?: unknown;
  code?: unknown;
  cause?: unknown;
  response?: { headers?: { get?(name: string): string | null | undefined } };
  body?: { error?: { code?: unknown } };
  details?: { error?: { code?: unknown } };
}

const asRaised = (error: unknown): Raised => (typeof error === 'object' && error !== null ? error : {});

/** How long to wait where Teams does not say: one to four seconds, not all at the same time. */
const backoffMs = (): number => 1_000 + Math.random() * 3_000;
/** Longer than this, and Retry-After is taken for a mistake. */
const LONGEST_MS = 3_600_000;

/** The wait that a Retry-After names; null where it says nothing that can be read. */
const saidMs = (header: string | null | undefined, now: number): number | null => {
  if (!header) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, LONGEST_MS) : null;
};

const busy = (wait: number): Failure & { kind: 'busy' } => ({
  kind: 'busy',
  retryAt: new Date(Date.now() + wait).toISOString(),
});

/** What an answer other than success means; `retryAfter` as the header says it. */
export const failureOfAnswer = (status: number, code: string, retryAfter?: string | null): Failure => {
  const cause = `${status} ${code}`.trim();
  if (AGAIN.has(status)) {
    const said = saidMs(retryAfter, Date.now());
    return said === null ? busy(backoffMs()) : { ...busy(said), said: true };
  }
  if (status === 403 && CLOSED.has(code.toLowerCase())) return { kind: 'closed', cause };
  if (status === 404 && code.toLowerCase() !== 'activitynotfoundinconversation')
    return { kind: 'closed', cause };
  return { kind: 'refused', cause };
};

/** The error's own code, or the one deepest inside it. */
const codesOf = (error: unknown): string[] => {
  const codes: string[] = [];
  let at: unknown = error;
  for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
    const { code, cause } = asRaised(at);
    if (typeof code === 'string') codes.push(code);
    at = cause;
  }
  return codes;
};

/** Teams' code in the body of an answer. */
export const codeIn = (body: unknown): string => bodyCode({ body: asRaised(body) as Raised['body'] });

const bodyCode = (raised: Raised): string =>
  [raised.code, raised.body?.error?.code, raised.details?.error?.code].find(
    (code) => typeof code === 'string',
  ) ?? '';

/** The failure behind an error of a connector client, for a request that would post or change a message. */
export const failureOf = (error: unknown): Failure => {
  if (isTokenFailure(error)) return busy(backoffMs());
  const raised = asRaised(error);
  const { statusCode: status } = raised;
  if (typeof status === 'number')
    return failureOfAnswer(status, bodyCode(raised), raised.response?.headers?.get?.('retry-after'));
  const codes = codesOf(error);
  if (codes.some((code) => NEVER_LEFT.has(code))) return busy(backoffMs());
  // Cut off or out of time: the request may have arrived and taken effect.
  return { kind: 'in-doubt', cause: codes[0] ?? (error instanceof Error ? error.name : 'unknown') };
};

const isTokenFailure = (error: unknown): boolean => {
  let at: unknown = error;
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    if (at instanceof TokenUnavailable) return true;
    at = at.cause;
  }
  return false;
};

/** Within a turn somebody waits for the answer: this long at most, and never after a request that may have arrived. */
const PATIENCE_MS = 6_000;
const MOST_TRIES = 4;

/** Repeats what surely had no effect, as long as the person who waits can be expected to. */
export const patiently = async <T>(send: () => Promise<T>): Promise<T> => {
  const until = Date.now() + PATIENCE_MS;
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'busy' || tries >= MOST_TRIES) throw error;
      const at = Date.parse(failure.retryAt);
      if (at > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
    }
  }
};
