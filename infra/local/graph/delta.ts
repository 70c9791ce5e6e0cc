/**
 * Changes of a list's rows (learn.microsoft.com/graph/api/listitem-delta): the latest state of each changed row, no
 * `fields` unless expanded, bare deletions, repeats and any order, 410 when the way from a token is forgotten.
 */
import { type Call, type GraphHandler, param, type World } from './call.ts';
import { invalidRequest, Refusal } from './errors.ts';
import { checkItemOptions, itemContext, itemShown } from './items.ts';
import { listFor } from './lists.ts';
import type { Change, ListRecord } from './model.ts';
import { collection, linkWith, openToken, sealToken } from './paging.ts';
import { supports } from './query.ts';
import type { Route } from './routing.ts';

/** The first page of a round is short, so that every client meets a second one. */
const FIRST_PAGE = 10;
const PAGE = 200;

/** Where a round stands. */
type Token =
  /** Every row, in rising order after `after`; then changes since `seq`. */
  | { kind: 'all'; list: string; seq: number; after: number }
  /** Changes after `seq`, up to `until`, from the `from`th on. */
  | { kind: 'since'; list: string; seq: number; until: number; from: number };

const isToken = (value: Record<string, unknown> | null): value is Token & Record<string, unknown> =>
  value !== null &&
  typeof value.list === 'string' &&
  typeof value.seq === 'number' &&
  ((value.kind === 'all' && typeof value.after === 'number') ||
    (value.kind === 'since' && typeof value.until === 'number' && typeof value.from === 'number'));

/** A stable number from a row's id: orders rows without meaning anything. */
const scattered = (id: number): number => Math.imul(id ^ 0x5bd1e995, 0x27d4eb2d) >>> 0;

/** Changed rows in no useful order, every third once more at the end of the round ("might appear more than once"). */
export const scramble = (changes: readonly Change[]): Change[] => {
  const mixed = [...changes].sort((a, b) => scattered(a.item) - scattered(b.item));
  return [...mixed, ...mixed.filter((_, index) => index % 3 === 0)];
};

const gone = (call: Call, path: string, list: ListRecord, seq: number): Refusal =>
  new Refusal(
    410,
    'resyncRequired',
    "Resync required. Replace any local items with the server's version (including deletes).",
    {
      inner: 'resyncChangesApplyDifferences',
      headers: {
        location: linkWith(call, { token: sealToken({ kind: 'all', list: list.id, seq, after: 0 }) }, path),
      },
    },
  );

export const deltaRoutes = (world: World): Route[] => {
  const delta: GraphHandler = (call) => {
    const list = listFor(world, call, 'read');
    supports(call, 'select', 'expand', 'top');
    checkItemOptions(call, list);
    for (const name of call.query.others.keys())
      if (name !== 'token') throw invalidRequest(`The parameter '${name}' is not supported.`);
    const rows = world.lists.rows(list);
    const { seq: now, floor } = rows.counters();
    const path = `/sites/${encodeURIComponent(param(call, 'site'))}/lists/${encodeURIComponent(param(call, 'list'))}/items/delta`;
    const link = (token: Token): string => linkWith(call, { token: sealToken(token) }, path);
    const done = (seq: number): string => link({ kind: 'since', list: list.id, seq, until: -1, from: 0 });
    const size = call.query.top ?? PAGE;
    const answer = (value: object[], ends: { next: string } | { delta: string }) => ({
      status: 200,
      body: {
        ...collection(call, `Collection(${itemContext(list)})`, value),
        ...('next' in ends ? { '@odata.nextLink': ends.next } : { '@odata.deltaLink': ends.delta }),
      },
    });

    const given = call.query.others.get('token');
    if (given === 'latest') return answer([], { delta: done(now) });
    let token: Token = { kind: 'all', list: list.id, seq: now, after: 0 };
    if (given !== undefined) {
      const opened = openToken(given);
      if (!isToken(opened)) throw invalidRequest('The delta token is not valid.');
      // A list that was removed and made anew has another id: the token is of a list that is no more.
      if (opened.list !== list.id || opened.seq < floor || opened.seq > now)
        throw gone(call, path, list, now);
      token = opened;
    }

    if (token.kind === 'all') {
      const from = rows.after(token.after);
      const count = token.after === 0 ? Math.min(size, FIRST_PAGE) : size;
      const ids = rows.ids().slice(from, from + count);
      const value = ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
      const shown = value.map((row) => itemShown(world, call, list, row));
      const last = ids.at(-1);
      return last !== undefined && from + count < rows.size
        ? answer(shown, { next: link({ ...token, after: last }) })
        : answer(shown, { delta: done(token.seq) });
    }
    // The end of a round is fixed when it starts, so that it comes to an end while others keep writing.
    const until = token.until < 0 ? now : token.until;
    const changes = scramble(rows.changesBetween(token.seq, until));
    const count = token.from === 0 ? Math.min(size, FIRST_PAGE) : size;
    const shown = changes.slice(token.from, token.from + count).map((change) => {
      const row = rows.get(change.item);
      return row
        ? itemShown(world, call, list, row)
        : { id: String(change.item), deleted: { state: 'deleted' } };
    });
    return token.from + count < changes.length
      ? answer(shown, { next: link({ ...token, until, from: token.from + count }) })
      : answer(shown, { delta: done(until) });
  };
  const base = '/sites/{site}/lists/{list}/items';
  return [
    { method: 'GET', pattern: `${base}/delta`, handler: delta },
    { method: 'GET', pattern: `${base}/delta()`, handler: delta },
  ];
};

/** `delta(token='…')` is the same as `delta?token=…`. */
export const deltaPath = (path: string): { path: string; token: string | null } => {
  const match = /^(.*\/items\/delta)\(token='([^']*)'\)$/i.exec(path);
  return match
    ? { path: match[1] ?? path, token: decodeURIComponent(match[2] ?? '') }
    : { path, token: null };
};
