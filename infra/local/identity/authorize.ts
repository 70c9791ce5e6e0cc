/**
 * Signing in with a browser: the authorization endpoint, and the page where a device's code is typed. What is wrong
 * with the request is shown to the person; nothing is ever sent to an address that is not the machine's own.
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
import type { Req, Res } from '../http.ts';
import { accountById, type Person } from '../tenant.ts';
import { checked, isForPage, refuse } from './authorization-request.ts';
import { checkTenant } from './client.ts';
import { answerConsent, askConsent, DECLINED, stateOf } from './consent.ts';
import { consentedBy } from './delegated.ts';
import { Refusal } from './errors.ts';
import { approvalPage, choosePage, codeField, formPost, messagePage } from './pages.ts';
import { readScope } from './scopes.ts';
import type { SignInGrants } from './sign-in-grants.ts';

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

const below = (req: Req, step: string): string => req.path.replace(/\/(authorize|login)$/i, `/${step}`);

/** `GET …/authorize`: who signs in? On the app's own page the one who is hinted at, who is signed in to Teams already. */
export const authorizePage = (grants: SignInGrants, name: string, req: Req): Res =>
  shown(() => {
    const { tenant } = grants;
    checkTenant(tenant, name, false);
    const given = checked(tenant, req, req.query);
    const hint = given.get('login_hint')?.toLowerCase();
    const person = tenant.people.find(({ upn }) => upn.toLowerCase() === hint);
    if (person && isForPage(tenant, given)) return askConsent(grants, person, given, below(req, 'consent'));
    return choosePage(tenant, below(req, 'login'), Object.fromEntries(given));
  });

/** `POST …/consent`: a person has pressed one of the two buttons. */
export const consent = (grants: SignInGrants, name: string, req: Req): Res =>
  shown(() => {
    checkTenant(grants.tenant, name, false);
    const form = checked(grants.tenant, req, formOf(req));
    if (!isForPage(grants.tenant, form)) throw refuse(50011, 'Nobody consents there to a program.');
    return answerConsent(grants, chosen(grants, form), form);
  });

/** `POST …/login`: somebody was chosen; the program gets a code, or learns that nothing was consented. */
export const login = (grants: SignInGrants, name: string, req: Req): Res =>
  shown(() => {
    checkTenant(grants.tenant, name, false);
    const form = checked(grants.tenant, req, formOf(req));
    const person = chosen(grants, form);
    if (isForPage(grants.tenant, form)) return askConsent(grants, person, form, below(req, 'consent'));
    const redirectUri = form.get('redirect_uri') ?? '';
    const state = stateOf(form);
    if (consentedBy(grants, person, readScope(grants.tenant, form)) === null)
      return approvalPage(redirectUri, { ...state, ...DECLINED });
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
