import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair } from 'jose';
import { APP, type Channel, makeListener, startChannel, TENANT } from './channel.ts';

const listener = makeListener();
let channel: Channel;
beforeAll(async () => {
  channel = await startChannel(listener);
});
afterAll(() => channel.stop());
beforeEach(() => {
  listener.heard.length = 0;
  channel.received.length = 0;
});

const now = () => Math.floor(Date.now() / 1000);
const bearer = async (change: Parameters<Channel['token']>[0]) => `Bearer ${await channel.token(change)}`;
/** Sends with this authorization; whatever is refused must not have been heard, answered, nor explained. */
const refused = async (authorization: string | null, change: Record<string, unknown> = {}) => {
  const { status, text } = await channel.post(channel.activity(change), { authorization });
  expect(listener.heard).toEqual([]);
  expect(channel.received).toEqual([]);
  expect(text).not.toMatch(/jose|ERR_|stack|endorsed|bearer/i);
  return status;
};

test('a good token is taken, and the answer goes out with the bot’s own', async () => {
  const { status } = await channel.post(channel.activity());
  expect(status).toBe(200);
  expect(listener.heard).toHaveLength(1);
  expect(channel.received).toHaveLength(1);
  expect(channel.received[0]?.headers.authorization).toBe('Bearer the-bots-token');
  expect(channel.received[0]?.path).toBe('/connector/v3/conversations/a%3Achat/activities/1485983408511');
});

describe('a token is refused with 401', () => {
  test.each([
    ['absent', null],
    ['empty', ''],
    ['not Bearer', 'Basic dXNlcjpwYXNz'],
    ['no token at all', 'Bearer'],
    ['no JWT', 'Bearer abc'],
    ['three parts of nothing', 'Bearer a.b.c'],
  ])('%s', async (_name, authorization) => {
    expect(await refused(authorization)).toBe(401);
  });

  test.each([
    ['expired more than five minutes ago', () => ({ exp: now() - 301 })],
    ['without an expiry', () => ({ exp: null })],
    ['not yet valid', () => ({ nbf: now() + 900 })],
    ['for another bot', () => ({ aud: 'a0000000-0000-4000-8000-000000000000' })],
    ['without audience', () => ({ aud: null })],
    ['of another issuer', () => ({ iss: 'https://login.botframework.com' })],
    [
      'of the Emulator’s issuer',
      () => ({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', azp: APP }),
    ],
    ['of Entra itself', () => ({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, azp: APP })],
    ['without issuer', () => ({ iss: null })],
    ['without service address', () => ({ serviceurl: null })],
    ['for another service address', () => ({ serviceurl: 'https://smba.trafficmanager.net/amer/' })],
  ])('%s', async (_name, claims) => {
    expect(await refused(await bearer({ claims: claims() }))).toBe(401);
  });

  test('expired within the five minutes that clocks may differ is still taken', async () => {
    const { status } = await channel.post(channel.activity(), {
      authorization: await bearer({ claims: { exp: now() - 200 } }),
    });
    expect(status).toBe(200);
  });

  test('signed by another key under the published id', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await refused(await bearer({ key: privateKey }))).toBe(401);
  });

  test('with an unknown key id', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    expect(await refused(await bearer({ key: privateKey, kid: 'unheard-of' }))).toBe(401);
  });

  test('with the algorithm none, or a shared secret, or another than RS256', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: 'https://api.botframework.com',
      aud: APP,
      exp: now() + 60,
      serviceurl: channel.serviceUrl,
    };
    expect(await refused(`Bearer ${part({ alg: 'none', kid: 'key-1' })}.${part(claims)}.`)).toBe(401);
    expect(await refused(`Bearer ${part({ alg: 'none', kid: 'key-1' })}.${part(claims)}.AAAA`)).toBe(401);
    const secret = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
    expect(await refused(await bearer({ alg: 'HS256', secret }))).toBe(401);
    const { privateKey } = await generateKeyPair('PS256');
    expect(await refused(await bearer({ alg: 'PS256', key: privateKey }))).toBe(401);
  });

  test('by a key without endorsements, or endorsed for another channel', async () => {
    await channel.publish('bare', null);
    expect(await refused(await bearer({ kid: 'bare' }))).toBe(401);
    await channel.publish('webchat', ['webchat']);
    expect(await refused(await bearer({ kid: 'webchat' }))).toBe(401);
    await channel.publish('key-2');
  });

  test.each([
    ['without channelId', { channelId: undefined }],
    ['of the Emulator', { channelId: 'emulator' }],
    ['of the ASE channel', { channelId: 'AseChannel' }],
    ['without service address', { serviceUrl: undefined }],
    ['with a service address that is no text', { serviceUrl: 7 }],
  ])('for an activity %s', async (_name, change) => {
    expect(await refused(await bearer({}), change)).toBe(401);
  });

  test.each(['https://evil.example/connector/', 'https://127.0.0.1/connector/', 'nonsense'])(
    'for the foreign service address %s, though the token names it too',
    async (serviceUrl) => {
      expect(await refused(await bearer({ claims: { serviceurl: serviceUrl } }), { serviceUrl })).toBe(401);
    },
  );
});

describe('the issuer’s keys', () => {
  test('a rolled-over key is taken at once', async () => {
    await channel.publish('rolled');
    expect((await channel.post(channel.activity())).status).toBe(200);
  });

  test('made-up key ids cannot make the bot flood the issuer', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const before = channel.counts.keys;
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => bearer({ key: privateKey, kid: `made-up-${i}` })),
    );
    const statuses = await Promise.all(
      made.map((token) => channel.post(channel.activity(), { authorization: token })),
    );
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([401]));
    expect(channel.counts.keys - before).toBeLessThanOrEqual(2);
  });

  test('while they cannot be read, a known key goes on and an unknown one is asked to try again', async () => {
    await channel.post(channel.activity());
    channel.issuer.down = true;
    expect((await channel.post(channel.activity())).status).toBe(200);
    const { privateKey } = await generateKeyPair('RS256');
    const unknown = await bearer({ key: privateKey, kid: 'new' });
    expect((await channel.post(channel.activity(), { authorization: unknown })).status).toBe(503);
    channel.issuer.down = false;
  });
});

describe('tenants', () => {
  const foreign = '11111111-1111-4111-8111-111111111111';
  test.each([
    ['another tenant in channelData', { channelData: { tenant: { id: foreign } } }],
    [
      'another tenant in the conversation',
      { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: foreign } },
    ],
    ['no tenant', { channelData: {}, conversation: { id: 'a:chat', conversationType: 'personal' } }],
  ])('%s gets 403 and no reply', async (_name, change) => {
    expect(await refused(await bearer({}), change)).toBe(403);
  });

  test('a bad token of a foreign tenant stays 401', async () => {
    expect(await refused('Bearer a.b.c', { channelData: { tenant: { id: foreign } } })).toBe(401);
  });
});
