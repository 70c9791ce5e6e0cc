/** The small HTTP frame that the tenant's services share: a request as data, a router, an answer as data. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

export interface Req {
  method: string;
  /** Path with query, percent-encoded as it came, e.g. `/graph/v1.0/me?$select=id`. */
  target: string;
  /** Path without query, as it came. */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
  /** Aborted when the caller has hung up before the answer. */
  gone: AbortSignal;
}

export interface Res {
  status: number;
  headers?: Record<string, string>;
  /** Objects go out as JSON, strings and buffers as they are; undefined: no body. */
  body?: unknown;
  /** In place of `body`: the head goes out at once, and this writes and ends the body when its time has come. */
  hold?: (out: Held) => void;
}

/** The body of an answer that is being held open. */
export interface Held {
  write(text: string): void;
  /** Ends the answer; without effect when the caller has gone. */
  end(text: string): void;
  /** Aborted when the answer has been given or the caller has hung up. */
  over: AbortSignal;
}

export type Handler = (req: Req, params: Record<string, string>) => Promise<Res> | Res;

/** JSON of the body, or undefined when it is empty or not JSON. */
export const jsonOf = (req: Req): unknown => {
  if (req.body.length === 0) return undefined;
  try {
    return JSON.parse(req.body.toString('utf8'));
  } catch {
    return undefined;
  }
};

const written = new WeakMap<object, string>();

/** The body of an answer as JSON, written once for the log and the wire: an answer is not changed after it was given. */
export const jsonText = (body: object): string => {
  const text = written.get(body) ?? JSON.stringify(body);
  written.set(body, text);
  return text;
};

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Res => ({
  status,
  body,
  headers,
});

/** The segments by name; null when one is not valid percent-encoding. */
const decoded = (names: string[], match: RegExpExecArray): Record<string, string> | null => {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
  } catch {
    return null;
  }
};

/** Routes by method and a path pattern with `{name}` segments (one path segment each, percent-decoded). */
export class Router {
  private readonly routes: { method: string; pattern: RegExp; names: string[]; handler: Handler }[] = [];

  on(method: string, pattern: string, handler: Handler): this {
    const names: string[] = [];
    const source = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    this.routes.push({ method, pattern: new RegExp(`^${source}$`, 'i'), names, handler });
    return this;
  }

  /** The handler and its parameters, `'method'` when only the method is wrong, or null. */
  find(method: string, path: string): { handler: Handler; params: Record<string, string> } | 'method' | null {
    let other = false;
    for (const route of this.routes) {
      const match = route.pattern.exec(path);
      if (!match) continue;
      if (route.method !== method) {
        other = true;
        continue;
      }
      const params = decoded(route.names, match);
      return params ? { handler: route.handler, params } : null;
    }
    return other ? 'method' : null;
  }
}

const MAX_BODY = 8 * 1024 * 1024;

/** Reads a node request into a `Req`, or tells that its body is larger than 8 MB or that the caller hung up in it. */
const read = (message: IncomingMessage, gone: AbortSignal): Promise<Req | 'too-large' | 'gone'> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY) chunks.push(chunk);
    });
    message.on('error', () => resolve('gone'));
    message.on('end', () => {
      if (size > MAX_BODY) return resolve('too-large');
      const target = message.url ?? '/';
      const cut = target.indexOf('?');
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(message.headers))
        headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
      resolve({
        method: message.method ?? 'GET',
        target,
        path: cut < 0 ? target : target.slice(0, cut),
        query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
        headers,
        body: Buffer.concat(chunks),
        gone,
      });
    });
  });

const holdOpen = (response: ServerResponse, res: Res, hold: (out: Held) => void, over: AbortSignal): void => {
  response.writeHead(res.status, {
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    ...res.headers,
  });
  response.flushHeaders();
  hold({
    write: (text) => {
      if (!response.destroyed) response.write(text);
    },
    end: (text) => {
      if (!response.destroyed) response.end(text);
    },
    over,
  });
};

const write = (response: ServerResponse, res: Res): void => {
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...res.headers };
  let body: Buffer | undefined;
  if (Buffer.isBuffer(res.body)) body = res.body;
  else if (typeof res.body === 'string') {
    headers['content-type'] ??= 'text/plain; charset=utf-8';
    body = Buffer.from(res.body);
  } else if (res.body !== undefined) {
    headers['content-type'] ??= 'application/json; charset=utf-8';
    body = Buffer.from(
      typeof res.body === 'object' && res.body !== null ? jsonText(res.body) : JSON.stringify(res.body),
    );
  }
  if (body) headers['content-length'] = String(body.length);
  response.writeHead(res.status, headers);
  response.end(body);
};

/** An HTTP (or, with a certificate, HTTPS) server that hands each request to `handle`; status 0 closes the connection. */
export const serve = (handle: (req: Req) => Promise<Res>, tls?: { key: string; cert: string }): Server => {
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    read(message, gone.signal)
      .then((req) => {
        if (req === 'gone') return { status: 0 };
        if (req === 'too-large')
          return json(413, { error: { code: 'payloadTooLarge', message: 'The body is larger than 8 MB.' } });
        return handle(req);
      })
      .then((res) => {
        if (res.status === 0) message.socket.destroy();
        else if (response.destroyed) return;
        else if (res.hold) holdOpen(response, res, res.hold, gone.signal);
        else write(response, res);
      })
      .catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent)
          write(response, json(500, { error: { code: 'generalException', message: String(error) } }));
      });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  server.keepAliveTimeout = 30_000;
  return server as Server;
};
