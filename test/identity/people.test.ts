import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Authenticated, makeAuthenticate } from '../../bot/identity/people.ts';
import { type House, openHouse } from './house.ts';

describe('people who call the tab’s API', () => {
  let house: House;
  let authenticate: (token: string) => Promise<Authenticated>;
  const somebody = () => {
    const [person] = house.tenant.people;
    if (!person) throw new Error('nobody lives in the tenant');
    return person;
  };
  const make = (more: Partial<Parameters<typeof makeAuthenticate>[0]> = {}) =>
    makeAuthenticate({
      identityBaseUrl: house.identityBaseUrl,
      appId: house.tenant.ids.appId,
      allowedTenants: [house.tenant.ids.tenant],
      fetch: house.fetch,
      ...more,
    });

  beforeAll(async () => {
    house = await openHouse();
    authenticate = make();
  });
  afterAll(() => house.close());

  const tokenWith = (claims: Record<string, unknown>, key?: 'other' | 'next') =>
    house.identity.personToken(somebody(), key ? { claims, key } : { claims });

  test('a person with a good token is let in with their name, tenant and roles', async () => {
    const token = await tokenWith({ roles: ['Stegvis.Operator'] });
    expect(await authenticate(token)).toEqual({
      ok: true,
      caller: {
        person: somebody().id,
        tenant: house.tenant.ids.tenant,
        name: somebody().name,
        roles: ['Stegvis.Operator'],
        assertion: token,
      },
    });
  });

  test('a token for the app’s address is as good as one for its id', async () => {
    const aud = `api://localhost/${house.tenant.ids.appId}`;
    expect((await authenticate(await tokenWith({ aud }))).ok).toBe(true);
  });

  const hour = Math.floor(Date.now() / 1000) + 3600;
  test.each<[string, Record<string, unknown>, { key?: 'other' }]>([
    ['for another app', { aud: '00000000-0000-4000-a000-000000000000' }, {}],
    ['whose audience only contains our id', { aud: `api://elsewhere/x${'{app}'}` }, {}],
    ['for Graph', { aud: 'https://graph.microsoft.com' }, {}],
    ['of another issuer', { iss: 'https://login.example/v2.0' }, {}],
    ['of a foreign tenant', { tid: '11111111-1111-4111-a111-111111111111' }, {}],
    ['that has expired', { exp: hour - 7300 }, {}],
    ['that never expires', { exp: null }, {}],
    ['that is not yet valid', { nbf: hour }, {}],
    ['without a person', { oid: null }, {}],
    ['without a tenant', { tid: null }, {}],
    ['without scopes, such as an app has it', { scp: null }, {}],
    ['with another scope only', { scp: 'access_as_users' }, {}],
    ['signed by an unpublished key', {}, { key: 'other' }],
  ])('a token %s is refused', async (_, claims, { key }) => {
    expect(await authenticate(await tokenWith(claims, key))).toMatchObject({ ok: false, reason: 'token' });
  });

  test('what is no token, or an unsigned one, is refused', async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, payload = ''] = (await tokenWith({})).split('.');
    const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`;
    for (const token of ['', 'x', 'a.b.c', unsigned])
      expect(await authenticate(token)).toMatchObject({ ok: false, reason: 'token' });
  });

  test('a foreign tenant’s keys are never asked for', async () => {
    const before = house.requests.length;
    await make()(await tokenWith({ tid: '11111111-1111-4111-a111-111111111111' }));
    expect(house.requests).toHaveLength(before);
  });

  test('a key that was rolled over is taken without a restart', async () => {
    const fresh = make();
    expect((await fresh(await tokenWith({}))).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await fresh(await tokenWith({}, 'next'))).ok).toBe(true);
  });

  test('when the keys cannot be had, nothing is said about the token, and later it is good', async () => {
    const fresh = make();
    house.instead = () => ({ status: 0 });
    const token = await tokenWith({});
    expect(await fresh(token)).toMatchObject({ ok: false, reason: 'unavailable' });
    house.instead = (req) => (req.path.includes('/keys') ? { status: 500 } : null);
    expect(await fresh(token)).toMatchObject({ ok: false, reason: 'unavailable' });
    house.instead = null;
    expect((await fresh(token)).ok).toBe(true);
  });
});
