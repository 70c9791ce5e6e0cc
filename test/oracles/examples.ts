/** Microsoft's documented answers beside ours: which properties each has, and of which types. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Exchange, type GraphChecker, unfold } from './graph-check.ts';
import { ORACLES_DIR, oracle } from './oracle.ts';
import type { Row } from './recorder.ts';

export interface Example {
  /** File and name of the example. */
  name: string;
  method: string;
  /** The operation's template. */
  path: string;
  status: number;
  /** Microsoft says that the answer is shortened for readability: ours may have more. */
  shortened: boolean;
  body: unknown;
}

interface ExampleFile {
  examples: {
    name: string;
    request?: { method?: string; url?: string } | null;
    response?: { status?: number; truncated?: boolean; body?: unknown } | null;
  }[];
}

/** The documented answers of operations that somebody describes. */
export const readExamples = (checker: GraphChecker): Example[] =>
  readdirSync(join(ORACLES_DIR, 'graph-examples'))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) =>
      oracle<ExampleFile>(join('graph-examples', file)).examples.flatMap(
        ({ name, request, response }): Example[] => {
          if (!request?.method || !request.url || typeof response?.body !== 'object' || !response.body)
            return [];
          const below = request.url.replace(/^https:\/\/[^/]+/, '').replace(/^\/?v1\.0/, '');
          const path = checker.operation(request.method, below.startsWith('/') ? below : `/${below}`);
          if (path === null) return [];
          const { status = 200, truncated = false, body } = response;
          return [
            {
              name: `${file.replace(/\.json$/, '')}: ${name}`,
              method: request.method,
              path,
              status,
              shortened: truncated,
              body,
            },
          ];
        },
      ),
    );

/** Property paths with the types that stand there; what is null may be of any type. */
export type Properties = Map<string, Set<string>>;

/** Below these a site's own columns stand: data, not the service's words. */
const OPEN = /(^|\.)fields$/;

const gather = (value: unknown, path: string, into: Properties): void => {
  if (Array.isArray(value)) {
    for (const one of value) gather(one, path === '' ? '[]' : `${path}[]`, into);
    return;
  }
  if (typeof value !== 'object' || value === null || OPEN.test(path)) return;
  for (const [name, inner] of Object.entries(value)) {
    // Annotations depend on what was asked for.
    if (name.includes('@')) continue;
    const at = path === '' ? name : `${path}.${name}`;
    const type = inner === null ? 'null' : Array.isArray(inner) ? 'array' : typeof inner;
    into.set(at, (into.get(at) ?? new Set()).add(type));
    gather(inner, at, into);
  }
};

/** What an answer, or several of a kind, consist of. */
export const propertiesOf = (bodies: readonly unknown[]): Properties => {
  const found: Properties = new Map();
  for (const body of bodies) gather(body, '', found);
  return found;
};

/** Our good answers by operation. */
export const ourAnswers = (checker: GraphChecker, rows: Iterable<Row>): Map<string, Properties> => {
  const found = new Map<string, Properties>();
  for (const row of rows) {
    if (row.service !== 'graph' || !row.ofTenant || !row.path.startsWith('/v1.0')) continue;
    const all: Exchange[] = unfold({ ...row, path: row.path.replace(/^\/v1\.0/, '') });
    for (const { method, path, status, answer } of all) {
      const template = checker.operation(method, path);
      if (template === null || !status || status >= 300) continue;
      const key = `${method} ${template}`;
      const properties = found.get(key) ?? new Map<string, Set<string>>();
      gather(answer, '', properties);
      found.set(key, properties);
    }
  }
  return found;
};

export interface Comparison {
  /** In Microsoft's example and never in our answers. */
  lacks: string[];
  /** In our answers, not in the example, although the example is whole. */
  adds: string[];
  /** Of another type than in the example. */
  other: string[];
}

/** A difference that stands in test/oracles/example-differences.json, with its reason. */
export interface KnownDifference {
  /** Files of examples that it concerns. */
  examples: string[];
  /** Properties, without the `value[].` of a collection; none: the operation is not compared at all. */
  properties: string[];
  reason: string;
}

/** Sets an example beside our answers of the same operation. */
export const compare = ({ body, shortened }: Example, ours: Properties): Comparison => {
  const theirs = propertiesOf([body]);
  const lacks = [...theirs.keys()].filter((path) => {
    if (ours.has(path)) return false;
    const parent = path.replace(/(\[\])?\.[^.]+$/, '');
    // Only the topmost missing property is told.
    return parent === path || !theirs.has(parent) || ours.has(parent);
  });
  // An empty collection says nothing of its entries.
  const silent = [...theirs].flatMap(([path, types]) =>
    types.has('array') && ![...theirs.keys()].some((one) => one.startsWith(`${path}[]`)) ? [`${path}[]`] : [],
  );
  const adds = shortened
    ? []
    : [...ours.keys()].filter((path) => !theirs.has(path) && !silent.some((one) => path.startsWith(one)));
  const other = [...theirs].flatMap(([path, types]) => {
    const own = ours.get(path);
    if (!own) return [];
    const known = [...types].filter((type) => type !== 'null');
    const clash = [...own].filter((type) => type !== 'null').filter((type) => !known.includes(type));
    return known.length > 0 && clash.length > 0 ? [`${path}: ${clash.join()} for ${known.join()}`] : [];
  });
  return { lacks, adds, other };
};
