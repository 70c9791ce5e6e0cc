/** Columns of a list (learn.microsoft.com/graph/api/list-post-columns, columndefinition-update). */
import { randomUUID } from 'node:crypto';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  param,
  type World,
} from './call.ts';
import { invalidRequest, itemNotFound, Refusal } from './errors.ts';
import { canBeUnique, canIndex, FACET_NAMES, facetOf, kindOf } from './facets.ts';
import type { Column, ListRecord } from './model.ts';
import { collection, entity } from './paging.ts';
import { checkShape, type PropertyShape, selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { indexKey } from './row-store.ts';
import type { SiteRight } from './sites.ts';

const SHAPE: Record<string, PropertyShape> = {
  columnGroup: 'string',
  defaultValue: 'object',
  description: 'string',
  displayName: 'string',
  enforceUniqueValues: 'boolean',
  hidden: 'boolean',
  id: 'string',
  indexed: 'boolean',
  isDeletable: 'boolean',
  isReorderable: 'boolean',
  isSealed: 'boolean',
  name: 'string',
  propagateChanges: 'boolean',
  readOnly: 'boolean',
  required: 'boolean',
  validation: 'object',
  ...Object.fromEntries(FACET_NAMES.map((name) => [name, 'object' as const])),
};
const SELECTABLE = [...Object.keys(SHAPE), 'type', 'sourceContentType', 'sourceColumn'];

/** support.microsoft.com, "Add an index to a list or library column": at most 20 indexes in a list. */
const MOST_INDEXES = 20;
/** support.microsoft.com, "Manage large lists and libraries": above 20,000 items no index can be added. */
const MOST_ROWS_FOR_INDEX = 20_000;

/** SharePoint writes what an internal name may not hold as `_xHHHH_` and keeps 32 characters. */
export const internalName = (name: string): string =>
  [...name]
    .map((c) => (/[A-Za-z0-9_]/.test(c) ? c : `_x${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}_`))
    .join('')
    .slice(0, 32);

const defaultIn = (body: JsonObject, before: Column['defaultValue']): Column['defaultValue'] => {
  if (body.defaultValue === undefined) return before;
  if (!isObject(body.defaultValue)) return null;
  checkShape('defaultColumnValue', body.defaultValue, { value: 'string', formula: 'string' });
  const { value, formula } = body.defaultValue;
  return {
    ...(typeof value === 'string' ? { value } : {}),
    ...(typeof formula === 'string' ? { formula } : {}),
  };
};

const flag = (body: JsonObject, name: string, before: boolean): boolean =>
  typeof body[name] === 'boolean' ? body[name] : before;
const word = (body: JsonObject, name: string, before: string): string =>
  typeof body[name] === 'string' ? body[name] : before;

const checkRules = (column: Column, others: readonly Column[]): void => {
  const kind = kindOf(column);
  if (column.indexed && !canIndex(kind))
    throw invalidRequest(`The column '${column.name}' is of a type that cannot be indexed.`);
  if (column.indexed && others.filter((one) => one.indexed).length >= MOST_INDEXES)
    throw invalidRequest(`A list can have at most ${MOST_INDEXES} indexed columns.`);
  if (column.enforceUniqueValues && !column.indexed)
    throw invalidRequest(`The column '${column.name}' must be indexed to enforce unique values.`);
  if (column.enforceUniqueValues && !canBeUnique(kind))
    throw invalidRequest(`The column '${column.name}' is of a type that cannot enforce unique values.`);
};

/** A new column from a body; `others` are the list's columns so far. */
export const newColumn = (body: unknown, others: readonly Column[]): Column => {
  if (!isObject(body)) throw invalidRequest('A column must be a JSON object.');
  checkShape('columnDefinition', body, SHAPE);
  const asked = word(body, 'name', word(body, 'displayName', '')).trim();
  if (asked === '') throw invalidRequest("A column needs a 'name'.");
  const facet = facetOf(body, null);
  if (!facet) throw invalidRequest('The type of the column is not specified.');
  const name = internalName(asked);
  const displayName = word(body, 'displayName', asked);
  const taken = others.some(
    (one) =>
      one.name.toLowerCase() === name.toLowerCase() ||
      (one.displayName.toLowerCase() === displayName.toLowerCase() && !one.standard),
  );
  if (taken) throw new Refusal(409, 'nameAlreadyExists', `A duplicate field name "${name}" was found.`);
  const column: Column = {
    id: randomUUID(),
    name,
    displayName,
    description: word(body, 'description', ''),
    columnGroup: 'Custom Columns',
    enforceUniqueValues: flag(body, 'enforceUniqueValues', false),
    hidden: flag(body, 'hidden', false),
    indexed: flag(body, 'indexed', false),
    readOnly: flag(body, 'readOnly', false),
    required: flag(body, 'required', false),
    facet,
    defaultValue: defaultIn(body, null),
    standard: false,
  };
  checkRules(column, others);
  return column;
};

const changedColumn = (world: World, list: ListRecord, column: Column, body: JsonObject): Column => {
  checkShape('columnDefinition', body, SHAPE);
  if (typeof body.id === 'string' && body.id !== column.id)
    throw invalidRequest("The property 'id' is read-only.");
  if (typeof body.name === 'string' && body.name !== column.name)
    throw invalidRequest("The internal name of a column cannot be changed; change 'displayName'.");
  const next: Column = {
    ...column,
    displayName: word(body, 'displayName', column.displayName),
    description: word(body, 'description', column.description),
    enforceUniqueValues: flag(body, 'enforceUniqueValues', column.enforceUniqueValues),
    hidden: flag(body, 'hidden', column.hidden),
    indexed: flag(body, 'indexed', column.indexed),
    readOnly: flag(body, 'readOnly', column.readOnly),
    required: flag(body, 'required', column.required),
    facet: facetOf(body, column.facet) ?? column.facet,
    defaultValue: defaultIn(body, column.defaultValue),
  };
  if (column.standard && column.readOnly)
    throw invalidRequest(`The column '${column.name}' is read-only and cannot be changed.`);
  checkRules(
    next,
    list.columns.filter((one) => one.id !== column.id),
  );
  const rows = world.lists.rows(list);
  if (next.indexed && !column.indexed && rows.size > MOST_ROWS_FOR_INDEX)
    throw invalidRequest(`An index cannot be added to a list with more than ${MOST_ROWS_FOR_INDEX} items.`);
  if (next.enforceUniqueValues && !column.enforceUniqueValues) {
    const seen = new Set<string>();
    for (const id of rows.ids()) {
      const value = rows.get(id)?.values[column.name];
      if (value === undefined) continue;
      const key = indexKey(value);
      if (seen.has(key))
        throw invalidRequest(
          `The column '${column.name}' has duplicate values and cannot enforce unique values.`,
        );
      seen.add(key);
    }
  }
  return next;
};

export const columnView = (column: Column): Record<string, unknown> => ({
  columnGroup: column.columnGroup,
  description: column.description,
  displayName: column.displayName,
  enforceUniqueValues: column.enforceUniqueValues,
  hidden: column.hidden,
  id: column.id,
  indexed: column.indexed,
  name: column.name,
  readOnly: column.readOnly,
  required: column.required,
  ...(column.defaultValue ? { defaultValue: column.defaultValue } : {}),
  ...(column.facet ? { [column.facet.name]: column.facet.value } : {}),
});

/** `listOf` finds the list of a call and checks the right. */
export const columnRoutes = (
  world: World,
  listOf: (call: Call, right: SiteRight) => ListRecord,
  touch: (call: Call, list: ListRecord, change: Partial<ListRecord>) => ListRecord,
): Route[] => {
  const context = (list: ListRecord): string =>
    `sites('${encodeURIComponent(list.site)}')/lists('${list.id}')/columns`;
  const columnIn = (call: Call, list: ListRecord): Column => {
    const wanted = param(call, 'column').toLowerCase();
    const column = list.columns.find((one) => one.id === wanted || one.name.toLowerCase() === wanted);
    if (!column) throw itemNotFound();
    return column;
  };
  const view = (call: Call, column: Column): object =>
    selected(call.query.select, 'columnDefinition', SELECTABLE, columnView(column));

  const all: GraphHandler = (call) => {
    const list = listOf(call, 'read');
    supports(call, 'select', 'filter', 'expand', 'top');
    if (call.query.filter || call.query.expand || call.query.top)
      throw invalidRequest('The columns of a list cannot be filtered, expanded or limited here.');
    // "By default, columnDefinitions for hidden columns aren't shown. To list them, include hidden in $select."
    const shown = list.columns.filter((one) => !one.hidden || call.query.select?.includes('hidden') === true);
    const value = shown.map((one) => view(call, one));
    return { status: 200, body: collection(call, context(list), value) };
  };
  const one: GraphHandler = (call) => {
    const list = listOf(call, 'read');
    supports(call, 'select');
    return { status: 200, body: entity(call, context(list), view(call, columnIn(call, list))) };
  };
  const add: GraphHandler = (call) => {
    const list = listOf(call, 'manage');
    const column = newColumn(bodyOf(call), list.columns);
    if (column.indexed && world.lists.rows(list).size > MOST_ROWS_FOR_INDEX)
      throw invalidRequest(`An index cannot be added to a list with more than ${MOST_ROWS_FOR_INDEX} items.`);
    touch(call, list, { columns: [...list.columns, column] });
    return { status: 201, body: entity(call, context(list), columnView(column)) };
  };
  const change: GraphHandler = (call) => {
    const list = listOf(call, 'manage');
    const column = columnIn(call, list);
    const next = changedColumn(world, list, column, bodyOf(call));
    touch(call, list, { columns: list.columns.map((other) => (other.id === column.id ? next : other)) });
    return { status: 200, body: entity(call, context(list), columnView(next)) };
  };
  const remove: GraphHandler = (call) => {
    const list = listOf(call, 'manage');
    const column = columnIn(call, list);
    if (column.standard) throw invalidRequest(`The column '${column.name}' cannot be deleted.`);
    touch(call, list, { columns: list.columns.filter((other) => other.id !== column.id) });
    world.lists.rows(list).dropColumn(column.name);
    return { status: 204 };
  };
  const base = '/sites/{site}/lists/{list}/columns';
  return [
    { method: 'GET', pattern: base, handler: all },
    { method: 'POST', pattern: base, handler: add },
    { method: 'GET', pattern: `${base}/{column}`, handler: one },
    { method: 'PATCH', pattern: `${base}/{column}`, handler: change },
    { method: 'DELETE', pattern: `${base}/{column}`, handler: remove },
  ];
};
