/** Rows of a list (learn.microsoft.com/graph/api/listitem-create, -get, -list, -update, -delete). */
import { randomUUID } from 'node:crypto';
import {
  bodyOf,
  type Call,
  type GraphHandler,
  isObject,
  type JsonObject,
  param,
  stamp,
  type World,
} from './call.ts';
import { actorOf, identityOf } from './caller.ts';
import { invalidRequest, itemNotFound } from './errors.ts';
import { checkIfMatch } from './etags.ts';
import { queryRows } from './item-query.ts';
import { checkFieldSelect, fieldsContext, fieldsView, ITEM_PROPERTIES, itemView } from './item-view.ts';
import { listFor } from './lists.ts';
import { type FieldValue, type ListRecord, type Row, rowTag } from './model.ts';
import { collection, entity, pageOf } from './paging.ts';
import { checkShape, expansions, selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import type { SiteRight } from './sites.ts';
import { fieldsIn, withDefaults } from './values.ts';

const BODY = { fields: 'object', contentType: 'object' } as const;

export const itemContext = (list: ListRecord): string =>
  `sites('${encodeURIComponent(list.site)}')/lists('${list.id}')/items`;

/** A listItem as the call's `$select` and `$expand=fields` want it. */
export const itemShown = (world: World, call: Call, list: ListRecord, row: Row): object => {
  const fields = expansions(call, 'listItem', ['fields'])[0];
  const shown = selected(call.query.select, 'listItem', ITEM_PROPERTIES, itemView(world, list, row));
  if (!fields) return shown;
  return {
    ...shown,
    'fields@odata.context': fieldsContext(call, list, row),
    fields: fieldsView(world, list, row, fields.select),
  };
};

/** Refuses a selection of unknown fields or properties before anything is read. */
export const checkItemOptions = (call: Call, list: ListRecord): void => {
  const fields = expansions(call, 'listItem', ['fields'])[0];
  checkFieldSelect(list, fields?.select ?? null);
  selected(call.query.select, 'listItem', ITEM_PROPERTIES, {});
};

const checkUnique = (
  world: World,
  list: ListRecord,
  values: Record<string, FieldValue>,
  except: number | null,
): void => {
  const rows = world.lists.rows(list);
  for (const column of list.columns) {
    const value = values[column.name];
    if (!column.enforceUniqueValues || value === undefined) continue;
    if (rows.withValue(column.name, value).some((id) => id !== except))
      // Code and sentence as clients of the real service meet them (400, not 409).
      throw invalidRequest('One or more fields with unique constraints already has the provided value.');
  }
};

export const itemRoutes = (world: World): Route[] => {
  const place = (call: Call, right: SiteRight): { list: ListRecord; row: Row } => {
    const list = listFor(world, call, right);
    const id = param(call, 'item');
    const row = /^\d{1,9}$/.test(id) ? world.lists.rows(list).get(Number(id)) : undefined;
    if (!row) throw itemNotFound('The specified item was not found');
    return { list, row };
  };
  const write = (call: Call, list: ListRecord, row: Row, fields: JsonObject): Row => {
    checkIfMatch(call.req, rowTag(row));
    const given = fieldsIn(world, list.columns, fields);
    const values = { ...row.values };
    for (const [name, value] of Object.entries(given)) {
      if (value === null) delete values[name];
      else values[name] = value;
    }
    checkUnique(world, list, values, row.id);
    const next: Row = {
      ...row,
      version: row.version + 1,
      modified: stamp(world),
      modifiedBy: actorOf(call.caller),
      values,
    };
    world.lists.rows(list).put(next);
    world.lists.tell({ site: list.site, list: list.id, item: row.id });
    return next;
  };

  const all: GraphHandler = (call) => {
    const list = listFor(world, call, 'read');
    supports(call, 'select', 'expand', 'filter', 'orderby', 'top', 'skiptoken');
    checkItemOptions(call, list);
    const { page, next } = queryRows(world, call, list);
    const value = page.map((row) => itemShown(world, call, list, row));
    return { status: 200, body: collection(call, itemContext(list), value, { next }) };
  };
  const add: GraphHandler = (call) => {
    const list = listFor(world, call, 'write');
    supports(call);
    const body = bodyOf(call);
    checkShape('listItem', body, BODY);
    const rows = world.lists.rows(list);
    const values = withDefaults(
      list.columns,
      fieldsIn(world, list.columns, isObject(body.fields) ? body.fields : {}),
    );
    checkUnique(world, list, values, null);
    const actor = actorOf(call.caller);
    const at = stamp(world);
    const row: Row = {
      id: rows.nextId(),
      guid: randomUUID(),
      version: 1,
      created: at,
      createdBy: actor,
      modified: at,
      modifiedBy: actor,
      values,
    };
    rows.put(row);
    world.lists.tell({ site: list.site, list: list.id, item: row.id });
    return {
      status: 201,
      headers: { etag: rowTag(row) },
      body: entity(call, itemContext(list), {
        ...itemView(world, list, row),
        'fields@odata.context': fieldsContext(call, list, row),
        fields: fieldsView(world, list, row, null),
      }),
    };
  };
  const one: GraphHandler = (call) => {
    const { list, row } = place(call, 'read');
    supports(call, 'select', 'expand');
    checkItemOptions(call, list);
    return {
      status: 200,
      headers: { etag: rowTag(row) },
      body: entity(call, itemContext(list), itemShown(world, call, list, row)),
    };
  };
  const change: GraphHandler = (call) => {
    const { list, row } = place(call, 'write');
    const body = bodyOf(call);
    checkShape('listItem', body, BODY);
    const next = write(call, list, row, isObject(body.fields) ? body.fields : {});
    return {
      status: 200,
      headers: { etag: rowTag(next) },
      body: entity(call, itemContext(list), itemView(world, list, next)),
    };
  };
  const fields: GraphHandler = (call) => {
    const { list, row } = place(call, 'read');
    supports(call, 'select');
    checkFieldSelect(list, call.query.select);
    return {
      status: 200,
      headers: { etag: rowTag(row) },
      body: {
        '@odata.context': fieldsContext(call, list, row),
        ...fieldsView(world, list, row, call.query.select),
      },
    };
  };
  const changeFields: GraphHandler = (call) => {
    const { list, row } = place(call, 'write');
    supports(call);
    const next = write(call, list, row, bodyOf(call));
    return {
      status: 200,
      headers: { etag: rowTag(next) },
      body: { '@odata.context': fieldsContext(call, list, next), ...fieldsView(world, list, next, null) },
    };
  };
  const remove: GraphHandler = (call) => {
    const { list, row } = place(call, 'write');
    checkIfMatch(call.req, rowTag(row));
    world.lists.rows(list).remove(row.id, stamp(world));
    world.lists.tell({ site: list.site, list: list.id, item: row.id });
    return { status: 204 };
  };
  /** learn.microsoft.com/graph/api/listitem-list-versions: newest first. */
  const versions: GraphHandler = (call) => {
    const { list, row } = place(call, 'read');
    supports(call, 'expand', 'top', 'skiptoken');
    const withFields = expansions(call, 'listItemVersion', ['fields']).length > 0;
    const now = { version: row.version, at: row.modified, by: row.modifiedBy, values: row.values };
    const history = [...world.lists.rows(list).versions(row.id), now].reverse();
    const { page, next } = pageOf(call, history, { size: 50, most: 500 });
    const value = page.map((version) => ({
      id: `${version.version}.0`,
      lastModifiedDateTime: version.at,
      lastModifiedBy: identityOf(world, version.by),
      ...(withFields ? { fields: version.values } : {}),
    }));
    return {
      status: 200,
      body: collection(call, `${itemContext(list)}('${row.id}')/versions`, value, { next }),
    };
  };
  const base = '/sites/{site}/lists/{list}/items';
  return [
    { method: 'GET', pattern: base, handler: all },
    { method: 'POST', pattern: base, handler: add },
    { method: 'GET', pattern: `${base}/{item}`, handler: one },
    { method: 'PATCH', pattern: `${base}/{item}`, handler: change },
    { method: 'DELETE', pattern: `${base}/{item}`, handler: remove },
    { method: 'GET', pattern: `${base}/{item}/fields`, handler: fields },
    { method: 'PATCH', pattern: `${base}/{item}/fields`, handler: changeFields },
    { method: 'GET', pattern: `${base}/{item}/versions`, handler: versions },
  ];
};
