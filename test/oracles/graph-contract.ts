/** Which schema Microsoft's OpenAPI description asks of a request body, by method and path. */
import { oracle } from './support.ts';

interface OpenApi {
  paths: Record<
    string,
    Record<string, { requestBody?: { content?: Record<string, { schema?: { $ref?: string } }> } }>
  >;
}

export interface GraphRequest {
  method: string;
  /** Below `/v1.0`, without query. */
  path: string;
  body: unknown;
}

export interface Contract {
  /** The name of the type the body must be; null: no body is asked for; undefined: the description has no such request. */
  typeOf(request: GraphRequest): string | null | undefined;
}

const pattern = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^/}]+\}/g, '[^/]+')}$`);

export const readContract = (): Contract => {
  const api = oracle<OpenApi>('graph-v1.0-subset.openapi.json');
  const routes = Object.entries(api.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern: pattern(template),
      type:
        Object.values(operation.requestBody?.content ?? {})[0]
          ?.schema?.$ref?.split('/')
          .pop() ?? null,
    })),
  );
  return {
    typeOf({ method, path }) {
      return routes.find((route) => route.method === method && route.pattern.test(path))?.type;
    },
  };
};

interface Logged {
  method: string;
  path: string;
  body: unknown;
}

/** Requests as they were logged, with each `$batch` taken apart. */
export const unfold = (logged: readonly Logged[]): GraphRequest[] =>
  logged.flatMap(({ method, path, body }) => {
    const own = path.replace(/^\/v1\.0/, '').replace(/\?.*$/, '');
    if (own !== '/$batch') return [{ method, path: own, body }];
    const { requests = [] } = (body ?? {}) as {
      requests?: { method: string; url: string; body?: unknown }[];
    };
    return requests.map((inner) => ({
      method: inner.method,
      path: inner.url.replace(/\?.*$/, ''),
      body: inner.body,
    }));
  });
