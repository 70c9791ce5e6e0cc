/**
 * The token endpoint: client credentials for the app itself, on-behalf-of for a person, and for somebody who signs in
 * to a program on their own machine the device code or the authorization code.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 */
import { decodeJwt } from 'jose';
import type { Req, Res } from '../http.ts';
import { type Person, personById, type Tenant } from '../tenant.ts';
import { appClaims, BOT_FRAMEWORK, GRAPH_URL, issuerV2, selfClaims } from './claims.ts';
import { checkClientId, checkCredential, checkPublic, checkTenant } from './client.ts';
import { answer, consented, delegatedAnswer, type Grants } from './delegated.ts';
import { missing, Refusal } from './errors.ts';
import { readScope } from './scopes.ts';
import {
  AUTHORIZATION_CODE,
  authorizationCode,
  DEVICE_CODE,
  deviceCode,
  type SignInGrants,
} from './sign-in-grants.ts';

const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const clientCredentials = async (
  { tenant, tokens, consents }: Grants,
  form: URLSearchParams,
): Promise<Res> => {
  const wish = readScope(tenant, form);
  if (wish.names.length === 0 || wish.oidc.length > 0 || wish.names.some((name) => name !== '.default'))
    throw new Refusal(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${form.get('scope')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const seconds = 3599;
  const claims = {
    graph: () => appClaims(tenant, GRAPH_URL, consents.roles(), seconds),
    'bot-framework': () => appClaims(tenant, BOT_FRAMEWORK, [], seconds),
    self: () => selfClaims(tenant, seconds),
  }[wish.resource]();
  const access_token = await tokens.sign('entra', claims);
  return answer({ token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token });
};

/** Audiences of the app: its id, or an Application ID URI that ends with it, as Teams' single sign-on wants it. */
const isForApp = (tenant: Tenant, audience: unknown): audience is string =>
  audience === tenant.ids.appId ||
  (typeof audience === 'string' &&
    audience.startsWith('api://') &&
    audience.endsWith(`/${tenant.ids.appId}`));

/** The person whom an assertion speaks for: a token for this app, signed by the tenant, valid now. */
const personOf = async ({ tenant, tokens }: Grants, assertion: string): Promise<Person> => {
  const grant = (code: number, text: string): Refusal => new Refusal(400, 'invalid_grant', code, text);
  let read: ReturnType<typeof decodeJwt>;
  try {
    read = decodeJwt(assertion);
  } catch {
    throw new Refusal(400, 'invalid_request', 50027, 'JWT token is invalid or malformed.');
  }
  // The audience is looked at first: a token for Graph must be told apart from one that has merely expired.
  if (!isForApp(tenant, read.aud))
    throw grant(
      500131,
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${String(read.aud)}' and the expected audience is '${tenant.ids.appId}' or one of the Application Uris of this application with App ID '${tenant.ids.appId}'(Stegvis). The downstream client must request a token for the expected audience (the application that made the OBO request) and this application should use that token as the assertion.`,
    );
  const expected = { issuer: issuerV2(tenant), audience: read.aud };
  const claims = await tokens.verify('entra', assertion, expected);
  if (claims === 'expired')
    throw grant(
      500133,
      `Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token. Current time: ${new Date().toISOString()}, expiry time of assertion ${new Date((read.exp ?? 0) * 1000).toISOString()}.`,
    );
  if (typeof claims === 'string')
    throw grant(
      50013,
      claims === 'issuer'
        ? 'Assertion is invalid. The token issuer does not match the api version.'
        : 'Assertion failed signature validation. [Reason - Key was found, but use of the key to verify the signature failed.]',
    );
  if (typeof claims.scp !== 'string')
    throw grant(
      7000114,
      `Application '${tenant.ids.appId}' is not allowed to make application on-behalf-of calls.`,
    );
  const person = typeof claims.oid === 'string' ? personById(tenant, claims.oid) : undefined;
  if (!person || claims.tid !== tenant.ids.tenant)
    throw grant(
      50034,
      `The user account does not exist in the ${tenant.ids.tenant} directory. To sign into this application, the account must be added to the directory.`,
    );
  return person;
};

const onBehalfOf = async (grants: Grants, form: URLSearchParams): Promise<Res> => {
  const { tenant } = grants;
  const assertion = form.get('assertion');
  if (!assertion) throw missing('assertion');
  const use = form.get('requested_token_use');
  if (!use) throw missing('requested_token_use');
  if (use !== 'on_behalf_of')
    throw new Refusal(
      400,
      'invalid_request',
      90023,
      `Invalid request. The value '${use}' of requested_token_use is not supported.`,
    );
  const wish = readScope(tenant, form);
  const person = await personOf(grants, assertion);
  const granted = consented(grants, wish, person);
  return delegatedAnswer(grants, { person, wish, granted, info: form.get('client_info') === '1' });
};

/** Answers a request to the token endpoint; what is wrong with it is thrown as a `Refusal`, in the order of Entra. */
export const tokenEndpoint = async (grants: SignInGrants, name: string, req: Req): Promise<Res> => {
  const { tenant, tokens } = grants;
  checkTenant(tenant, name, false);
  const type = req.headers['content-type'] ?? '';
  const form = new URLSearchParams(
    type.startsWith('application/x-www-form-urlencoded') ? req.body.toString('utf8') : '',
  );
  const grant = form.get('grant_type');
  if (!grant) throw missing('grant_type');
  // Entra knows the grant, but this tenant has issued nothing that could be redeemed.
  if (grant === 'refresh_token')
    throw new Refusal(400, 'invalid_grant', 70000, 'Provided grant is invalid or malformed.');
  if (DEVICE_CODE.includes(grant) || grant === AUTHORIZATION_CODE) {
    checkClientId(tenant, req, form);
    checkPublic(tenant, req, form);
    return grant === AUTHORIZATION_CODE ? authorizationCode(grants, form) : deviceCode(grants, form);
  }
  if (grant !== 'client_credentials' && grant !== ON_BEHALF_OF)
    throw new Refusal(
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${grant}'.`,
    );
  checkClientId(tenant, req, form);
  if (!form.get('scope')) throw missing('scope');
  await checkCredential(tenant, tokens, req, form);
  return grant === 'client_credentials' ? clientCredentials(grants, form) : onBehalfOf(grants, form);
};
