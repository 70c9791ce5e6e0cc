/**
 * What may be written into a column. A name is the column's internal name to the letter; a value has the column's
 * type; nothing is cut or converted silently.
 */
import { isObject, type JsonObject, type World } from './call.ts';
import { invalidRequest } from './errors.ts';
import { kindOf } from './facets.ts';
import type { Column, FieldValue } from './model.ts';

/** support.microsoft.com, "List and library column types": multiple lines of text take 63,999 characters. */
const NOTE_LENGTH = 63_999;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)$/;

const wrongType = (column: Column, wanted: string): Error =>
  invalidRequest(`Invalid value for the field '${column.name}': expected ${wanted}.`);

/** Ids in the site's user information list: a number for every person of the tenant. */
export const siteUserId = (world: World, person: string): number =>
  world.tenant.people.findIndex((one) => one.id === person) + 10;
export const APP_USER_ID = 9;

/** An instant as SharePoint gives it back: UTC, whole seconds; a day without time of day stands at midnight. */
export const instantOf = (text: string, dateOnly: boolean): string | null => {
  const parts = INSTANT.exec(text);
  const time = Date.parse(text);
  if (!parts || Number.isNaN(time)) return null;
  // Date.parse takes 30 February for 2 March; SharePoint does not.
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  if (day.getUTCDate() !== Number(parts[3]) || Number(parts[1]) < 1900) return null;
  const iso = new Date(time).toISOString();
  return dateOnly ? `${iso.slice(0, 10)}T00:00:00Z` : iso.replace(/\.\d+Z$/, 'Z');
};

const textOf = (column: Column, value: unknown): string => {
  if (typeof value !== 'string') throw wrongType(column, 'a string');
  const limit = column.facet?.value.maxLength;
  // support.microsoft.com, "List and library column types": a single line of text takes at most 255 characters.
  if (value.length > (typeof limit === 'number' ? limit : 255))
    throw invalidRequest(
      `The value of the field '${column.name}' is longer than its ${limit ?? 255} characters.`,
    );
  if (/[\r\n]/.test(value)) throw invalidRequest(`The field '${column.name}' takes a single line of text.`);
  return value;
};

const numberOf = (column: Column, value: unknown): number => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongType(column, 'a number');
  const { minimum, maximum } = column.facet?.value ?? {};
  if ((typeof minimum === 'number' && value < minimum) || (typeof maximum === 'number' && value > maximum))
    throw invalidRequest(`The value of the field '${column.name}' lies outside its limits.`);
  return value;
};

const choiceOf = (column: Column, value: unknown): string => {
  if (typeof value !== 'string') throw wrongType(column, 'one of its choices');
  const { choices, allowTextEntry } = column.facet?.value ?? {};
  // choiceColumn.allowTextEntry: "If true, allows custom values that aren't in the configured choices."
  if (allowTextEntry !== true && Array.isArray(choices) && !choices.includes(value))
    throw invalidRequest(`The value '${value}' is not among the choices of the field '${column.name}'.`);
  return value;
};

const valueFor = (column: Column, value: unknown, annotation: unknown): FieldValue => {
  switch (kindOf(column)) {
    case 'text':
      return textOf(column, value);
    case 'note':
      if (typeof value !== 'string') throw wrongType(column, 'a string');
      if (value.length > NOTE_LENGTH)
        throw invalidRequest(
          `The value of the field '${column.name}' is longer than ${NOTE_LENGTH} characters.`,
        );
      return value;
    case 'number':
      return numberOf(column, value);
    case 'boolean':
      if (typeof value !== 'boolean') throw wrongType(column, 'true or false');
      return value;
    case 'choice':
      return choiceOf(column, value);
    case 'choices':
      // learn.microsoft.com/graph/api/listitem-update, multi-choice: `"X@odata.type": "Collection(Edm.String)"`.
      if (annotation !== 'Collection(Edm.String)' || !Array.isArray(value))
        throw wrongType(
          column,
          `a list of choices with '${column.name}@odata.type': 'Collection(Edm.String)'`,
        );
      return value.map((one) => choiceOf(column, one));
    case 'dateTime': {
      const instant =
        typeof value === 'string' ? instantOf(value, column.facet?.value.format === 'dateOnly') : null;
      if (!instant) throw wrongType(column, 'a date and time with its offset, e.g. 2026-01-12T00:00:00Z');
      return instant;
    }
    case 'link':
      if (!isObject(value) || typeof value.Url !== 'string')
        throw wrongType(column, 'an object with Url and Description');
      return {
        Url: value.Url,
        Description: typeof value.Description === 'string' ? value.Description : value.Url,
      };
    default:
      throw invalidRequest(`The field '${column.name}' cannot be written by this name.`);
  }
};

const lookupOf = (world: World, column: Column, value: unknown): number => {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const last = world.tenant.people.length + 10;
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1)
    throw invalidRequest(`Invalid value for the field '${column.name}LookupId': expected the id of an item.`);
  if (column.facet?.name === 'personOrGroup' && (id < APP_USER_ID || id >= last))
    throw invalidRequest(`The field '${column.name}LookupId' names nobody of the site.`);
  return id;
};

/** The column that a key of `fields` writes, and whether by its lookup id. */
const columnOf = (columns: readonly Column[], key: string): { column: Column; byId: boolean } => {
  const exact = columns.find((one) => one.name === key);
  const base = key.endsWith('LookupId') ? key.slice(0, -'LookupId'.length) : null;
  const lookup = columns.find((one) => one.name === base && ['person', 'lookup'].includes(kindOf(one)));
  const column = exact ?? lookup;
  if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
  if (column.readOnly || (column.standard && column.name !== 'Title'))
    throw invalidRequest(`Field '${key}' is read-only`);
  if (exact && ['person', 'lookup'].includes(kindOf(exact)))
    throw invalidRequest(`The field '${key}' is written as '${key}LookupId'.`);
  return { column, byId: !exact };
};

/** The values that a body's `fields` ask for: null empties a field. Every refusal is 400 and changes nothing. */
export const fieldsIn = (
  world: World,
  columns: readonly Column[],
  fields: JsonObject,
): Record<string, FieldValue | null> => {
  const out: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith('@odata.')) continue;
    if (key.includes('@odata.')) {
      const owner = key.split('@')[0] ?? '';
      if (fields[owner] === undefined) throw invalidRequest(`The annotation '${key}' has no field.`);
      continue;
    }
    if (key.toLowerCase() === 'id') throw invalidRequest(`Field '${key}' is read-only`);
    const { column, byId } = columnOf(columns, key);
    if (value === null || (value === '' && kindOf(column) !== 'number')) out[column.name] = null;
    else if (byId) out[column.name] = lookupOf(world, column, value);
    else out[column.name] = valueFor(column, value, fields[`${key}@odata.type`]);
    if (column.required && out[column.name] === null)
      throw invalidRequest(`The field '${column.name}' requires a value.`);
  }
  return out;
};

/** What a new row holds in columns that the body leaves out. */
export const withDefaults = (
  columns: readonly Column[],
  given: Record<string, FieldValue | null>,
): Record<string, FieldValue> => {
  const out: Record<string, FieldValue> = {};
  for (const column of columns) {
    const value = given[column.name];
    if (value !== undefined && value !== null) out[column.name] = value;
    const text = column.defaultValue?.value;
    if (value === undefined && text !== undefined && text !== '') {
      const kind = kindOf(column);
      const parsed = kind === 'number' ? Number(text) : kind === 'boolean' ? /^(1|true)$/i.test(text) : text;
      if (kind === 'choices') out[column.name] = [text];
      else if (typeof parsed !== 'number' || Number.isFinite(parsed)) out[column.name] = parsed;
    }
    if (column.required && out[column.name] === undefined)
      throw invalidRequest(`The field '${column.name}' requires a value.`);
  }
  return out;
};
