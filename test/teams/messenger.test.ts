import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isAllowed, mergeTokens } from '../../bot/teams/connector.ts';
import type { Address } from '../../bot/usecases/ports.ts';
import { APP, type Channel, makeListener, startChannel, TENANT } from './channel.ts';

let identityAway = false;
let channel: Channel;
beforeAll(async () => {
  channel = await startChannel(makeListener(), { fail: () => identityAway });
});
afterAll(() => channel.stop());
beforeEach(() => {
  channel.received.length = 0;
  channel.answers.length = 0;
});

const address = (given: Partial<Address> = {}): Address => ({
  tenant: TENANT,
  serviceUrl: channel.serviceUrl,
  conversation: 'a:chat',
  conversationType: 'personal',
  bot: `28:${APP}`,
  ...given,
});
const send = (given: Partial<Address> = {}) =>
  channel.teams.messenger.send(address(given), { kind: 'paused', until: '2026-02-11' }, 'sv');
const refusal =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  (res: ServerResponse): void => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify({ error: { code, message: 'no' } }));
  };

// First, since botbuilder keeps a token once it has one.
test('while no token can be had, nothing leaves and it is worth trying again', async () => {
  identityAway = true;
  expect(await send()).toMatchObject({ kind: 'busy' });
  expect(channel.received).toEqual([]);
  identityAway = false;
});

test('fifty first sends at once ask for one token', async () => {
  channel.counts.tokens = 0;
  const sent = await Promise.all(Array.from({ length: 50 }, () => send()));
  expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['sent']));
  expect(channel.counts.tokens).toBe(1);
});

test('merged tokens come with a date each, since botbuilder moves the one it is given', async () => {
  const expiresOn = new Date(2030, 1, 1);
  const tokens = mergeTokens({
    acquireTokenByClientCredential: async () => ({ accessToken: 't', expiresOn }),
  });
  const [a, b] = await Promise.all([
    tokens.acquireTokenByClientCredential({ scopes: ['s'] }),
    tokens.acquireTokenByClientCredential({ scopes: ['s'] }),
  ]);
  expect(a?.expiresOn).not.toBe(b?.expiresOn);
  expect(a?.expiresOn).toEqual(expiresOn);
});

test('a card is posted once to the conversation and its activity’s id comes back', async () => {
  expect(await send()).toEqual({ kind: 'sent', activity: expect.stringMatching(/^\d+$/) });
  expect(channel.received).toHaveLength(1);
  expect(channel.received[0]).toMatchObject({
    method: 'POST',
    path: '/connector/v3/conversations/a%3Achat/activities',
    body: {
      type: 'message',
      summary: expect.stringContaining('Pausat till onsdag 11 februari.'),
      conversation: { id: 'a:chat' },
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } },
      ],
    },
  });
});

test('an update puts the new card in the place of the old', async () => {
  const updated = await channel.teams.messenger.update(address(), '42', { kind: 'resumed' }, 'en');
  expect(updated).toEqual({ kind: 'sent', activity: '42' });
  expect(channel.received[0]).toMatchObject({
    method: 'PUT',
    path: '/connector/v3/conversations/a%3Achat/activities/42',
    body: { id: '42', type: 'message' },
  });
});

describe('what a failure means', () => {
  test.each([412, 429, 502, 503, 504])(
    '%d is asked again later, and this one request was the only one',
    async (status) => {
      channel.answers.push(refusal(status, 'Throttled', { 'retry-after': '30' }));
      const sent = await send();
      if (sent.kind !== 'busy') throw new Error(sent.kind);
      const wait = Date.parse(sent.retryAt) - Date.now();
      expect(wait).toBeGreaterThan(25_000);
      expect(wait).toBeLessThanOrEqual(30_000);
      expect(channel.received).toHaveLength(1);
    },
  );

  test('without Retry-After the wait is some seconds, not the same for all', async () => {
    const waits = [];
    for (let i = 0; i < 8; i++) {
      channel.answers.push(refusal(429, 'Throttled', i % 2 ? { 'retry-after': 'soon' } : {}));
      const sent = await send();
      if (sent.kind !== 'busy') throw new Error(sent.kind);
      waits.push(Date.parse(sent.retryAt) - Date.now());
    }
    expect(Math.min(...waits)).toBeGreaterThan(500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(4_000);
    expect(new Set(waits).size).toBeGreaterThan(1);
  });

  test.each([
    [403, 'ConversationBlockedByUser'],
    [403, 'BotNotInConversationRoster'],
    [403, 'BotDisabledByAdmin'],
    [403, 'MessageWritesBlocked'],
    [403, 'ForbiddenOperationException'],
    [404, 'ConversationNotFound'],
  ])('%d %s is final until the person writes', async (status, code) => {
    channel.answers.push(refusal(status, code));
    expect(await send()).toEqual({ kind: 'closed', cause: `${status} ${code}` });
  });

  test.each([
    [400, 'BadArgument'],
    [401, 'BotNotRegistered'],
    [403, 'NotEnoughPermissions'],
    [404, 'ActivityNotFoundInConversation'],
    [413, 'MessageSizeTooBig'],
    [500, 'ServiceError'],
  ])('%d %s is not mended by trying again', async (status, code) => {
    channel.answers.push(refusal(status, code));
    expect(await send()).toEqual({ kind: 'refused', cause: `${status} ${code}` });
  });

  test('a connection that is cut after the request arrived leaves a doubt', async () => {
    channel.answers.push((res) => res.socket?.destroy());
    expect(await send()).toMatchObject({ kind: 'in-doubt' });
    expect(channel.received).toHaveLength(1);
  });

  test('an address that is not on the list is refused before a token is asked for', async () => {
    const before = channel.counts.tokens;
    for (const serviceUrl of ['https://evil.example/', 'nonsense', `${channel.serviceUrl}../other/`])
      expect(await send({ serviceUrl })).toMatchObject({ kind: 'refused' });
    expect(channel.counts.tokens).toBe(before);
    expect(channel.received).toEqual([]);
  });
});

test('a refused connection was surely not delivered', async () => {
  const other = await startChannel(makeListener());
  const to = address({ serviceUrl: other.serviceUrl });
  await other.stop();
  expect(await other.teams.messenger.send(to, { kind: 'help' }, 'sv')).toMatchObject({ kind: 'busy' });
});

describe('the allow-list', () => {
  const teams = ['https://smba.trafficmanager.net/'];
  test.each([
    'https://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net/emea/guid/',
    'https://smba.trafficmanager.net',
  ])('%s is Teams', (url) => {
    expect(isAllowed(url, teams)).toBe(true);
  });
  test.each([
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net:8443/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://evil.example/https://smba.trafficmanager.net/',
    '',
  ])('%s is not', (url) => {
    expect(isAllowed(url, teams)).toBe(false);
  });
  test('a path is a folder, not a beginning of a name', () => {
    expect(isAllowed('https://localhost:3981/connector/', ['https://localhost:3981/connector'])).toBe(true);
    expect(isAllowed('https://localhost:3981/connector-evil/', ['https://localhost:3981/connector'])).toBe(
      false,
    );
  });
});
