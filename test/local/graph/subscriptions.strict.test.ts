import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
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
    // Not chained: restify, loaded by another suite of the same process, has writeHead give nothing back.
    res.writeHead(status, { 'content-type': type });
    res.end(body);
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
  lifecycleNotificationUrl: `${room.tenant.addresses.bot}/api/lifecycle`,
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

  test('both addresses are asked back, with a token that has to be decoded', async () => {
    await post(good());
    expect(handshakes).toHaveLength(2);
    expect(handshakes[0]).toContain(': ');
  });

  test('a lifecycle address that does not answer makes no subscription', async () => {
    answer = (token) => ({ status: handshakes.length < 2 ? 200 : 500, type: 'text/plain', body: token });
    expect((await post(good())).status).toBe(400);
    expect((await room.ask(APP, 'GET', '/subscriptions')).values).toEqual([]);
  });

  // learn.microsoft.com/graph/api/subscription-reauthorize
  test('a challenge is answered by reauthorizing: 204, no body taken, the end stays', async () => {
    const made = await post({ ...good(), expirationDateTime: minutes(60) });
    const at = `/subscriptions/${made.body.id}`;
    expect((await room.ask(APP, 'POST', `${at}/reauthorize`)).status).toBe(204);
    expect(
      (await room.ask(APP, 'POST', `${at}/reauthorize`, { expirationDateTime: minutes(90) })).status,
    ).toBe(400);
    expect((await room.ask(room.manager, 'POST', `${at}/reauthorize`)).status).toBe(404);
    expect((await room.ask(APP, 'GET', at)).body.expirationDateTime).toBe(made.body.expirationDateTime);
  });

  test.each([
    ['beyond the longest life', () => ({ expirationDateTime: minutes(42_301) })],
    ['into the past', () => ({ expirationDateTime: minutes(-1) })],
    ['without an end', () => ({})],
    ['to another resource', () => ({ expirationDateTime: minutes(60), resource: 'sites/x/lists/y' })],
    ['with another client state', () => ({ expirationDateTime: minutes(60), clientState: 'nytt' })],
  ])('a renewal %s is 400', async (_, body) => {
    const made = await post(good());
    expect((await room.ask(APP, 'PATCH', `/subscriptions/${made.body.id}`, body())).status).toBe(400);
  });

  test('what was ended, or never was, is 404', async () => {
    const at = `/subscriptions/${(await post(good())).body.id}`;
    expect((await room.ask(APP, 'DELETE', at)).status).toBe(204);
    expect((await room.ask(APP, 'DELETE', at)).status).toBe(404);
    expect((await room.ask(APP, 'PATCH', at, { expirationDateTime: minutes(60) })).status).toBe(404);
    expect((await room.ask(APP, 'GET', '/subscriptions/none')).status).toBe(404);
  });

  const WRONG: [string, () => object][] = [
    ['another change than updated', () => ({ ...good(), changeType: 'created,updated' })],
    ['an end too far away', () => ({ ...good(), expirationDateTime: minutes(42_301) })],
    ['an end that is past', () => ({ ...good(), expirationDateTime: minutes(-1) })],
    ['an end that is no time', () => ({ ...good(), expirationDateTime: 'i morgon' })],
    ['plain http elsewhere', () => ({ ...good(), notificationUrl: 'http://example.org/n' })],
    [
      'plain http elsewhere for lifecycle events',
      () => ({ ...good(), lifecycleNotificationUrl: 'http://example.org/n' }),
    ],
    [
      'an address that only begins like ours',
      () => ({ ...good(), notificationUrl: `${room.tenant.addresses.bot}.example.org/n` }),
    ],
    ['an end without a time zone', () => ({ ...good(), expirationDateTime: '2026-01-20T08:00:00' })],
    ['no end', () => ({ ...good(), expirationDateTime: undefined })],
    ['no change type', () => ({ ...good(), changeType: undefined })],
    ['a resource that is no path', () => ({ ...good(), resource: 'sites/%E0%A4%A/lists/x' })],
    ['a client state that is no text', () => ({ ...good(), clientState: 7 })],
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
    const made = await post(good());
    room.graph.grantSite(room.unit.site, false);
    expect((await post(good())).status).toBe(403);
    // learn.microsoft.com/graph/change-notifications-lifecycle-events: "Renewing may fail if the app is no longer authorized".
    const renewal = { expirationDateTime: minutes(60) };
    expect((await room.ask(APP, 'PATCH', `/subscriptions/${made.body.id}`, renewal)).status).toBe(403);
    expect((await room.ask(room.outsider, 'POST', '/subscriptions', good())).status).toBe(403);
  });

  // learn.microsoft.com/graph/api/subscription-post-subscriptions#permissions: list, Sites.ReadWrite.All
  test('reading alone does not allow to watch: neither a person’s scope nor a site’s grant', async () => {
    const reader = { kind: 'person' as const, person: room.manager.id, scopes: ['Sites.Read.All'] };
    expect((await room.ask(reader, 'POST', '/subscriptions', good())).status).toBe(403);
    const writer = { ...reader, scopes: ['Sites.ReadWrite.All'] };
    expect((await room.ask(writer, 'POST', '/subscriptions', good())).status).toBe(201);
    const none = { kind: 'app' as const, roles: [] };
    expect((await room.ask(none, 'POST', '/subscriptions', good())).status).toBe(403);
    const broad = { kind: 'app' as const, roles: ['Sites.Read.All'] };
    expect((await room.ask(broad, 'POST', '/subscriptions', good())).status).toBe(403);
  });

  test('a tenant may refuse subscriptions to lists altogether', async () => {
    room.graph.notifications.set({ refuse: true });
    expect((await post(good())).status).toBe(403);
    expect(handshakes).toEqual([]);
  });
});

countsWrong('subscriptions');
