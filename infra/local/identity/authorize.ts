/**
 * Signing in with a browser: the authorization endpoint, and the page where a device's code is typed. What is wrong
 * with the request is shown to the person; nothing is ever sent to an address that is not the machine's own.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
import type { Req, Res } from '../http.ts';
import { accountById, type Person } from '../tenant.ts';
import { checkClientId, checkTenant } from './client.ts';
import { consentedBy, knownScopes } from './delegated.ts';
import { Refusal } from './errors.ts';
import { approvalPage, choosePage, codeField, formPost, messagePage } from './pages.ts';
import { readScope } from './scopes.ts';
import type { SignInGrants } from './sign-in-grants.ts';

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

const refuse = (code: number, text: string): Refusal => new Refusal(400, 'invalid_request', code, text);

/** The parameters of an authorization request, in the order in which Entra looks at them. */
const checked = ({ tenant }: SignInGrants, req: Req, given: URLSearchParams): URLSearchParams => {
  checkClientId(tenant, { ...req, headers: {} }, given);
  const redirect = given.get('redirect_uri') ?? '';
  if (!isLoopback(redirect))
    throw refuse(
      50011,
      `The redirect URI '${redirect}' specified in the request does not match the redirect URIs configured for the application '${tenant.ids.appId}'.`,
    );
  if (given.get('response_type') !== 'code')
    throw refuse(
      70005,
      `The response_type '${given.get('response_type')}' is not enabled for the application.`,
    );
  if (given.get('response_mode') !== 'form_post')
    throw refuse(9002331, 'The local tenant answers with response_mode form_post alone.');
  if (!given.get('code_challenge') || given.get('code_challenge_method') !== 'S256')
    throw refuse(
      9002325,
      'Proof Key for Code Exchange is required for public client authorization code redemption.',
    );
  knownScopes(tenant, readScope(tenant, given));
  return given;
};

/** A refusal as a page: there is nobody but the person to tell. */
const shown = (work: () => Res): Res => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal)
      return messagePage(error.status, 'Det gick inte att logga in', error.message);
    throw error;
  }
};

const formOf = (req: Req): URLSearchParams => new URLSearchParams(req.body.toString('utf8'));
const chosen = ({ tenant }: SignInGrants, form: URLSearchParams): Person => {
  const person = accountById(tenant, form.get('person') ?? '');
  if (!person) throw refuse(50034, 'The user account does not exist in the directory.');
  return person;
};

/** `GET …/authorize`: who signs in? */
export const authorizePage = (grants: SignInGrants, name: string, req: Req): Res =>
  shown(() => {
    checkTenant(grants.tenant, name, false);
    const fields = Object.fromEntries(checked(grants, req, req.query));
    return choosePage(grants.tenant, `${req.path.replace(/\/authorize$/i, '')}/login`, fields);
  });

/** `POST …/login`: somebody was chosen; the program gets a code, or learns that nothing was consented. */
export const login = (grants: SignInGrants, name: string, req: Req): Res =>
  shown(() => {
    checkTenant(grants.tenant, name, false);
    const form = checked(grants, req, formOf(req));
    const person = chosen(grants, form);
    const redirectUri = form.get('redirect_uri') ?? '';
    const state: Record<string, string> = form.has('state') ? { state: form.get('state') ?? '' } : {};
    if (consentedBy(grants, person, readScope(grants.tenant, form)) === null)
      return approvalPage(redirectUri, {
        ...state,
        error: 'access_denied',
        error_subcode: 'cancel',
        error_description: 'AADSTS65004: User declined to consent to access the app.',
      });
    const code = grants.signIns.openCode({
      person,
      redirectUri,
      scope: form.get('scope') ?? '',
      challenge: form.get('code_challenge') ?? '',
      nonce: form.get('nonce'),
    });
    const info = JSON.stringify({ uid: person.id, utid: grants.tenant.ids.tenant });
    return formPost(redirectUri, {
      ...state,
      code,
      client_info: Buffer.from(info).toString('base64url'),
    });
  });

/** `GET /identity/device`: type the code that the device shows. */
export const devicePage = ({ tenant }: SignInGrants, req: Req): Res =>
  choosePage(tenant, '/identity/device', {}, codeField(req.query.get('code') ?? ''));

/** What becomes of a typed code. */
export type Approval = 'approved' | 'declined' | 'no-code';

/** Answers a device's code for a person; one who may not consent declines it. */
export const approveDevice = (grants: SignInGrants, userCode: string, person: Person): Approval => {
  const signIn = grants.signIns.typed(userCode);
  if (signIn?.answer.kind !== 'pending') return 'no-code';
  const wish = readScope(grants.tenant, new URLSearchParams({ scope: signIn.scope }));
  const granted = consentedBy(grants, person, wish);
  signIn.answer = granted ? { kind: 'approved', person } : { kind: 'declined' };
  return granted ? 'approved' : 'declined';
};

/** `POST /identity/device`. */
export const typeDevice = (grants: SignInGrants, req: Req): Res =>
  shown(() => {
    const form = formOf(req);
    switch (approveDevice(grants, form.get('code') ?? '', chosen(grants, form))) {
      case 'approved':
        return messagePage(200, 'Du är inloggad', 'Gå tillbaka till programmet. Fönstret kan stängas.');
      case 'declined':
        return messagePage(
          200,
          'Administratören behöver godkänna',
          'Stegvis behöver behörighet som bara en administratör kan ge.',
        );
      case 'no-code':
        return messagePage(400, 'Koden gäller inte', 'Den är felskriven, använd eller för gammal.');
    }
  });
