/**
 * What can become of a request to Graph, and what it means as a fault. Every status is translated here and only here.
 *
 * What is told of a write that is not answered with success. "Surely not done" is `busy` or `offline`, and then nothing
 * of it may appear later; "in doubt" is `offline` with `inDoubt`, which repeating the write with its key (or on the
 * version that was seen) settles. The look is at the row: by its key, or by its id and version.
 *
 * | the write met | may it have been taken? | a look can be made | no look can be made |
 * | --- | --- | --- | --- |
 * | trouble a moment ago; the look that then goes before it | it has not left | what the row says, then it is sent | surely not done |
 * | circuit open, units spent, no token, no connection | it has not left | – | surely not done |
 * | 429, 509 | no: throttled requests fail (a) | – | surely not done |
 * | 423 | no: locked (b) | – | surely not done |
 * | 503 | by its meaning no (a, b); but a gateway may say it of a write that was taken | what the row says; if it is not there, surely not done | in doubt |
 * | 408, 500, 502, 504, no answer, a broken connection | nobody knows (b) | what the row says; if it is not there, it is sent again, and in doubt when the time is up | in doubt |
 * | 409, 412, other 4xx and 5xx | it stands as answered, perhaps because an earlier sending was taken | what the row says, else as answered | an addition: in doubt; a change that left only once: as answered |
 *
 * (a) learn.microsoft.com/graph/throttling, and "How to handle throttling" in
 * learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online:
 * 429 or 503, and the requests fail. (b) learn.microsoft.com/graph/errors. A 503 with Retry-After is no surer than one
 * without: gateways send the header too.
 */
import type { Fault, Thing } from '../core/fault.ts';
import type { As } from '../usecases/ports.ts';

export interface Ask {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the version, percent-encoded: `/sites/…/lists?$select=id`. */
  path: string;
  /** Sent as JSON; a `Buffer` goes as it is, and then a header tells its type. */
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  /**
   * Whether sending it twice does no more than sending it once. GET always is; so is a write with If-Match.
   * What is not repeatable is sent again only when it was surely not taken.
   */
  repeatable?: boolean;
}

/** An answer that stands: waiting would not change it. */
export interface Answered {
  kind: 'answered';
  status: number;
  body: unknown;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** The same request was sent before and may have been carried out then: this may be the answer to a repetition. */
  doubted: boolean;
}

export type Sent =
  | Answered
  /**
   * Not carried out. `status` is 0 when it never reached Graph. `look`: one answer to this write was 503, which says no
   * but may come from a gateway that gave up on a write that was taken; only a look at the row makes it sure.
   */
  | { kind: 'refused'; status: number; fault: Fault; look?: true }
  /** It left, and no answer came: it may have been carried out. */
  | { kind: 'lost'; fault: Fault };

/** An answer of success. A type of its own, so that what is not good may still be an answer. */
export type Good = Answered & { readonly status: 200 | 201 | 202 | 204 };

/** Whether a refused write is sure only after a look at the row. */
export const needsLook = (sent: Sent): boolean =>
  sent.kind === 'refused' && (sent.look === true || sent.status === 503);

export const isGood = (sent: Sent): sent is Good =>
  sent.kind === 'answered' && sent.status >= 200 && sent.status < 300;

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The way to a property: of one of Graph's types where that is named, and then of whatever stands in it. */
type Way<T> = [name: keyof T & string, ...deeper: string[]];

/** Reads a property of whatever came from outside; `T` is the type that Graph documents for it. */
export const get = <T = Record<string, unknown>>(value: unknown, ...way: Way<T>): unknown =>
  way.reduce<unknown>((inner, name) => objectOf(inner)[name], value);

/** A property that should be a text; null otherwise. */
export const text = <T = Record<string, unknown>>(value: unknown, ...way: Way<T>): string | null => {
  const found = get<T>(value, ...way);
  return typeof found === 'string' ? found : null;
};

/** A property that should be an array; empty otherwise. */
export const items = <T = Record<string, unknown>>(value: unknown, ...way: Way<T>): unknown[] => {
  const found = get<T>(value, ...way);
  return Array.isArray(found) ? found : [];
};

/** Graph's error code (learn.microsoft.com/graph/errors). */
export const codeOf = (answer: Answered): string => text(answer.body, 'error', 'code') ?? '';
const messageOf = (answer: Answered): string => (text(answer.body, 'error', 'message') ?? '').slice(0, 300);

/** Whether the answer says that the row was changed since it was read: 412, or SharePoint's 409 `resourceModified`. */
export const isStale = (sent: Sent): sent is Answered & { readonly status: 409 | 412 } =>
  sent.kind === 'answered' &&
  (sent.status === 412 || (sent.status === 409 && codeOf(sent) === 'resourceModified'));

/** What a failure means to the use cases. `scopes`: what the person has to consent to for this request. */
export const faultOf = (sent: Sent, as: As, what: Thing, scopes: readonly string[]): Fault => {
  if (sent.kind !== 'answered') return sent.fault;
  const { status } = sent;
  const told = `Graph answered ${status} ${codeOf(sent)}: ${messageOf(sent)}`;
  if (status === 404 || status === 410) return { kind: 'not-found', what };
  if (status === 412) return { kind: 'stale', theirs: null };
  if (status === 409 || status === 423)
    return { kind: 'busy', retryAt: new Date(Date.now() + 2_000).toISOString() };
  if (as.kind === 'person') {
    // Teams answers 403 and names the scopes when the token lacks one.
    if (status === 401 || (status === 403 && /\bscopes?\b/i.test(messageOf(sent))))
      return { kind: 'consent', scopes: [...scopes] };
    if (status === 403)
      return {
        kind: 'refused',
        remedy: `${told} The person's own rights in the site do not reach. Make them an owner or member of the team.`,
      };
  } else if (status === 401 || status === 403) {
    return {
      kind: 'refused',
      ...(status === 403 ? { closed: true } : {}),
      remedy: `${told} Give the app the site: npm run admin -- grant <site>, and consent to Sites.Selected.`,
    };
  }
  return { kind: 'refused', remedy: told };
};
