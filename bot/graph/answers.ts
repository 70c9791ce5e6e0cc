/** What Graph's answers say about sending more: refused, broken off, wait so long. One answer, or all those in a batch. */
import type { Ask } from './sent.ts';
import { get, items, text } from './sent.ts';
import type { Attempt } from './transport.ts';

/**
 * 429 and 503 say that the service has too much to do (learn.microsoft.com/graph/throttling), 509 that the app has moved
 * too many bytes (learn.microsoft.com/graph/errors).
 */
export const isThrottled = (status: number): boolean => status === 429 || status === 503 || status === 509;
/** 429, 503 and 509 say that the request was not taken, 423 that the item is locked. */
export const isRefusal = (status: number): boolean => isThrottled(status) || status === 423;
/** The service or a gateway broke off: nobody knows how far it came. */
export const isBroken = (status: number): boolean =>
  status === 408 || status === 500 || status === 502 || status === 504;

/**
 * SharePoint does not look through more than 5,000 rows for one answer, and says so with a status of its choice, among
 * them 429: then there is nothing to wait for, and another question has to be asked (support.microsoft.com, "Manage
 * large lists and libraries"; microsoftgraph/msgraph-sdk-dotnet issue 827).
 */
export const exceedsThreshold = (body: unknown): boolean =>
  /list view threshold|listvy/i.test(text(body, 'error', 'message') ?? '');

type Headers = Readonly<Record<string, unknown>>;

const header = (headers: Headers, wanted: string): string | undefined => {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** Retry-After as milliseconds (seconds or a date, RFC 9110 section 10.2.3); null when there is none. */
export const retryAfterOf = (headers: Headers, now: number): number | null => {
  const value = header(headers, 'retry-after');
  if (value === undefined) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

export interface Told {
  status: number;
  /** Retry-After in milliseconds. */
  waitMs: number | null;
  /**
   * SharePoint sends RateLimit headers once four fifths of the app's minute are spent, by whichever of its processes
   * (the throttling page of costs.ts, "RateLimit headers"): so long until the minute is over.
   */
  restMs: number | null;
}

/** What became of one request on the wire. */
export type Fate =
  /** One answer for each request that was counted, in any order. */
  { kind: 'answered'; answers: readonly Told[] } | { kind: 'lost' } | { kind: 'unreached' };

const toldBy = (status: number, headers: Headers, now: number): Told => {
  const reset = Number(header(headers, 'ratelimit-reset'));
  const limited = header(headers, 'ratelimit-remaining') !== undefined && Number.isFinite(reset);
  return {
    status,
    waitMs: retryAfterOf(headers, now),
    restMs: limited ? Math.max(0, reset * 1000) : null,
  };
};

const recordOf = (value: unknown): Headers =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Reads what became of a request. `count`: how many requests it is counted as. */
export const fateOf = (ask: Ask, attempt: Attempt, count: number, now: number): Fate => {
  if (attempt.kind === 'unreached') return { kind: 'unreached' };
  if (attempt.kind === 'broken') return { kind: 'lost' };
  const { status, headers, body } = attempt.response;
  const whole = toldBy(exceedsThreshold(body) ? 400 : status, headers, now);
  if (ask.path !== '/$batch' || status !== 200)
    return { kind: 'answered', answers: Array.from({ length: count }, () => whole) };
  const answers = items(body, 'responses').map((inner) => {
    const own = exceedsThreshold(get(inner, 'body')) ? 400 : get(inner, 'status');
    return toldBy(typeof own === 'number' ? own : 0, recordOf(get(inner, 'headers')), now);
  });
  return { kind: 'answered', answers };
};
