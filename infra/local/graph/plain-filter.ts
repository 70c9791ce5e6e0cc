/** `$filter` over plain properties of an entity: lists, events, members. */
import { isObject } from './call.ts';
import { badRequest } from './errors.ts';
import { type Comparable, holdsFor, parseFilter, pathsOf } from './odata-filter.ts';
import { noSuchProperty } from './query.ts';

const read = (from: object, path: string): Comparable => {
  let value: unknown = from;
  for (const part of path.split('/')) value = isObject(value) ? value[part] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

/** The test that a filter makes (always true without one). Properties are checked against the type's; casts pass. */
export const filterOf = (
  text: string | null,
  type: string,
  allowed: readonly string[],
): ((value: object) => boolean) => {
  if (text === null) return () => true;
  const parsed = parseFilter(text);
  if (!parsed.ok) throw badRequest(`Invalid filter clause: ${parsed.message}`);
  const { filter } = parsed;
  const bare = (path: string): string => path.replace(/^microsoft\.graph\.\w+\//, '');
  for (const path of pathsOf(filter)) {
    const first = bare(path).split('/')[0] ?? '';
    if (!allowed.includes(first)) throw noSuchProperty(first, type);
  }
  return (value) => holdsFor(filter, (path) => read(value, bare(path)));
};
