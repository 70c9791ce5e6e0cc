/**
 * The tokens the program sends: the app's own and, for what a person does, tokens on behalf of that person
 * (learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow). Tokens are never logged.
 */
import { createHash } from 'node:crypto';
import {
  AuthError,
  type AuthenticationResult,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-node';
import { done, type Fault, failed, type Outcome } from '../core/fault.ts';
import type { As } from '../usecases/ports.ts';
import { type AppRegistration, makeClients } from './client.ts';
import { IdentityBusy, IdentityUnreachable } from './network.ts';
import { makeTokenCache, type Token } from './token-cache.ts';

export interface AskTokens {
  /** The resource whose consented application permissions the app's own token carries, `https://graph.microsoft.com`. */
  resource: string;
  /** Delegated scopes, full addresses, for a token on behalf of a person. */
  scopes: readonly string[];
  /** Passes over the kept token: the service has just refused it. */
  fresh?: boolean;
}

/** An access token with the rights of `as`, or why there is none. */
export type Tokens = (as: As, ask: AskTokens) => Promise<Outcome<string>>;

const soon = (ms: number | null): string => new Date(Date.now() + (ms ?? 5_000)).toISOString();

/** Entra's error codes that only a new sign-in or a consent mends; `invalid_grant` also stands for an assertion that has run out. */
const needsPerson = (error: unknown): boolean =>
  error instanceof InteractionRequiredAuthError ||
  (error instanceof ServerError && error.errorCode === 'invalid_grant');

/** What a failure to get a token means. */
export const tokenFault = (error: unknown, scopes: readonly string[]): Fault => {
  if (needsPerson(error)) return { kind: 'consent', scopes: [...scopes] };
  if (error instanceof IdentityBusy) return { kind: 'busy', retryAt: soon(error.retryAfterMs) };
  if (error instanceof IdentityUnreachable) return { kind: 'offline', inDoubt: false, retryAt: soon(null) };
  if (error instanceof AuthError) {
    // msal-node wraps what its network module throws while it discovers endpoints.
    if (
      /identity_unreachable|network_error|endpoints_resolution_error/.test(
        `${error.errorCode} ${error.errorMessage}`,
      )
    )
      return { kind: 'offline', inDoubt: false, retryAt: soon(null) };
    return {
      kind: 'refused',
      remedy: `Entra gave the app no token (${error.errorCode}). Check the app registration's id, tenant, credential and permissions.`,
    };
  }
  throw error;
};

const tokenOf = (result: AuthenticationResult | null): Token => {
  if (!result?.accessToken) throw new IdentityUnreachable('the identity service answered without a token');
  return { value: result.accessToken, expiresOn: result.expiresOn ?? new Date(Date.now() + 600_000) };
};

/** Makes the app's source of tokens for an app registration. */
export const makeTokens = (registration: AppRegistration): Tokens => {
  const client = makeClients(registration);
  const cache = makeTokenCache();

  const forApp = async (tenant: string, scope: string): Promise<Token> => {
    const app = client(tenant);
    const token = tokenOf(await app.acquireTokenByClientCredential({ scopes: [scope], skipCache: true }));
    // msal-node's own cache keeps everything for ever; ours is bounded.
    app.clearCache();
    return token;
  };
  const onBehalfOf = async (tenant: string, assertion: string, scopes: readonly string[]): Promise<Token> => {
    const app = client(tenant);
    const request = { oboAssertion: assertion, scopes: [...scopes], skipCache: true };
    const token = tokenOf(await app.acquireTokenOnBehalfOf(request));
    app.clearCache();
    return token;
  };

  return async (as, { resource, scopes, fresh = false }) => {
    try {
      if (as.kind === 'app') {
        const scope = `${resource}/.default`;
        return done(
          (await cache.get(`app ${as.tenant} ${scope}`, () => forApp(as.tenant, scope), fresh)).value,
        );
      }
      // The assertion is part of the key: a new sign-in never gets what an earlier one was given.
      const proof = createHash('sha256').update(as.assertion).digest('base64url');
      const key = ['person', as.tenant, as.person, proof, ...scopes].join(' ');
      return done((await cache.get(key, () => onBehalfOf(as.tenant, as.assertion, scopes), fresh)).value);
    } catch (error) {
      return failed(tokenFault(error, scopes));
    }
  };
};
