import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { APP, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let list: string;
let server: Server;
let handshakes: string[];
let answer: (token: string) => { status: number; type: string; body: string };

beforeEach(async () => {
  room = openRoom();
  list = (await makeList(room)).slice(1);
  handshakes = [];
  answer = (token) => ({ status: 200, type: 'text/plain', body: token });
  server = createServer((req, res) => {
    const token = new URL(req.url ?? '/', 'http://x').searchParams.get('validationToken') ?? '';
    handshakes.push(`${req.method} ${token}`);
    const { status, type, body } = answer(token);
    res.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  room.tenant.addresses.bot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const minutes = (count: number): string =>
  new Date(room.tenant.clock.now().getTime() + count * 60_000).toISOString();
const good = () => ({
  changeType: 'updated',
  notificationUrl: `${room.tenant.addresses.bot}/api/notifications`,
  resource: list,
  expirationDateTime: minutes(42_300),
  clientState: 'hemligt',
});
const post = (body: object) => room.ask(APP, 'POST', '/subscriptions', body);

// learn.microsoft.com/graph/api/subscription-post-subscriptions, /graph/api/resources/subscription,
// /graph/change-notifications-delivery-webhooks
describe('subscriptions to lists', () => {
  test('one is made after the handshake, renewed, listed for its maker alone, and ends with its time', async () => {
    const made = await post(good());
    expect([made.status, made.body.resource, made.body.clientState]).toEqual([201, list, 'hemligt']);
    expect(handshakes[0]).toMatch(/^POST Validation: /);
    const at = `/subscriptions/${made.body.id}`;
    expect((await room.ask(APP, 'GET', at)).body.clientState).toBeNull();
    expect((await room.ask(room.manager, 'GET', at)).status).toBe(404);
    expect((await room.ask(APP, 'PATCH', at, { expirationDateTime: minutes(60) })).status).toBe(200);
    room.tenant.clock.set(new Date(room.tenant.clock.now().getTime() + 61 * 60_000));
    expect((await room.ask(APP, 'GET', at)).status).toBe(404);
    expect((await room.ask(APP, 'GET', '/subscriptions')).values).toEqual([]);
  });

  const WRONG: [string, () => object][] = [
    ['another change than updated', () => ({ ...good(), changeType: 'created,updated' })],
    ['an end too far away', () => ({ ...good(), expirationDateTime: minutes(42_301) })],
    ['an end that is past', () => ({ ...good(), expirationDateTime: minutes(-1) })],
    ['an end that is no time', () => ({ ...good(), expirationDateTime: 'i morgon' })],
    ['plain http elsewhere', () => ({ ...good(), notificationUrl: 'http://example.org/n' })],
    ['no address', () => ({ ...good(), notificationUrl: undefined })],
    ['no resource', () => ({ ...good(), resource: undefined })],
    [
      'a resource with the base address',
      () => ({ ...good(), resource: `https://graph.microsoft.com/v1.0/${list}` }),
    ],
    ['too long a client state', () => ({ ...good(), clientState: 'x'.repeat(129) })],
    ['resource data', () => ({ ...good(), includeResourceData: true })],
    ['a property that subscriptions do not have', () => ({ ...good(), url: 'x' })],
  ];
  test.each(WRONG)('%s is 400 and nobody is asked', async (_, body) => {
    expect((await post(body())).status).toBe(400);
    expect(handshakes).toEqual([]);
  });

  test.each([
    ['another token', () => ({ status: 200, type: 'text/plain', body: 'x' })],
    ['another status', (token: string) => ({ status: 202, type: 'text/plain', body: token })],
    ['another type', (token: string) => ({ status: 200, type: 'application/json', body: token })],
  ])('a handshake answered with %s makes no subscription', async (_, given) => {
    answer = given;
    const made = await post(good());
    expect([made.status, made.code]).toEqual([400, 'ValidationError']);
    expect((await room.ask(APP, 'GET', '/subscriptions')).values).toEqual([]);
  });

  test('a list that the caller may not read, or that is not there, cannot be watched', async () => {
    expect((await post({ ...good(), resource: `${list}x` })).status).toBe(404);
    room.graph.grantSite(room.unit.site, false);
    expect((await post(good())).status).toBe(403);
    expect((await room.ask(room.outsider, 'POST', '/subscriptions', good())).status).toBe(403);
  });
});
