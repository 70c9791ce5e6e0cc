/** What every token for a person has in common: what the app may do for them, and the answer that carries it. */
import type { Res } from '../http.ts';
import { administratorById, type Person, type Tenant } from '../tenant.ts';
import { GRAPH_URL, graphClaims, idClaims, lifetime } from './claims.ts';
import { Refusal } from './errors.ts';
import { type Consents, scopeNamed } from './permissions.ts';
import type { Wish } from './scopes.ts';
import type { Tokens } from './tokens.ts';

export interface Grants {
  tenant: Tenant;
  tokens: Tokens;
  consents: Consents;
}

/** The head and form of every answer of the token endpoint. */
export const answer = (body: Record<string, unknown>): Res => ({
  status: 200,
  body,
  headers: { pragma: 'no-cache', 'x-ms-clitelem': '1,0,0,,' },
});

const lacking = (tenant: Tenant): Refusal =>
  new Refusal(
    400,
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${tenant.ids.appId}' named 'Stegvis'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  );

/** The scopes asked for, by the names that Graph gives them; refuses one that Graph does not have. */
export const knownScopes = (tenant: Tenant, wish: Wish): string[] => {
  if (wish.resource !== 'graph') throw lacking(tenant);
  return wish.names.flatMap((name) => {
    if (name === '.default') return [];
    const known = scopeNamed(name);
    if (known) return [known];
    throw new Refusal(
      400,
      'invalid_client',
      650053,
      `The application 'Stegvis' asked for scope '${name}' that doesn't exist on the resource '${GRAPH_URL}'. Contact the app vendor.`,
    );
  });
};

/** The delegated permissions of a token: all that the app has on the resource, once those asked for are among them. */
export const consented = ({ tenant, consents }: Grants, wish: Wish, person: Person): string[] => {
  if (knownScopes(tenant, wish).some((name) => !consents.has(name, person.id))) throw lacking(tenant);
  const all = consents.all(person.id);
  if (all.length === 0) throw lacking(tenant);
  return all;
};

/**
 * The delegated permissions of somebody who signs in and can consent at the page: an administrator to anything, for
 * themselves; others have what the tenant has consented to, and null says that an administrator has to approve first
 * (learn.microsoft.com/entra/identity/enterprise-apps/user-admin-consent-overview).
 */
export const consentedBy = ({ tenant, consents }: Grants, person: Person, wish: Wish): string[] | null => {
  const asked = knownScopes(tenant, wish);
  const administrator = administratorById(tenant, person.id) !== undefined;
  if (!administrator && asked.some((name) => !consents.has(name, person.id))) return null;
  return [...new Set([...consents.all(person.id), ...asked])];
};

/** The scopes of an answer, written as they were asked for; the rest, which comes along unasked, likewise. */
const answered = (wish: Wish, granted: string[]): string => {
  const prefix =
    wish.asked.length > 0 && wish.asked.every((scope) => scope.includes('/')) ? `${GRAPH_URL}/` : '';
  const named = new Set(wish.names.map((name) => name.toLowerCase()));
  const rest = granted.filter((scope) => !named.has(scope.toLowerCase())).map((scope) => `${prefix}${scope}`);
  return [...wish.oidc.filter((scope) => scope !== 'offline_access'), ...wish.asked, ...rest].join(' ');
};

/**
 * The answer with a person's token for Graph. No refresh token: whoever signs in here asks once.
 * `info`: the client asked for `client_info`, from which msal makes the account.
 */
export const delegatedAnswer = async (
  { tenant, tokens }: Grants,
  given: { person: Person; wish: Wish; granted: string[]; info: boolean; nonce?: string | null },
): Promise<Res> => {
  const { person, wish, granted, info, nonce = null } = given;
  const seconds = lifetime();
  const scopes = [...granted, ...wish.oidc.filter((scope) => scope !== 'offline_access')];
  const account = wish.oidc.includes('openid')
    ? { id_token: await tokens.sign('entra', idClaims(tenant, person, nonce)) }
    : {};
  const clientInfo = JSON.stringify({ uid: person.id, utid: tenant.ids.tenant });
  return answer({
    token_type: 'Bearer',
    scope: answered(wish, granted),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: await tokens.sign('entra', graphClaims(tenant, person, scopes, seconds)),
    ...account,
    ...(info && { client_info: Buffer.from(clientInfo).toString('base64url') }),
  });
};
