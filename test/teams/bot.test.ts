import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
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
  channel.journal.told.length = 0;
});

const BOT = { id: `28:${APP}`, name: 'Stegvis' };
const TEAM = {
  conversation: { isGroup: true, conversationType: 'channel', tenantId: TENANT, id: '19:c@thread.tacv2' },
  channelData: { team: { id: '19:t@thread.tacv2', name: 'Norr' }, tenant: { id: TENANT } },
};
/** What was heard of people's doings; that a team may look different now is told beside it. */
const verbs = () => listener.heard.map(([what]) => what).filter((what) => what !== 'teamChanged');
const sentTexts = () => channel.received.map(({ body }) => body.text ?? body.summary);

describe('malformed requests', () => {
  test.each([
    ['no body', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a text', '"hi"'],
    ['null', 'null'],
    ['no type', '{}'],
    ['a type that is no text', '{"type":7}'],
    ['an empty type', '{"type":""}'],
  ])('%s is 400 without looking at the token', async (_name, body) => {
    expect((await channel.post(body, { authorization: null })).status).toBe(400);
  });

  test('another content type is 415', async () => {
    expect((await channel.post(channel.activity(), { contentType: 'text/plain' })).status).toBe(415);
  });

  test.each([
    ['no sender', { from: undefined }],
    ['a sender without id', { from: {} }],
    ['no recipient', { recipient: null }],
    ['a text that is none', { text: { a: 1 } }],
    ['entities that are no list', { entities: 'x' }],
    ['a conversation without id', { conversation: { tenantId: TENANT } }],
    ['members that are none', { type: 'conversationUpdate', membersAdded: [7] }],
  ])('%s is 400 and changes nothing', async (_name, change) => {
    const { status } = await channel.post(channel.activity(change));
    expect(status).toBe(400);
    expect(listener.heard).toEqual([]);
    expect(channel.received).toEqual([]);
  });
});

describe('installing', () => {
  test('in a personal chat: the sender’s name is asked of the roster when the event has none', async () => {
    const event = channel.activity({
      type: 'installationUpdate',
      action: 'add',
      text: undefined,
      from: { id: '29:user', aadObjectId: 'sofia' },
    });
    expect((await channel.post(event)).status).toBe(200);
    expect(listener.heard[0]).toMatchObject([
      'installed',
      {
        id: 'sofia',
        name: 'Sofia Blom',
        tenant: TENANT,
        language: 'sv',
        address: { conversation: 'a:chat', conversationType: 'personal', bot: BOT.id, tenant: TENANT },
      },
      null,
    ]);
    expect(channel.received.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(channel.received[1]?.body).toMatchObject({ summary: expect.stringContaining('Hej Sofia') });
  });

  test('a name that the roster does not give is no reason to fail', async () => {
    channel.answers.push((res) => res.writeHead(500).end('{}'));
    const from = { id: '29:user', aadObjectId: 'sofia' };
    await channel.post(channel.activity({ type: 'conversationUpdate', membersAdded: [BOT], from }));
    expect(listener.heard[0]).toMatchObject(['installed', { id: 'sofia', name: null }, null]);
  });

  test('in a team: introduced once in its channel, though Teams tells twice, and again after removal', async () => {
    const added = channel.activity({ ...TEAM, type: 'conversationUpdate', membersAdded: [BOT] });
    const installed = channel.activity({ ...TEAM, type: 'installationUpdate', action: 'add' });
    await Promise.all([channel.post(added), channel.post(installed)]);
    await channel.post(installed);
    expect(verbs()).toEqual(['introduced']);
    expect(channel.received.map(({ path }) => path)).toEqual([
      expect.stringContaining('/v3/conversations/19%3Ac%40thread.tacv2/activities'),
    ]);
    await channel.post(channel.activity({ ...TEAM, type: 'installationUpdate', action: 'remove' }));
    await channel.post(installed);
    expect(verbs()).toEqual(['introduced', 'introduced']);
  });

  test('the event without a language waits for the one that has it, and greets by itself only if that never comes', async () => {
    const event = channel.activity({ type: 'conversationUpdate', membersAdded: [BOT], locale: undefined });
    await channel.post(event);
    expect(listener.heard).toEqual([]);
    const greeted = async (): Promise<void> => {
      while (channel.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    };
    await greeted();
    expect(verbs()).toEqual(['installed']);
    expect(channel.received[0]?.path).toBe('/connector/v3/conversations/a%3Achat/activities');
    const english = channel.activity({
      type: 'installationUpdate',
      action: 'add',
      locale: undefined,
      entities: [{ type: 'clientInfo', locale: 'en-GB' }],
    });
    await channel.post(english);
    expect(listener.heard[1]).toMatchObject(['installed', { language: 'en' }, null]);
  });

  test('a greeting that waits is dropped when the app is removed again', async () => {
    await channel.post(
      channel.activity({ type: 'conversationUpdate', membersAdded: [BOT], locale: undefined }),
    );
    await channel.post(channel.activity({ type: 'installationUpdate', action: 'remove' }));
    // A later greeting of another chat comes, so the earlier one would have come before it.
    const conversation = { conversationType: 'personal', id: 'a:other', tenantId: TENANT };
    const event = { type: 'conversationUpdate', membersAdded: [BOT], locale: undefined, conversation };
    await channel.post(channel.activity(event));
    while (channel.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(channel.received.map(({ path }) => path)).toEqual([
      '/connector/v3/conversations/a%3Aother/activities',
    ]);
    expect(verbs()).toEqual(['uninstalled', 'installed']);
  });

  test('other people coming or going is nothing to speak of, but told: who is in the team may differ', async () => {
    const group = 'F3EC8CD2-e704-4344-8c47-9a3a21d683c0';
    const named = { ...TEAM.channelData, team: { ...TEAM.channelData.team, aadGroupId: group } };
    await channel.post(
      channel.activity({
        ...TEAM,
        type: 'conversationUpdate',
        membersAdded: [{ id: '29:x' }],
        channelData: { ...named, eventType: 'teamMemberAdded' },
      }),
    );
    await channel.post(
      channel.activity({ ...TEAM, type: 'conversationUpdate', membersRemoved: [{ id: '29:x' }] }),
    );
    const event = { tenant: TENANT, thread: '19:t@thread.tacv2' };
    expect(listener.heard).toEqual([
      ['teamChanged', { ...event, team: group.toLowerCase() }],
      ['teamChanged', { ...event, team: null }],
    ]);
    expect(channel.received).toEqual([]);
  });

  test('a group that is no id is not believed, and a personal chat is no team', async () => {
    const team = { id: '19:t@thread.tacv2', aadGroupId: '../users' };
    await channel.post(
      channel.activity({
        ...TEAM,
        type: 'conversationUpdate',
        membersAdded: [{ id: '29:x' }],
        channelData: { ...TEAM.channelData, team },
      }),
    );
    await channel.post(channel.activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }));
    expect(listener.heard).toEqual([
      ['teamChanged', { tenant: TENANT, thread: '19:t@thread.tacv2', team: null }],
    ]);
  });

  test('removal from the personal chat is told; a new version of the app is not', async () => {
    await channel.post(channel.activity({ type: 'installationUpdate', action: 'remove-upgrade' }));
    await channel.post(channel.activity({ type: 'installationUpdate', action: 'add-upgrade' }));
    expect(listener.heard).toEqual([]);
    await channel.post(channel.activity({ type: 'installationUpdate', action: 'remove' }));
    expect(listener.heard).toEqual([['uninstalled', 'sofia']]);
    expect(channel.received).toEqual([]);
  });
});

describe('messages', () => {
  test('in a channel the mention is taken off, and without a mention nothing is said', async () => {
    const mention = { type: 'mention', mentioned: BOT, text: '<at>Stegvis</at>' };
    const text = '<at>Stegvis</at>&nbsp;nästa möte\n';
    await channel.post(channel.activity({ ...TEAM, text, entities: [mention] }));
    expect(listener.heard[0]?.[2]).toBe('nästa möte');
    await channel.post(channel.activity({ ...TEAM, text: 'nästa möte' }));
    const other = { type: 'mention', mentioned: { id: '29:x' }, text: '<at>Bo</at>' };
    await channel.post(channel.activity({ ...TEAM, text: '<at>Bo</at> hjälp', entities: [other] }));
    expect(listener.heard).toHaveLength(1);
  });

  test('an activity whose language is nothing is answered without one', async () => {
    expect((await channel.post(channel.activity({ locale: null }))).status).toBe(200);
    expect(channel.received.length).toBeGreaterThan(0);
    for (const { body } of channel.received) expect(body).not.toHaveProperty('locale', null);
  });

  test('an answer that Teams has no room for just now is repeated, one that was refused is not', async () => {
    channel.answers.push((res) => res.writeHead(429, { 'retry-after': '0' }).end('{}'));
    await channel.post(channel.activity());
    expect(channel.received).toHaveLength(2);
    channel.received.length = 0;
    const body = JSON.stringify({ error: { code: 'ConversationBlockedByUser' } });
    for (let i = 0; i < 2; i++)
      channel.answers.push((res) => res.writeHead(403, { 'content-type': 'application/json' }).end(body));
    expect((await channel.post(channel.activity())).status).toBe(200);
    expect(channel.received).toHaveLength(2);
  });

  test('when answering breaks, one kind sentence is said, and nothing of it or of the message is logged', async () => {
    const spy = [jest.spyOn(console, 'error'), jest.spyOn(console, 'warn'), jest.spyOn(console, 'log')];
    const { status, text } = await channel.post(channel.activity({ text: 'break' }));
    expect([status, text]).toEqual([200, '']);
    expect(sentTexts()).toEqual(['Något gick fel hos mig. Det är noterat, försök gärna igen om en stund.']);
    expect(JSON.stringify(channel.journal.told)).toContain('turn-failed');
    expect(JSON.stringify(channel.journal.told)).not.toContain('break');
    for (const one of spy) expect(one).not.toHaveBeenCalled();
  });

  test('a value is a press of Action.Submit: the card is updated by the same handler', async () => {
    const value = { verb: 'done', item: 'b01', nudge: '7f3a' };
    await channel.post(channel.activity({ text: undefined, value, replyToId: '99' }));
    expect(listener.heard[0]?.[2]).toEqual({ verb: 'done', data: { item: 'b01', nudge: '7f3a' } });
    expect(channel.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /connector/v3/conversations/a%3Achat/activities/99',
    ]);
    expect(channel.received[0]?.body).toMatchObject({
      id: '99',
      attachments: [{ content: { type: 'AdaptiveCard' } }],
    });
  });

  test('where the card can no longer be updated, the answer comes as a message', async () => {
    channel.answers.push((res) => res.writeHead(404).end('{}'));
    await channel.post(channel.activity({ text: undefined, value: { verb: 'done' }, replyToId: '99' }));
    expect(channel.received.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  });

  test.each([{ verb: 'dance' }, { nothing: 1 }, 'text', 7, []])(
    'a value %j of no card of ours gets a sentence',
    async (value) => {
      await channel.post(channel.activity({ text: '', value }));
      expect(sentTexts()).toEqual(['Den knappen känner jag inte till. Inget är ändrat.']);
    },
  );
});

describe('invokes', () => {
  const invoke = (action: unknown) =>
    channel.post(
      channel.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        text: undefined,
        value: { action, trigger: 'manual' },
      }),
    );

  test('a press is answered with the card that takes its place', async () => {
    const { status, body } = await invoke({
      type: 'Action.Execute',
      verb: 'done',
      data: { item: 'b01', nudge: '7f3a' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    });
    expect(channel.received).toEqual([]);
  });

  test('what only has a sentence still takes the card’s place', async () => {
    const { body } = await invoke({ type: 'Action.Execute', verb: 'resume' });
    expect(body).toMatchObject({
      statusCode: 200,
      value: { body: [{ text: expect.stringContaining('fortsätter') }] },
    });
  });

  test('what stands in the way is said, and the card stays', async () => {
    const { body } = await invoke({ type: 'Action.Execute', verb: 'later', data: {} });
    expect(body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Kortet är till någon annan. Inget är ändrat.',
    });
  });

  test('a form comes beside the card that asked for it', async () => {
    const { body } = await invoke({ type: 'Action.Execute', verb: 'times' });
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(channel.received).toHaveLength(1);
  });

  test.each([{ verb: 'dance' }, {}, null, 'x', { verb: 7 }])(
    'an unknown press %j is 400 in the envelope',
    async (action) => {
      const { status, body } = await invoke(action);
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    },
  );

  test('when answering breaks, the envelope says 500 without details', async () => {
    const { status, body, text } = await invoke({ verb: 'break' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 500, type: 'application/vnd.microsoft.error' });
    expect(text).not.toContain('secret');
  });

  test.each(['composeExtension/queryLink', 'tab/fetch', 'signin/verifyState', undefined])(
    '%s is not offered: 501',
    async (name) => {
      const { status } = await channel.post(
        channel.activity({ type: 'invoke', name, text: undefined, value: {} }),
      );
      expect(status).toBe(501);
    },
  );
});

const oracles = `${process.env.ORACLES_DIR ?? '../shared/oracles'}/activities`;
const whenOracles = existsSync(oracles) ? test : test.skip;

whenOracles('every documented activity is answered, on our envelope', async () => {
  for (const file of readdirSync(oracles)) {
    const documented = JSON.parse(readFileSync(`${oracles}/${file}`, 'utf8')) as Record<
      string,
      Record<string, unknown>
    >;
    const conversation = { id: 'a:chat', ...documented.conversation, tenantId: TENANT };
    const channelData = { ...documented.channelData, tenant: { id: TENANT } };
    const { serviceUrl, channelId } = channel.activity();
    const activity = {
      ...channel.activity({ type: 'invoke' }),
      ...documented,
      conversation,
      channelData,
      serviceUrl,
      channelId,
    };
    const { status } = await channel.post(activity);
    expect({ file, status }).toEqual({ file, status: expect.any(Number) });
    expect([200, 501]).toContain(status);
  }
});

test('no mutation of an activity brings the bot down or out with an error of its own', async () => {
  const path = fc.constantFrom(
    'type',
    'name',
    'id',
    'from',
    'recipient',
    'conversation',
    'channelData',
    'text',
    'value',
    'entities',
    'locale',
    'membersAdded',
    'membersRemoved',
    'action',
    'replyToId',
    'timestamp',
    'attachments',
    'localTimestamp',
    'expiration',
    'deliveryMode',
    'callerId',
    'recipientId',
  );
  const base = fc.constantFrom<Record<string, unknown>>(
    {},
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'done', data: {} } } },
    { type: 'conversationUpdate', membersAdded: [BOT] },
    { ...TEAM, type: 'installationUpdate', action: 'add' },
  );
  await fc.assert(
    fc.asyncProperty(base, path, fc.jsonValue({ maxDepth: 2 }), async (start, field, value) => {
      const { status } = await channel.post(channel.activity({ ...start, [field]: value }));
      expect([200, 400, 403, 501]).toContain(status);
    }),
    { numRuns: 150 },
  );
}, 30_000);
