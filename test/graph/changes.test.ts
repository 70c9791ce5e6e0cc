import { describe, expect, test } from '@jest/globals';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { makeGraph } from '../../bot/graph/index.ts';
import { got } from '../contracts/samples.ts';
import { APP, type Line, type Seen, scriptedFetch, standingMachine } from './script.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SITE = { tenant: 't', site: 'host.example,1,2' };
const BASE = 'https://localhost:4481/graph/v1.0';

const item = (id: string, version: number, title: string) => ({
  id,
  eTag: `"x,${version}"`,
  fields: { Title: title },
});
const gone = (id: string) => ({ id, deleted: { state: 'deleted' } });

/** Lists whose delta answers are given page by page, the same for each list. */
const lists = (pages: unknown[][]) => {
  const seen: Seen[] = [];
  const page = (url: string): object => {
    const at = Number(/token=p(\d)/.exec(url)?.[1] ?? 0);
    const path = url.split('?')[0];
    const link = (token: string): string => `${BASE}${path}?token=${token}`;
    const next = at + 1 < pages.length;
    return {
      status: 200,
      body: {
        value: pages[at] ?? [],
        [next ? '@odata.nextLink' : '@odata.deltaLink']: link(next ? `p${at + 1}` : 'end'),
      },
    };
  };
  const answer = (one: Seen): Line => {
    if (one.path.startsWith(`/sites/${SITE.site}/lists?`))
      return { status: 200, body: { value: LIST_NAMES.map((name) => ({ id: `id-${name}`, name })) } };
    const { requests } = one.body as { requests: { id: string; url: string }[] };
    return { status: 200, body: { responses: requests.map(({ id, url }) => ({ id, ...page(url) })) } };
  };
  const graph = makeGraph({
    baseUrl: 'https://localhost:4481/graph/',
    tokens: async () => ({ ok: true, value: 'token' }),
    journal: silent,
    machine: standingMachine(),
    fetch: scriptedFetch(answer, seen),
  });
  const urls = (): string[] =>
    seen.flatMap(({ body }) =>
      ((body as { requests?: { url: string }[] })?.requests ?? []).map(({ url }) => url),
    );
  return { lists: graph.lists, urls };
};

describe('a delta feed', () => {
  test('may tell of an item more than once and over pages: the last word counts', async () => {
    const feed = lists([
      [item('1', 1, 'ett'), item('2', 1, 'två'), gone('3')],
      [item('1', 2, 'ett igen'), gone('2'), item('3', 5, 'tre')],
    ]);
    const { lists: all } = got(await feed.lists.changes(APP, SITE, {}));
    for (const one of all) {
      expect(one.rows.map(({ id, version, value }) => [id, version, value.title])).toEqual([
        ['1', 'x,2', 'ett igen'],
        ['3', 'x,5', 'tre'],
      ]);
      expect(one.deleted).toEqual(['2']);
    }
  });

  test('is asked for fields, also when Graph’s own link does not carry the wish on', async () => {
    const feed = lists([[]]);
    const first = got(await feed.lists.changes(APP, SITE, {}));
    const tokens = Object.fromEntries(first.lists.map(({ list, token }) => [list, token]));
    got(await feed.lists.changes(APP, SITE, tokens));
    expect(feed.urls()).toHaveLength(12);
    expect(feed.urls().every((url) => url.includes('$expand=fields'))).toBe(true);
    expect(
      feed
        .urls()
        .slice(6)
        .every((url) => url.includes('token=end')),
    ).toBe(true);
  });

  test('with a token of another list or place begins anew', async () => {
    const feed = lists([[]]);
    const wrong = ['/sites/x/lists/other/items/delta?token=1', 'https://evil.example/', 'latest'];
    for (const token of wrong) {
      const { lists: all } = got(await feed.lists.changes(APP, SITE, { StegvisPlan: token }));
      expect(all.find(({ list }) => list === 'StegvisPlan')?.resync).toBe(true);
    }
    expect(feed.urls().some((url) => url.includes('evil') || url.includes('/sites/x/'))).toBe(false);
  });
});
