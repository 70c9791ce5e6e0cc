/** Requests to Graph and its answers against Microsoft's OpenAPI description, its strict schemas and extra.json. */
import { type ExtraOperation, extrasOf, labelOf, type Shape } from './extra.ts';
import { type Found, finder } from './operations.ts';
import { oracle } from './oracle.ts';
import { makeSchemas } from './schemas.ts';
import type { Against, Verdict } from './verdict.ts';

export interface Exchange {
  method: string;
  /** Below the version, with its query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  status: number | null;
  answer: unknown;
}

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
}
interface Schema {
  $ref?: string;
  properties?: { value?: { items?: Schema } };
}
interface Content {
  $ref?: string;
  content?: Record<string, { schema?: Schema }>;
}
interface OpenApi {
  paths: Record<
    string,
    Record<string, { parameters?: Parameter[]; requestBody?: Content; responses?: Record<string, Content> }>
  >;
  components: { parameters: Record<string, Parameter>; responses: Record<string, Content> };
}

interface Operation {
  method: string;
  path: string;
  query: string[];
  headers: string[];
  /** Null: none is asked for; `binary`: not JSON. */
  body: Shape;
  answer: Shape;
  statuses: number[];
  against: Exclude<Against, 'nothing'>;
  /** The label of its entry in extra.json. */
  extra: string | null;
}

const BINARY = 'binary';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const pointer = (...parts: string[]): string =>
  `#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const operationsOf = (api: OpenApi): Operation[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method): Operation[] => {
      const found = methods[method];
      if (!found) return [];
      const parameters = (found.parameters ?? []).map((one) =>
        one.$ref ? (api.components.parameters[one.$ref.split('/').pop() ?? ''] ?? one) : one,
      );
      const named = (where: string): string[] =>
        parameters.flatMap((one) => (one.in === where && one.name ? [one.name] : []));
      const bodies = found.requestBody?.content;
      const inline = pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema');
      const bodyType = bodies?.['application/json']?.schema?.$ref?.split('/').pop();
      const given = found.responses?.['2XX'];
      const shared = given?.$ref?.split('/').pop();
      const answers = shared ? api.components.responses[shared]?.content : given?.content;
      const where = shared
        ? ['components', 'responses', shared]
        : ['paths', path, method, 'responses', '2XX'];
      const json = answers?.['application/json'];
      return [
        {
          method: method.toUpperCase(),
          path,
          query: named('query'),
          headers: named('header').map((name) => name.toLowerCase()),
          body: found.requestBody?.$ref
            ? 'ReferenceCreate'
            : !bodies
              ? null
              : !bodies['application/json']
                ? BINARY
                : (bodyType ?? inline),
          answer: json ? pointer(...where, 'content', 'application/json', 'schema') : answers ? BINARY : null,
          statuses: [],
          against: 'description',
          extra: null,
        },
      ];
    }),
  );

const ofExtra = (entry: ExtraOperation): Operation => ({
  method: entry.method,
  path: entry.path,
  query: entry.query,
  headers: [],
  body: entry.body,
  answer: entry.answer,
  statuses: entry.statuses ?? [],
  against: 'extra',
  extra: labelOf(entry),
});

/** What HTTP itself and the client's own libraries add; the service's description does not speak of them. */
const OF_HTTP = [
  'accept',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-length',
  'content-type',
  'host',
  'pragma',
  'sec-fetch-mode',
  'transfer-encoding',
  'user-agent',
];

const ERROR = 'microsoft.graph.ODataErrors.ODataError';

export interface GraphChecker {
  /** The operation's template, by which answers of a kind are known; null: nobody describes it. */
  operation(method: string, path: string): string | null;
  request(exchange: Exchange): Verdict;
  answer(exchange: Exchange): Verdict;
}

interface StrictTypes {
  $defs: Record<string, { properties?: Record<string, { items?: { $ref?: string } }>; 'x-open'?: boolean }>;
}

/** The names of a $select or $expand, without what stands in parentheses behind them and behind a slash. */
const listed = (text: string): string[] =>
  text
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((name) => name.trim().split('/')[0] ?? '')
    .filter((name) => name !== '');

const UNKNOWN: Verdict = { against: 'nothing', used: [], problems: [] };
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Reads the oracles and makes the checks. */
export const makeGraphChecker = (): GraphChecker => {
  const api = oracle<OpenApi>('graph-v1.0-subset.openapi.json');
  const open = makeSchemas('graph', api, '/components/schemas');
  const types = oracle<StrictTypes>('graph-v1.0-strict.schema.json');
  const strict = makeSchemas('strict', types, '/$defs');
  const described = finder(operationsOf(api));
  const further = finder(extrasOf('graph', 'operation').map(ofExtra));
  const empties = finder(extrasOf('graph', 'empty'));
  const names = extrasOf('graph', 'name').map((one) => ({ ...one, form: new RegExp(one.id, 'i') }));
  const headers = extrasOf('graph', 'header');
  const parameters = extrasOf('graph', 'query');

  const find = (method: string, path: string): Found<Operation> | null => {
    const plain = path.replace(/\?.*$/, '');
    return described(method, plain) ?? further(method, plain);
  };
  const namesUsed = (params: Found<Operation>['params']): string[] =>
    names.filter(({ param, form }) => params[param] !== undefined && !form.test(params[param])).map(labelOf);

  /** The strict form of an answer's schema, where the description names a type. */
  const strictShape = (shape: Shape): Exclude<Shape, null> | null => {
    if (typeof shape !== 'string') return null;
    if (!shape.startsWith('#')) return shape;
    const at = shape
      .slice(2)
      .split('/')
      .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
    const schema = at.reduce<unknown>(
      (inner, part) => (inner as Record<string, unknown> | undefined)?.[part],
      api,
    ) as Schema | undefined;
    const name = schema?.$ref?.split('/').pop();
    const item = schema?.properties?.value?.items?.$ref?.split('/').pop();
    return name ?? (item ? `${item}[]` : null);
  };

  /** Names in $select and $expand that the answer's type does not have; open and unnamed types have any. */
  const unknownNames = (operation: Operation, query: URLSearchParams): string[] => {
    const narrow = strictShape(operation.answer);
    if (typeof narrow !== 'string') return [];
    const named = types.$defs[narrow.replace(/\[\]$/, '')];
    const entry = named?.properties?.value?.items?.$ref?.split('/').pop();
    const type = entry ? types.$defs[entry] : named;
    if (!type?.properties || type['x-open']) return [];
    const asked = ['$select', '$expand'].flatMap((option) => listed(query.get(option) ?? ''));
    return asked.filter((name) => !Object.hasOwn(type.properties ?? {}, name));
  };

  return {
    operation: (method, path) => find(method, path)?.operation.path ?? null,

    request({ method, path, headers: sent, body }) {
      const found = find(method, path);
      if (!found) return UNKNOWN;
      const { operation, params } = found;
      const byName = namesUsed(params);
      const used = [...(operation.extra ? [operation.extra] : []), ...byName];
      const problems: string[] = [];
      const query = new URL(path, 'https://graph').searchParams;
      for (const name of unknownNames(operation, query)) problems.push(`the answer's type has no ${name}`);
      for (const name of query.keys()) {
        if (operation.query.includes(name)) continue;
        const extra = parameters.find(
          (one) => one.name === name && one.methods.includes(method) && operation.path.includes(one.path),
        );
        if (extra) used.push(labelOf(extra));
        else problems.push(`the query parameter ${name} is not documented`);
      }
      for (const name of Object.keys(sent).map((one) => one.toLowerCase())) {
        if (OF_HTTP.includes(name) || operation.headers.includes(name)) continue;
        const extra = headers.find((one) => one.name.toLowerCase() === name && one.methods.includes(method));
        if (extra) used.push(labelOf(extra));
        else problems.push(`the header ${name} is not documented`);
      }
      if (operation.body === null) {
        // The client writes `{}` where an action takes nothing.
        if (!isEmpty(body) && JSON.stringify(body) !== '{}') problems.push('a body that nobody asks for');
      } else if (isEmpty(body)) problems.push('without the body that is asked for');
      else if (operation.body !== BINARY)
        problems.push(
          ...(typeof operation.body === 'string' && operation.body.startsWith('#') ? open : strict).mistakes(
            operation.body,
            body,
          ),
        );
      return { against: byName.length > 0 ? 'extra' : operation.against, used, problems };
    },

    answer({ method, path, status, answer }) {
      const code = status ?? 0;
      if (code >= 400) return { against: 'description', used: [], problems: strict.mistakes(ERROR, answer) };
      const found = find(method, path);
      if (!found) return UNKNOWN;
      const { operation } = found;
      const used = operation.extra ? [operation.extra] : [];
      const problems: string[] = [];
      const empty = isEmpty(answer) ? empties(method, path.replace(/\?.*$/, '')) : null;
      if (empty && code >= 200 && code < 300)
        return { against: 'extra', used: [labelOf(empty.operation)], problems };
      if (code >= 300 && !operation.statuses.includes(code))
        problems.push(`the status ${code} is not documented`);
      if (code >= 200 && code < 300 && operation.answer !== null && operation.answer !== BINARY) {
        if (isEmpty(answer)) {
          // A deletion, and what is accepted for later, answer without content.
          if (code !== 202 && code !== 204) problems.push(`${code} without the content that is documented`);
        } else {
          const shape = operation.answer;
          const pointed = typeof shape === 'string' && shape.startsWith('#');
          problems.push(...(pointed ? open : strict).mistakes(shape, answer));
          const narrow = strictShape(shape);
          if (pointed && narrow) problems.push(...strict.mistakes(narrow, answer));
        }
      } else if (operation.answer === null && !isEmpty(answer))
        problems.push('content that nobody documents');
      return { against: operation.against, used, problems: [...new Set(problems)] };
    },
  };
};

interface Inner {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
}
interface InnerAnswer {
  id: string;
  status: number;
  body?: unknown;
}

/** An exchange, and behind a `$batch` those inside it. */
export const unfold = (exchange: Exchange): Exchange[] => {
  if (exchange.path.replace(/\?.*$/, '').toLowerCase() !== '/$batch') return [exchange];
  const { requests = [] } = (exchange.body ?? {}) as { requests?: Inner[] };
  const { responses = [] } = (exchange.answer ?? {}) as { responses?: InnerAnswer[] };
  if (!Array.isArray(requests)) return [exchange];
  const inner = requests.map(({ id, method, url, headers = {}, body }): Exchange => {
    const answer = Array.isArray(responses) ? responses.find((one) => one.id === id) : undefined;
    const path = `/${String(url).replace(/^\//, '')}`;
    return { method, path, headers, body, status: answer?.status ?? null, answer: answer?.body ?? null };
  });
  return [exchange, ...inner];
};
