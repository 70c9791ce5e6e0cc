/** The bot's requests to the connector and its answers against Microsoft's Swagger description, the Activity schema and extra.json. */
import { type ExtraOperation, extrasOf, labelOf, type Shape } from './extra.ts';
import type { Exchange } from './graph-check.ts';
import { finder } from './operations.ts';
import { oracle } from './oracle.ts';
import { makeSchemas } from './schemas.ts';
import type { Against, Verdict } from './verdict.ts';

interface Definition {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
  additionalProperties?: unknown;
}
interface Swagger {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: { name: string; in: string; schema?: { $ref?: string } }[];
        responses: Record<string, { schema?: object } | undefined>;
      }
    >
  >;
  definitions: Record<string, Definition>;
}

interface Operation {
  method: string;
  path: string;
  query: string[];
  body: Shape;
  /** Shapes of answers by status; `default` is that of errors. */
  answers: Record<string, Shape>;
  against: Exclude<Against, 'nothing'>;
  extra: string | null;
}

const METHODS = ['get', 'post', 'put', 'delete'];

const operationsOf = (api: Swagger): Operation[] =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    METHODS.flatMap((method): Operation[] => {
      const found = methods[method];
      if (!found) return [];
      const parameters = found.parameters ?? [];
      const body =
        parameters
          .find((one) => one.in === 'body')
          ?.schema?.$ref?.split('/')
          .pop() ?? null;
      const answers = Object.entries(found.responses).map(([status, response]) => [
        status,
        response?.schema ?? null,
      ]);
      return [
        {
          method: method.toUpperCase(),
          path,
          query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
          body,
          answers: Object.fromEntries(answers),
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
  body: entry.body,
  answers: { 200: entry.answer },
  against: 'extra',
  extra: labelOf(entry),
});

/** Closed types, so that a misspelt property is a mistake; extra.json names what Teams has beside them. */
const closed = (
  definitions: Record<string, Definition>,
  used: (label: string) => void,
): { definitions: Record<string, Definition>; note(value: unknown): void } => {
  const further = extrasOf('connector', 'property');
  const optional = extrasOf('connector', 'optional');
  const types = Object.entries(definitions).map(([name, definition]): [string, Definition] => {
    if (!definition.properties || definition.additionalProperties !== undefined) return [name, definition];
    const more = further.filter(({ type }) => type === name).map((one) => [one.name, {}]);
    const properties = { ...definition.properties, ...Object.fromEntries(more) };
    return [name, { ...definition, properties, additionalProperties: false }];
  });
  /** Which further properties a value has, wherever they stand in it. */
  const note = (value: unknown): void => {
    const text = JSON.stringify(value ?? null);
    for (const one of further) if (text.includes(`"${one.name}":`)) used(labelOf(one));
    const { recipient } = (value ?? {}) as { recipient?: object };
    for (const one of optional) if (recipient && !(one.name in recipient)) used(labelOf(one));
  };
  return { definitions: Object.fromEntries(types), note };
};

/** The schema of activities without the demands that Teams does not make. */
const relaxed = (schema: { definitions: Record<string, Definition> }): object => {
  const optional = extrasOf('connector', 'optional');
  const types = Object.entries(schema.definitions).map(([name, definition]) => {
    const free = optional.filter(({ type }) => type === name).map((one) => one.name);
    const required = definition.required?.filter((one) => !free.includes(one));
    return [name, { ...definition, ...(required ? { required } : {}) }];
  });
  return { ...schema, definitions: Object.fromEntries(types) };
};

export interface ConnectorChecker {
  operation(method: string, path: string): string | null;
  request(exchange: Exchange): Verdict;
  answer(exchange: Exchange): Verdict;
}

const UNKNOWN: Verdict = { against: 'nothing', used: [], problems: [] };
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/** Reads the oracles and makes the checks. Paths begin with `/v3`. */
export const makeConnectorChecker = (): ConnectorChecker => {
  const api = oracle<Swagger>('bot-connector.swagger.json');
  let used: string[] = [];
  const { definitions, note } = closed(api.definitions, (label) => used.push(label));
  const strict = makeSchemas('connector', { ...api, definitions }, '/definitions');
  const activities = makeSchemas('activity', relaxed(oracle('bot-activity.schema.json')), '/definitions');
  const described = finder(operationsOf(api));
  const further = finder(extrasOf('connector', 'operation').map(ofExtra));
  const find = (method: string, path: string): Operation | null => {
    const plain = path.replace(/\?.*$/, '');
    return (described(method, plain) ?? further(method, plain))?.operation ?? null;
  };
  /** Refs of the description's own responses point into its root. */
  const absolute = (shape: Exclude<Shape, null>): Exclude<Shape, null> =>
    typeof shape === 'string'
      ? shape
      : JSON.parse(JSON.stringify(shape).replaceAll('"#/definitions/', '"connector#/definitions/'));

  return {
    operation: (method, path) => find(method, path)?.path ?? null,

    request({ method, path, body }) {
      const operation = find(method, path);
      if (!operation) return UNKNOWN;
      used = operation.extra ? [operation.extra] : [];
      const problems: string[] = [];
      for (const name of new URL(path, 'https://connector').searchParams.keys())
        if (!operation.query.includes(name)) problems.push(`the query parameter ${name} is not documented`);
      if (operation.body === null) {
        if (!isEmpty(body)) problems.push('a body that nobody asks for');
      } else if (isEmpty(body)) problems.push('without the body that is asked for');
      else {
        problems.push(...strict.mistakes(operation.body, body));
        if (operation.body === 'Activity') problems.push(...activities.mistakes('Activity', body));
        note(body);
      }
      return { against: operation.against, used: [...used], problems: [...new Set(problems)] };
    },

    answer({ method, path, status, answer }) {
      const code = status ?? 0;
      const operation = find(method, path);
      if (code >= 400)
        return { against: 'description', used: [], problems: strict.mistakes('ErrorResponse', answer) };
      if (!operation) return UNKNOWN;
      used = operation.extra ? [operation.extra] : [];
      const shape = operation.answers[String(code)];
      if (shape === undefined) {
        const problems = [`the status ${code} is not documented`];
        return { against: operation.against, used: [...used], problems };
      }
      const problems = shape === null ? [] : strict.mistakes(absolute(shape), answer);
      note(answer);
      return { against: operation.against, used: [...used], problems };
    },
  };
};
