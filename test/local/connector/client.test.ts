import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeDeliver } from '../../../infra/local/connector/delivery.ts';
import type { Clicked } from '../../../infra/local/connector/index.ts';
import { judge } from '../../../infra/local/connector/invoke.ts';
import { makeRoster } from '../../../infra/local/roster.ts';
import { countsWrong, noteAnswer } from '../families.ts';
import { at, card, good, type House, openHouse, withCard } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** A bot that answers every activity with a text in the same conversation, before it answers the POST. */
const echo = (): void =>
  house.bot(async (activity) => {
    const { id } = activity.conversation as { id: string };
    await house.send(id, `${activity.type}: ${activity.text ?? activity.action ?? ''}`);
    return { status: 201 };
  });

const types = (): string[] => house.heard.map(({ activity }) => activity.type);

describe('installing in the personal chat', () => {
  test('tells the bot what Teams tells, with the address of the chat', async () => {
    good(await house.connector.install(house.manager.id, 'personal'));
    expect(types()).toEqual(['conversationUpdate', 'installationUpdate']);
    const [update, installation] = house.heard.map(({ activity }) => activity);
    expect(update).toMatchObject({
      channelId: 'msteams',
      serviceUrl: 'https://localhost:3981/connector/',
      timestamp: '2026-01-12T07:00:00.000Z',
      localTimestamp: '2026-01-12T08:00:00.000+01:00',
      conversation: {
        conversationType: 'personal',
        id: house.manager.chat,
        tenantId: house.tenant.ids.tenant,
      },
      from: { id: house.manager.channelId, aadObjectId: house.manager.id },
      recipient: { id: house.tenant.ids.bot, name: 'Stegvis' },
      membersAdded: [
        { id: house.tenant.ids.bot },
        { id: house.manager.channelId, aadObjectId: house.manager.id },
      ],
      channelData: { tenant: { id: house.tenant.ids.tenant } },
    });
    expect(installation).toMatchObject({ action: 'add', locale: 'sv-SE' });
    expect(house.heard[0]?.headers).toMatchObject({ authorization: 'Bearer of the channel' });
  });

  test('gives the bot’s welcome back, once', async () => {
    echo();
    const answers = good(await house.connector.install(house.manager.id, 'personal'));
    expect(answers.map((activity) => activity.text)).toEqual([
      'conversationUpdate: ',
      'installationUpdate: add',
    ]);
    expect(good(await house.connector.install(house.manager.id, 'personal'))).toEqual([]);
    expect(house.heard).toHaveLength(2);
  });

  test('is undone when the bot could not be told, so that it can be tried again', async () => {
    house.bot(() => ({ status: 500 }));
    expect(await house.connector.install(house.manager.id, 'personal')).toMatchObject({
      ok: false,
      status: 502,
    });
    expect(house.connector.isInstalled({ person: house.manager.id })).toBe(false);
  });
});

describe('installing in a team', () => {
  test('names the channel, the team and its group', async () => {
    good(await house.connector.install(house.manager.id, house.unit.channel));
    expect(house.heard[0]?.activity).toMatchObject({
      type: 'conversationUpdate',
      conversation: { isGroup: true, conversationType: 'channel', id: house.unit.channel },
      membersAdded: [{ id: house.tenant.ids.bot }],
      channelData: {
        eventType: 'teamMemberAdded',
        settings: { selectedChannel: { id: house.unit.channel } },
        team: { aadGroupId: house.unit.team, id: house.unit.teamThread, name: house.unit.teamName },
      },
    });
    expect(house.connector.isInstalled({ team: house.unit.team })).toBe(true);
    expect(house.connector.isInstalled({ person: house.manager.id })).toBe(false);
  });

  test('is for members only, and not for guests', async () => {
    const [, other] = house.tenant.units;
    const guest = house.tenant.people.find((person) => person.guest);
    expect((await house.connector.install(house.manager.id, other?.channel ?? '')).ok).toBe(false);
    expect((await house.connector.install(guest?.id ?? '', guest?.unit ?? '')).ok).toBe(false);
    expect(types()).toEqual([]);
  });
});

describe('who is in a team', () => {
  const roster = () => makeRoster(house.tenant);

  test('is told to the bot where it is installed: who came with the team’s group, who left without', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    house.heard.length = 0;
    await house.connector.rosterChanged(house.unit.id, house.colleague.id, 'removed');
    await house.connector.rosterChanged(house.unit.id, house.colleague.id, 'added');
    const { unit, colleague } = house;
    expect(house.heard.map(({ activity }) => activity)).toMatchObject([
      {
        type: 'conversationUpdate',
        membersRemoved: [{ id: colleague.channelId }],
        conversation: { conversationType: 'channel', id: unit.teamThread },
        channelData: { eventType: 'teamMemberRemoved', team: { id: unit.teamThread } },
      },
      {
        membersAdded: [{ id: colleague.channelId, aadObjectId: colleague.id }],
        channelData: { eventType: 'teamMemberAdded', team: { id: unit.teamThread, aadGroupId: unit.team } },
      },
    ]);
    expect(JSON.stringify(house.heard[0]?.activity)).not.toContain('aadGroupId');
  });

  test('is not told where the app is not installed', async () => {
    const told = await house.connector.rosterChanged(house.unit.id, house.colleague.id, 'removed');
    expect([told, house.heard]).toEqual([{ ok: true, value: [] }, []]);
  });

  test('of a private channel is told in that channel', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    const { team } = house.unit;
    const members = [house.manager.id];
    const own = roster().addChannel({ team, name: 'Gruppen', membership: 'private', members });
    house.heard.length = 0;
    await house.connector.rosterChanged(own.id, house.colleague.id, 'added');
    expect(house.heard[0]?.activity).toMatchObject({
      conversation: { id: own.channel },
      channelData: { eventType: 'channelMemberAdded', channel: { id: own.channel } },
    });
  });
});

test('removing the app tells the bot, and does no harm twice', async () => {
  await house.connector.install(house.manager.id, 'personal');
  await house.connector.install(house.manager.id, house.unit.channel);
  house.heard.length = 0;
  for (const where of ['personal', house.unit.channel, 'personal']) {
    expect(good(await house.connector.uninstall(house.manager.id, where))).toEqual([]);
  }
  expect(types()).toEqual(['installationUpdate', 'conversationUpdate', 'installationUpdate']);
  expect(house.heard.map(({ activity }) => activity.action)).toEqual(['remove', undefined, 'remove']);
});

describe('saying something', () => {
  test('gives what the bot answered in that turn and nothing of before', async () => {
    await house.connector.install(house.manager.id, 'personal');
    await house.send(house.manager.chat, 'Tidigare');
    echo();
    const answers = good(await house.connector.say(house.manager.id, 'personal', 'hjälp', true));
    expect(answers.map((activity) => activity.text)).toEqual(['message: hjälp']);
    expect(answers[0]?.id).toEqual(expect.any(String));
  });

  test('mentions the bot in a channel, where the answer comes into the same thread', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    echo();
    const answers = good(await house.connector.say(house.colleague.id, house.unit.channel, 'hjälp', true));
    expect(answers.map((activity) => activity.text)).toEqual(['message: <at>Stegvis</at> hjälp']);
    const { activity } = house.heard.at(-1) ?? {};
    expect(activity?.entities).toContainEqual({
      type: 'mention',
      text: '<at>Stegvis</at>',
      mentioned: { id: house.tenant.ids.bot, name: 'Stegvis' },
    });
    expect(activity?.conversation).toMatchObject({ id: `${house.unit.channel};messageid=${activity?.id}` });
  });

  test('reaches the bot among others only with a mention', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    house.heard.length = 0;
    expect(good(await house.connector.say(house.manager.id, house.unit.channel, 'hej alla', false))).toEqual(
      [],
    );
    expect(house.heard).toEqual([]);
  });

  test('works in the chat of a meeting of the team', async () => {
    await house.connector.install(house.manager.id, house.unit.channel);
    await house.connector.say(house.manager.id, house.unit.apt.meetingChat, 'hjälp', true);
    expect(house.heard.at(-1)?.activity).toMatchObject({
      conversation: { conversationType: 'groupChat', id: house.unit.apt.meetingChat },
      channelData: { meeting: { id: expect.any(String) } },
    });
  });

  test('is refused without the app, to strangers, and when the bot fails', async () => {
    const say = (person: string, where: string): Promise<unknown> =>
      house.connector.say(person, where, 'x', true);
    expect(await say(house.manager.id, 'personal')).toMatchObject({ ok: false, status: 403 });
    expect(await say('nobody', 'personal')).toMatchObject({ ok: false, status: 404 });
    expect(await say(house.manager.id, house.colleague.chat)).toMatchObject({ ok: false, status: 404 });
    await house.connector.install(house.manager.id, 'personal');
    house.bot(() => ({ status: 0 }));
    expect(await say(house.manager.id, 'personal')).toMatchObject({ ok: false, status: 502 });
  });
});

describe('the messages of a chat', () => {
  test('stand once in their newest form, without the deleted, after an instant', async () => {
    await house.connector.install(house.manager.id, 'personal');
    const first = (await house.send(house.manager.chat, 'ett')).body.id;
    const second = (await house.send(house.manager.chat, 'två')).body.id;
    house.tenant.clock.set(new Date('2026-01-13T07:00:00Z'));
    await house.send(house.manager.chat, 'tre');
    await house.ask('PUT', at(house.manager.chat, `/activities/${first}`), { type: 'message', text: 'ETT' });
    await house.ask('DELETE', at(house.manager.chat, `/activities/${second}`));
    const texts = (since: string | null): unknown[] =>
      good(house.connector.messages({ person: house.manager.id }, since)).map(({ at: sent, activity }) => [
        sent.slice(0, 10),
        activity.text,
      ]);
    expect(texts(null)).toEqual([
      ['2026-01-12', 'ETT'],
      ['2026-01-13', 'tre'],
    ]);
    expect(texts('2026-01-12T07:00:00.000Z')).toEqual([['2026-01-13', 'tre']]);
    expect(texts('2026-01-13T07:00:00.000Z')).toEqual([]);
    expect(house.connector.messages({ person: house.manager.id }, 'yesterday').ok).toBe(false);
  });

  test('survive a restart, people’s lines included, and ids are not used again', async () => {
    await house.connector.install(house.manager.id, 'personal');
    echo();
    await house.connector.say(house.manager.id, 'personal', 'hjälp', true);
    const before = good(house.connector.chat(house.manager.id, 'personal'));
    const again = await openHouse(house.tenant.state);
    expect(good(again.connector.chat(house.manager.id, 'personal'))).toEqual(before);
    expect(before.lines.map((line) => line.by?.name ?? 'Stegvis')).toEqual([house.manager.name, 'Stegvis']);
    const { id } = (await again.send(house.manager.chat)).body;
    expect(before.lines.map((line) => line.id)).not.toContain(id);
    await again.close();
  });

  test('of typing there is none', async () => {
    await house.connector.install(house.manager.id, 'personal');
    expect((await house.ask('POST', at(house.manager.chat), { type: 'typing' })).status).toBe(202);
    expect(good(house.connector.messages({ person: house.manager.id }, null))).toEqual([]);
  });
});

describe('pressing a button', () => {
  const action = { type: 'Action.Execute', title: 'Klart', verb: 'done', data: { item: '7' }, fallback: {} };
  let pressed: string;
  beforeEach(async () => {
    await house.connector.install(house.manager.id, 'personal');
    pressed = String((await house.ask('POST', at(house.manager.chat), withCard(card('Blanketter')))).body.id);
  });
  const click = async (
    inputs?: Record<string, unknown>,
    what: Record<string, unknown> = action,
  ): Promise<Clicked> =>
    good(
      await house.connector.click({
        person: house.manager.id,
        activityId: pressed,
        action: what,
        ...(inputs ? { inputs } : {}),
      }),
    );
  const answer =
    (statusCode: unknown, type: unknown, value: unknown) => (): { status: number; body: unknown } => ({
      status: 200,
      body: { statusCode, type, value },
    });
  const shown = (): unknown => {
    const [message] = good(house.connector.messages({ person: house.manager.id }, null));
    const list = (message?.activity.attachments ?? []) as { content: unknown }[];
    return list[0]?.content;
  };

  test('sends an invoke with the fields’ values in data, and a card in the answer replaces the card', async () => {
    house.bot(answer(200, 'application/vnd.microsoft.card.adaptive', card('Klar')));
    const result = await click({ datum: '2026-02-01' });
    expect(house.heard.at(-1)?.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: pressed,
      from: { name: house.manager.name },
      value: {
        action: {
          type: 'Action.Execute',
          title: 'Klart',
          verb: 'done',
          data: { item: '7', datum: '2026-02-01' },
        },
        trigger: 'manual',
      },
    });
    expect(house.heard.at(-1)?.activity.value).not.toMatchObject({ action: { fallback: {} } });
    expect(result).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('Klar') },
      activities: [],
    });
    expect(shown()).toEqual(card('Klar'));
  });

  test('gives new messages of the turn and a text in the answer, and the card stays', async () => {
    house.bot(async () => {
      await house.send(house.manager.chat, 'Noterat');
      return answer(200, 'application/vnd.microsoft.activity.message', 'Tack')();
    });
    const { status, activities } = await click();
    expect([status, activities.map((activity) => activity.text)]).toEqual([200, ['Noterat']]);
    expect(shown()).toEqual(card('Blanketter'));
  });

  // learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
  test.each([
    ['no body', () => ({ status: 200 }), 502],
    ['a card without envelope', () => ({ status: 200, body: card('x') }), 502],
    ['202 in place of 200', () => ({ status: 202 }), 502],
    ['an error of HTTP', () => ({ status: 500 }), 500],
    ['a closed connection', () => ({ status: 0 }), 503],
    [
      'an envelope without statusCode',
      answer(undefined, 'application/vnd.microsoft.card.adaptive', card('x')),
      502,
    ],
    ['a statusCode in words', answer('OK', 'application/vnd.microsoft.card.adaptive', card('x')), 502],
    ['an envelope without type', answer(200, undefined, card('x')), 502],
    ['an unknown type', answer(200, 'application/json', card('x')), 502],
    ['a card that is a string', answer(200, 'application/vnd.microsoft.card.adaptive', '{}'), 502],
    ['a card that is no card', answer(200, 'application/vnd.microsoft.card.adaptive', { a: 1 }), 502],
    ['a card with an error code', answer(500, 'application/vnd.microsoft.card.adaptive', card('x')), 502],
    ['a message that is a card', answer(200, 'application/vnd.microsoft.activity.message', card('x')), 502],
    ['an error with code 200', answer(200, 'application/vnd.microsoft.error', {}), 502],
    [
      'a proper error',
      answer(400, 'application/vnd.microsoft.error', { code: 'gone', message: 'Borta' }),
      400,
    ],
    ['a proper precondition', answer(412, 'application/vnd.microsoft.error.preconditionFailed', {}), 412],
  ])('is an error for the person after %s, and the card stays', async (name, bot, status) => {
    house.bot(bot);
    const clicked = await click();
    noteAnswer(clicked.status, name, clicked.body);
    expect(clicked.status).toBe(status);
    expect(shown()).toEqual(card('Blanketter'));
  });

  test('sends Action.Submit as a message with value and no text', async () => {
    const submit = { type: 'Action.Submit', title: 'Klart', data: { verb: 'done', item: '7' } };
    expect(await click({ x: 'y' }, submit)).toMatchObject({ status: 200 });
    const { activity } = house.heard.at(-1) ?? {};
    expect(activity).toMatchObject({
      type: 'message',
      replyToId: pressed,
      value: { verb: 'done', item: '7', x: 'y' },
    });
    expect(activity).not.toHaveProperty('text');
  });

  test('is refused for what the client does itself, for unknown messages, and for other people', async () => {
    const press = (person: string, activityId: string, type: string): Promise<unknown> =>
      house.connector.click({ person, activityId, action: { type } });
    house.heard.length = 0;
    const me = house.manager.id;
    expect(await press(me, pressed, 'Action.OpenUrl')).toMatchObject({ ok: false, status: 400 });
    expect(await press(me, pressed, 'Action.ToggleVisibility')).toMatchObject({ ok: false, status: 400 });
    expect(await press(me, '17', 'Action.Execute')).toMatchObject({ ok: false, status: 404 });
    expect(await press(house.colleague.id, pressed, 'Action.Execute')).toMatchObject({
      ok: false,
      status: 404,
    });
    await house.connector.uninstall(me, 'personal');
    expect(await press(me, pressed, 'Action.Execute')).toMatchObject({ ok: false, status: 403 });
    expect(types()).toEqual(['installationUpdate']);
  });
});

test('a bot that is too slow to answer counts as failed for that turn', async () => {
  house.bot(() => new Promise(() => undefined));
  const deliver = makeDeliver(house.tenant, { channelToken: async () => 'x' });
  const late = await deliver({ type: 'invoke', conversation: { id: 'a:1' } }, 20);
  expect(late.status).toBe(504);
  expect(judge(late)).toMatchObject({ status: 504 });
});

countsWrong('invoke replies');
