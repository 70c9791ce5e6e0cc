/**
 * Filters, order and pages over a list's rows, with SharePoint's limits: only indexed columns can be filtered or
 * sorted by, and what an index leads to must not be more than 5,000 rows.
 */
import type { Call, World } from './call.ts';
import { badRequest, invalidRequest, Refusal } from './errors.ts';
import { kindOf } from './facets.ts';
import type { FieldValue, ListRecord, Row } from './model.ts';
import {
  type Comparable,
  compare,
  type Filter,
  holdsFor,
  type Literal,
  parseFilter,
} from './odata-filter.ts';
import { linkWith, openToken, sealToken } from './paging.ts';
import { splitTop } from './query.ts';
import { instantOf } from './values.ts';

/** support.microsoft.com, "Manage large lists and libraries": the list view threshold. */
const THRESHOLD = 5_000;
const PAGE = 200;

const exceeded = (): Refusal =>
  // The status is the one that people met (microsoftgraph/msgraph-sdk-dotnet issue 827: a filter whose first condition
  // leads to more than 5,000 rows answers 429 however often it is repeated); the sentence is SharePoint's.
  new Refusal(
    429,
    'activityLimitReached',
    'The attempted operation is prohibited because it exceeds the list view threshold.',
  );

/** The internal column name in `fields/Name`, indexed; 400 with SharePoint's sentences otherwise. */
const indexedColumn = (list: ListRecord, path: string): string => {
  const name = /^fields\/([^/]+)$/.exec(path)?.[1];
  if (!name) throw badRequest('Invalid filter clause');
  if (name.toLowerCase() === 'id') return 'ID';
  const bare = list.columns.some((one) => one.name === name) ? name : name.replace(/LookupId$/, '');
  const column = list.columns.find((one) => one.name === bare);
  if (!column) throw invalidRequest(`Field '${name}' is not recognized`);
  // Whatever the Prefer header says: a query that "may fail randomly on large lists" is never let through here.
  if (!column.indexed)
    throw invalidRequest(
      `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  return bare;
};

/** The literal in the column's own type; 400 when it is of another. */
const literalFor = (list: ListRecord, column: string, literal: Literal): Literal => {
  if (literal.type === 'null') return literal;
  const found = list.columns.find((one) => one.name === column);
  const kind = found ? kindOf(found) : 'number';
  if (kind === 'number' || kind === 'person' || kind === 'lookup') {
    if (literal.type === 'number') return literal;
    if (literal.type === 'string' && kind !== 'number' && /^\d+$/.test(literal.value))
      return { type: 'number', value: Number(literal.value) };
    if (literal.type === 'string' && column === 'ID' && /^\d+$/.test(literal.value))
      return { type: 'number', value: Number(literal.value) };
  } else if (kind === 'boolean') {
    if (literal.type === 'boolean') return literal;
  } else if (kind === 'dateTime') {
    const text = literal.type === 'date' || literal.type === 'string' ? literal.value : '';
    const instant = instantOf(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text, false);
    if (instant) return { type: 'string', value: instant };
  } else if (literal.type === 'string') return literal;
  throw badRequest(`Invalid filter clause: the literal does not have the type of the field '${column}'.`);
};

/** The filter with column names for paths, checked against the list. */
const bound = (list: ListRecord, filter: Filter): Filter => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { op: filter.op, left: bound(list, filter.left), right: bound(list, filter.right) };
    case 'not':
      return { op: 'not', inner: bound(list, filter.inner) };
    case 'startswith': {
      const path = indexedColumn(list, filter.path);
      const column = list.columns.find((one) => one.name === path);
      if (!column || !['text', 'choice'].includes(kindOf(column)))
        throw badRequest('Invalid filter clause: startswith takes a field of text.');
      return { ...filter, path };
    }
    default: {
      const path = indexedColumn(list, filter.path);
      return { ...filter, path, literal: literalFor(list, path, filter.literal) };
    }
  }
};

const comparable = (value: FieldValue | undefined): Comparable =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
const valueIn = (row: Row, column: string): Comparable =>
  column === 'ID' ? row.id : comparable(row.values[column]);

/** The condition that the index is asked for first: the leftmost of those joined by `and`. */
const leading = (filter: Filter): Filter => (filter.op === 'and' ? leading(filter.left) : filter);

/** Rows that pass, by rising id. */
const found = (world: World, list: ListRecord, filter: Filter): Row[] => {
  const rows = world.lists.rows(list);
  const first = leading(filter);
  const through =
    first.op === 'eq' && first.literal.type !== 'null' && first.path !== 'ID'
      ? rows.withValue(first.path, first.literal.value)
      : rows.ids();
  const large = rows.size > THRESHOLD;
  // `ne` and `not` lead through the whole list: no index helps.
  if (large && (first.op === 'not' || first.op === 'ne')) throw exceeded();
  const out: Row[] = [];
  let led = 0;
  for (const id of through) {
    const row = rows.get(id);
    if (!row) continue;
    const read = (column: string): Comparable => valueIn(row, column);
    if (large && holdsFor(first, read) && ++led > THRESHOLD) throw exceeded();
    if (holdsFor(filter, read)) out.push(row);
  }
  return out;
};

interface Order {
  column: string;
  down: boolean;
}

const orderIn = (list: ListRecord, text: string): Order[] =>
  splitTop(text).map((part) => {
    const match = /^(\S+)(?:\s+(asc|desc))?$/.exec(part);
    if (!match?.[1]) throw badRequest('Invalid orderby clause');
    return { column: indexedColumn(list, match[1]), down: match[2] === 'desc' };
  });

const keysOf = (row: Row, order: readonly Order[]): Comparable[] => [
  ...order.map((one) => valueIn(row, one.column)),
  row.id,
];
const compareKeys = (a: readonly Comparable[], b: readonly Comparable[], order: readonly Order[]): number => {
  for (let i = 0; i < a.length; i++) {
    const by = compare(a[i] ?? null, b[i] ?? null);
    if (by !== 0) return order[i]?.down ? -by : by;
  }
  return 0;
};

/** One page of rows and the link to the next; every refusal comes before anything is read. */
export const queryRows = (world: World, call: Call, list: ListRecord): { page: Row[]; next?: string } => {
  const { query } = call;
  const size = query.top ?? PAGE;
  if (size > THRESHOLD)
    throw invalidRequest('The attempted operation is prohibited because it exceeds the list view threshold.');
  let filter: Filter | null = null;
  if (query.filter !== null) {
    const parsed = parseFilter(query.filter);
    if (!parsed.ok) throw badRequest(`Invalid filter clause: ${parsed.message}`);
    filter = bound(list, parsed.filter);
  }
  const order = query.orderby === null ? [] : orderIn(list, query.orderby);
  let after: Comparable[] | null = null;
  if (query.skiptoken !== null) {
    const keys = openToken(query.skiptoken)?.keys;
    if (!Array.isArray(keys) || keys.length !== order.length + 1)
      throw invalidRequest('The skip token is not valid.');
    after = keys.map((key: unknown) => (typeof key === 'object' ? null : (key as Comparable)));
  }

  const rows = world.lists.rows(list);
  let page: Row[];
  let more: boolean;
  if (!filter && order.length === 0) {
    const from = after ? rows.after(Number(after[0])) : 0;
    const ids = rows.ids().slice(from, from + size);
    page = ids.map((id) => rows.get(id)).filter((row) => row !== undefined);
    more = from + size < rows.size;
  } else {
    const all = filter
      ? found(world, list, filter)
      : rows
          .ids()
          .map((id) => rows.get(id))
          .filter((row) => row !== undefined);
    const sorted =
      order.length === 0 ? all : all.sort((a, b) => compareKeys(keysOf(a, order), keysOf(b, order), order));
    const last = after;
    const rest = last ? sorted.filter((row) => compareKeys(keysOf(row, order), last, order) > 0) : sorted;
    page = rest.slice(0, size);
    more = rest.length > size;
  }
  const tail = page.at(-1);
  if (!more || !tail) return { page };
  return { page, next: linkWith(call, { $skiptoken: sealToken({ keys: keysOf(tail, order) }) }) };
};
