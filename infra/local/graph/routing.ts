/** Finds the handler of a path, and says what is wrong with one that has none, as Graph's front does. */
import type { GraphHandler } from './call.ts';
import { badRequest, Refusal } from './errors.ts';

export interface Route {
  method: string;
  /** e.g. `/sites/{site}/lists/{list}`; a `{name}` is one segment. */
  pattern: string;
  handler: GraphHandler;
}

interface Compiled extends Route {
  segments: { name: string | null; literal: string }[];
}

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`The segment '${segment}' is not correctly percent-encoded.`);
  }
};

const fits = (route: Compiled, segments: readonly string[], length: number): boolean =>
  route.segments.slice(0, length).every((part, index) => {
    const given = segments[index];
    return given !== undefined && (part.name !== null || part.literal === given.toLowerCase());
  });

export const compileRoutes = (
  routes: readonly Route[],
): ((method: string, path: string) => { handler: GraphHandler; params: Record<string, string> }) => {
  const compiled: Compiled[] = routes.map((route) => ({
    ...route,
    segments: route.pattern
      .slice(1)
      .split('/')
      .map((text) => {
        const name = /^\{(\w+)\}$/.exec(text)?.[1] ?? null;
        return { name, literal: text.toLowerCase() };
      }),
  }));

  return (method, path) => {
    const raw = path.replace(/^\//, '').replace(/\/$/, '').split('/');
    const segments = raw.map(decode);
    const candidates = compiled.filter(
      (route) => route.segments.length === segments.length && fits(route, segments, segments.length),
    );
    const exact = candidates.find((route) => route.method === method);
    if (exact) {
      const params: Record<string, string> = {};
      exact.segments.forEach((part, index) => {
        if (part.name !== null) params[part.name] = segments[index] ?? '';
      });
      return { handler: exact.handler, params };
    }
    // The code and the sentence are those of the example in learn.microsoft.com/graph/json-batching.
    if (candidates.length > 0)
      throw new Refusal(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      );
    const lost = segments.findIndex(
      (_, index) =>
        !compiled.some((route) => route.segments.length > index && fits(route, segments, index + 1)),
    );
    throw badRequest(
      `Resource not found for the segment '${segments[lost < 0 ? segments.length - 1 : lost] ?? ''}'.`,
    );
  };
};
