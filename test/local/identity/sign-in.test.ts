/** Signing in to a program on one's own machine: the browser's way with PKCE, and a device's code. */
import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Res } from '../../../infra/local/http.ts';
import type { Administrator } from '../../../infra/local/tenant.ts';
import { makeWorld, request, SECRET, type World } from './world.ts';

const FULL = 'https://graph.microsoft.com/Sites.FullControl.All openid profile offline_access';
const REDIRECT = 'http://localhost:51234';
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');

const administrator = (world: World): Administrator => {
  const [first] = world.tenant.administrators;
  if (!first) throw new Error('the seed lacks an administrator');
  return first;
};
const form = (world: World, more: Record<string, string> = {}): Record<string, string> => ({
  client_id: world.tenant.ids.appId,
  response_type: 'code',
  response_mode: 'form_post',
  redirect_uri: REDIRECT,
  scope: FULL,
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'as it was',
  nonce: 'once',
  ...more,
});
const post = (world: World, path: string, fields: Record<string, string>): Promise<Res> =>
  world.identity.handle(request('POST', path, { body: Buffer.from(new URLSearchParams(fields).toString()) }));
const at = (world: World, name: string): string => `/identity/${world.tenant.ids.tenant}/oauth2/v2.0/${name}`;
const authorize = (world: World, more: Record<string, string> = {}): Promise<Res> =>
  world.identity.handle(
    request('GET', `${at(world, 'authorize')}?${new URLSearchParams(form(world, more))}`),
  );
const fieldOf = (res: Res, name: string): string | undefined =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(String(res.body))?.[1];
/** An authorization code for a person, as the browser would carry it to the program. */
const codeFor = async (world: World, person: { id: string }): Promise<string> => {
  const page = await post(world, at(world, 'login'), { ...form(world), person: person.id });
  const code = fieldOf(page, 'code');
  if (!code) throw new Error(`no code: ${String(page.body)}`);
  return code;
};
const redemption = (world: World, code: string) => ({
  grant_type: 'authorization_code',
  client_id: world.tenant.ids.appId,
  code,
  redirect_uri: REDIRECT,
  code_verifier: verifier,
  client_info: '1',
});

// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
describe("a browser's sign-in", () => {
  test('shows who can sign in, administrators first', async () => {
    const world = makeWorld();
    const page = await authorize(world);
    expect(page.status).toBe(200);
    expect(String(page.body).indexOf('admin@exempelkommun.se')).toBeLessThan(
      String(page.body).indexOf(world.person.upn),
    );
  });

  test('gives an administrator a token with full control, and the nonce that was asked for', async () => {
    const world = makeWorld();
    const admin = administrator(world);
    const res = await world.ask(redemption(world, await codeFor(world, admin)));
    expect(res.status).toBe(200);
    const claims = decodeJwt(String(res.body.access_token));
    expect(String(claims.scp).split(' ')).toContain('Sites.FullControl.All');
    expect(claims).toMatchObject({ oid: admin.id, wids: ['62e90394-69f5-4237-9190-012177145e10'] });
    expect(decodeJwt(String(res.body.id_token))).toMatchObject({ nonce: 'once', oid: admin.id });
    await expect(
      world.identity.checkGraph(
        request('GET', '/', { headers: { authorization: `Bearer ${String(res.body.access_token)}` } }),
      ),
    ).resolves.toMatchObject({ kind: 'person', person: admin.id });
  });

  test('of anybody else ends with no consent, told to the program in the words of Entra', async () => {
    const world = makeWorld();
    const page = await post(world, at(world, 'login'), { ...form(world), person: world.person.id });
    expect(fieldOf(page, 'code')).toBeUndefined();
    expect(fieldOf(page, 'error')).toBe('access_denied');
    expect(fieldOf(page, 'state')).toBe('as it was');
  });

  test('is refused where the request is wrong, and nothing leads to a foreign address', async () => {
    const world = makeWorld();
    for (const [wrong, code] of [
      [{ redirect_uri: 'https://evil.example/' }, 50011],
      [{ redirect_uri: 'http://localhost.evil.example:80' }, 50011],
      [{ redirect_uri: 'http://user@localhost:1' }, 50011],
      [{ client_id: '11111111-2222-4333-8444-555555555555' }, 700016],
      [{ response_type: 'token' }, 70005],
      [{ code_challenge_method: 'plain' }, 9002325],
      [{ scope: 'https://graph.microsoft.com/Sites.Own.Everything' }, 650053],
      [{ scope: 'https://other.example/All' }, 500011],
    ] as const) {
      const page = await authorize(world, wrong);
      expect([wrong, page.status]).toEqual([wrong, 400]);
      expect(String(page.body)).toContain(`AADSTS${code}`);
      expect(String(page.body)).not.toContain('action="http');
    }
  });

  test('a code is redeemed once, with its verifier, at its address, without a secret', async () => {
    const world = makeWorld();
    const admin = administrator(world);
    const codes = async (change: Record<string, string | undefined>): Promise<unknown> =>
      (
        (await world.ask({ ...redemption(world, await codeFor(world, admin)), ...change })).body
          .error_codes as number[]
      )[0];
    expect(await codes({ code_verifier: randomBytes(32).toString('base64url') })).toBe(501481);
    expect(await codes({ code_verifier: undefined })).toBe(501481);
    expect(await codes({ redirect_uri: 'http://localhost:1' })).toBe(500112);
    expect(await codes({ client_secret: SECRET.client_secret })).toBe(700025);
    expect(await codes({ code: 'made up' })).toBe(70000);
    const code = await codeFor(world, admin);
    expect((await world.ask(redemption(world, code))).status).toBe(200);
    expect((await world.ask(redemption(world, code))).body.error_codes).toEqual([54005]);
  });
});

// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-device-code
describe("a device's code", () => {
  const open = async (
    world: World,
    scope = FULL,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const res = await post(world, at(world, 'devicecode'), { client_id: world.tenant.ids.appId, scope });
    return { status: res.status, body: res.body as Record<string, unknown> };
  };
  const poll = (world: World, code: unknown) =>
    world.ask({ grant_type: DEVICE, client_id: world.tenant.ids.appId, device_code: String(code) });

  test('is pending until somebody has typed it, and then good for one token', async () => {
    const world = makeWorld();
    const admin = administrator(world);
    const { body } = await open(world);
    expect(body).toMatchObject({ expires_in: 900, interval: 5 });
    expect(String(body.message)).toContain(String(body.user_code));
    expect((await poll(world, body.device_code)).body).toMatchObject({
      error: 'authorization_pending',
      error_codes: [70016],
    });
    expect(world.identity.approveDevice('NOTTHECODE', admin)).toBe('no-code');
    expect(world.identity.approveDevice(String(body.user_code).toLowerCase(), admin)).toBe('approved');
    expect(world.identity.approveDevice(String(body.user_code), admin)).toBe('no-code');
    const res = await poll(world, body.device_code);
    expect(String(decodeJwt(String(res.body.access_token)).scp).split(' ')).toContain(
      'Sites.FullControl.All',
    );
    expect((await poll(world, body.device_code)).body.error).toBe('bad_verification_code');
  });

  test('is declined for somebody who may not consent; what the tenant has consented to, anybody gets', async () => {
    const world = makeWorld();
    const full = await open(world);
    expect(world.identity.approveDevice(String(full.body.user_code), world.person)).toBe('declined');
    expect((await poll(world, full.body.device_code)).body.error).toBe('authorization_declined');
    const little = await open(world, 'User.Read openid');
    expect(world.identity.approveDevice(String(little.body.user_code), world.person)).toBe('approved');
    const claims = decodeJwt(String((await poll(world, little.body.device_code)).body.access_token));
    expect(String(claims.scp)).not.toContain('FullControl');
  });

  test('is typed on its own page', async () => {
    const world = makeWorld();
    const { body } = await open(world);
    const admin = administrator(world);
    expect((await world.identity.handle(request('GET', '/identity/device'))).status).toBe(200);
    const typed = await post(world, '/identity/device', { code: String(body.user_code), person: admin.id });
    expect([typed.status, (await poll(world, body.device_code)).status]).toEqual([200, 200]);
    expect((await post(world, '/identity/device', { code: 'NO', person: admin.id })).status).toBe(400);
  });

  test('is not opened for a scope that Graph does not have, nor for another app', async () => {
    const world = makeWorld();
    expect((await open(world, 'Sites.Own.Everything')).status).toBe(400);
    const other = await post(world, at(world, 'devicecode'), { client_id: 'no', scope: FULL });
    expect(other.status).toBe(400);
    expect((await world.identity.handle(request('GET', at(world, 'devicecode')))).status).toBe(405);
  });
});
