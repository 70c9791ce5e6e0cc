/**
 * One request over Microsoft's Graph client, without its RetryHandler (which repeats POST too): what came back, or how
 * it failed. Custom hosts are named to the client without port: otherwise it silently leaves the token out.
 */
import {
  AuthenticationHandler,
  AuthenticationHandlerOptions,
  Client,
  type Context,
  type Middleware,
  ResponseType,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import type { Ask } from './sent.ts';
import { USER_AGENT } from './user-agent.ts';

export interface HttpAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
}

export type Attempt =
  | { kind: 'response'; response: HttpAnswer }
  /** The request never left: no connection, no trust. */
  | { kind: 'unreached'; cause: string }
  /** It left and was not answered in time, or the connection broke. */
  | { kind: 'broken'; cause: string };

/** Failures before any byte of the request was sent. Anything else may have reached Graph. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID)$/;

const causeOf = (error: unknown): string => {
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const code = (inner as { code?: unknown }).code;
    if (typeof code === 'string') return code;
    if (inner.name === 'TimeoutError') return 'TIMEOUT';
  }
  return error instanceof Error ? error.message : String(error);
};

/**
 * The chain's last link: the platform's fetch, or the one that a test gives. The client makes a GraphError of what
 * fetch throws and drops its cause, so the cause is kept here, by the request's signal.
 */
class Sender implements Middleware {
  private readonly send: typeof fetch;
  private readonly failures = new WeakMap<AbortSignal, unknown>();
  constructor(send: typeof fetch) {
    this.send = send;
  }
  async execute(context: Context): Promise<void> {
    try {
      context.response = await this.send(context.request, context.options);
    } catch (error) {
      if (context.options?.signal) this.failures.set(context.options.signal, error);
      throw error;
    }
  }
  failure(signal: AbortSignal): unknown {
    return this.failures.get(signal);
  }
}

export type Transport = (token: string, ask: Ask, limitMs: number) => Promise<Attempt>;

/** Makes the transport to `baseUrl` (`https://graph.microsoft.com/`, the version is added). */
export const makeTransport = (baseUrl: string, send: typeof fetch = fetch): Transport => {
  const noToken = { getAccessToken: () => Promise.reject(new Error('a request without a token')) };
  const authentication = new AuthenticationHandler(noToken);
  const telemetry = new TelemetryHandler();
  authentication.setNext(telemetry);
  const sender = new Sender(send);
  telemetry.setNext(sender);
  const client = Client.initWithMiddleware({
    baseUrl,
    defaultVersion: 'v1.0',
    customHosts: new Set([new URL(baseUrl).hostname]),
    middleware: authentication,
  });

  return async (token, ask, limitMs) => {
    const signal = AbortSignal.timeout(Math.max(1, limitMs));
    const request = client
      .api(ask.path)
      .headers({ 'user-agent': USER_AGENT, accept: 'application/json', ...ask.headers })
      .option('signal', signal)
      .middlewareOptions([new AuthenticationHandlerOptions({ getAccessToken: () => Promise.resolve(token) })])
      .responseType(ResponseType.RAW);
    try {
      const answer = await sendBy(request, ask);
      const content = await answer.text();
      return {
        kind: 'response',
        response: {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: parsed(content),
        },
      };
    } catch (error) {
      const cause = causeOf(sender.failure(signal) ?? error);
      return BEFORE_SENDING.test(cause) ? { kind: 'unreached', cause } : { kind: 'broken', cause };
    }
  };
};

type GraphRequest = ReturnType<Client['api']>;

const sendBy = (request: GraphRequest, ask: Ask): Promise<Response> => {
  if (ask.method === 'GET') return request.get();
  if (ask.method === 'POST') return request.post(ask.body ?? {});
  if (ask.method === 'PUT') return request.put(ask.body ?? {});
  if (ask.method === 'PATCH') return request.patch(ask.body ?? {});
  return request.delete();
};

const parsed = (content: string): unknown => {
  if (content === '') return undefined;
  try {
    return JSON.parse(content);
  } catch {
    // A gateway's page instead of Graph's JSON: the status alone speaks.
    return undefined;
  }
};
