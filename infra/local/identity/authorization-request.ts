/**
 * What a request to the authorization endpoint may ask for, and where its answer may go: to a program on the person's
 * own machine, or to the one page of the app's that is registered for the platform Web.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
import type { Req } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { checkClientId } from './client.ts';
import { knownScopes } from './delegated.ts';
import { Refusal } from './errors.ts';
import { readScope } from './scopes.ts';

/** Desktop programs: any port of localhost (learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions). */
const isLoopback = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(address);
  return (
    protocol === 'http:' &&
    hostname === 'localhost' &&
    pathname === '/' &&
    `${search}${hash}${username}` === ''
  );
};

/** Redirect URIs of the platform Web: compared as they stand, letter by letter. */
const registered = (tenant: Tenant): string[] => [`${tenant.addresses.bot}/tab/consent-end.html`];

/** Whether the answer goes to the app's own page, where a person consents without signing in to a program. */
export const isForPage = (tenant: Tenant, given: URLSearchParams): boolean =>
  registered(tenant).includes(given.get('redirect_uri') ?? '');

export const refuse = (code: number, text: string): Refusal =>
  new Refusal(400, 'invalid_request', code, text);

const PROMPTS: readonly string[] = ['login', 'select_account', 'consent'];

/** The parameters, looked at in the order in which Entra does. */
export const checked = (tenant: Tenant, req: Req, given: URLSearchParams): URLSearchParams => {
  checkClientId(tenant, { ...req, headers: {} }, given);
  const redirect = given.get('redirect_uri') ?? '';
  const page = isForPage(tenant, given);
  if (!page && !isLoopback(redirect))
    throw refuse(
      50011,
      `The redirect URI '${redirect}' specified in the request does not match the redirect URIs configured for the application '${tenant.ids.appId}'.`,
    );
  if (given.get('response_type') !== 'code')
    throw refuse(
      70005,
      `The response_type '${given.get('response_type')}' is not enabled for the application.`,
    );
  const mode = page ? 'fragment' : 'form_post';
  if (given.get('response_mode') !== mode)
    throw refuse(9002331, `The local tenant answers there with response_mode ${mode} alone.`);
  if (!given.get('code_challenge') || given.get('code_challenge_method') !== 'S256')
    throw refuse(
      9002325,
      'Proof Key for Code Exchange is required for public client authorization code redemption.',
    );
  const prompt = given.get('prompt');
  if (prompt !== null && !PROMPTS.includes(prompt))
    throw refuse(90023, `Unsupported 'prompt' value '${prompt}'.`);
  knownScopes(tenant, readScope(tenant, given));
  return given;
};
