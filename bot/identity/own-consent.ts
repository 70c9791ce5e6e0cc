/**
 * Where a person consents for themselves to what the app lacks for them. Consent alone is wanted: the request asks for a
 * code, which nobody redeems, and for no token. The code comes in the fragment, so that it reaches no server; it could be
 * redeemed by nobody, since the verifier of its challenge never existed.
 * learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
import { randomBytes } from 'node:crypto';

export interface OwnConsentOptions {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  identityBaseUrl: string;
  appId: string;
  allowedTenants: readonly string[];
  /** The page that Entra sends the window to; registered with the app as a redirect URI of the platform Web. */
  redirectUri: string;
  /** The resource that the scopes belong to. */
  resource: string;
  fetch?: typeof fetch;
}

export interface OwnConsentWish {
  tenant: string;
  scopes: readonly string[];
  state: string;
  hint: string | null;
}

const DISCOVERY_LIMIT_MS = 5_000;

/** Makes the way to Entra's page; null for a tenant that is not allowed, or while Entra does not say where its page is. */
export const makeOwnConsent = (
  options: OwnConsentOptions,
): ((wish: OwnConsentWish) => Promise<string | null>) => {
  const send = options.fetch ?? fetch;
  const known = new Map<string, string>();

  const pageOf = async (tenant: string): Promise<string | null> => {
    const before = known.get(tenant);
    if (before !== undefined) return before;
    try {
      const response = await send(
        `${options.identityBaseUrl}/${tenant}/v2.0/.well-known/openid-configuration`,
        { signal: AbortSignal.timeout(DISCOVERY_LIMIT_MS) },
      );
      const found = response.ok ? ((await response.json()) as { authorization_endpoint?: unknown }) : null;
      const page = found?.authorization_endpoint;
      if (typeof page !== 'string' || !URL.canParse(page)) return null;
      known.set(tenant, page);
      return page;
    } catch {
      // No answer, or one that is no JSON: there is no page now, the window says so, and the next press asks anew.
      return null;
    }
  };

  return async ({ tenant, scopes, state, hint }) => {
    const name = tenant.toLowerCase();
    if (!options.allowedTenants.some((allowed) => allowed.toLowerCase() === name)) return null;
    const page = await pageOf(name);
    if (page === null) return null;
    const address = new URL(page);
    address.search = new URLSearchParams({
      client_id: options.appId,
      response_type: 'code',
      response_mode: 'fragment',
      redirect_uri: options.redirectUri,
      scope: scopes.map((scope) => `${options.resource}/${scope}`).join(' '),
      prompt: 'consent',
      state,
      code_challenge: randomBytes(32).toString('base64url'),
      code_challenge_method: 'S256',
      ...(hint ? { login_hint: hint } : {}),
    }).toString();
    return address.href;
  };
};
