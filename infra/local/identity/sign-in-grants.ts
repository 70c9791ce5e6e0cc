/**
 * Tokens for somebody who has signed in to a program on their own machine.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
 */
import { createHash } from 'node:crypto';
import { json, type Req, type Res } from '../http.ts';
import { isForPage } from './authorization-request.ts';
import { checkClientId, checkTenant } from './client.ts';
import { consentedBy, delegatedAnswer, type Grants, knownScopes } from './delegated.ts';
import { missing, Refusal } from './errors.ts';
import { readScope } from './scopes.ts';
import { DEVICE_S, type SignIns } from './sign-ins.ts';

/** By its name in RFC 8628, and by the short one that msal sends, which Entra takes too. */
export const DEVICE_CODE: readonly string[] = ['urn:ietf:params:oauth:grant-type:device_code', 'device_code'];
export const AUTHORIZATION_CODE = 'authorization_code';

export interface SignInGrants extends Grants {
  signIns: SignIns;
}

const POLL_S = 5;

/** Opens a device sign-in: the code that the person types, and the one that the program asks with meanwhile. */
export const deviceEndpoint = (grants: SignInGrants, name: string, req: Req): Res => {
  const { tenant, signIns } = grants;
  checkTenant(tenant, name, false);
  const form = new URLSearchParams(req.body.toString('utf8'));
  checkClientId(tenant, req, form);
  knownScopes(tenant, readScope(tenant, form));
  const { userCode, deviceCode: code } = signIns.openDevice(form.get('scope') ?? '');
  const page = `${tenant.addresses.http}/identity/device`;
  return json(200, {
    user_code: userCode,
    device_code: code,
    verification_uri: page,
    expires_in: DEVICE_S,
    interval: POLL_S,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
  });
};

const grant = (code: number, text: string, error = 'invalid_grant'): Refusal =>
  new Refusal(400, error, code, text);
const scopeForm = (scope: string): URLSearchParams => new URLSearchParams({ scope });

/** Redeems a device code once its person has answered; until then the program is told to ask again. */
export const deviceCode = async (grants: SignInGrants, form: URLSearchParams): Promise<Res> => {
  const { tenant, signIns } = grants;
  const code = form.get('device_code');
  if (!code) throw missing('device_code');
  const signIn = signIns.device(code);
  if (!signIn) throw grant(70018, 'Verification code not found or invalid.', 'bad_verification_code');
  if (signIn.until <= Date.now())
    throw grant(70020, 'The provided value for the device code has expired.', 'expired_token');
  if (signIn.answer.kind === 'pending')
    throw grant(
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
      'authorization_pending',
    );
  signIns.closeDevice(code);
  if (signIn.answer.kind === 'declined')
    throw grant(65004, 'User declined to consent to access the app.', 'authorization_declined');
  const { person } = signIn.answer;
  const wish = readScope(tenant, scopeForm(signIn.scope));
  const granted = consentedBy(grants, person, wish) ?? [];
  return delegatedAnswer(grants, { person, wish, granted, info: form.get('client_info') === '1' });
};

const REDIRECT_TEXT =
  'The reply address does not match the reply address provided when requesting Authorization code.';

/** Redeems an authorization code with the verifier of its challenge (PKCE), once. */
export const authorizationCode = async (grants: SignInGrants, form: URLSearchParams): Promise<Res> => {
  const { tenant, signIns } = grants;
  const code = form.get('code');
  if (!code) throw missing('code');
  const verifier = form.get('code_verifier');
  const signIn = signIns.redeem(code);
  if (signIn === null) throw grant(70000, 'Provided grant is invalid or malformed.');
  if (signIn === 'redeemed')
    throw grant(54005, 'OAuth2 Authorization code was already redeemed, please retry with a new valid code.');
  if (signIn === 'expired')
    throw grant(70008, 'The provided authorization code or refresh token has expired due to inactivity.');
  if (form.get('redirect_uri') !== signIn.redirectUri) throw grant(500112, REDIRECT_TEXT);
  // The platform Web is a confidential client's: without its secret there is no token, whoever found the code.
  if (isForPage(tenant, form))
    throw new Refusal(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  if (!verifier)
    throw grant(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  if (createHash('sha256').update(verifier).digest('base64url') !== signIn.challenge)
    throw grant(
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    );
  const wish = readScope(tenant, scopeForm(signIn.scope));
  const granted = consentedBy(grants, signIn.person, wish) ?? [];
  const { person, nonce } = signIn;
  return delegatedAnswer(grants, { person, wish, granted, nonce, info: form.get('client_info') === '1' });
};
