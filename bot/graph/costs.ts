/**
 * What a request costs, in SharePoint's resource units. The table, and that requests in a `$batch` are counted one by
 * one: learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 * ("Application throttling"). What Teams, Entra and Exchange answer has no such units: it is counted apart.
 */
import { get, items, text } from './sent.ts';

/** Resource units of one request, by its kind. */
export const UNITS = {
  /** One item, also a file's content. */
  single: 1,
  /** Changes since a token. */
  delta: 1,
  /** Several items, also a delta without a token. */
  many: 2,
  /** Creating, updating, deleting, uploading. */
  write: 2,
  /** Anything about permissions, `$expand=permissions` too. */
  permissions: 5,
} as const;

/** No request costs more: twenty about permissions in one batch. */
export const MOST_UNITS = 20 * UNITS.permissions;

/** An app's units a minute in a tenant of the smallest licence band (up to 1,000 licences); the same page. */
export const SMALLEST_BAND = 1_200;

export interface Cost {
  /** Requests that SharePoint answers, those inside a batch counted by themselves, and their units. */
  sharePoint: number;
  units: number;
  /** Requests that other services answer. */
  others: number;
}

interface Told {
  method: string;
  /** Below the version, with its query. */
  path: string;
  body?: unknown;
}

/** Segments that stand for several things; what follows one is an id, which stands for one thing. */
const COLLECTIONS =
  /^(sites|lists|items|columns|contenttypes|drives|children|versions|operations|subscriptions|thumbnails|following|followedsites|activities|pages)$/;
/** Segments that stand for the one thing that belongs to what is before them. */
const BELONGINGS =
  /^(root|drive|fields|content|list|listitem|driveitem|analytics|special|approot|filesfolder|parentreference)$/;
const PERMISSIONS = /^(permissions|invite|createlink|grant|revokegrants)$/;
/** What SharePoint and OneDrive answer, also below a person, a group or a channel. */
const SHAREPOINT =
  /^\/(sites|drives|shares)(\/|$)|^\/(me|users\/[^/]+|groups\/[^/]+)\/(drives?|sites|followedsites)(\/|$)|\/filesfolder(\/|$)/;

const queryOf = (path: string): string => {
  const query = path.slice(path.indexOf('?') + 1);
  if (!path.includes('?')) return '';
  try {
    return decodeURIComponent(query.replaceAll('+', ' '));
  } catch {
    // Not ours to judge: Graph will answer 400.
    return query;
  }
};

/** Lower-case segments. A path in colons (`root:/a/b:/content`, `sites/host:/sites/x`) is part of the segment before. */
const segmentsOf = (path: string): string[] =>
  (path.split('?')[0] ?? '')
    .toLowerCase()
    .replace(/:\/[^:]*(:|$)/g, '')
    .split('/')
    .filter((segment) => segment !== '');

const reading = (segments: readonly string[], query: string): number => {
  const last = segments.at(-1) ?? '';
  if (/^delta(\(|$)/.test(last)) {
    const since = /(?:\b|delta)token='?([^&')]+)/i.exec(`${last}&${query}`)?.[1];
    return since !== undefined && since !== 'latest' ? UNITS.delta : UNITS.many;
  }
  if (/\$expand=[^&]*\b(children|items|columns|lists|drives|versions)\b/i.test(query)) return UNITS.many;
  if (BELONGINGS.test(last)) return UNITS.single;
  return !COLLECTIONS.test(last) && COLLECTIONS.test(segments.at(-2) ?? '') ? UNITS.single : UNITS.many;
};

const unitsOf = (method: string, segments: readonly string[], query: string): number => {
  const rights =
    segments.some((segment) => PERMISSIONS.test(segment)) || /\$expand=[^&]*\bpermissions\b/i.test(query);
  if (rights) return UNITS.permissions;
  return method === 'GET' ? reading(segments, query) : UNITS.write;
};

/** What a request costs; a batch costs what is in it. A kind that the table does not know counts as several items. */
export const costOf = ({ method, path, body }: Told): Cost => {
  if (path === '/$batch')
    return items(body, 'requests')
      .map((inner) => costOf({ method: text(inner, 'method') ?? 'GET', path: urlOf(inner) }))
      .reduce(plus, { sharePoint: 0, units: 0, others: 0 });
  const segments = segmentsOf(path);
  if (!SHAREPOINT.test(`/${segments.join('/')}`)) return { sharePoint: 0, units: 0, others: 1 };
  return { sharePoint: 1, units: unitsOf(method.toUpperCase(), segments, queryOf(path)), others: 0 };
};

const urlOf = (inner: unknown): string => {
  const url = get(inner, 'url');
  return typeof url === 'string' ? `/${url.replace(/^\//, '')}` : '/';
};

const plus = (one: Cost, other: Cost): Cost => ({
  sharePoint: one.sharePoint + other.sharePoint,
  units: one.units + other.units,
  others: one.others + other.others,
});
