/**
 * What requests to Graph cost in SharePoint's resource units, counted apart from the program's own count, from
 * learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online:
 * 1 for a single item and for a delta with a token; 2 for several items, for a delta without, for creating, updating,
 * deleting and uploading; 5 for anything about permissions. "In batching, requests in a batch are evaluated
 * individually by resource units."
 */
interface Asked {
  method: string;
  path: string;
  body?: unknown;
}

const batched = (body: unknown): Asked[] => {
  const requests = (body as { requests?: { method: string; url: string }[] } | null)?.requests ?? [];
  return requests.map(({ method, url }) => ({ method, path: url }));
};

/** The resource units of one request. */
export const resourceUnits = ({ method, path, body }: Asked): number => {
  if (/\/\$batch$/.test(path)) return batched(body).reduce((sum, inner) => sum + resourceUnits(inner), 0);
  const bare = path.replace(/^\/v1\.0/, '').split('?')[0] ?? '';
  if (!/^\/(sites|drives|shares)\b/.test(bare) && !/\/drive(\/|$)/.test(bare)) return 0;
  if (/\/permissions\b/.test(bare)) return 5;
  if (method !== 'GET') return 2;
  if (/\/delta$/.test(bare)) return /[?&]\$?token=/.test(path) ? 1 : 2;
  return /\/(items|lists|sites|drives)\/[^/]+(\/fields)?$/.test(bare) ? 1 : 2;
};

/** How many requests these are when those in a batch are counted by themselves. */
export const innerCount = (asked: readonly Asked[]): number =>
  asked.reduce((sum, one) => sum + (/\/\$batch$/.test(one.path) ? batched(one.body).length : 1), 0);
