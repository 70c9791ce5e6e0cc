/**
 * msal-node's way to the network: plain fetch with a time limit, and failures told apart. msal-node's own client has
 * no limit on POST and repeats by itself; here one request is one request, and repeating is its caller's decision.
 */
import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';

/** The identity service asked us to wait or failed by itself. */
export class IdentityBusy extends AuthError {
  readonly retryAfterMs: number | null;
  constructor(status: number, retryAfterMs: number | null) {
    super('identity_busy', `the identity service answered ${status}`);
    // AuthError sets its own prototype on whatever is made through it.
    Object.setPrototypeOf(this, IdentityBusy.prototype);
    this.name = 'IdentityBusy';
    this.retryAfterMs = retryAfterMs;
  }
}

/** The identity service could not be reached, or did not answer in time. */
export class IdentityUnreachable extends AuthError {
  constructor(cause: string) {
    super('identity_unreachable', cause);
    Object.setPrototypeOf(this, IdentityUnreachable.prototype);
    this.name = 'IdentityUnreachable';
  }
}

const LIMIT_MS = 5_000;

/** Reads Retry-After, in seconds or as a date (RFC 9110 section 10.2.3), as milliseconds from now. */
const retryAfter = (headers: Headers): number | null => {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now());
};

/** Makes msal-node's network module over the given fetch. */
export const makeNetwork = (send: typeof fetch): INetworkModule => {
  const request = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions | undefined,
  ): Promise<NetworkResponse<T>> => {
    let response: Response;
    let text: string;
    try {
      response = await send(url, {
        method,
        ...(options?.headers ? { headers: options.headers } : {}),
        ...(options?.body !== undefined ? { body: options.body } : {}),
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      text = await response.text();
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      throw new IdentityUnreachable(cause instanceof Error ? cause.message : String(cause));
    }
    if (response.status === 429 || response.status >= 500)
      throw new IdentityBusy(response.status, retryAfter(response.headers));
    let body: T;
    try {
      body = JSON.parse(text) as T;
    } catch {
      throw new IdentityUnreachable(`the identity service answered ${response.status} without JSON`);
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  };
  return {
    sendGetRequestAsync: (url, options) => request('GET', url, options),
    sendPostRequestAsync: (url, options) => request('POST', url, options),
  };
};
