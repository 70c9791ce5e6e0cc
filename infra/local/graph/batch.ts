/**
 * `$batch` (learn.microsoft.com/graph/json-batching): up to 20 requests in one, answers in any order, a fault of one
 * inside a 200, 424 for what depended on it.
 */
import { jsonOf, type Req, type Res } from '../http.ts';
import { type GraphDeps, isObject, type JsonObject } from './call.ts';
import { badRequest, Refusal } from './errors.ts';

const MOST = 20;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface Step {
  id: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  after: string[];
}

const headersIn = (given: unknown): Record<string, string> => {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw badRequest("The 'headers' of a batch request must be a JSON object.");
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value !== 'string') throw badRequest(`The header '${name}' must be a string.`);
      return [name.toLowerCase(), value];
    }),
  );
};

const bodyIn = (given: unknown, headers: Record<string, string>): Buffer => {
  if (given === undefined || given === null) return Buffer.alloc(0);
  const type = headers['content-type'];
  // "When a body is included with the request, the headers object must contain a value for Content-Type."
  if (!type) throw badRequest('A batch request with a body must have the header Content-Type.');
  if (/^application\/json\b/i.test(type)) return Buffer.from(JSON.stringify(given));
  if (typeof given !== 'string')
    throw badRequest('A body that is not JSON must be a base64 URL-encoded string.');
  return Buffer.from(given, 'base64url');
};

const stepIn = (given: unknown): Step => {
  if (!isObject(given)) throw badRequest('A batch request must be a JSON object.');
  for (const name of Object.keys(given))
    if (!['id', 'method', 'url', 'headers', 'body', 'dependsOn'].includes(name))
      throw badRequest(`The property '${name}' is not known in a batch request.`);
  const { id, method, url, dependsOn } = given;
  if (typeof id !== 'string' || id === '')
    throw badRequest("The 'id' of a batch request is required and a string.");
  if (typeof method !== 'string' || !METHODS.includes(method.toUpperCase()))
    throw badRequest(`The 'method' of the batch request '${id}' is not valid.`);
  if (typeof url !== 'string' || url === '')
    throw badRequest(`The 'url' of the batch request '${id}' is required.`);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.startsWith('//'))
    throw badRequest(`The 'url' of the batch request '${id}' must be relative.`);
  if (
    dependsOn !== undefined &&
    (!Array.isArray(dependsOn) || dependsOn.some((one) => typeof one !== 'string'))
  )
    throw badRequest(`The 'dependsOn' of the batch request '${id}' must be a list of ids.`);
  const headers = headersIn(given.headers);
  const after = (Array.isArray(dependsOn) ? dependsOn : []).map((one) => String(one).toLowerCase());
  return {
    id,
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    headers,
    body: bodyIn(given.body, headers),
    after,
  };
};

/** Steps in an order in which everything comes after what it depends on. */
const ordered = (steps: readonly Step[]): Step[] => {
  const known = new Set(steps.map((step) => step.id.toLowerCase()));
  for (const step of steps)
    for (const id of step.after)
      if (!known.has(id))
        throw badRequest(`The batch request '${step.id}' depends on '${id}', which is not in the batch.`);
  const done = new Set<string>();
  const out: Step[] = [];
  while (out.length < steps.length) {
    const ready = steps.filter(
      (step) => !done.has(step.id.toLowerCase()) && step.after.every((id) => done.has(id)),
    );
    if (ready.length === 0) throw badRequest('The requests of the batch depend on each other in a circle.');
    for (const step of ready) {
      done.add(step.id.toLowerCase());
      out.push(step);
    }
  }
  return out;
};

/** Never the order of the requests (when there are two or more), and the same for the same batch. */
export const shuffled = <T>(answers: readonly T[]): T[] => {
  const back = [...answers].reverse();
  const cut = Math.floor(back.length / 3);
  return [...back.slice(cut), ...back.slice(0, cut)];
};

const answerOf = (id: string, res: Res): JsonObject => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(res.headers ?? {}))
    headers[name.replace(/(^|-)[a-z]/g, (c) => c.toUpperCase())] = value;
  if (res.body === undefined) return { id, status: res.status, headers };
  const binary = Buffer.isBuffer(res.body) ? res.body.toString('base64') : null;
  if (binary === null) headers['Content-Type'] ??= 'application/json; charset=utf-8';
  return { id, status: res.status, headers, body: binary ?? res.body };
};

const failedDependency = (): Res => ({
  status: 424,
  headers: {},
  body: {
    error: {
      code: 'FailedDependency',
      message: 'The request was not run because a request that it depends on failed.',
    },
  },
});

/** Runs the requests of a batch through `inner`, each with the caller's rights; throws when the batch is malformed. */
export const batch = async (
  req: Req,
  inner: (req: Req) => Promise<Res>,
  deps: Pick<GraphDeps, 'innerFault'>,
): Promise<Res> => {
  if (req.method !== 'POST')
    throw new Refusal(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
    throw badRequest('A batch request must be sent as application/json.');
  const body = jsonOf(req);
  if (!isObject(body) || !Array.isArray(body.requests) || body.requests.length === 0)
    throw badRequest("The batch request must hold the property 'requests' with at least one request.");
  if (body.requests.length > MOST)
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${MOST}.`);
  const steps = body.requests.map(stepIn);
  // "Not case-sensitive. Must be unique in the batch, otherwise, the batch request fails with a 400 error code."
  if (new Set(steps.map((step) => step.id.toLowerCase())).size !== steps.length)
    throw badRequest('The ids of the requests of a batch must be unique.');

  const results = new Map<string, Res>();
  const runs = ordered(steps);
  for (const step of runs) {
    const failed = step.after.some((id) => (results.get(id)?.status ?? 500) >= 400);
    results.set(step.id.toLowerCase(), failed ? failedDependency() : await run(step));
  }
  return {
    status: 200,
    body: {
      responses: shuffled(steps).map((step) =>
        answerOf(step.id, results.get(step.id.toLowerCase()) ?? failedDependency()),
      ),
    },
  };

  async function run(step: Step): Promise<Res> {
    const fault = await deps.innerFault?.(step.method, `/v1.0${step.url}`);
    if (fault) return fault;
    const cut = step.url.indexOf('?');
    const path = cut < 0 ? step.url : step.url.slice(0, cut);
    return inner({
      method: step.method,
      target: step.url,
      path,
      query: new URLSearchParams(cut < 0 ? '' : step.url.slice(cut + 1)),
      headers: { host: req.headers.host ?? '', ...step.headers },
      body: step.body,
      gone: req.gone,
    });
  }
};
