import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { makeBotCredentials } from '../../bot/identity/bot-credentials.ts';
import { type AskTokens, makeTokens, type Tokens } from '../../bot/identity/tokens.ts';
import type { As } from '../../bot/usecases/ports.ts';
import type { Res } from '../../infra/local/http.ts';
import type { Person } from '../../infra/local/tenant.ts';
import { type House, openHouse } from './house.ts';

const GRAPH = 'https://graph.microsoft.com';
const ask = (...scopes: string[]): AskTokens => ({
  resource: GRAPH,
  scopes: scopes.map((scope) => `${GRAPH}/${scope}`),
});

describe('tokens', () => {
  let house: House;
  const registration = () => ({
    identityBaseUrl: house.identityBaseUrl,
    clientId: house.tenant.ids.appId,
    credential: { secret: house.tenant.ids.secret },
    fetch: house.fetch,
  });
  const make = (): Tokens => makeTokens(registration());
  const app = (): As => ({ kind: 'app', tenant: house.tenant.ids.tenant });
  const somebody = (): Person => {
    const [person] = house.tenant.people;
    if (!person) throw new Error('nobody lives in the tenant');
    return person;
  };
  const person = async (claims: Record<string, unknown> = {}): Promise<As> => ({
    kind: 'person',
    person: somebody().id,
    tenant: house.tenant.ids.tenant,
    assertion: await house.identity.personToken(somebody(), { claims }),
  });
  const exchanges = (): number => house.requests.filter((req) => req.path.endsWith('/token')).length;

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('the app gets its own token for Graph, once for many that ask at the same time', async () => {
    const tokens = make();
    const before = exchanges();
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens(app(), ask('User.Read'))));
    const values = new Set(all.map((one) => (one.ok ? one.value : null)));
    expect(values.size).toBe(1);
    const [value] = values;
    expect(decodeJwt(value ?? '')).toMatchObject({ idtyp: 'app', roles: ['Sites.Selected'] });
    await tokens(app(), ask('User.Read'));
    expect(exchanges() - before).toBe(1);
  });

  test('a person’s token is exchanged on their behalf and kept for the same sign-in only', async () => {
    const tokens = make();
    const as = await person();
    const before = exchanges();
    const [first, second] = await Promise.all([tokens(as, ask('User.Read')), tokens(as, ask('User.Read'))]);
    const third = await tokens(as, ask('User.Read'));
    expect(first.ok && decodeJwt(first.value)).toMatchObject({ oid: somebody().id, idtyp: 'user' });
    expect([second, third]).toEqual([first, first]);
    expect(exchanges() - before).toBe(1);
    await tokens(await person({ uti: 'another sign-in' }), ask('User.Read'));
    expect(exchanges() - before).toBe(2);
  });

  test('a token that the service refused is replaced', async () => {
    const tokens = make();
    const as = await person();
    await tokens(as, ask('User.Read'));
    const before = exchanges();
    await tokens(as, { ...ask('User.Read'), fresh: true });
    expect(exchanges() - before).toBe(1);
  });

  test('a scope without consent is told by name', async () => {
    house.identity.consents.set('Sites.ReadWrite.All', false);
    const outcome = await make()(await person(), ask('Sites.ReadWrite.All'));
    house.identity.consents.set('Sites.ReadWrite.All', true);
    expect(outcome).toEqual({
      ok: false,
      fault: { kind: 'consent', scopes: [`${GRAPH}/Sites.ReadWrite.All`] },
    });
  });

  test('a sign-in that has run out asks for the person', async () => {
    const as = await person({ exp: Math.floor(Date.now() / 1000) - 4000 });
    expect(await make()(as, ask('User.Read'))).toMatchObject({ ok: false, fault: { kind: 'consent' } });
  });

  test('a wrong secret names the remedy and not the secret', async () => {
    const tokens = makeTokens({ ...registration(), credential: { secret: 'wrong-secret' } });
    const outcome = await tokens(app(), ask('User.Read'));
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'refused' } });
    expect(JSON.stringify(outcome)).not.toContain('wrong-secret');
  });

  test('a federated assertion takes the place of a secret', async () => {
    const credential = { assertion: () => house.identity.federatedToken() };
    const tokens = makeTokens({ ...registration(), credential });
    expect((await tokens(app(), ask('User.Read'))).ok).toBe(true);
  });

  test.each<[string, Res, string]>([
    ['closes the connection', { status: 0 }, 'offline'],
    ['asks to wait', { status: 429, headers: { 'retry-after': '7' }, body: {} }, 'busy'],
    ['fails', { status: 503, body: {} }, 'busy'],
    ['answers with a page', { status: 200, body: '<html>' }, 'offline'],
  ])('when the identity service %s, nothing is kept and the next request succeeds', async (_, res, kind) => {
    for (const inOnly of ['/token', 'configuration']) {
      const tokens = make();
      house.instead = (req) => (req.path.endsWith(inOnly) ? res : null);
      const outcome = await tokens(app(), ask('User.Read'));
      house.instead = null;
      const discovering = inOnly === 'configuration';
      expect(outcome).toMatchObject({ ok: false, fault: { kind: discovering ? 'offline' : kind } });
      if (!outcome.ok && outcome.fault.kind === 'busy' && res.headers)
        expect(Date.parse(outcome.fault.retryAt) - Date.now()).toBeGreaterThan(5_000);
      expect((await tokens(app(), ask('User.Read'))).ok).toBe(true);
    }
  });

  test('the bot’s sends share one token', async () => {
    const bot = makeBotCredentials({ ...registration(), tenant: house.tenant.ids.tenant });
    const scopes = ['https://api.botframework.com/.default'];
    const before = exchanges();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => bot.acquireTokenByClientCredential({ scopes, skipCache: true })),
    );
    expect(new Set(all.map((token) => token.accessToken)).size).toBe(1);
    expect(exchanges() - before).toBe(1);
    expect(all[0]?.expiresOn.getTime()).toBeGreaterThan(Date.now());
  });

  test('nothing was ever asked of Microsoft', () => {
    expect(house.requests.every((req) => req.path.startsWith(`/identity/${house.tenant.ids.tenant}/`))).toBe(
      true,
    );
  });
});
