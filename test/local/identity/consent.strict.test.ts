/** A person consents for themselves: what Entra refuses, asks and answers (`prompt=consent`, platform Web). */
import { describe, expect, test } from '@jest/globals';
import type { Res } from '../../../infra/local/http.ts';
import { makeWorld, ON_BEHALF_OF, request, SECRET, type World } from './world.ts';

const GRAPH = 'https://graph.microsoft.com';
const NOTES = 'Files.ReadWrite.AppFolder';
const STATE = 'as-it-was-0123456789';
const CHALLENGE = 'A'.repeat(43);

const fields = (world: World, more: Record<string, string> = {}): Record<string, string> => ({
  client_id: world.tenant.ids.appId,
  response_type: 'code',
  response_mode: 'fragment',
  redirect_uri: 'http://localhost:4100/tab/consent-end.html',
  scope: `${GRAPH}/${NOTES}`,
  prompt: 'consent',
  state: STATE,
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
  login_hint: world.person.upn,
  ...more,
});
const at = (world: World, name: string): string => `/identity/${world.tenant.ids.tenant}/oauth2/v2.0/${name}`;
const ask = (world: World, more: Record<string, string> = {}): Promise<Res> =>
  world.identity.handle(
    request('GET', `${at(world, 'authorize')}?${new URLSearchParams(fields(world, more))}`),
  );
const post = (world: World, step: string, more: Record<string, string>): Promise<Res> =>
  world.identity.handle(
    request('POST', at(world, step), {
      body: Buffer.from(new URLSearchParams(fields(world, more)).toString()),
    }),
  );
const press = (world: World, decision: string, more: Record<string, string> = {}): Promise<Res> =>
  post(world, 'consent', { person: world.person.id, decision, ...more });
/** The fragment that the browser is sent to, at the app's page. */
const answerOf = (res: Res): URLSearchParams => {
  const address = new URL(res.headers?.location ?? 'about:blank');
  expect([res.status, address.origin + address.pathname, address.search]).toEqual([
    302,
    'http://localhost:4100/tab/consent-end.html',
    '',
  ]);
  return new URLSearchParams(address.hash.slice(1));
};
const tokenFor = async (world: World, person: { id: string }, scope = NOTES): Promise<number> => {
  const res = await world.ask({
    ...{ grant_type: ON_BEHALF_OF, requested_token_use: 'on_behalf_of', scope: `${GRAPH}/${scope}` },
    assertion: await world.identity.personToken(person.id),
    ...SECRET,
  });
  return res.status;
};
const without = (): World => {
  const world = makeWorld();
  world.identity.consents.set(NOTES, false);
  return world;
};

// https://learn.microsoft.com/en-us/entra/identity-platform/application-consent-experience
describe('the page where a person consents', () => {
  test('names the account and the permissions, and has two answers', async () => {
    const world = without();
    const page = await ask(world);
    expect(page.status).toBe(200);
    for (const part of [world.person.upn, NOTES, 'value="accept"', 'value="cancel"'])
      expect(String(page.body)).toContain(part);
    expect(await tokenFor(world, world.person)).toBe(400);
  });

  test('is asked for by somebody who is chosen, where the app knew nobody', async () => {
    const world = without();
    expect(String((await ask(world, { login_hint: '' })).body)).toContain(world.guest.upn);
    const page = await post(world, 'login', { person: world.guest.id });
    expect(String(page.body)).toContain(world.guest.upn);
    expect(String(page.body)).toContain('value="accept"');
  });

  test('accepted, gives the permission to that person alone, with the state that came', async () => {
    const world = without();
    const answer = answerOf(await press(world, 'accept'));
    expect([answer.get('state'), answer.get('error')]).toEqual([STATE, null]);
    expect(answer.get('code')).toMatch(/^1\./);
    expect(await tokenFor(world, world.person)).toBe(200);
    expect(await tokenFor(world, world.guest)).toBe(400);
    world.identity.consents.setFor(world.person.id, NOTES, false);
    expect(await tokenFor(world, world.person)).toBe(400);
  });

  test('declined, changes nothing and says so in the words of Entra (65004)', async () => {
    const world = without();
    for (const decision of ['cancel', '', 'ACCEPT']) {
      const answer = answerOf(await press(world, decision));
      expect(Object.fromEntries(answer)).toEqual({
        error: 'access_denied',
        error_subcode: 'cancel',
        error_description: 'AADSTS65004: User declined to consent to access the app.',
        state: STATE,
      });
    }
    expect(await tokenFor(world, world.person)).toBe(400);
  });

  test('is not shown where nothing is missing and the app did not ask for it', async () => {
    const world = makeWorld();
    expect(answerOf(await ask(world, { prompt: 'select_account' })).get('code')).toMatch(/^1\./);
    expect((await ask(world)).status).toBe(200);
  });
});

// https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/user-admin-consent-overview
describe('a permission that an administrator has to consent to', () => {
  const TEAM = 'TeamMember.Read.All';
  const both = { scope: `${GRAPH}/${NOTES} ${GRAPH}/${TEAM}` };

  test('cannot be given by a person, however the answer is made', async () => {
    const world = without();
    world.identity.consents.set(TEAM, false);
    for (const page of [await ask(world, both), await press(world, 'accept', both)]) {
      expect(page.status).toBe(200);
      expect(String(page.body)).toContain('Administratören behöver godkänna');
      expect(String(page.body)).not.toContain('value="accept"');
      expect(String(page.body)).toContain('access_denied');
    }
    expect([await tokenFor(world, world.person), await tokenFor(world, world.person, TEAM)]).toEqual([
      400, 400,
    ]);
  });

  // https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/app-integration/application-sign-in-unexpected-user-consent-error
  test('stands in the way with prompt=consent also where an administrator has consented', async () => {
    const world = makeWorld();
    expect(String((await ask(world, both)).body)).toContain('Administratören behöver godkänna');
    expect(answerOf(await ask(world, { ...both, prompt: 'login' })).has('code')).toBe(true);
  });
});

describe('the request is refused, and nothing leads away', () => {
  test.each([
    ['a page that is not registered (50011)', { redirect_uri: 'http://localhost:4100/tab/' }, 50011],
    ['another host (50011)', { redirect_uri: 'http://evil.example/tab/consent-end.html' }, 50011],
    ['a query behind it (50011)', { redirect_uri: 'http://localhost:4100/tab/consent-end.html?a=b' }, 50011],
    ['other letters (50011)', { redirect_uri: 'http://localhost:4100/tab/Consent-End.html' }, 50011],
    ['an access token (70005)', { response_type: 'token' }, 70005],
    ['an unknown app (700016)', { client_id: '11111111-2222-4333-8444-555555555555' }, 700016],
    ['no challenge (9002325)', { code_challenge: '' }, 9002325],
    ['an unknown prompt (90023)', { prompt: 'agree' }, 90023],
    ['a scope that Graph lacks (650053)', { scope: `${GRAPH}/Sites.Own.Everything` }, 650053],
    ['scopes of two resources (28000)', { scope: `${GRAPH}/${NOTES} https://api.botframework.com/x` }, 28000],
  ])('%s', async (_name, wrong, code) => {
    const world = without();
    for (const res of [await ask(world, wrong), await press(world, 'accept', wrong)]) {
      expect([res.status, res.headers?.location]).toEqual([400, undefined]);
      expect(String(res.body)).toContain(`AADSTS${code}`);
    }
    expect(await tokenFor(world, world.person)).toBe(400);
  });

  test('an answer for somebody whom the tenant does not have (50034)', async () => {
    const res = await press(without(), 'accept', { person: 'nobody' });
    expect([res.status, String(res.body)]).toEqual([400, expect.stringContaining('AADSTS50034')]);
  });

  test('the code is good for no token without the secret of the app', async () => {
    const world = without();
    const code = answerOf(await press(world, 'accept')).get('code') ?? '';
    const res = await world.ask({
      ...{ grant_type: 'authorization_code', client_id: world.tenant.ids.appId, code },
      ...{ redirect_uri: fields(world).redirect_uri, code_verifier: 'B'.repeat(43) },
    });
    expect([res.status, res.body.error_codes]).toEqual([401, [7000218]]);
  });
});
