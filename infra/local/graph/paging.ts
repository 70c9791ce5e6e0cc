/** Pages with `@odata.nextLink` (learn.microsoft.com/graph/paging): always absolute, the token opaque. */
import type { Call } from './call.ts';
import { badRequest } from './errors.ts';

export const sealToken = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a token carries; null when it is not one of ours. */
export const openToken = (token: string): Record<string, unknown> | null => {
  if (!/^[\w-]+$/.test(token)) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // Not JSON: somebody made the token up, which the caller answers with 400.
    return null;
  }
};

/** The address of this call with some query parameters changed (null removes). */
export const linkWith = (call: Call, changes: Record<string, string | null>, path = call.path): string => {
  const parts: string[] = [];
  for (const [key, value] of call.req.query) {
    const bare = key.replace(/^\$/, '').toLowerCase();
    if (!Object.keys(changes).some((name) => name.replace(/^\$/, '').toLowerCase() === bare))
      parts.push(`${key}=${encodeURIComponent(value)}`);
  }
  for (const [key, value] of Object.entries(changes))
    if (value !== null) parts.push(`${key}=${encodeURIComponent(value)}`);
  return `${call.base}${path}${parts.length > 0 ? `?${parts.join('&')}` : ''}`;
};

export interface PageRule {
  /** Entries on a page when `$top` is not given. */
  size: number;
  /** The most that `$top` may ask for. */
  most: number;
  /** Entries on a page whatever `$top` asks for. */
  full?: number;
  by?: 'skiptoken' | 'skip';
}

/** One page of a whole list, with the link to the next. */
export const pageOf = <T>(call: Call, all: readonly T[], rule: PageRule): { page: T[]; next?: string } => {
  const { top, skiptoken, skip } = call.query;
  if (top !== null && top > rule.most)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and ${rule.most} inclusive.`);
  let from = skip ?? 0;
  if (rule.by !== 'skip' && skiptoken !== null) {
    const at = openToken(skiptoken)?.from;
    if (typeof at !== 'number') throw badRequest('The skip token is not valid.');
    from = at;
  }
  const size = Math.min(top ?? rule.size, rule.full ?? rule.most);
  const page = all.slice(from, from + size);
  if (from + size >= all.length) return { page };
  const next =
    rule.by === 'skip'
      ? linkWith(call, { $skip: String(from + size) })
      : linkWith(call, { $skiptoken: sealToken({ from: from + size }) });
  return { page, next };
};

/** The body of a collection. */
export const collection = (
  call: Call,
  context: string,
  value: readonly unknown[],
  extras: { next?: string | undefined; count?: number | undefined } = {},
): Record<string, unknown> => ({
  '@odata.context': `${call.base}/$metadata#${context}`,
  ...(extras.count === undefined ? {} : { '@odata.count': extras.count }),
  ...(extras.next === undefined ? {} : { '@odata.nextLink': extras.next }),
  value,
});

/** The body of one entity. */
export const entity = (call: Call, context: string, value: object): Record<string, unknown> => ({
  '@odata.context': `${call.base}/$metadata#${context}/$entity`,
  ...value,
});
