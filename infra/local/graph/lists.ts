/** Lists of a site (learn.microsoft.com/graph/api/list-create, list-get, list-list). */
import { randomUUID } from 'node:crypto';
import { placesIn } from '../tenant.ts';
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
import { columnRoutes, columnView, newColumn } from './columns.ts';
import { invalidRequest, itemNotFound, notServed, Refusal } from './errors.ts';
import { checkIfMatch } from './etags.ts';
import type { ListRecord } from './model.ts';
import { collection, entity, pageOf } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { checkShape, expansions, type PropertyShape, selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { type SiteRight, siteFor, siteUrl } from './sites.ts';
import { standardColumns } from './standard-columns.ts';

const SHAPE: Record<string, PropertyShape> = {
  columns: 'array',
  contentTypes: 'array',
  description: 'string',
  displayName: 'string',
  list: 'object',
  name: 'string',
};
const SELECTABLE = [
  ...Object.keys(SHAPE),
  'createdBy',
  'createdDateTime',
  'eTag',
  'id',
  'lastModifiedBy',
  'lastModifiedDateTime',
  'parentReference',
  'sharepointIds',
  'system',
  'webUrl',
  'items',
  'drive',
];

const listTag = (list: ListRecord): string => `"${list.id},${list.version}"`;

/** The list that a call names, if the caller has the right in its site. */
export const listFor = (world: World, call: Call, right: SiteRight): ListRecord => {
  const { site } = siteFor(world, call, right);
  const list = world.lists.find(site, param(call, 'list'));
  if (!list) throw itemNotFound('The specified list was not found');
  return list;
};

/** The last part of the address that SharePoint gives a list: the title without what an address does not take. */
const addressName = (title: string): string => {
  const name = title.replace(/[^\p{L}\p{N}_ -]/gu, '').trim();
  return name === '' ? 'List' : name.slice(0, 128);
};

const infoIn = (body: JsonObject): { contentTypesEnabled?: boolean; hidden?: boolean; template?: string } => {
  if (!isObject(body.list)) return {};
  checkShape('listInfo', body.list, {
    contentTypesEnabled: 'boolean',
    hidden: 'boolean',
    template: 'string',
  });
  return body.list;
};

export const listRoutes = (world: World): Route[] => {
  const view = (list: ListRecord, withColumns: boolean): Record<string, unknown> => {
    const unit = placesIn(world.tenant).find((one) => one.site === list.site);
    const touched = world.lists.rows(list).counters().touched;
    return {
      '@odata.etag': listTag(list),
      createdDateTime: list.created,
      description: list.description,
      eTag: listTag(list),
      id: list.id,
      lastModifiedDateTime: touched && touched > list.modified ? touched : list.modified,
      name: list.name,
      webUrl: `${unit ? siteUrl(world, unit) : ''}/Lists/${encodeURIComponent(list.name)}`,
      displayName: list.displayName,
      createdBy: identityOf(world, list.createdBy),
      lastModifiedBy: identityOf(world, list.modifiedBy),
      parentReference: { siteId: list.site },
      list: {
        contentTypesEnabled: list.contentTypesEnabled,
        hidden: list.hidden,
        template: 'genericList',
      },
      ...(withColumns ? { columns: list.columns.filter((column) => !column.hidden).map(columnView) } : {}),
    };
  };
  const shown = (call: Call, list: ListRecord): object => {
    const expanded = expansions(call, 'list', ['columns', 'items', 'contentTypes', 'drive']);
    for (const { name } of expanded) if (name !== 'columns') throw notServed(`$expand=${name} on lists`);
    const select = call.query.select;
    const kept = select && expanded.length > 0 ? [...select, 'columns'] : select;
    return selected(kept, 'list', SELECTABLE, view(list, expanded.length > 0));
  };
  const touch = (call: Call, list: ListRecord, change: Partial<ListRecord>): ListRecord => {
    const next: ListRecord = {
      ...list,
      ...change,
      version: list.version + 1,
      modified: stamp(world),
      modifiedBy: actorOf(call.caller),
    };
    world.lists.put(next);
    return next;
  };
  const freeTitle = (site: string, title: string, except?: string): void => {
    const clash = world.lists
      .ofSite(site)
      .some((list) => list.id !== except && list.displayName.toLowerCase() === title.toLowerCase());
    if (clash) throw new Refusal(409, 'nameAlreadyExists', 'The specified list title is already in use.');
  };

  const all: GraphHandler = (call) => {
    const { site } = siteFor(world, call, 'read');
    supports(call, 'select', 'expand', 'filter', 'top', 'skiptoken');
    const matches = filterOf(call.query.filter, 'list', SELECTABLE);
    const lists = world.lists
      .ofSite(site)
      .filter((list) => !list.hidden && matches(view(list, false)))
      .sort((a, b) => a.name.localeCompare(b.name));
    const { page, next } = pageOf(call, lists, { size: 200, most: 999 });
    const value = page.map((list) => shown(call, list));
    return {
      status: 200,
      body: collection(call, `sites('${encodeURIComponent(site)}')/lists`, value, { next }),
    };
  };
  const add: GraphHandler = (call) => {
    const { site } = siteFor(world, call, 'manage');
    const body = bodyOf(call);
    checkShape('list', body, SHAPE);
    // The service's own sentence, as people meet it (microsoftgraph/microsoft-graph-docs-contrib issue 8113).
    if (body.name !== undefined)
      throw invalidRequest(
        "Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'",
      );
    const title = typeof body.displayName === 'string' ? body.displayName.trim() : '';
    if (title === '' || title.length > 255)
      throw invalidRequest("A list needs a 'displayName' of at most 255 characters.");
    const info = infoIn(body);
    // learn.microsoft.com/graph/api/resources/listinfo: the template is said at creation.
    if (info.template === undefined) throw invalidRequest("A list needs its 'list.template'.");
    if (info.template !== 'genericList') throw notServed(`lists of the template ${info.template}`);
    freeTitle(site, title);
    const columns = standardColumns();
    for (const given of Array.isArray(body.columns) ? body.columns : [])
      columns.push(newColumn(given, columns));
    const id = randomUUID();
    const wanted = addressName(title);
    const taken = new Set(world.lists.ofSite(site).map((list) => list.name.toLowerCase()));
    let name = wanted;
    for (let number = 1; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
    const actor = actorOf(call.caller);
    const list: ListRecord = {
      id,
      site,
      name,
      displayName: title,
      description: typeof body.description === 'string' ? body.description : '',
      created: stamp(world),
      createdBy: actor,
      modified: stamp(world),
      modifiedBy: actor,
      version: 1,
      hidden: info.hidden ?? false,
      contentTypesEnabled: info.contentTypesEnabled ?? false,
      columns,
    };
    world.lists.put(list);
    return {
      status: 201,
      body: entity(call, `sites('${encodeURIComponent(site)}')/lists`, view(list, false)),
    };
  };
  const one: GraphHandler = (call) => {
    const list = listFor(world, call, 'read');
    supports(call, 'select', 'expand');
    return {
      status: 200,
      headers: { etag: listTag(list) },
      body: entity(call, `sites('${encodeURIComponent(list.site)}')/lists`, shown(call, list)),
    };
  };
  const change: GraphHandler = (call) => {
    const list = listFor(world, call, 'manage');
    const body = bodyOf(call);
    checkShape('list', body, { description: 'string', displayName: 'string', list: 'object' });
    checkIfMatch(call.req, listTag(list));
    const title = typeof body.displayName === 'string' ? body.displayName.trim() : list.displayName;
    if (title === '' || title.length > 255)
      throw invalidRequest("A list needs a 'displayName' of at most 255 characters.");
    freeTitle(list.site, title, list.id);
    const info = infoIn(body);
    if (info.template !== undefined && info.template !== 'genericList')
      throw invalidRequest('The template of a list cannot be changed.');
    const next = touch(call, list, {
      displayName: title,
      description: typeof body.description === 'string' ? body.description : list.description,
      hidden: info.hidden ?? list.hidden,
      contentTypesEnabled: info.contentTypesEnabled ?? list.contentTypesEnabled,
    });
    return {
      status: 200,
      body: entity(call, `sites('${encodeURIComponent(list.site)}')/lists`, view(next, false)),
    };
  };
  const remove: GraphHandler = (call) => {
    const list = listFor(world, call, 'manage');
    checkIfMatch(call.req, listTag(list));
    world.lists.remove(list);
    return { status: 204 };
  };
  const base = '/sites/{site}/lists';
  return [
    { method: 'GET', pattern: base, handler: all },
    { method: 'POST', pattern: base, handler: add },
    { method: 'GET', pattern: `${base}/{list}`, handler: one },
    { method: 'PATCH', pattern: `${base}/{list}`, handler: change },
    { method: 'DELETE', pattern: `${base}/{list}`, handler: remove },
    ...columnRoutes(world, (call, right) => listFor(world, call, right), touch),
  ];
};
