/**
 * Wrong requests to the connector, written from Microsoft's pages. The codes are those of "Status codes from bot
 * conversational APIs", learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { at, card, type House, openHouse, withCard } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  house.connector.setLimits(false);
  await house.connector.install(house.manager.id, 'personal');
  await house.connector.install(house.manager.id, house.unit.channel);
});
afterEach(() => house.close());

const code = (answer: { body: Record<string, unknown> }): unknown =>
  (answer.body.error as { code: string } | undefined)?.code;

describe('the connector refuses', () => {
  // learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
  test('a request without a token, before anything else', async () => {
    const answer = await house.ask('POST', at('nowhere'), undefined, { authorization: '' });
    expect(answer.status).toBe(401);
  });

  // …/build-conversational-capability: BotNotInConversationRoster
  test('a conversation that does not exist', async () => {
    const answer = await house.send('a:nowhere');
    expect([answer.status, code(answer)]).toEqual([403, 'BotNotInConversationRoster']);
  });

  test('a chat without the app, in the same words', async () => {
    const answer = await house.send(house.colleague.chat);
    expect(answer).toEqual(await house.send('a:nowhere'));
  });

  // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events#uninstall-behavior-for-personal-app-with-bot
  test('a chat after the person has removed the app', async () => {
    expect((await house.send(house.manager.chat)).status).toBe(201);
    await house.connector.uninstall(house.manager.id, 'personal');
    expect((await house.send(house.manager.chat)).status).toBe(403);
  });

  // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
  test.each([['29:'], ['aad']])(
    'a new chat with somebody who has not installed the app (%s)',
    async (kind) => {
      const id = kind === '29:' ? house.colleague.channelId : house.colleague.id;
      const answer = await house.ask('POST', '/connector/v3/conversations', {
        isGroup: false,
        members: [{ id }],
        tenantId: house.tenant.ids.tenant,
      });
      expect([answer.status, code(answer)]).toEqual([403, 'ForbiddenOperationException']);
    },
  );

  // …/send-proactive-messages: "Teams doesn't support sending proactive messages using email or User Principal Name"
  test.each([
    ['no tenant', { members: [{ id: 'x' }] }, 'BadSyntax'],
    ['no member', { tenantId: 't' }, 'BadArgument'],
    ['two members', { tenantId: 't', members: [{ id: 'x' }, { id: 'y' }] }, 'BadArgument'],
    ['a group', { tenantId: 't', isGroup: true, members: [{ id: 'x' }] }, 'BadArgument'],
    ['an id of another bot', { tenantId: 't', members: [{ id: '29:other' }] }, 'BadArgument'],
  ])('a new chat with %s', async (_, body, expected) => {
    const answer = await house.ask('POST', '/connector/v3/conversations', body);
    expect([answer.status, code(answer)]).toEqual([400, expected]);
  });

  test('a new chat by e-mail address, or in another tenant', async () => {
    const create = (id: string, tenantId: string): Promise<{ status: number }> =>
      house.ask('POST', '/connector/v3/conversations', { members: [{ id }], tenantId });
    const { tenant } = house.tenant.ids;
    expect((await create(house.manager.upn, tenant)).status).toBe(403);
    expect((await create(house.manager.channelId, 'another')).status).toBe(403);
    expect((await create(house.manager.channelId, tenant)).status).toBe(201);
  });

  // learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
  test.each([
    ['no JSON', 'hello', 'BadSyntax'],
    ['a list', [], 'BadSyntax'],
    ['no type', { text: 'x' }, 'BadArgument'],
    ['an unknown type', { type: 'announcement', text: 'x' }, 'BadArgument'],
    ['neither text nor attachments', { type: 'message' }, 'BadArgument'],
    ['an empty text', { type: 'message', text: '' }, 'BadArgument'],
    ['a text that is no string', { type: 'message', text: 5 }, 'BadArgument'],
    ['attachments that are no list', { type: 'message', attachments: {} }, 'BadArgument'],
    [
      'a conversation other than the address',
      { type: 'message', text: 'x', conversation: { id: 'a:2' } },
      'BadArgument',
    ],
  ])('an activity with %s', async (_, body, expected) => {
    const answer = await house.ask('POST', at(house.manager.chat), body);
    expect([answer.status, code(answer)]).toEqual([400, expected]);
  });

  // learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
  test.each([
    ['a text for content', withCard(JSON.stringify(card('x')))],
    ['no content', withCard(undefined)],
    ['another type inside', withCard({ ...card('x'), type: 'Card' })],
    ['no version', withCard({ type: 'AdaptiveCard', body: [] })],
    ['a kind that Teams does not show', withCard({}, 'application/vnd.microsoft.card.audio')],
    ['no content type', { type: 'message', attachments: [{ content: card('x') }] }],
    ['an image without address', { type: 'message', attachments: [{ contentType: 'image/png' }] }],
  ])('a card with %s', async (_, body) => {
    const answer = await house.ask('POST', at(house.manager.chat), body);
    expect([answer.status, code(answer)]).toEqual([400, 'BadArgument']);
  });

  // learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages and …/cards/cards-format
  test('a card over 28 KB and a message over 100 KB, and takes them just under', async () => {
    const big = (bytes: number): unknown => withCard(card('x'.repeat(bytes)));
    const chat = at(house.manager.chat);
    const answer = await house.ask('POST', chat, big(28 * 1024));
    expect([answer.status, code(answer)]).toEqual([413, 'MessageSizeTooBig']);
    expect((await house.ask('POST', chat, big(28 * 1024 - 200))).status).toBe(201);
    expect((await house.send(house.manager.chat, 'å'.repeat(60 * 1024))).status).toBe(413);
    expect((await house.send(house.manager.chat, 'å'.repeat(40 * 1024))).status).toBe(201);
  });

  // …/build-conversational-capability: ActivityNotFoundInConversation
  test.each(['PUT', 'DELETE'])('%s of a message that is not there', async (method) => {
    const answer = await house.ask(method, at(house.manager.chat, '/activities/17'), {
      type: 'message',
      text: 'x',
    });
    expect([answer.status, code(answer)]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test('a change of a message that was deleted, or that stands in another conversation', async () => {
    const { id } = (await house.send(house.manager.chat)).body;
    const body = { type: 'message', text: 'x' };
    expect((await house.ask('PUT', at(house.unit.channel, `/activities/${id}`), body)).status).toBe(404);
    expect((await house.ask('DELETE', at(house.manager.chat, `/activities/${id}`))).status).toBe(200);
    expect((await house.ask('PUT', at(house.manager.chat, `/activities/${id}`), body)).status).toBe(404);
  });

  // …/build-conversational-capability: NotEnoughPermissions
  test("a change of a person's message", async () => {
    await house.connector.say(house.manager.id, 'personal', 'hej', true);
    const said = house.heard.at(-1)?.activity.id;
    const answer = await house.ask('DELETE', at(house.manager.chat, `/activities/${said}`));
    expect([answer.status, code(answer)]).toEqual([403, 'NotEnoughPermissions']);
  });

  // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages, "Message splitting"
  test('to give an id for text and card in one activity, and to update a message with both', async () => {
    const both = { ...(withCard(card('x')) as object), text: 'words' };
    const answer = await house.ask('POST', at(house.manager.chat), both);
    expect([answer.status, answer.body.id]).toEqual([201, undefined]);
    const { id } = (await house.send(house.manager.chat)).body;
    expect((await house.ask('PUT', at(house.manager.chat, `/activities/${id}`), both)).status).toBe(400);
  });

  test('a thread whose first message is not there', async () => {
    const answer = await house.send(`${house.unit.channel};messageid=17`);
    expect([answer.status, code(answer)]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  test('a new thread without activity, and one in a team without the app', async () => {
    const thread = (channel: string, activity?: unknown): Promise<{ status: number }> =>
      house.ask('POST', '/connector/v3/conversations', {
        isGroup: true,
        channelData: { channel: { id: channel } },
        activity,
      });
    expect((await thread(house.unit.channel)).status).toBe(400);
    const [, other] = house.tenant.units;
    expect((await thread(other?.channel ?? '', { type: 'message', text: 'x' })).status).toBe(403);
  });

  // learn.microsoft.com/microsoftteams/platform/resources/team-chat-member-api-changes
  test('members of a foreign conversation, unknown members, and a made-up continuation token', async () => {
    const ask = (rest: string, conversation = house.unit.channel): Promise<{ status: number }> =>
      house.ask('GET', at(conversation, rest));
    const stranger = house.tenant.people.find((person) => person.unit !== house.unit.id);
    expect((await ask('/members', house.tenant.units[1]?.channel)).status).toBe(403);
    expect((await ask(`/members/${stranger?.id}`)).status).toBe(404);
    expect((await ask('/members/29:other')).status).toBe(400);
    expect((await ask('/pagedmembers?continuationToken=abc')).status).toBe(400);
    expect((await ask('/pagedmembers?pageSize=many')).status).toBe(400);
  });

  // learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis
  test('meetings by a wrong id, by a foreign one, and participants of another tenant', async () => {
    const idOf = (chat?: string): string => encodeURIComponent(Buffer.from(`0#${chat}#0`).toString('base64'));
    const path = (id: string, rest = ''): string => `/connector/v1/meetings/${id}${rest}`;
    const ours = idOf(house.unit.apt.meetingChat);
    expect((await house.ask('GET', path('APT'))).status).toBe(400);
    expect((await house.ask('GET', path(idOf(house.tenant.units[1]?.apt.meetingChat)))).status).toBe(403);
    const participant = path(ours, `/participants/${house.manager.id}`);
    expect((await house.ask('GET', participant)).status).toBe(400);
    expect((await house.ask('GET', `${participant}?tenantId=${house.tenant.ids.tenant}`)).status).toBe(200);
  });

  test('methods and addresses that Teams does not have', async () => {
    expect((await house.ask('GET', '/connector/v3/conversations')).status).toBe(405);
    expect((await house.ask('GET', '/connector/v3/attachments')).status).toBe(404);
    expect((await house.ask('POST', '/connector/v3/conversations/%E0%A4%A/activities', {})).status).toBe(404);
  });
});

countsWrong('connector');
