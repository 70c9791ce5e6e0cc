/**
 * Keeps what went over the wire while tests ran, for `npm run oracles` to check against Microsoft's descriptions: one
 * file per test file in GRAPH_TRAFFIC_DIR (default `.build/traffic`; `off` keeps nothing), written anew at each run.
 */
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Req, Res } from '../../infra/local/http.ts';
import { openRequests } from '../../infra/local/requests.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const TRAFFIC_DIR = process.env.GRAPH_TRAFFIC_DIR ?? join(ROOT, '.build', 'traffic');

export interface Row {
  service: 'graph' | 'connector';
  /** The test file, from the root of the repository. */
  from: string;
  /** Whether the program sent it, or a test in somebody else's place. */
  ofProgram: boolean;
  /** Whether the local tenant answered it, or a test in its place. */
  ofTenant: boolean;
  method: string;
  /** Begins with `/v1.0` or `/v3` and has its query. */
  path: string;
  headers: Record<string, string>;
  body: unknown;
  /** 0 or null: the connection was closed. */
  status: number | null;
  answer: unknown;
}

/** Of a collection this many entries are kept: the rest are of the same kind. */
const ENTRIES = 50;
/** What tests ask in somebody else's place is kept this often per shape: thousands of the same say no more. */
const ALIKE = 20;

const opened = new Set<string>();
const alike = new Map<string, number>();

/** jest's own `expect` knows the test file; null in a script, whose traffic is nobody's to judge. */
const testFile = (): string | null => {
  const { expect } = globalThis as { expect?: { getState?(): { testPath?: string } } };
  const path = expect?.getState?.().testPath;
  return path === undefined ? null : relative(ROOT, path).replaceAll('\\', '/');
};

const cut = (answer: unknown): unknown => {
  const { value } = (answer ?? {}) as { value?: unknown };
  return Array.isArray(value) && value.length > ENTRIES
    ? { ...(answer as object), value: value.slice(0, ENTRIES) }
    : answer;
};

const shapeOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].join('|')}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const names = Object.entries(value).map(([name, inner]) => `${name}:${shapeOf(inner)}`);
  return `{${names.sort().join(',')}}`;
};

const often = (row: Omit<Row, 'from'>): boolean => {
  if (row.ofProgram) return false;
  const path = row.path.replace(/[0-9a-f-]{36}|\d+|%27.*?%27|'.*?'/gi, '*');
  const key = `${row.method} ${path} ${row.status} ${shapeOf(row.answer)}`;
  const seen = (alike.get(key) ?? 0) + 1;
  alike.set(key, seen);
  return seen > ALIKE;
};

/** Keeps requests with their answers. */
export const keep = (rows: readonly Omit<Row, 'from'>[]): void => {
  if (TRAFFIC_DIR === 'off' || rows.length === 0) return;
  const from = testFile();
  if (from === null) return;
  const file = join(TRAFFIC_DIR, `${from.replace(/[^\w.-]+/g, '-')}.jsonl`);
  if (!opened.has(file)) {
    mkdirSync(TRAFFIC_DIR, { recursive: true });
    writeFileSync(file, '');
    opened.add(file);
  }
  const lines = rows
    .map((row) => ({ from, ...row, answer: cut(row.answer) }))
    .filter((row) => !often(row))
    .map((row) => `${JSON.stringify(row)}\n`);
  appendFileSync(file, lines.join(''));
};

const SECRET = ['authorization', 'proxy-authorization', 'cookie'];

const parsed = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const answerOf = ({ body }: Res): unknown => {
  if (body === undefined) return null;
  if (Buffer.isBuffer(body)) return `(${body.length} bytes)`;
  // As it goes over the wire: without what is undefined.
  return typeof body === 'string' ? parsed(body) : JSON.parse(JSON.stringify(body));
};

/** Keeps one exchange of a bench in the test's own process. */
export const keepExchange = (
  service: Row['service'],
  req: Pick<Req, 'method' | 'target' | 'headers' | 'body'>,
  res: Res,
  by: Pick<Row, 'ofProgram' | 'ofTenant'>,
): void => {
  const prefix = `/${service}`;
  if (TRAFFIC_DIR === 'off' || !req.target.startsWith(`${prefix}/`)) return;
  const headers = Object.entries(req.headers).filter(([name]) => !SECRET.includes(name.toLowerCase()));
  keep([
    {
      service,
      ...by,
      method: req.method,
      path: req.target.slice(prefix.length),
      headers: Object.fromEntries(headers),
      body: parsed(req.body.toString('utf8')),
      status: res.status,
      answer: answerOf(res),
    },
  ]);
};

/** Paths that the local tenant passes on to the 365 Agents Playground. */
const RELAYED = '/playground/';

/** Keeps what the bot of a whole house has asked for: its local tenant has written it down in the house's folder. */
export const keepHouse = (data: string): void => {
  const folder = join(data, 'tenant');
  if (TRAFFIC_DIR === 'off' || !existsSync(join(folder, 'requests.sqlite'))) return;
  const log = openRequests(folder);
  for (const service of ['graph', 'connector'] as const)
    keep(
      log.list(service, 0).map(({ method, path, headers, body, status, answer }) => ({
        service,
        ofProgram: true,
        // What the relay passed on was answered by the Playground's own connector.
        ofTenant: !path.startsWith(RELAYED),
        method,
        path: path.startsWith(RELAYED) ? path.slice(RELAYED.length - 1) : path,
        headers,
        body,
        status,
        answer,
      })),
    );
  log.close();
};
