import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Req } from '../../../infra/local/http.ts';
import { makePlaygroundRelay, type PlaygroundRelay } from '../../../infra/local/playground/relay.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';

interface Came {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}
const came: Came[] = [];
let server: Server;
let base: string;
let relay: PlaygroundRelay;
let trusted = true;

beforeAll(async () => {
  server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    came.push({ path: req.url ?? '', headers: req.headers, body: text ? JSON.parse(text) : {} });
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"7"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const addresses = { bot: base, http: base, https: 'https://localhost:3981', serviceUrl: '' };
  relay = makePlaygroundRelay({ addresses } as unknown as Tenant, {
    checkConnector: async () => trusted,
    channelToken: async (wish) => `token for ${String(wish?.claims?.serviceurl)}`,
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const req = (
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Req => ({
  method: given.method ?? 'POST',
  target: path,
  path: path.split('?')[0] ?? '',
  query: new URLSearchParams(),
  headers: given.headers ?? { 'content-type': 'application/json' },
  body: Buffer.from(given.body === undefined ? '' : JSON.stringify(given.body)),
  gone: new AbortController().signal,
});
const IN = '/playground/messages';

test('an activity goes on with a token of the channel for the relay’s own address', async () => {
  const activity = { type: 'message', text: 'hjälp', serviceUrl: `${base}/_connector` };
  const answer = await relay.fromPlayground(req(IN, { body: activity }));
  expect(answer?.status).toBe(200);
  const [got] = came.splice(0);
  const serviceUrl = 'https://localhost:3981/connector/playground/';
  expect([got?.path, got?.headers.authorization]).toEqual([
    '/api/messages',
    `Bearer token for ${serviceUrl}`,
  ]);
  expect(got?.body).toEqual({ ...activity, serviceUrl });
});

test('what the bot sends there reaches the Playground’s connector, without the bot’s token', async () => {
  const answer = await relay.fromBot(
    req('/connector/playground/v3/conversations/a%3A1/activities', {
      headers: { 'content-type': 'application/json', authorization: 'Bearer the-bots' },
      body: { type: 'message' },
    }),
  );
  expect(answer?.status).toBe(200);
  const [got] = came.splice(0);
  expect([got?.path, got?.headers.authorization]).toEqual([
    '/_connector/v3/conversations/a%3A1/activities',
    undefined,
  ]);
});

test.each([
  ['an address elsewhere', { serviceUrl: 'http://example.com/' }, 'application/json', 400],
  [
    'an address that only looks like this machine',
    { serviceUrl: 'http://localhost.example.com/' },
    'application/json',
    400,
  ],
  ['no address', {}, 'application/json', 400],
  ['no object', [], 'application/json', 400],
  [
    'something a page of another site can send unasked',
    { serviceUrl: 'http://localhost/' },
    'text/plain',
    415,
  ],
])('%s is refused and goes nowhere', async (_what, body, type, status) => {
  const answer = await relay.fromPlayground(req(IN, { headers: { 'content-type': type }, body }));
  expect(answer?.status).toBe(status);
  expect(came).toEqual([]);
});

test('without the bot’s own token nothing reaches the Playground', async () => {
  trusted = false;
  const answer = await relay.fromBot(req('/connector/playground/v3/conversations'));
  trusted = true;
  expect(answer?.status).toBe(401);
  expect(came).toEqual([]);
});

test('everything else is the tenant’s own', () => {
  expect(relay.fromPlayground(req('/playground'))).toBeNull();
  expect(relay.fromBot(req('/connector/v3/conversations'))).toBeNull();
});
