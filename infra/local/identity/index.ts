/** The tenant's identity service: Entra for people and the app, the Bot Framework's own issuer for the channel. */
import { json, type Req, type Res, Router } from '../http.ts';
import { accountById, type Person, personById, type Tenant } from '../tenant.ts';
import {
  type Approval,
  approveDevice,
  authorizePage,
  consent,
  devicePage,
  login,
  typeDevice,
} from './authorize.ts';
import {
  BOT_FRAMEWORK,
  channelClaims,
  federatedClaims,
  GRAPH_ID,
  GRAPH_URL,
  graphClaims,
  issuerV1,
  lifetime,
  personClaims,
} from './claims.ts';
import { checkTenant } from './client.ts';
import { channelConfiguration, tenantConfiguration } from './discovery.ts';
import { Refusal, refused } from './errors.ts';
import { tokenEndpoint } from './grants.ts';
import { type Issuer, makeKeys } from './keys.ts';
import { type Consents, makeConsents } from './permissions.ts';
import { deviceEndpoint, type SignInGrants } from './sign-in-grants.ts';
import { makeSignIns } from './sign-ins.ts';
import { makeTokens, type TokenWish } from './tokens.ts';

export type { KeyChoice } from './keys.ts';
export { KEYS } from './keys.ts';
export type { TokenWish } from './tokens.ts';

/** Who calls Graph: a person through the app, with delegated permissions, or the app itself with its roles. */
export type GraphCaller =
  | { kind: 'person'; person: string; scopes: string[] }
  | { kind: 'app'; roles: string[] };

export interface Identity {
  /** Answers requests below `/identity/`. */
  handle(req: Req): Promise<Res>;
  /** A person's single-sign-on token for the app. Throws for a person that the tenant does not have. */
  personToken(person: string | Person, wish?: TokenWish): Promise<string>;
  /** A person's delegated Graph token. */
  graphToken(person: string | Person, wish?: TokenWish): Promise<string>;
  /** A token as the Bot Framework channel sends it to the bot. */
  channelToken(wish?: TokenWish): Promise<string>;
  /** A token of the app's managed identity, to be presented as `client_assertion`. */
  federatedToken(wish?: TokenWish): Promise<string>;
  /** Who a request's token for Graph speaks for; null without a valid one (401). */
  checkGraph(req: Req): Promise<GraphCaller | null>;
  /** Whether a request bears the bot's own token for the connector. */
  checkConnector(req: Req): Promise<boolean>;
  /** Rolls an issuer's signing key over; the former ones stay published. */
  rollKey(issuer?: Issuer): Promise<void>;
  /** Somebody types the code that a device shows, as on the page for it. */
  approveDevice(userCode: string, person: Person): Approval;
  consents: Consents;
}

/** What delegated tokens of the control interface may do, unless `claims` says otherwise. */
const CONTROL_SCOPES: readonly string[] = [
  'User.Read',
  'Sites.ReadWrite.All',
  'Calendars.ReadWrite',
  'Files.ReadWrite',
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  'TeamMember.Read.All',
];

const bearer = (req: Req): string | undefined =>
  /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
const words = (value: unknown): string[] =>
  typeof value === 'string'
    ? value.split(' ').filter(Boolean)
    : Array.isArray(value)
      ? value.map(String)
      : [];

/** Makes the identity service of a tenant. */
export const makeIdentity = (tenant: Tenant): Identity => {
  const keys = makeKeys(tenant.state);
  const tokens = makeTokens(keys);
  const consents = makeConsents(tenant.state);
  const grants: SignInGrants = { tenant, tokens, consents, signIns: makeSignIns() };
  const found = (person: string | Person): Person => {
    const known = typeof person === 'string' ? personById(tenant, person) : person;
    if (!known) throw new Error(`No person ${String(person)} in the tenant.`);
    return known;
  };

  const router = new Router()
    .on('GET', '/identity/botframework/.well-known/openidconfiguration', () =>
      json(200, channelConfiguration(tenant)),
    )
    .on('GET', '/identity/botframework/.well-known/keys', async () =>
      json(200, { keys: await keys.published('channel') }),
    )
    .on('GET', '/identity/{tenant}/v2.0/.well-known/openid-configuration', (_, { tenant: name = '' }) => {
      checkTenant(tenant, name, true);
      return json(200, tenantConfiguration(tenant, name));
    })
    .on('GET', '/identity/{tenant}/discovery/v2.0/keys', async (_, { tenant: name = '' }) => {
      checkTenant(tenant, name, true);
      const published = await keys.published('entra');
      return json(200, {
        keys: published.map((key) => ({ ...key, issuer: tenantConfiguration(tenant, name).issuer })),
      });
    })
    .on('POST', '/identity/{tenant}/oauth2/v2.0/token', (req, { tenant: name = '' }) =>
      tokenEndpoint(grants, name, req),
    )
    .on('POST', '/identity/{tenant}/oauth2/v2.0/devicecode', (req, { tenant: name = '' }) =>
      deviceEndpoint(grants, name, req),
    )
    .on('GET', '/identity/{tenant}/oauth2/v2.0/authorize', (req, { tenant: name = '' }) =>
      authorizePage(grants, name, req),
    )
    .on('POST', '/identity/{tenant}/oauth2/v2.0/login', (req, { tenant: name = '' }) =>
      login(grants, name, req),
    )
    .on('POST', '/identity/{tenant}/oauth2/v2.0/consent', (req, { tenant: name = '' }) =>
      consent(grants, name, req),
    )
    .on('GET', '/identity/device', (req) => devicePage(grants, req))
    .on('POST', '/identity/device', (req) => typeDevice(grants, req));

  return {
    consents,
    async handle(req) {
      const route = router.find(req.method, req.path);
      try {
        if (route === 'method')
          throw new Refusal(
            405,
            'invalid_request',
            900561,
            `The endpoint only accepts ${/\/(token|devicecode|login|consent)$/.test(req.path) ? 'POST, OPTIONS' : 'GET'} requests. Received a ${req.method} request.`,
          );
        if (!route) throw new Refusal(404, 'invalid_request', 90019, 'No such endpoint.');
        return await route.handler(req, route.params);
      } catch (error) {
        if (error instanceof Refusal) return refused(error);
        throw error;
      }
    },
    personToken: async (person, wish) => tokens.sign('entra', personClaims(tenant, found(person)), wish),
    graphToken: async (person, wish) =>
      tokens.sign('entra', graphClaims(tenant, found(person), CONTROL_SCOPES, lifetime()), wish),
    channelToken: (wish) => tokens.sign('channel', channelClaims(tenant), wish),
    federatedToken: (wish) => tokens.sign('entra', federatedClaims(tenant), wish),
    async checkGraph(req) {
      const token = bearer(req);
      if (!token) return null;
      const audience = [GRAPH_ID, GRAPH_URL, `${GRAPH_URL}/`];
      const claims = await tokens.verify('entra', token, { issuer: issuerV1(tenant), audience });
      if (typeof claims === 'string' || claims.tid !== tenant.ids.tenant) return null;
      if (claims.idtyp === 'app') return { kind: 'app', roles: words(claims.roles) };
      const person = typeof claims.oid === 'string' ? accountById(tenant, claims.oid) : undefined;
      return person ? { kind: 'person', person: person.id, scopes: words(claims.scp) } : null;
    },
    async checkConnector(req) {
      const token = bearer(req);
      if (!token) return false;
      const expected = { issuer: issuerV1(tenant), audience: BOT_FRAMEWORK };
      const claims = await tokens.verify('entra', token, expected);
      return typeof claims !== 'string' && claims.appid === tenant.ids.appId;
    },
    approveDevice: (userCode, person) => approveDevice(grants, userCode, person),
    rollKey: (issuer = 'entra') => keys.roll(issuer),
  };
};
