/** botframework-connector's own clients, over HTTP: what they read is what the connector means. */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConnectorClient, TeamsConnectorClient } from 'botframework-connector';
import { teamsRoutes } from '../../../infra/local/control/teams.ts';
import { Router, serve } from '../../../infra/local/http.ts';
import { card, type House, openHouse, TOKEN, withCard } from './house.ts';

let house: House;
let server: Server;
let base: string;
beforeEach(async () => {
  house = await openHouse();
  const router = new Router();
  teamsRoutes(router, house.connector);
  server = serve(async (req) => {
    if (req.path.startsWith('/connector/')) return house.connector.handle(req);
    const found = router.find(req.method, req.path);
    return found && found !== 'method' ? found.handler(req, found.params) : { status: 404 };
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  await house.close();
});

const credentials = {
  signRequest: async <T extends { headers: { set(name: string, value: string): void } }>(
    request: T,
  ): Promise<T> => {
    request.headers.set('authorization', `Bearer ${TOKEN}`);
    return request;
  },
};
type Credentials = ConstructorParameters<typeof ConnectorClient>[0];
const connectorOf = (): ConnectorClient =>
  new ConnectorClient(credentials as unknown as Credentials, { baseUri: `${base}/connector/` });
const teamsOf = (): TeamsConnectorClient =>
  new TeamsConnectorClient(credentials as unknown as Credentials, { baseUri: `${base}/connector/` });

const control = async (
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> => {
  const answer = await fetch(`${base}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
};

describe('the connector’s own client', () => {
  test('creates a chat, sends, updates and deletes', async () => {
    await house.connector.install(house.manager.id, 'personal');
    const { conversations } = connectorOf();
    const created = await conversations.createConversation({
      isGroup: false,
      members: [{ id: house.manager.id }],
      bot: { id: house.tenant.ids.bot, name: 'Stegvis' },
      tenantId: house.tenant.ids.tenant,
      channelData: { tenant: { id: house.tenant.ids.tenant } },
    } as Parameters<typeof conversations.createConversation>[0]);
    expect(created.id).toBe(house.manager.chat);
    const sent = await conversations.sendToConversation(created.id, withCard(card('ett')) as never);
    await conversations.updateActivity(created.id, sent.id, withCard(card('två')) as never);
    const seen = await control('GET', `messages?person=${house.manager.id}`);
    expect(seen.body).toMatchObject([{ id: sent.id, activity: { attachments: [{ content: card('två') }] } }]);
    await conversations.deleteActivity(created.id, sent.id);
    expect((await control('GET', `messages?person=${house.manager.id}`)).body).toEqual([]);
  });

  test('begins a thread in a channel and answers in it', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    const { conversations } = connectorOf();
    const created = await conversations.createConversation({
      isGroup: true,
      channelData: { channel: { id: house.unit.channel } },
      activity: { type: 'message', text: 'Hej' },
    } as never);
    expect(created).toMatchObject({ id: `${house.unit.channel};messageid=${created.activityId}` });
    await conversations.replyToActivity(created.id, created.activityId, {
      type: 'message',
      text: 'Mer',
    } as never);
    const where = encodeURIComponent(house.unit.channel);
    const seen = await control('GET', `messages?where=${where}`);
    expect(seen.body).toMatchObject([{ activity: { text: 'Hej' } }, { activity: { text: 'Mer' } }]);
  });

  test('reads members, page by page, and one by one', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    const { conversations } = connectorOf();
    const page = await conversations.getConversationPagedMembers(house.unit.channel, {
      pageSize: 1,
    } as never);
    expect(page.members.map((member) => member.name)).toContain(house.colleague.name);
    expect(page.continuationToken).toBeUndefined();
    const one = await conversations.getConversationMember(house.unit.channel, house.manager.id);
    expect(one).toMatchObject({ id: house.manager.channelId, aadObjectId: house.manager.id });
  });

  test('says with the code of Teams what went wrong', async () => {
    const sending = connectorOf().conversations.sendToConversation('a:nowhere', {
      type: 'message',
      text: 'x',
    } as never);
    await expect(sending).rejects.toMatchObject({ statusCode: 403, code: 'BotNotInConversationRoster' });
  });
});

test('Teams’ own client reads teams, channels and meetings', async () => {
  await house.connector.install(house.manager.id, house.unit.channel);
  const { teams } = teamsOf();
  expect(await teams.fetchTeamDetails(house.unit.teamThread)).toMatchObject({
    name: house.unit.teamName,
    aadGroupId: house.unit.team,
  });
  const { conversations } = await teams.fetchChannelList(house.unit.teamThread);
  expect(conversations?.map((channel) => channel.name)).toEqual([null, house.unit.channelName]);
  const id = Buffer.from(`0#${house.unit.apt.meetingChat}#0`).toString('base64');
  const meeting = await teams.fetchMeetingInfo(id);
  expect(meeting).toMatchObject({
    details: { id, title: `APT ${house.unit.name}`, type: 'Recurring' },
    conversation: { id: house.unit.apt.meetingChat },
    organizer: { aadObjectId: house.manager.id },
  });
  const participant = await teams.fetchMeetingParticipant(id, house.manager.id, {
    tenantId: house.tenant.ids.tenant,
  });
  expect(participant.meeting).toMatchObject({ role: 'Organizer' });
});

test('pages of members are as large as asked, within what Teams allows', async () => {
  const many = await openHouse();
  await many.connector.install(many.manager.id, many.unit.channel);
  const people = many.tenant.people as (typeof many.manager)[];
  for (let i = 0; i < 120; i++)
    people.push({ ...many.colleague, id: `id-${i}`, name: `Person ${i}`, channelId: `29:${i}` });
  const names: unknown[] = [];
  let token = '';
  do {
    const path = `/connector/v3/conversations/${encodeURIComponent(many.unit.channel)}/pagedmembers`;
    const page = (await many.ask('GET', `${path}?pageSize=10&continuationToken=${token}`)).body;
    expect((page.members as unknown[]).length).toBeLessThanOrEqual(50);
    names.push(...(page.members as { name: string }[]).map((member) => member.name));
    token = String(page.continuationToken ?? '');
  } while (token);
  expect(new Set(names).size).toBe(120 + 10);
  await many.close();
});

describe('the control interface', () => {
  test('answers bare lists, and refusals with the reason', async () => {
    const person = house.manager.id;
    expect(await control('POST', 'install', { person, where: 'personal' })).toEqual({
      status: 200,
      body: [],
    });
    expect(await control('POST', 'say', { person, where: 'personal', text: 'hej' })).toEqual({
      status: 200,
      body: [],
    });
    expect(await control('GET', `chat?person=${person}`)).toMatchObject({ body: { installed: true } });
    expect(await control('POST', 'uninstall', { person, where: 'personal' })).toEqual({
      status: 200,
      body: [],
    });
    const refusals = [
      await control('POST', 'say', { person, where: 'personal', text: 'hej' }),
      await control('POST', 'say', { person, where: 'personal' }),
      await control('POST', 'install', 'x'),
      await control('POST', 'click', { person, activityId: '1', action: 'done' }),
      await control('GET', 'messages'),
      await control('GET', `messages?person=${person}&where=x`),
      await control('GET', 'messages?person=nobody'),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([403, 400, 400, 400, 400, 400, 404]);
    for (const { body } of refusals) expect(body).toEqual({ error: expect.any(String) });
  });
});
