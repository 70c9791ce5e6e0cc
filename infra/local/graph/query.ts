/**
 * System query options (learn.microsoft.com/graph/query-parameters). The `$` may be left out; each option may stand
 * once; what an address does not support is refused instead of ignored.
 */
import type { Call, Query } from './call.ts';
import { badRequest, unknownProperty } from './errors.ts';

const OPTIONS = [
  'select',
  'expand',
  'filter',
  'orderby',
  'top',
  'skip',
  'skiptoken',
  'count',
  'search',
  'format',
];

const wholeNumber = (name: string, text: string | undefined, least: number): number | null => {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw badRequest(
      `Invalid value '${text}' for $${name} query option found. The $${name} query option requires a whole number of at least ${least}.`,
    );
  return Number(text);
};

/** Splits at commas that stand outside parentheses and quotes. */
export const splitTop = (text: string, at = ','): string[] => {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === "'") quoted = !quoted;
    else if (!quoted && c === '(') depth++;
    else if (!quoted && c === ')') depth--;
    else if (!quoted && depth === 0 && c === at) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim());
};

export const parseQuery = (params: URLSearchParams): Query => {
  const system = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [key, value] of params) {
    const bare = key.replace(/^\$/, '').toLowerCase();
    const known = OPTIONS.includes(bare);
    if (!known && key.startsWith('$')) throw badRequest(`The query parameter '${key}' is not supported.`);
    if (!known) {
      others.set(key, value);
      continue;
    }
    if (system.has(bare))
      throw badRequest(
        `Query option '$${bare}' was specified more than once, but it must be specified at most once.`,
      );
    system.set(bare, value);
  }
  const count = system.get('count');
  if (count !== undefined && count !== 'true' && count !== 'false')
    throw badRequest(
      `Invalid value '${count}' for $count query option found. Valid values are 'true' and 'false'.`,
    );
  const select = system.get('select');
  if (select !== undefined && select.trim() === '') throw badRequest('The $select query option is empty.');
  return {
    select: select === undefined ? null : splitTop(select),
    expand: system.get('expand') ?? null,
    filter: system.get('filter') ?? null,
    orderby: system.get('orderby') ?? null,
    top: wholeNumber('top', system.get('top'), 1),
    skip: wholeNumber('skip', system.get('skip'), 0),
    skiptoken: system.get('skiptoken') ?? null,
    count: count === 'true',
    given: [...system.keys()],
    others,
  };
};

/** Refuses options that the address does not support. */
export const supports = (call: Call, ...options: string[]): void => {
  for (const name of call.query.given)
    if (!options.includes(name) && name !== 'format')
      throw badRequest(`The query option '$${name}' is not supported for this request.`);
};

/** Keeps the selected properties (annotations always); a name that the type does not have is 400. */
export const selected = <T extends object>(
  select: readonly string[] | null,
  type: string,
  allowed: readonly string[],
  value: T,
): object => {
  if (!select || select.includes('*')) return value;
  for (const name of select) if (!allowed.includes(name)) throw noSuchProperty(name, type);
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key.startsWith('@') || select.includes(key.split('@')[0] ?? key)),
  );
};

export const noSuchProperty = (name: string, type: string): Error =>
  badRequest(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  );

/** One entry of `$expand`: the relation and what is selected of it. */
export interface Expansion {
  name: string;
  select: string[] | null;
}

/** `fields`, `fields($select=A,B)`, and the form without `$` that Microsoft's pages on list items use. */
export const expansions = (call: Call, type: string, allowed: readonly string[]): Expansion[] => {
  if (call.query.expand === null) return [];
  return splitTop(call.query.expand).map((text) => {
    const match = /^([\w.]+)(?:\((.*)\))?$/s.exec(text);
    const name = match?.[1];
    if (!name) throw badRequest(`The expression "${text}" is not valid.`);
    if (!allowed.includes(name)) throw noSuchProperty(name, type);
    if (match[2] === undefined) return { name, select: null };
    const inner = /^\$?select=(.+)$/is.exec(match[2]);
    if (!inner?.[1]) throw badRequest(`The expression "${text}" is not valid.`);
    return { name, select: splitTop(inner[1]) };
  });
};

export type PropertyShape = 'string' | 'boolean' | 'number' | 'object' | 'array';

/** Refuses unknown properties and wrong JSON types, as a closed OData type does; annotations (`@odata…`) pass. */
export const checkShape = (
  type: string,
  body: Record<string, unknown>,
  shape: Readonly<Record<string, PropertyShape>>,
): void => {
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@odata.')) continue;
    const wanted = shape[name];
    if (!wanted) throw unknownProperty(type, name);
    if (value === null) continue;
    const is = Array.isArray(value) ? 'array' : typeof value;
    if (is !== wanted)
      throw badRequest(
        `Cannot convert the value of the property '${name}' on type 'microsoft.graph.${type}': expected ${wanted}, found ${is}.`,
      );
  }
};
