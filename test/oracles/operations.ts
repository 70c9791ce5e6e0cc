/** Finding the operation of a request among path templates, as OpenAPI, Swagger and extra.json write them. */

export interface Templated {
  method: string;
  /** `/sites/{site-id}/lists`; a `{name}` is one segment, or the part of one. */
  path: string;
}

export interface Found<T> {
  operation: T;
  /** What stands for each name of the template. */
  params: Readonly<Record<string, string>>;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A segment that ends in a colon opens an address by path, which only a template that says so describes. */
const PART = '([^/]*[^/:])';

/** `delta()` may be written without its parentheses (learn.microsoft.com/graph/api/listitem-delta). */
const pattern = (path: string): { regex: RegExp; names: string[] } => {
  const names: string[] = [];
  const source = path
    .split(/(\{[^/}]+\})/)
    .map((part) => {
      if (!/^\{.+\}$/.test(part)) return literal(part).replace(/delta\\\(\\\)/, 'delta(?:\\(\\))?');
      const name = part.slice(1, -1);
      names.push(name);
      // `{name+}` takes several segments: the path behind a colon.
      return name.endsWith('+') ? '(.+?)' : PART;
    })
    .join('');
  return { regex: new RegExp(`^${source}$`, 'i'), names };
};

const decoded = (path: string): string => {
  try {
    return path
      .split('/')
      .map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F'))
      .join('/');
  } catch {
    return path;
  }
};

/** Makes the finder; of several operations that fit, the one with the fewest names in its template, and then the longest, is meant. */
export const finder = <T extends Templated>(
  operations: readonly T[],
): ((method: string, path: string) => Found<T> | null) => {
  const compiled = operations
    .map((operation) => ({ operation, ...pattern(operation.path) }))
    .sort((a, b) => a.names.length - b.names.length || b.operation.path.length - a.operation.path.length);
  return (method, path) => {
    const plain = decoded(path);
    for (const { operation, regex, names } of compiled) {
      if (operation.method !== method) continue;
      const match = regex.exec(plain);
      if (!match) continue;
      return { operation, params: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ''])) };
    }
    return null;
  };
};
