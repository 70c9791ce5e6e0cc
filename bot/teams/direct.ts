/**
 * Requests to Teams outside of a turn, straight over HTTP: connections are kept, the token is asked for once while it
 * lasts, and each call is one request. What botbuilder's client does beside that costs more than the request itself.
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { type AppTokens, CHANNEL, REQUEST_TIMEOUT_MS } from './connector.ts';

/** An answer of Teams, whatever its status. */
export interface DirectAnswer {
  status: number;
  retryAfter: string | undefined;
  body: unknown;
}

/**
 * Sends one request, and one more when its token was refused. Rejects when no answer came, with the connection's own
 * error or a `TokenUnavailable`.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Direct = (method: Method, url: URL, body: unknown) => Promise<DirectAnswer>;

/** A token is used until so long before its end. */
const SPARE_MS = 5 * 60_000;
const CONNECTIONS = 256;

/** Gives the bot's token for Teams from memory while it lasts. */
const keepToken = (tokens: AppTokens) => {
  let kept: { value: string; since: number; until: number } | null = null;
  return {
    async value(): Promise<string> {
      if (kept !== null && kept.until > Date.now()) return kept.value;
      const token = await tokens.acquireTokenByClientCredential({ scopes: [`${CHANNEL}/.default`] });
      if (token === null) throw new Error('the identity service gave no token');
      const now = Date.now();
      kept = { value: token.accessToken, since: now, until: (token.expiresOn?.getTime() ?? 0) - SPARE_MS };
      return kept.value;
    },
    /** Forgets a token that Teams takes no more; false when it is so fresh that another would be no better. */
    forget(): boolean {
      const old = kept !== null && kept.since < Date.now() - SPARE_MS;
      kept = null;
      return old;
    },
  };
};

const read = async (answer: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
};

/** Opens the way to Teams; `tokens` must merge requests and fail with `TokenUnavailable`. */
export const makeDirect = (tokens: AppTokens): Direct => {
  const token = keepToken(tokens);
  const secure = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const plain = new PlainAgent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ask = async (method: Method, url: URL, body: unknown): Promise<DirectAnswer> => {
    const authorization = `Bearer ${await token.value()}`;
    const payload = Buffer.from(body === undefined || method === 'GET' ? '' : JSON.stringify(body));
    const options = {
      method,
      headers: {
        authorization,
        ...(method === 'GET'
          ? {}
          : { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.length }),
        'user-agent': 'Stegvis',
      },
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    const sent =
      url.protocol === 'https:'
        ? request(url, { ...options, agent: secure })
        : plainRequest(url, { ...options, agent: plain });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve);
      // Stays on for what breaks after the answer has begun.
      sent.on('error', reject);
      sent.end(payload);
    });
    const retryAfter = answer.headers['retry-after'];
    return { status: answer.statusCode ?? 0, retryAfter, body: await read(answer) };
  };
  return async (...request) => {
    const answer = await ask(...request);
    return answer.status === 401 && token.forget() ? ask(...request) : answer;
  };
};
