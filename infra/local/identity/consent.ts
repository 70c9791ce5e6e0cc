/**
 * A person consents for themselves, at the page that Entra shows where an app asks with `prompt=consent`.
 * https://learn.microsoft.com/en-us/entra/identity-platform/application-consent-experience
 * https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/user-admin-consent-overview
 */
import type { Res } from '../http.ts';
import { administratorById, type Person } from '../tenant.ts';
import { knownScopes } from './delegated.ts';
import { consentPage, needsAdministratorPage } from './pages.ts';
import { NEED_ADMINISTRATOR } from './permissions.ts';
import { readScope } from './scopes.ts';
import type { SignInGrants } from './sign-in-grants.ts';

/** What the app is told where nobody consented. */
export const DECLINED: Readonly<Record<string, string>> = {
  error: 'access_denied',
  error_subcode: 'cancel',
  error_description: 'AADSTS65004: User declined to consent to access the app.',
};

/** The state as it came. */
export const stateOf = (given: URLSearchParams): Record<string, string> =>
  given.has('state') ? { state: given.get('state') ?? '' } : {};

/** The app's page with an answer in its fragment, which the browser keeps to itself. */
const backTo = (given: URLSearchParams, answer: Readonly<Record<string, string>>): string =>
  `${given.get('redirect_uri')}#${new URLSearchParams({ ...answer, ...stateOf(given) })}`;

const sentTo = (location: string): Res => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
});

const codeFor = ({ signIns }: SignInGrants, person: Person, given: URLSearchParams): Res => {
  const code = signIns.openCode({
    person,
    redirectUri: given.get('redirect_uri') ?? '',
    scope: given.get('scope') ?? '',
    challenge: given.get('code_challenge') ?? '',
    nonce: given.get('nonce'),
  });
  return sentTo(backTo(given, { code }));
};

/**
 * Whether somebody may not consent to what is asked for: only an administrator can, and with `prompt=consent` it is of
 * no help that one has (learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/application-sign-in-unexpected-user-consent-error).
 */
const needsAdministrator = (grants: SignInGrants, person: Person, given: URLSearchParams): boolean => {
  if (administratorById(grants.tenant, person.id)) return false;
  const restricted = knownScopes(grants.tenant, readScope(grants.tenant, given)).filter((name) =>
    NEED_ADMINISTRATOR.includes(name),
  );
  return given.get('prompt') === 'consent'
    ? restricted.length > 0
    : restricted.some((name) => !grants.consents.has(name, person.id));
};

/** What somebody who has signed in sees: the question, that an administrator has to answer it, or nothing at all. */
export const askConsent = (
  grants: SignInGrants,
  person: Person,
  given: URLSearchParams,
  action: string,
): Res => {
  if (needsAdministrator(grants, person, given)) return needsAdministratorPage(backTo(given, DECLINED));
  const asked = knownScopes(grants.tenant, readScope(grants.tenant, given));
  const open =
    given.get('prompt') === 'consent' || asked.some((name) => !grants.consents.has(name, person.id));
  if (!open) return codeFor(grants, person, given);
  return consentPage(person, asked, action, { ...Object.fromEntries(given), person: person.id });
};

/** Their answer. Declined, nothing changes and the app is told. */
export const answerConsent = (grants: SignInGrants, person: Person, given: URLSearchParams): Res => {
  if (needsAdministrator(grants, person, given)) return needsAdministratorPage(backTo(given, DECLINED));
  if (given.get('decision') !== 'accept') return sentTo(backTo(given, DECLINED));
  for (const name of knownScopes(grants.tenant, readScope(grants.tenant, given)))
    grants.consents.setFor(person.id, name, true);
  return codeFor(grants, person, given);
};
