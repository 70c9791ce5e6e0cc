import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { APP, type Json, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let list: string;
let server: Server;
let told: { path: string; value: Json[] }[];
let status: number;

beforeEach(async () => {
  room = openRoom();
  list = await makeList(room);
  told = [];
  status = 202;
  server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://x');
    const token = url.searchParams.get('validationToken');
    // Not chained: restify, loaded by another suite of the same process, has writeHead give nothing back.
    if (token !== null) {
      res.writeHead(200, { 'content-type': 'text/plain' });
      res.end(token);
      return;
    }
    let body = '';
    for await (const part of req) body += String(part);
    told.push({ path: url.pathname, value: (JSON.parse(body) as { value: Json[] }).value });
    res.writeHead(status);
    res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  room.tenant.addresses.bot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // Nothing goes by itself during a test: what is pending is sent by `flush`.
  room.graph.notifications.set({ delayMs: 3_600_000, double: 0 });
});
afterEach(() => {
  room.graph.notifications.reset();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const subscribe = async (given: object = {}): Promise<string> => {
  const made = await room.ask(APP, 'POST', '/subscriptions', {
    changeType: 'updated',
    notificationUrl: `${room.tenant.addresses.bot}/told`,
    lifecycleNotificationUrl: `${room.tenant.addresses.bot}/life`,
    resource: list.slice(1),
    expirationDateTime: new Date(room.tenant.clock.now().getTime() + 3_600_000).toISOString(),
    clientState: 'hemligt',
    ...given,
  });
  if (made.status !== 201) throw new Error(made.message);
  return String(made.body.id);
};
const add = (title = 'Rad') => room.ask(room.manager, 'POST', `${list}/items`, { fields: { Title: title } });
const flush = (): Promise<void> => room.graph.notifications.flush();
const all = (): Json[] => told.flatMap(({ value }) => value);

// learn.microsoft.com/graph/change-notifications-delivery-webhooks, /graph/api/resources/changenotification
describe('notifications of a list', () => {
  test('say that it was updated, to whom, until when and for which tenant, and nothing of the row', async () => {
    const id = await subscribe();
    await add('Hemlig rad');
    await flush();
    expect(told).toEqual([
      {
        path: '/told',
        value: [
          {
            subscriptionId: id,
            subscriptionExpirationDateTime: expect.any(String),
            changeType: 'updated',
            resource: list.slice(1),
            clientState: 'hemligt',
            tenantId: room.tenant.ids.tenant,
          },
        ],
      },
    ]);
  });

  test('are the same for adding, changing and deleting, and one for a burst of them', async () => {
    await subscribe();
    const { id } = (await add()).body;
    await room.ask(room.manager, 'PATCH', `${list}/items/${id}/fields`, { Title: 'Ny' });
    await room.ask(room.manager, 'DELETE', `${list}/items/${id}`);
    await flush();
    expect(all().map(({ changeType }) => changeType)).toEqual(['updated']);
    await add();
    await flush();
    expect(all()).toHaveLength(2);
  });

  test('of several subscriptions come in one collection', async () => {
    const ids = [await subscribe(), await subscribe()];
    await add();
    await flush();
    expect(told).toHaveLength(1);
    expect(all().map(({ subscriptionId }) => subscriptionId)).toEqual(ids);
  });

  test('end with the subscription: ended, run out, or its list removed', async () => {
    const ended = await subscribe();
    await room.ask(APP, 'DELETE', `/subscriptions/${ended}`);
    await subscribe();
    await add();
    room.tenant.clock.set(new Date(room.tenant.clock.now().getTime() + 3_600_001));
    await flush();
    expect(told).toEqual([]);
    const last = await subscribe();
    await room.ask(room.manager, 'DELETE', list);
    await flush();
    expect(told).toEqual([]);
    expect((await room.ask(APP, 'GET', `/subscriptions/${last}`)).status).toBe(404);
  });

  test('do not tell of another list', async () => {
    await subscribe();
    const other = await room.ask(room.manager, 'POST', `/sites/${room.unit.site}/lists`, {
      displayName: 'Annan',
      list: { template: 'genericList' },
    });
    await room.ask(room.manager, 'POST', `/sites/${room.unit.site}/lists/${other.body.id}/items`, {
      fields: { Title: 'x' },
    });
    await flush();
    expect(told).toEqual([]);
  });

  test('are sent again until they are answered with 2xx', async () => {
    await subscribe();
    status = 503;
    await add();
    await flush();
    await flush();
    expect(told).toHaveLength(2);
    status = 202;
    await flush();
    await flush();
    expect(told).toHaveLength(3);
    expect(room.graph.notifications.counts()).toMatchObject({ pending: 0, sent: 1 });
  });

  test('may come twice, and may be lost', async () => {
    await subscribe();
    room.graph.notifications.set({ double: 1 });
    await add();
    await flush();
    expect(all()).toHaveLength(2);
    room.graph.notifications.set({ lose: 1 });
    await add();
    await flush();
    expect(all()).toHaveLength(2);
    expect(room.graph.notifications.counts()).toMatchObject({ doubled: 1, lost: 1, pending: 0 });
  });

  test('come by themselves, without anybody flushing', async () => {
    await subscribe();
    room.graph.notifications.set({ delayMs: 5 });
    const arrived = new Promise((resolve) => server.once('request', resolve));
    await add();
    await arrived;
  });

  test('are lost and doubled in the same places after every start', async () => {
    const pattern = async (): Promise<number[]> => {
      room.graph.notifications.reset();
      room.graph.notifications.set({ delayMs: 3_600_000, lose: 0.3, double: 0.3 });
      const counts: number[] = [];
      for (let n = 0; n < 20; n++) {
        told = [];
        await add();
        await flush();
        counts.push(all().length);
      }
      return counts;
    };
    await subscribe();
    const first = await pattern();
    expect(new Set(first)).toEqual(new Set([0, 1, 2]));
    expect(await pattern()).toEqual(first);
  });
});

// learn.microsoft.com/graph/change-notifications-lifecycle-events
describe('lifecycle notifications', () => {
  test.each(['reauthorizationRequired', 'missed', 'subscriptionRemoved'] as const)(
    '%s goes to the lifecycle address, without resource or change',
    async (event) => {
      const id = await subscribe();
      expect(await room.graph.notifications.lifecycle(event)).toBe(1);
      expect(told).toEqual([
        {
          path: '/life',
          value: [
            {
              subscriptionId: id,
              subscriptionExpirationDateTime: expect.any(String),
              clientState: 'hemligt',
              tenantId: room.tenant.ids.tenant,
              lifecycleEvent: event,
            },
          ],
        },
      ]);
      const gone = event === 'subscriptionRemoved';
      expect((await room.ask(APP, 'GET', `/subscriptions/${id}`)).status).toBe(gone ? 404 : 200);
    },
  );

  test('only reach those who gave an address for them', async () => {
    await subscribe({ lifecycleNotificationUrl: undefined });
    expect(await room.graph.notifications.lifecycle('missed')).toBe(0);
    expect(told).toEqual([]);
  });
});
