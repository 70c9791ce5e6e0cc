/**
 * Requests to the token endpoint that Entra refuses, written from Microsoft's pages. Numbers and what they mean:
 * https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
 */
import { describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { makeWorld, ON_BEHALF_OF, SECRET, type World } from './world.ts';

const GRAPH = 'https://graph.microsoft.com';
const app = { grant_type: 'client_credentials', scope: `${GRAPH}/.default`, ...SECRET };
const past = Math.floor(Date.now() / 1000) - 60;

const onBehalf = async (world: World, over: Record<string, string | undefined> = {}) =>
  world.ask({
    grant_type: ON_BEHALF_OF,
    requested_token_use: 'on_behalf_of',
    scope: `${GRAPH}/User.Read openid profile offline_access`,
    assertion: await world.identity.personToken(world.person),
    ...SECRET,
    ...over,
  });

const refusedAs = (
  res: { status: number; body: Record<string, unknown> },
  status: number,
  error: string,
  code: number,
): void => {
  expect([res.status, res.body.error, res.body.error_codes]).toEqual([status, error, [code]]);
  expect(res.body.error_description).toMatch(
    new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
  );
};

describe('an error of the token endpoint', () => {
  // https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application
  test('has the fields that Microsoft lists', async () => {
    const { body } = await makeWorld().ask({ ...app, client_secret: 'wrong' });
    expect(Object.keys(body).sort()).toEqual([
      'correlation_id',
      'error',
      'error_codes',
      'error_description',
      'error_uri',
      'timestamp',
      'trace_id',
    ]);
    expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/);
  });
});

describe('any grant is refused', () => {
  // https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes
  test('with a wrong secret (7000215)', async () => {
    refusedAs(await makeWorld().ask({ ...app, client_secret: 'wrong' }), 401, 'invalid_client', 7000215);
  });
  test('without secret or assertion of the client (7000218)', async () => {
    refusedAs(await makeWorld().ask({ ...app, client_secret: undefined }), 401, 'invalid_client', 7000218);
  });
  test('for a client that the tenant does not have (700016)', async () => {
    const client_id = '11111111-1111-4111-8111-111111111111';
    refusedAs(await makeWorld().ask({ ...app, client_id }), 400, 'unauthorized_client', 700016);
  });
  test('in a tenant that does not exist (90002)', async () => {
    const tenant = '22222222-2222-4222-8222-222222222222';
    refusedAs(await makeWorld().ask(app, tenant), 400, 'invalid_request', 90002);
  });
  test('in a tenant that is neither GUID nor domain (900023)', async () => {
    refusedAs(await makeWorld().ask(app, 'exempel'), 400, 'invalid_request', 900023);
  });
  test('at /common, since the app is of one tenant (50194)', async () => {
    refusedAs(await makeWorld().ask(app, 'common'), 400, 'invalid_request', 50194);
  });
  test('when Entra does not support it (70003)', async () => {
    refusedAs(await makeWorld().ask({ ...app, grant_type: 'magic' }), 400, 'unsupported_grant_type', 70003);
  });
  test.each(['grant_type', 'client_id', 'scope'])('without %s (900144)', async (field) => {
    const res = await makeWorld().ask({ ...app, [field]: undefined });
    refusedAs(res, 400, 'invalid_request', 900144);
    expect(res.body.error_description).toContain(`'${field}'`);
  });
  test('with a refresh token that was never issued (70000)', async () => {
    refusedAs(await makeWorld().ask({ ...app, grant_type: 'refresh_token' }), 400, 'invalid_grant', 70000);
  });
  test('as JSON in place of a form (900144)', async () => {
    const { identity, tenant } = makeWorld();
    const { status } = await identity.handle({
      method: 'POST',
      target: '',
      path: `/identity/${tenant.ids.tenant}/oauth2/v2.0/token`,
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(app)),
      gone: new AbortController().signal,
    });
    expect(status).toBe(400);
  });
});

// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
describe('client credentials are refused', () => {
  test.each([
    `${GRAPH}/User.Read`,
    `${GRAPH}/.default openid`,
    'openid',
    `${GRAPH}/.default ${GRAPH}/User.Read`,
  ])('for scope %s: only .default of one resource (1002012)', async (scope) => {
    refusedAs(await makeWorld().ask({ ...app, scope }), 400, 'invalid_scope', 1002012);
  });
  test('for two resources at once (28000)', async () => {
    const scope = `${GRAPH}/.default https://api.botframework.com/.default`;
    refusedAs(await makeWorld().ask({ ...app, scope }), 400, 'invalid_request', 28000);
  });
  test('for a resource that the tenant does not have (500011)', async () => {
    const scope = 'https://vault.azure.net/.default';
    refusedAs(await makeWorld().ask({ ...app, scope }), 400, 'invalid_resource', 500011);
  });
});

// https://learn.microsoft.com/en-us/entra/workload-id/workload-identity-federation-create-trust
describe('a federated credential is refused', () => {
  const federated = async (world: World, wish: Parameters<World['identity']['federatedToken']>[0]) =>
    world.ask({
      ...app,
      client_secret: undefined,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await world.identity.federatedToken(wish),
    });
  test('when another identity stands in it (70021)', async () => {
    refusedAs(await federated(makeWorld(), { claims: { sub: 'somebody' } }), 401, 'invalid_client', 70021);
  });
  test('when its audience is not the token exchange (70021)', async () => {
    refusedAs(await federated(makeWorld(), { claims: { aud: GRAPH } }), 401, 'invalid_client', 70021);
  });
  test('when it has expired (700024)', async () => {
    refusedAs(await federated(makeWorld(), { claims: { exp: past } }), 401, 'invalid_client', 700024);
  });
  test('when it is signed by another key (700027)', async () => {
    refusedAs(await federated(makeWorld(), { key: 'other' }), 401, 'invalid_client', 700027);
  });
  test('without its type (900144)', async () => {
    const res = await makeWorld().ask({ ...app, client_secret: undefined, client_assertion: 'a.b.c' });
    refusedAs(res, 400, 'invalid_request', 900144);
  });
});

// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-on-behalf-of-flow
describe('on-behalf-of is refused', () => {
  test('for a token that is meant for Graph (500131)', async () => {
    const world = makeWorld();
    const assertion = await world.identity.graphToken(world.person);
    refusedAs(await onBehalf(world, { assertion }), 400, 'invalid_grant', 500131);
  });
  test('for an expired token (500133)', async () => {
    const world = makeWorld();
    const assertion = await world.identity.personToken(world.person, { claims: { exp: past } });
    refusedAs(await onBehalf(world, { assertion }), 400, 'invalid_grant', 500133);
  });
  test('for a token signed by another key under the published key id (50013)', async () => {
    const world = makeWorld();
    const assertion = await world.identity.personToken(world.person, { key: 'other' });
    refusedAs(await onBehalf(world, { assertion }), 400, 'invalid_grant', 50013);
  });
  test('for a token of another issuer (50013)', async () => {
    const world = makeWorld();
    const iss = 'https://login.microsoftonline.com/33333333-3333-4333-8333-333333333333/v2.0';
    const assertion = await world.identity.personToken(world.person, { claims: { iss } });
    refusedAs(await onBehalf(world, { assertion }), 400, 'invalid_grant', 50013);
  });
  test("for the app's own token, which has no person (7000114)", async () => {
    const world = makeWorld();
    const own = await world.ask({ ...app, scope: `${SECRET.client_id}/.default` });
    const res = await onBehalf(world, { assertion: String(own.body.access_token) });
    refusedAs(res, 400, 'invalid_grant', 7000114);
  });
  test('for somebody whom the tenant does not know (50034)', async () => {
    const world = makeWorld();
    const oid = '44444444-4444-4444-8444-444444444444';
    const assertion = await world.identity.personToken(world.person, { claims: { oid } });
    refusedAs(await onBehalf(world, { assertion }), 400, 'invalid_grant', 50034);
  });
  test('for something that is no token (50027)', async () => {
    refusedAs(await onBehalf(makeWorld(), { assertion: 'abc' }), 400, 'invalid_request', 50027);
  });
  test.each(['assertion', 'requested_token_use', 'scope'])('without %s (900144)', async (field) => {
    const res = await onBehalf(makeWorld(), { [field]: undefined });
    refusedAs(res, 400, 'invalid_request', 900144);
    expect(res.body.error_description).toContain(`'${field}'`);
  });
  test('with another use of the token than on_behalf_of (90023)', async () => {
    refusedAs(
      await onBehalf(makeWorld(), { requested_token_use: 'exchange' }),
      400,
      'invalid_request',
      90023,
    );
  });
  test('for a permission without consent, which takes an interaction (65001)', async () => {
    const res = await onBehalf(makeWorld(), { scope: `${GRAPH}/Mail.Send` });
    refusedAs(res, 400, 'invalid_grant', 65001);
    expect(res.body.suberror).toBe('consent_required');
  });
  test('for a permission whose consent has been taken away (65001)', async () => {
    const world = makeWorld();
    world.identity.consents.set('Sites.Manage.All', false);
    const scope = `${GRAPH}/Sites.Manage.All`;
    refusedAs(await onBehalf(world, { scope }), 400, 'invalid_grant', 65001);
    world.identity.consents.set('Sites.Manage.All', true);
    expect((await onBehalf(world, { scope })).status).toBe(200);
  });
  test('for a permission that Graph does not have (650053)', async () => {
    refusedAs(
      await onBehalf(makeWorld(), { scope: `${GRAPH}/Sites.Everything` }),
      400,
      'invalid_client',
      650053,
    );
  });
  test('for the Bot Framework, where people have no permissions (65001)', async () => {
    const scope = 'https://api.botframework.com/.default';
    refusedAs(await onBehalf(makeWorld(), { scope }), 400, 'invalid_grant', 65001);
  });
});

describe('other requests are refused', () => {
  test('the token endpoint takes no GET (900561)', async () => {
    const { identity, tenant } = makeWorld();
    const path = `/identity/${tenant.ids.tenant}/oauth2/v2.0/token`;
    const { status, body } = await identity.handle({
      method: 'GET',
      target: path,
      path,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.alloc(0),
      gone: new AbortController().signal,
    });
    expect([status, (body as { error_codes: number[] }).error_codes]).toEqual([405, [900561]]);
  });
});

countsWrong('tokens');
