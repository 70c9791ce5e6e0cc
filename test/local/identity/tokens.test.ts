/** The tokens that the tenant issues, and which ones its services take. */
import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import { describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { TEAMS_WEB } from '../../../infra/local/identity/claims.ts';
import type { Identity, TokenWish } from '../../../infra/local/identity/index.ts';
import type { PublishedKey } from '../../../infra/local/identity/keys.ts';
import { PROGRAM_SCOPES } from '../../../infra/local/identity/permissions.ts';
import { makeWorld, ON_BEHALF_OF, request, SECRET, type World, withToken } from './world.ts';

const GRAPH = 'https://graph.microsoft.com';

interface KeySet {
  keys: PublishedKey[];
}
const keySet = async (world: World, path: string): Promise<KeySet> =>
  (await world.get(path)) as unknown as KeySet;
const entraKeys = (world: World): Promise<KeySet> =>
  keySet(world, `/identity/${world.tenant.ids.tenant}/discovery/v2.0/keys`);
const channelKeys = (world: World): Promise<KeySet> =>
  keySet(world, '/identity/botframework/.well-known/keys');

describe('discovery', () => {
  // https://learn.microsoft.com/en-us/entra/identity-platform/v2-protocols-oidc
  test('names the issuer and the endpoints of the tenant, by id and by domain', async () => {
    const world = makeWorld();
    const id = world.tenant.ids.tenant;
    const found = await world.get(`/identity/${id}/v2.0/.well-known/openid-configuration`);
    expect(found).toMatchObject({
      issuer: `https://localhost:4103/identity/${id}/v2.0`,
      token_endpoint: `https://localhost:4103/identity/${id}/oauth2/v2.0/token`,
      jwks_uri: `https://localhost:4103/identity/${id}/discovery/v2.0/keys`,
    });
    expect(
      (
        await world.identity.handle(
          request('GET', '/identity/nowhere.example/v2.0/.well-known/openid-configuration'),
        )
      ).status,
    ).toBe(400);
  });
  test('at /common has a placeholder for the issuer', async () => {
    const found = await makeWorld().get('/identity/common/v2.0/.well-known/openid-configuration');
    expect(found.issuer).toBe('https://localhost:4103/identity/{tenantid}/v2.0');
  });
  // https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
  test('of the Bot Framework names its own issuer; its keys tell for which channels they speak', async () => {
    const world = makeWorld();
    expect(await world.get('/identity/botframework/.well-known/openidconfiguration')).toMatchObject({
      issuer: 'https://api.botframework.com',
      jwks_uri: 'https://localhost:4103/identity/botframework/.well-known/keys',
    });
    const { keys } = await channelKeys(world);
    expect(keys.map((key) => key.endorsements)).toEqual([
      ['msteams', 'skypeforbusiness'],
      ['webchat', 'directline'],
      undefined,
    ]);
    expect(keys.some((key) => 'd' in key || 'p' in key)).toBe(false);
  });
});

describe("a person's token for the app", () => {
  // https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference
  test('is a v2.0 access token that Teams has asked for', async () => {
    const world = makeWorld();
    const { ids } = world.tenant;
    const token = await world.identity.personToken(world.person);
    const { payload } = await jwtVerify(token, createLocalJWKSet(await entraKeys(world)), {
      issuer: `https://localhost:4103/identity/${ids.tenant}/v2.0`,
      audience: ids.appId,
    });
    expect(payload).toMatchObject({
      azp: TEAMS_WEB,
      azpacr: '0',
      name: world.person.name,
      oid: world.person.id,
      preferred_username: world.person.upn,
      scp: 'access_as_user',
      tid: ids.tenant,
      ver: '2.0',
    });
    expect(Object.keys(payload)).toEqual(expect.arrayContaining(['iat', 'nbf', 'exp', 'rh', 'sub', 'uti']));
  });
  test('of a guest names the home tenant and the address there', async () => {
    const world = makeWorld();
    const claims = decodeJwt(await world.identity.personToken(world.guest));
    expect(claims.idp).toMatch(/^https:\/\/sts\.windows\.net\//);
    expect(claims.preferred_username).toMatch(/@annan\.se$/);
  });
  test('takes claims over its own, and null removes one', async () => {
    const world = makeWorld();
    const claims = { roles: ['Stegvis.Operator'], name: null, exp: 1 };
    const made = decodeJwt(await world.identity.personToken(world.person, { claims }));
    expect(made).toMatchObject({ roles: ['Stegvis.Operator'], exp: 1 });
    expect(made).not.toHaveProperty('name');
  });
});

describe('keys', () => {
  test('"other" signs with an unpublished key under the published id', async () => {
    const world = makeWorld();
    const token = await world.identity.personToken(world.person, { key: 'other' });
    const { keys } = await entraKeys(world);
    expect(keys.map((key) => key.kid)).toContain(decodeProtectedHeader(token).kid);
    await expect(jwtVerify(token, createLocalJWKSet({ keys }))).rejects.toThrow('signature');
  });
  test('"next" rolls over: the new key is published, the former one stays', async () => {
    const world = makeWorld();
    const before = await world.identity.personToken(world.person);
    const after = await world.identity.personToken(world.person, { key: 'next' });
    const later = await world.identity.personToken(world.person);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    expect(decodeProtectedHeader(later).kid).toBe(decodeProtectedHeader(after).kid);
    const published = createLocalJWKSet(await entraKeys(world));
    for (const token of [before, after]) await jwtVerify(token, published);
  });
  test('of the channel roll over on their own and keep their endorsements', async () => {
    const world = makeWorld();
    const [first] = (await channelKeys(world)).keys;
    await world.identity.channelToken({ key: 'next' });
    const [second, third] = (await channelKeys(world)).keys;
    expect(second?.kid).not.toBe(first?.kid);
    expect(second?.endorsements).toEqual(first?.endorsements);
    expect(third?.kid).toBe(first?.kid);
  });
  test('outlive the service, as after a restart', async () => {
    const world = makeWorld();
    const token = await world.identity.graphToken(world.person);
    const { makeIdentity } = await import('../../../infra/local/identity/index.ts');
    expect(await makeIdentity(world.tenant).checkGraph(withToken(token))).not.toBeNull();
  });
});

describe('the channel', () => {
  test('puts the service address into its token', async () => {
    const world = makeWorld();
    const token = await world.identity.channelToken();
    const { payload } = await jwtVerify(token, createLocalJWKSet(await channelKeys(world)), {
      issuer: 'https://api.botframework.com',
      audience: world.tenant.ids.appId,
    });
    expect(payload.serviceurl).toBe(world.tenant.addresses.serviceUrl);
  });
  test.each([
    ['otherChannel', ['webchat', 'directline']],
    ['unendorsed', undefined],
  ] as const)('can sign with the key "%s"', async (key, endorsements) => {
    const world = makeWorld();
    const { kid } = decodeProtectedHeader(await world.identity.channelToken({ key }));
    const { keys } = await channelKeys(world);
    expect(keys.find((one) => one.kid === kid)?.endorsements).toEqual(endorsements);
  });
});

describe('Graph takes', () => {
  const check = async (
    wish: TokenWish,
    world = makeWorld(),
  ): Promise<Awaited<ReturnType<Identity['checkGraph']>>> =>
    world.identity.checkGraph(withToken(await world.identity.graphToken(world.person, wish)));

  test("a person's delegated token with the permissions in scp", async () => {
    const world = makeWorld();
    expect(await check({ claims: { scp: 'User.Read Sites.Manage.All' } }, world)).toEqual({
      kind: 'person',
      person: world.person.id,
      scopes: ['User.Read', 'Sites.Manage.All'],
    });
  });
  test('a permission of the app stands in its next token once it is given, and no longer once taken', async () => {
    const world = makeWorld();
    const role = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
    const roles = async (): Promise<unknown> => {
      const scope = `${GRAPH}/.default`;
      const { body } = await world.ask({ grant_type: 'client_credentials', scope, ...SECRET });
      return decodeJwt(String((body as { access_token: string }).access_token)).roles;
    };
    expect(await roles()).toEqual(['Sites.Selected']);
    expect(world.identity.consents.setRole(role, true)).toBe(true);
    expect(await roles()).toEqual(['Sites.Selected', role]);
    world.identity.consents.setRole(role, false);
    expect(await roles()).toEqual(['Sites.Selected']);
    expect(world.identity.consents.setRole('Sites.Everything', true)).toBe(false);
  });
  test("the app's own token with its roles", async () => {
    const world = makeWorld();
    const { body } = await world.ask({
      grant_type: 'client_credentials',
      scope: `${GRAPH}/.default`,
      ...SECRET,
    });
    expect(await world.identity.checkGraph(withToken(String(body.access_token)))).toEqual({
      kind: 'app',
      roles: ['Sites.Selected'],
    });
    expect(decodeJwt(String(body.access_token))).toMatchObject({ idtyp: 'app', ver: '1.0', aud: GRAPH });
  });
  test.each<[string, TokenWish]>([
    ['that has expired', { claims: { exp: 1 } }],
    ['without expiry', { claims: { exp: null } }],
    ['for another audience', { claims: { aud: 'https://api.botframework.com' } }],
    ['of another issuer', { claims: { iss: 'https://sts.windows.net/other/' } }],
    ['of another tenant', { claims: { tid: '55555555-5555-4555-8555-555555555555' } }],
    ['signed by another key', { key: 'other' }],
  ])('no token %s', async (_, wish) => {
    expect(await check(wish)).toBeNull();
  });
  test("no person's token for the app, and no request without a token", async () => {
    const world = makeWorld();
    expect(
      await world.identity.checkGraph(withToken(await world.identity.personToken(world.person))),
    ).toBeNull();
    expect(await world.identity.checkGraph(request('GET', '/'))).toBeNull();
  });
});

describe('the connector takes', () => {
  test("the bot's own token and nothing else", async () => {
    const world = makeWorld();
    const scope = 'https://api.botframework.com/.default';
    const { body } = await world.ask({ grant_type: 'client_credentials', scope, ...SECRET });
    expect(await world.identity.checkConnector(withToken(String(body.access_token)))).toBe(true);
    const others = [world.identity.graphToken(world.person), world.identity.channelToken()];
    for (const token of await Promise.all(others))
      expect(await world.identity.checkConnector(withToken(token))).toBe(false);
    expect(await world.identity.checkConnector(request('GET', '/'))).toBe(false);
  });
});

describe('on behalf of a person', () => {
  test('the token has every consented permission, the answer the scopes as they were asked for', async () => {
    const world = makeWorld();
    const { status, body } = await world.ask({
      grant_type: ON_BEHALF_OF,
      requested_token_use: 'on_behalf_of',
      scope: `${GRAPH}/user.read openid profile offline_access`,
      assertion: await world.identity.personToken(world.person),
      client_info: '1',
      ...SECRET,
    });
    expect(status).toBe(200);
    const caller = await world.identity.checkGraph(withToken(String(body.access_token)));
    expect(caller).toMatchObject({ kind: 'person', person: world.person.id });
    expect(caller?.kind === 'person' && caller.scopes).toEqual(expect.arrayContaining([...PROGRAM_SCOPES]));
    expect(String(body.scope).split(' ')).toEqual(expect.arrayContaining(['openid', `${GRAPH}/user.read`]));
    expect(decodeJwt(String(body.access_token))).toMatchObject({ ver: '1.0', appid: world.tenant.ids.appId });
    expect(JSON.parse(Buffer.from(String(body.client_info), 'base64url').toString())).toEqual({
      uid: world.person.id,
      utid: world.tenant.ids.tenant,
    });
  });
});

describe('msal-node', () => {
  /** The wire in memory: msal's requests go straight to the service. */
  const wire = (world: World, sent: string[]): INetworkModule => {
    const send = async <T>(
      method: string,
      url: string,
      options?: { headers?: Record<string, string>; body?: string },
    ) => {
      const { pathname } = new URL(url);
      sent.push(`${method} ${pathname}`);
      const headers = Object.fromEntries(
        Object.entries(options?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
      );
      const body = Buffer.from(options?.body ?? '');
      const res = await world.identity.handle(request(method, pathname, { headers, body }));
      return { status: res.status, headers: {}, body: res.body as T };
    };
    return {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    };
  };
  const client = (world: World, sent: string[] = []): ConfidentialClientApplication => {
    const { ids, addresses } = world.tenant;
    const authority = `${addresses.https}/identity/${ids.tenant}`;
    return new ConfidentialClientApplication({
      auth: { clientId: ids.appId, clientSecret: ids.secret, authority, knownAuthorities: [authority] },
      system: { networkClient: wire(world, sent) },
    });
  };

  test('exchanges a token on behalf of a person, and the second time from its cache', async () => {
    const world = makeWorld();
    const sent: string[] = [];
    const msal = client(world, sent);
    const oboAssertion = await world.identity.personToken(world.person);
    const wish = { oboAssertion, scopes: [`${GRAPH}/User.Read`, `${GRAPH}/Sites.ReadWrite.All`] };
    const first = await msal.acquireTokenOnBehalfOf(wish);
    expect(first?.account?.localAccountId).toBe(world.person.id);
    const asked = sent.length;
    expect((await msal.acquireTokenOnBehalfOf(wish))?.accessToken).toBe(first?.accessToken);
    expect(sent.length).toBe(asked);
  });
  test('tells that a permission without consent takes an interaction', async () => {
    const world = makeWorld();
    const oboAssertion = await world.identity.personToken(world.person);
    const asked = client(world).acquireTokenOnBehalfOf({ oboAssertion, scopes: [`${GRAPH}/Mail.Send`] });
    await expect(asked).rejects.toMatchObject({
      name: 'InteractionRequiredAuthError',
      errorCode: 'invalid_grant',
      subError: 'consent_required',
    });
  });
  test('gets the bot its token for the connector', async () => {
    const world = makeWorld();
    const got = await client(world).acquireTokenByClientCredential({
      scopes: ['https://api.botframework.com/.default'],
    });
    expect(await world.identity.checkConnector(withToken(got?.accessToken ?? ''))).toBe(true);
  });
});
