/** How a row goes out: the listItem and its fields (learn.microsoft.com/graph/api/resources/fieldvalueset). */
import { placesIn } from '../tenant.ts';
import { type Call, type JsonObject, param, type World } from './call.ts';
import { identityOf } from './caller.ts';
import { invalidRequest } from './errors.ts';
import { kindOf } from './facets.ts';
import { type Actor, type Column, type ListRecord, type Row, rowTag } from './model.ts';
import { siteUrl } from './sites.ts';
import { APP_USER_ID, siteUserId } from './values.ts';

const CONTENT_TYPE = { id: '0x0100B2C1E5A7D9F34C4B8A6F2E7D1C3B5A9F', name: 'Item' };

const userId = (world: World, actor: Actor): number =>
  actor.kind === 'app' ? APP_USER_ID : siteUserId(world, actor.id);

const userName = (world: World, id: number): string =>
  id === APP_USER_ID ? 'Stegvis' : (world.tenant.people[id - 10]?.name ?? '');

const standardFields = (world: World, row: Row): JsonObject => ({
  id: String(row.id),
  ContentType: CONTENT_TYPE.name,
  Modified: row.modified,
  Created: row.created,
  AuthorLookupId: String(userId(world, row.createdBy)),
  EditorLookupId: String(userId(world, row.modifiedBy)),
  _UIVersionString: `${row.version}.0`,
  Attachments: false,
  Edit: '',
  LinkTitleNoMenu: row.values.Title,
  LinkTitle: row.values.Title,
  ItemChildCount: '0',
  FolderChildCount: '0',
});

const custom = (column: Column, row: Row): JsonObject => {
  const value = row.values[column.name];
  // An empty field is left out, not given as null.
  if (value === undefined) return {};
  if (['person', 'lookup'].includes(kindOf(column))) return { [`${column.name}LookupId`]: String(value) };
  if (kindOf(column) === 'choices')
    return { [`${column.name}@odata.type`]: '#Collection(String)', [column.name]: value };
  return { [column.name]: value };
};

const refuseUnknown = (name: string): never => {
  throw invalidRequest(`Field '${name}' is not recognized`);
};

/** The fields of a row. Hidden columns and the names behind lookups come only when they are selected. */
export const fieldsView = (
  world: World,
  list: ListRecord,
  row: Row,
  select: readonly string[] | null,
): JsonObject => {
  const standard = standardFields(world, row);
  if (!select) {
    const all: JsonObject = { '@odata.etag': rowTag(row), ...standard };
    for (const column of list.columns)
      if (!column.hidden && (!column.standard || column.name === 'Title'))
        Object.assign(all, custom(column, row));
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  }
  const out: JsonObject = { '@odata.etag': rowTag(row) };
  for (const name of select) {
    const column = list.columns.find((one) => one.name === name);
    const lookup = list.columns.find(
      (one) => `${one.name}LookupId` === name && ['person', 'lookup'].includes(kindOf(one)),
    );
    if (name.toLowerCase() === 'id') out.id = String(row.id);
    else if (standard[name] !== undefined) out[name] = standard[name];
    else if (name === 'Author') out.Author = userName(world, userId(world, row.createdBy));
    else if (name === 'Editor') out.Editor = userName(world, userId(world, row.modifiedBy));
    else if (column && kindOf(column) === 'person') {
      const id = row.values[name];
      if (typeof id === 'number') out[name] = userName(world, id);
    } else if (column) Object.assign(out, custom(column, row));
    else if (lookup) Object.assign(out, custom(lookup, row));
    else refuseUnknown(name);
  }
  return out;
};

/** Refuses a selection that names what the list does not have, even when no row is there to show. */
export const checkFieldSelect = (list: ListRecord, select: readonly string[] | null): void => {
  for (const name of select ?? []) {
    const known =
      name.toLowerCase() === 'id' ||
      list.columns.some((one) => one.name === name || `${one.name}LookupId` === name);
    if (!known) refuseUnknown(name);
  }
};

export const ITEM_PROPERTIES = [
  'id',
  'contentType',
  'createdBy',
  'createdDateTime',
  'deleted',
  'description',
  'eTag',
  'fields',
  'lastModifiedBy',
  'lastModifiedDateTime',
  'name',
  'parentReference',
  'sharepointIds',
  'webUrl',
];

/** The row as a listItem, without its fields. */
export const itemView = (world: World, list: ListRecord, row: Row): JsonObject => {
  const unit = placesIn(world.tenant).find((one) => one.site === list.site);
  return {
    '@odata.etag': rowTag(row),
    createdDateTime: row.created,
    eTag: rowTag(row),
    id: String(row.id),
    lastModifiedDateTime: row.modified,
    webUrl: `${unit ? siteUrl(world, unit) : ''}/Lists/${encodeURIComponent(list.name)}/${row.id}_.000`,
    createdBy: identityOf(world, row.createdBy),
    lastModifiedBy: identityOf(world, row.modifiedBy),
    parentReference: { id: list.id, siteId: list.site },
    contentType: CONTENT_TYPE,
  };
};

export const fieldsContext = (call: Call, list: ListRecord, row: Row): string =>
  `${call.base}/$metadata#sites('${encodeURIComponent(list.site)}')/lists('${encodeURIComponent(param(call, 'list'))}')/items('${row.id}')/fields/$entity`;
