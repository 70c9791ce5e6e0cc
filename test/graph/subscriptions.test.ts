import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Site } from '../../bot/usecases/ports.ts';
import { subscriptionsContract } from '../contracts/subscriptions.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';

let house: GraphHouse;
let site: Site;
let endpoint: Server;
let reachable: boolean;

beforeEach(async () => {
  reachable = true;
  endpoint = createServer((req, res) => {
    const token = new URL(req.url ?? '/', 'http://x').searchParams.get('validationToken');
    // Not chained: restify, loaded by another suite of the same process, has writeHead give nothing back.
    res.writeHead(reachable ? 200 : 502, { 'content-type': 'text/plain' });
    res.end(reachable ? (token ?? '') : '');
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const bot = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  house = await openGraphHouse({ notificationUrl: `${bot}/api/notifications` });
  house.tenant.addresses.bot = bot;
  site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
  const made = await house.lists.provision(await house.person(house.manager), site);
  if (!made.ok) throw new Error(JSON.stringify(made.fault));
});
afterEach(async () => {
  house.local.notifications.reset();
  await house.close();
  await new Promise((resolve) => endpoint.close(resolve));
});

const inDays = (days: number): string =>
  new Date(house.tenant.clock.now().getTime() + days * 86_400_000).toISOString();
const create = (expires = inDays(29)) =>
  house.subscriptions.create(house.app, site, 'StegvisPlan', { clientState: 'hemligt', expires });
const made = async (): Promise<string> => {
  const outcome = await create();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.value.id;
};

subscriptionsContract('Graph', () => ({ subscriptions: house.subscriptions, as: house.app, site, inDays }));

describe('a subscription through Graph', () => {
  test('is made for the list by its id, with both addresses and the secret, and its end is told', async () => {
    const outcome = await create();
    expect(outcome).toEqual({ ok: true, value: { id: expect.any(String), expires: inDays(29) } });
    const asked = house.graphRequests().find(({ path }) => path.endsWith('/subscriptions'));
    const body = JSON.parse(String(asked?.body)) as Record<string, string>;
    expect(body).toMatchObject({
      changeType: 'updated',
      clientState: 'hemligt',
      expirationDateTime: inDays(29),
    });
    expect(body.lifecycleNotificationUrl).toBe(body.notificationUrl);
    expect(body.resource).toMatch(/^sites\/[^/]+,[^/]+,[^/]+\/lists\/[0-9a-f-]{36}$/);
  });

  test('is renewed, stands, and is ended; ending what is gone is done', async () => {
    const id = await made();
    expect(await house.subscriptions.renew(house.app, id, inDays(20))).toEqual({
      ok: true,
      value: { expires: inDays(20) },
    });
    expect(await house.subscriptions.stands(house.app, id)).toEqual({ ok: true, value: true });
    expect(await house.subscriptions.end(house.app, id)).toMatchObject({ ok: true });
    expect(await house.subscriptions.stands(house.app, id)).toEqual({ ok: true, value: false });
    expect(await house.subscriptions.end(house.app, id)).toMatchObject({ ok: true });
    expect(await house.subscriptions.renew(house.app, id, inDays(20))).toMatchObject({
      ok: false,
      fault: { kind: 'not-found' },
    });
  });

  test('that the tenant does not allow is refused with what Graph said', async () => {
    house.local.notifications.set({ refuse: true });
    const refused = await create();
    expect(refused).toMatchObject({
      ok: false,
      fault: { kind: 'refused', remedy: expect.stringContaining('403 accessDenied') },
    });
    // The site is open to the app: an administrator is told that nothing has to be done, and not to give the site again.
    expect(refused).not.toMatchObject({ fault: { closed: true } });
    expect(refused).toMatchObject({ fault: { remedy: expect.stringContaining('Nothing has to be done') } });
  });

  test('whose endpoint Graph cannot reach is refused with what Graph said', async () => {
    reachable = false;
    expect(await create()).toMatchObject({
      ok: false,
      fault: { kind: 'refused', remedy: expect.stringContaining('Notification endpoint must respond') },
    });
  });

  test('is made for the list that stands now, also when the lists were made anew', async () => {
    await made();
    const manager = await house.person(house.manager);
    for (const list of [
      'StegvisUnit',
      'StegvisSteps',
      'StegvisPlan',
      'StegvisMeetings',
      'StegvisAgenda',
      'StegvisFindings',
    ])
      await house.outside('DELETE', `/sites/${site.site}/lists/${list}`);
    await house.lists.provision(manager, site);
    expect(await create()).toMatchObject({ ok: true });
  });
});
