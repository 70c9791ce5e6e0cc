/**
 * What the bot has asked of Graph and the connector: the last 20,000 requests of each, kept on disk so that they
 * outlive a restart and cost no memory. A request stands there from its arrival; its answer is filled in.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { jsonOf, jsonText, type Req, type Res } from './http.ts';

export type LoggedService = 'graph' | 'connector';

export interface LoggedRequest {
  /** Rises from 1 per service. */
  seq: number;
  /** The tenant's clock at arrival. */
  at: string;
  /** The machine's clock at arrival. */
  received: string;
  method: string;
  /** Begins with `/v1.0` or `/v3` and has its query. */
  path: string;
  headers: Record<string, string>;
  /** Parsed where it is JSON, else text; null when empty. */
  body: unknown;
  /** Null while the request is under way; 0 when the connection was closed. */
  status: number | null;
  answer: unknown;
}

export interface RequestLog {
  /** Notes that a request has arrived; gives its `seq`. */
  begin(service: LoggedService, req: Req, path: string, at: string): number;
  /** Notes how it was answered. */
  end(service: LoggedService, seq: number, res: Res): void;
  /** Requests with a `seq` above `since`, oldest first. */
  list(service: LoggedService, since: number): LoggedRequest[];
  clear(): void;
  close(): void;
}

const KEPT = 20_000;
const PRUNE_EVERY = 500;
const SECRET_HEADERS: readonly string[] = ['authorization', 'proxy-authorization', 'cookie'];

const withoutTokens = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !SECRET_HEADERS.includes(name.toLowerCase())),
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Requests inside a `$batch` may carry tokens of their own. */
const withoutInnerTokens = (body: unknown): unknown => {
  if (!isRecord(body) || !Array.isArray(body.requests)) return body;
  return {
    ...body,
    requests: body.requests.map((inner: unknown) =>
      isRecord(inner) && isRecord(inner.headers)
        ? { ...inner, headers: withoutTokens(inner.headers as Record<string, string>) }
        : inner,
    ),
  };
};

const bodyOf = (req: Req): unknown => {
  if (req.body.length === 0) return null;
  const parsed = jsonOf(req);
  return parsed === undefined ? req.body.toString('utf8') : withoutInnerTokens(parsed);
};

/** The answer's body as JSON text. */
const answerOf = ({ body }: Res): string => {
  if (body === undefined) return 'null';
  if (Buffer.isBuffer(body)) return JSON.stringify(`(${body.length} bytes)`);
  if (typeof body === 'object' && body !== null) return jsonText(body);
  if (typeof body !== 'string') return JSON.stringify(body);
  try {
    return JSON.stringify(JSON.parse(body));
  } catch {
    return JSON.stringify(body);
  }
};

/** Opens the log in `folder/requests.sqlite`; null keeps it in memory (tests). */
export const openRequests = (folder: string | null): RequestLog => {
  if (folder) mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(folder ? join(folder, 'requests.sqlite') : ':memory:');
  db.exec('pragma journal_mode = wal; pragma synchronous = off;');
  db.exec(`create table if not exists requests (
    service text, seq integer, at text, received text, method text, path text,
    headers text, body text, status integer, answer text, primary key (service, seq)) without rowid`);
  const insert = db.prepare('insert into requests values (?, ?, ?, ?, ?, ?, ?, ?, null, null)');
  const finish = db.prepare('update requests set status = ?, answer = ? where service = ? and seq = ?');
  const above = db.prepare('select * from requests where service = ? and seq > ? order by seq');
  const prune = db.prepare('delete from requests where service = ? and seq <= ?');
  const newest = db.prepare('select coalesce(max(seq), 0) as seq from requests where service = ?');
  const last: Record<LoggedService, number> = {
    graph: Number(newest.get('graph')?.seq ?? 0),
    connector: Number(newest.get('connector')?.seq ?? 0),
  };

  return {
    begin(service, req, path, at) {
      const seq = ++last[service];
      insert.run(
        service,
        seq,
        at,
        new Date().toISOString(),
        req.method,
        path,
        JSON.stringify(withoutTokens(req.headers)),
        JSON.stringify(bodyOf(req)),
      );
      if (seq % PRUNE_EVERY === 0) prune.run(service, seq - KEPT);
      return seq;
    },
    end(service, seq, res) {
      finish.run(res.status, answerOf(res), service, seq);
    },
    list(service, since) {
      const from = Math.max(since, last[service] - KEPT);
      return above.all(service, from).map((row) => ({
        seq: Number(row.seq),
        at: String(row.at),
        received: String(row.received),
        method: String(row.method),
        path: String(row.path),
        headers: JSON.parse(String(row.headers)),
        body: JSON.parse(String(row.body)),
        status: row.status === null ? null : Number(row.status),
        answer: row.answer === null ? null : JSON.parse(String(row.answer)),
      }));
    },
    clear() {
      db.exec('delete from requests');
      last.graph = 0;
      last.connector = 0;
    },
    close: () => db.close(),
  };
};
