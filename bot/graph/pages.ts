/** Collections that come in pages: every page is followed, and only where Graph itself lives. */
import type { As, Journal } from '../usecases/ports.ts';
import { sendBatch } from './batch.ts';
import type { Effort, GraphClient } from './client.ts';
import { type Answered, type Ask, isGood, items, type Sent, text } from './sent.ts';

export type Collected =
  | { ok: true; values: unknown[] /** Path of the delta link of the last page. */; delta: string | null }
  | { ok: false; sent: Sent };

/** An effort made anew for each round of pages: for long collections that nobody waits for. */
export type EachPage = () => Effort;

export interface Pages {
  /** Reads collections whole, several of them in `$batch`; the results stand in the order of the paths. */
  collect(
    as: As,
    paths: readonly string[],
    effort: Effort | EachPage,
    /** Go with every request. */
    headers?: Readonly<Record<string, string>>,
  ): Promise<Collected[]>;
}

/** No collection of ours has so many pages; more is a service that leads in circles. */
const MOST_PAGES = 500;

/** Makes the reader of pages. `baseUrl`: as the client has it. */
export const makePages = (client: GraphClient, baseUrl: string, journal: Journal): Pages => {
  const base = new URL('v1.0/', baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);

  /** The path of a link below the version, or null when it leads away from Graph: the token must not go there. */
  const local = (link: string): string | null => {
    if (!URL.canParse(link)) return null;
    const url = new URL(link);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) {
      journal.error('graph-foreign-link', { host: url.host });
      return null;
    }
    return `/${url.pathname.slice(base.pathname.length)}${url.search}`;
  };

  /** Takes a page in; gives the next page's path, or null when this was the last. */
  const take = (
    page: Answered,
    into: { values: unknown[]; delta: string | null },
  ): string | null | 'foreign' => {
    into.values.push(...items(page.body, 'value'));
    const next = text(page.body, '@odata.nextLink');
    if (next !== null) return local(next) ?? 'foreign';
    const delta = text(page.body, '@odata.deltaLink');
    if (delta === null) return null;
    into.delta = local(delta);
    return into.delta === null ? 'foreign' : null;
  };

  const collect = async (
    as: As,
    paths: readonly string[],
    given: Effort | EachPage,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Collected[]> => {
    const gathered = paths.map(() => ({ values: [] as unknown[], delta: null as string | null }));
    const failures = new Map<number, Sent>();
    let open = paths.map((path, index) => ({ path, index }));
    for (let round = 0; open.length > 0; round++) {
      const effort = typeof given === 'function' ? given() : given;
      const sents = await sendAll(client, as, open, effort, headers);
      const next: typeof open = [];
      open.forEach(({ index }, position) => {
        const sent = sents[position];
        const into = gathered[index];
        if (!sent || !into) return;
        if (!isGood(sent)) {
          failures.set(index, sent);
          return;
        }
        const path = round >= MOST_PAGES ? 'foreign' : take(sent, into);
        if (path === 'foreign') failures.set(index, astray(effort));
        else if (path !== null) next.push({ path, index });
      });
      open = next;
    }
    return gathered.map((found, index) => {
      const sent = failures.get(index);
      return sent ? { ok: false, sent } : { ok: true, ...found };
    });
  };
  return { collect };
};

const sendAll = async (
  client: GraphClient,
  as: As,
  open: readonly { path: string }[],
  effort: Effort,
  headers: Readonly<Record<string, string>> | undefined,
): Promise<Sent[]> => {
  const asks = open.map(({ path }): Ask => ({ method: 'GET', path, ...(headers ? { headers } : {}) }));
  const [only] = asks;
  if (only && asks.length === 1) return [await client.send(as, only, effort)];
  return sendBatch(client, as, asks, effort);
};

const astray = (effort: Effort): Sent => ({
  kind: 'refused',
  status: 0,
  fault: { kind: 'offline', inDoubt: false, retryAt: new Date(effort.until).toISOString() },
});
