/**
 * The claims that the issuers put into tokens.
 * https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
 */
import { createHash, randomBytes } from 'node:crypto';
import { guid } from '../seed.ts';
import { administratorById, type Person, type Tenant } from '../tenant.ts';

export type Claims = Record<string, unknown>;

/** The application id of Teams on the web, for which the app is preauthorised. */
export const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
export const GRAPH_ID = '00000003-0000-0000-c000-000000000000';
export const GRAPH_URL = 'https://graph.microsoft.com';
export const BOT_FRAMEWORK = 'https://api.botframework.com';
/** Object id of the app's service principal. */
export const SERVICE_PRINCIPAL = guid('service-principal');
/** Object id of the managed identity whose tokens a federated credential of the app accepts. */
export const MANAGED_IDENTITY = guid('managed-identity');
/** The audience of a token that is exchanged through a federated credential. */
export const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';

const identityBase = (tenant: Tenant): string => `${tenant.addresses.https}/identity`;
/** Issuer of v2.0 tokens, the `issuer` of the tenant's OpenID configuration. */
export const issuerV2 = (tenant: Tenant, id = tenant.ids.tenant): string =>
  `${identityBase(tenant)}/${id}/v2.0`;
/** Issuer of v1.0 tokens, which Graph and the Bot Framework ask for. */
export const issuerV1 = (tenant: Tenant): string => `https://sts.windows.net/${tenant.ids.tenant}/`;

/** Entra dates a token five minutes back and gives it 60 to 90 minutes. */
const times = (lifetime: number): Claims => {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now - 300, nbf: now - 300, exp: now + lifetime };
};
/** Seconds that an access token lives: 60 to 90 minutes, by chance as Entra does it. */
export const lifetime = (): number => 3600 + Math.floor(Math.random() * 1800);

const opaque = (): Claims => ({
  rh: `1.${randomBytes(24).toString('base64url')}.`,
  uti: randomBytes(16).toString('base64url'),
});
/** The subject is pairwise: another one for every audience. */
const pairwise = (person: Person, audience: string): string =>
  createHash('sha256').update(`${person.id}/${audience}`).digest('base64url');

const GUEST_HOME = guid('guests-home-tenant');
/** The name a person signs in with; a guest has the one of their home. */
const signInName = (person: Person): string =>
  person.upn.split('#EXT#')[0]?.replace(person.guest ? /_([^_]*)$/ : /$^/, '@$1') ?? person.upn;
const home = (person: Person): Claims =>
  person.guest ? { idp: `https://sts.windows.net/${GUEST_HOME}/` } : {};

/** A person's token for the app, as Teams' single sign-on gives it to the tab. */
export const personClaims = (tenant: Tenant, person: Person): Claims => ({
  aud: tenant.ids.appId,
  iss: issuerV2(tenant),
  ...times(lifetime()),
  ...home(person),
  azp: TEAMS_WEB,
  azpacr: '0',
  name: person.name,
  oid: person.id,
  preferred_username: signInName(person),
  scp: 'access_as_user',
  sub: pairwise(person, tenant.ids.appId),
  tid: tenant.ids.tenant,
  ver: '2.0',
  ...opaque(),
});

/** The id token that goes with a delegated answer; `nonce` as the sign-in asked for it. */
export const idClaims = (tenant: Tenant, person: Person, nonce: string | null = null): Claims => ({
  aud: tenant.ids.appId,
  ...(nonce === null ? {} : { nonce }),
  iss: issuerV2(tenant),
  ...times(3600),
  ...home(person),
  name: person.name,
  oid: person.id,
  preferred_username: signInName(person),
  sub: pairwise(person, tenant.ids.appId),
  tid: tenant.ids.tenant,
  ver: '2.0',
  ...opaque(),
});

/** learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference: template ids of roles. */
const DIRECTORY_ROLE = {
  global: '62e90394-69f5-4237-9190-012177145e10',
  sharepoint: 'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  none: 'b79fbf4d-3ef9-4689-8143-76b194e85509',
};

/** A person's delegated token for Graph: a v1.0 token, since the resource decides the format. */
export const graphClaims = (
  tenant: Tenant,
  person: Person,
  scopes: readonly string[],
  seconds: number,
): Claims => ({
  aud: GRAPH_ID,
  iss: issuerV1(tenant),
  ...times(seconds),
  ...home(person),
  acct: person.guest ? 1 : 0,
  acr: '1',
  amr: ['pwd', 'mfa'],
  app_displayname: 'Stegvis',
  appid: tenant.ids.appId,
  appidacr: '1',
  family_name: person.surname,
  given_name: person.givenName,
  idtyp: 'user',
  name: person.name,
  oid: person.id,
  scp: scopes.join(' '),
  sub: pairwise(person, GRAPH_ID),
  tenant_region_scope: 'EU',
  tid: tenant.ids.tenant,
  unique_name: signInName(person),
  upn: person.upn,
  ver: '1.0',
  wids: [DIRECTORY_ROLE[administratorById(tenant, person.id)?.directoryRole ?? 'none']],
  ...opaque(),
});

/** The app's own token for Graph or the Bot Framework (v1.0), with its roles there. */
export const appClaims = (
  tenant: Tenant,
  audience: string,
  roles: readonly string[],
  seconds: number,
): Claims => ({
  aud: audience,
  iss: issuerV1(tenant),
  ...times(seconds),
  app_displayname: 'Stegvis',
  appid: tenant.ids.appId,
  appidacr: '1',
  idp: issuerV1(tenant),
  idtyp: 'app',
  oid: SERVICE_PRINCIPAL,
  ...(roles.length > 0 && { roles }),
  sub: SERVICE_PRINCIPAL,
  tenant_region_scope: 'EU',
  tid: tenant.ids.tenant,
  ver: '1.0',
  ...opaque(),
});

/** The app's own token for itself (v2.0): no person in it, so neither `scp` nor a name. */
export const selfClaims = (tenant: Tenant, seconds: number): Claims => ({
  aud: tenant.ids.appId,
  iss: issuerV2(tenant),
  ...times(seconds),
  azp: tenant.ids.appId,
  azpacr: '1',
  oid: SERVICE_PRINCIPAL,
  sub: SERVICE_PRINCIPAL,
  tid: tenant.ids.tenant,
  ver: '2.0',
  ...opaque(),
});

/** The managed identity's token that the app presents instead of a secret. */
export const federatedClaims = (tenant: Tenant): Claims => ({
  aud: TOKEN_EXCHANGE,
  iss: issuerV2(tenant),
  ...times(3600),
  oid: MANAGED_IDENTITY,
  sub: MANAGED_IDENTITY,
  tid: tenant.ids.tenant,
  ver: '2.0',
  ...opaque(),
});

/**
 * The channel's token to the bot: the service address is part of it.
 * https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export const channelClaims = (tenant: Tenant): Claims => {
  const { nbf, exp } = times(3600);
  return { serviceurl: tenant.addresses.serviceUrl, nbf, exp, iss: BOT_FRAMEWORK, aud: tenant.ids.appId };
};

/** Lays claims over others; `null` removes one. */
export const overlaid = (claims: Claims, over: Claims = {}): Claims =>
  Object.fromEntries(Object.entries({ ...claims, ...over }).filter(([, value]) => value !== null));
