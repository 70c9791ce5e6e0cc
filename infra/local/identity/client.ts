/**
 * Who is asking for a token: the tenant and the app in a request to the token endpoint.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
import { timingSafeEqual } from 'node:crypto';
import type { Req } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { issuerV2, MANAGED_IDENTITY, TOKEN_EXCHANGE } from './claims.ts';
import { ANY_TENANT } from './discovery.ts';
import { missing, Refusal } from './errors.ts';
import type { Tokens } from './tokens.ts';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAINS: readonly string[] = ['exempelkommun.onmicrosoft.com', 'exempelkommun.se'];
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Refuses a tenant that is not this one; `any` also takes the names for any tenant (discovery). */
export const checkTenant = (tenant: Tenant, name: string, any: boolean): void => {
  const lower = name.toLowerCase();
  if (lower === tenant.ids.tenant || DOMAINS.includes(lower)) return;
  if (ANY_TENANT.includes(lower)) {
    if (any) return;
    throw new Refusal(
      400,
      'invalid_request',
      50194,
      `Application '${tenant.ids.appId}'(Stegvis) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such applications created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    );
  }
  if (!GUID.test(name) && !name.includes('.'))
    throw new Refusal(
      400,
      'invalid_request',
      900023,
      `Specified tenant identifier '${name}' is neither a valid DNS name, nor a valid external domain.`,
    );
  throw new Refusal(
    400,
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
};

/** Client id and secret from `Authorization: Basic`, where RFC 6749 section 2.3.1 also lets them stand. */
const basic = (req: Req): { id?: string; secret?: string } => {
  const [scheme, value] = (req.headers.authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !value) return {};
  const [id = '', secret = ''] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
};

const same = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** The app that a request names; refuses one that this tenant does not have. */
export const checkClientId = (tenant: Tenant, req: Req, form: URLSearchParams): void => {
  const id = form.get('client_id') || basic(req).id;
  if (!id) throw missing('client_id');
  if (id.toLowerCase() !== tenant.ids.appId)
    throw new Refusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${id}' was not found in the directory 'Exempelkommun'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    );
};

/** The federated credential's token: issued by the tenant to the managed identity, for token exchange. */
const checkAssertion = async (tenant: Tenant, tokens: Tokens, assertion: string): Promise<void> => {
  const expected = { issuer: issuerV2(tenant), audience: TOKEN_EXCHANGE };
  const checked = await tokens.verify('entra', assertion, expected);
  if (checked === 'malformed')
    throw new Refusal(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.');
  if (checked === 'signature')
    throw new Refusal(
      401,
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application.',
    );
  if (checked === 'expired')
    throw new Refusal(
      401,
      'invalid_client',
      700024,
      'Client assertion is not within its valid time range. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials.',
    );
  if (checked === 'issuer' || checked === 'audience' || checked.sub !== MANAGED_IDENTITY)
    throw new Refusal(
      401,
      'invalid_client',
      70021,
      'No matching federated identity record found for presented assertion. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.',
    );
};

/** Refuses an app that does not prove who it is, by secret or by federated credential. */
export const checkCredential = async (
  tenant: Tenant,
  tokens: Tokens,
  req: Req,
  form: URLSearchParams,
): Promise<void> => {
  const assertion = form.get('client_assertion');
  if (assertion) {
    if (form.get('client_assertion_type') !== JWT_BEARER) throw missing('client_assertion_type');
    return checkAssertion(tenant, tokens, assertion);
  }
  const secret = form.get('client_secret') || basic(req).secret;
  if (!secret)
    throw new Refusal(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (!same(secret, tenant.ids.secret))
    throw new Refusal(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${tenant.ids.appId}'.`,
    );
};

/**
 * A program on somebody's own machine has no secret to show; Entra refuses one that shows it all the same. The app
 * registration has "Allow public client flows" on and `http://localhost` among its addresses for desktop programs.
 */
export const checkPublic = (tenant: Tenant, req: Req, form: URLSearchParams): void => {
  if (form.get('client_assertion') || form.get('client_secret') || basic(req).secret)
    throw new Refusal(
      401,
      'invalid_client',
      700025,
      `Client is public so neither 'client_assertion' nor 'client_secret' should be presented. Application '${tenant.ids.appId}'(Stegvis).`,
    );
};
