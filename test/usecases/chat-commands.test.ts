/** Commands that show, ask and propose: in the personal chat, in channels and in group chats. */
import { describe, expect, test } from '@jest/globals';
import { EMPTY } from '../../bot/core/rows.ts';
import type { Address } from '../../bot/usecases/ports.ts';
import { SITE, TENANT, UNIT } from '../memory/world.ts';
import { addressOf, type ChatWorld, giveAction, giveApt, makeChatWorld, writer } from './chat-world.ts';

const app = { kind: 'app', tenant: TENANT } as const;
const site = { tenant: TENANT, site: SITE };

const at = (person: string, conversation: string, conversationType: Address['conversationType']) =>
  writer(person, { address: { ...addressOf(person), conversation, conversationType } });
const inChannel = (person: string) => at(person, `${UNIT};messageid=1`, 'channel');
const inGroupChat = (person: string) => at(person, '19:meeting_abc@thread.v2', 'groupChat');

/** The agenda rows as SharePoint has them. */
const agenda = async (world: ChatWorld) => {
  const read = await world.ports.lists.readUnit(app, site, UNIT);
  if (!read.ok) throw new Error('not read');
  return read.value.StegvisAgenda;
};
const giveItem = async (world: ChatWorld, title: string, order: number, minutes: number): Promise<void> => {
  const added = await world.ports.lists.addRow(app, site, 'StegvisAgenda', UNIT, `item-${title}`, {
    ...EMPTY.StegvisAgenda,
    ...{ title, order, minutes, state: 'onAgenda', meetingKey: 'apt-1' },
  });
  if (!added.ok) throw new Error('not added');
  await world.ports.projection.put(UNIT, 'StegvisAgenda', [added.value]);
};

describe('dagordning', () => {
  test('shows the next APT’s items in order with their minutes, and how many proposals wait', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    await giveItem(world, 'Rutiner', 2, 10);
    await giveItem(world, 'Tre ord', 1, 5);
    await world.say('fatima', 'föreslå Fika');
    const shown = {
      kind: 'agenda',
      unit: UNIT,
      meeting: { title: 'APT januari', start: '2026-01-28T12:00:00.000Z' },
      items: [
        { title: 'Tre ord', minutes: 5 },
        { title: 'Rutiner', minutes: 10 },
      ],
      minutes: 15,
      waiting: 1,
    };
    expect(await world.say('bo', 'dagordning')).toMatchObject(shown);
    expect(await world.say('bo', 'agenda')).toMatchObject(shown);
    expect((await world.chat.said(inChannel('bo'), 'dagordning')).reply).toMatchObject(shown);
    expect((await world.chat.said(inGroupChat('bo'), 'dagordning')).reply).toMatchObject(shown);
  });

  test('says so when no APT is planned, and to somebody without a unit', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'dagordning')).toMatchObject({ kind: 'agenda', meeting: null, unit: UNIT });
    expect(await world.say('stranger', 'dagordning')).toMatchObject({ meeting: null, unit: null });
  });

  test('a group meeting’s agenda is not the APT’s', async () => {
    const world = await makeChatWorld();
    await giveApt(world, { kind: 'group' });
    expect(await world.say('bo', 'dagordning')).toMatchObject({ meeting: null });
  });
});

describe('min puff', () => {
  test('shows what comes to the writer and why, and in a channel nothing', async () => {
    const world = await makeChatWorld();
    await world.chat.installed(writer('fatima'), null);
    await giveAction(world, { dueDate: '2026-02-02' });
    const reply = await world.say('fatima', 'min puff');
    if (reply.kind !== 'ahead') throw new Error(reply.kind);
    const lines = reply.cards.flatMap((card) => card.lines);
    expect(lines).toContainEqual(
      expect.objectContaining({ title: expect.stringContaining('Gå igenom blanketter') }),
    );
    for (const { reason } of lines) expect(reason).not.toBe('');
    expect((await world.chat.said(inChannel('fatima'), 'min puff')).reply).toEqual({ kind: 'private-only' });
    await world.say('fatima', 'pausa');
    expect(await world.say('fatima', 'min puff')).toMatchObject({ held: 'paused', cards: [] });
  });
});

describe('föreslå', () => {
  test('proposes a line to the next APT in the writer’s name, once however often it is said', async () => {
    const world = await makeChatWorld();
    const { row } = await giveApt(world);
    const reply = await world.say('fatima', 'föreslå Fika med regnbågstårta');
    expect(reply).toMatchObject({
      kind: 'proposal',
      title: 'Fika med regnbågstårta',
      through: 'person',
      already: false,
      place: { unit: UNIT, start: '2026-01-28T12:00:00.000Z' },
    });
    await Promise.all([1, 2].map(() => world.say('fatima', 'föreslå Fika med regnbågstårta')));
    expect((await agenda(world)).map(({ value }) => value)).toMatchObject([
      {
        title: 'Fika med regnbågstårta',
        state: 'proposed',
        source: 'person',
        proposedBy: 'fatima',
        meetingKey: row.key,
      },
    ]);
  });

  test('through the group nothing of the row tells who, in a channel and a meeting chat too', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    await world.say('fatima', 'föreslå Tre ord via gruppen');
    await world.chat.said(inChannel('bo'), 'föreslå Rutiner genom gruppen');
    await world.chat.said(inGroupChat('bo'), 'propose Pronouns through the group');
    const rows = await agenda(world);
    expect(rows.map(({ value }) => [value.title, value.source, value.proposedBy])).toEqual([
      ['Tre ord', 'gruppen', null],
      ['Rutiner', 'gruppen', null],
      ['Pronouns', 'gruppen', null],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/fatima|"bo"/);
  });

  test('somebody else’s identical line is shown and no second one is made', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    await world.chat.said(inChannel('bo'), 'föreslå Tre ord');
    const { reply } = await world.chat.said(inChannel('fatima'), 'föreslå tre  ord');
    expect(reply).toMatchObject({ kind: 'proposal', already: true });
    expect(await agenda(world)).toHaveLength(1);
  });

  test('waits without a meeting where no APT is planned', async () => {
    const world = await makeChatWorld();
    expect(await world.say('fatima', 'föreslå Tre ord')).toMatchObject({ place: { start: null } });
    expect((await agenda(world))[0]?.value).toMatchObject({ state: 'proposed', meetingKey: null });
  });

  test('without a line asks for one, and the answer proposes it with the chosen name', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    expect(await world.say('fatima', 'föreslå')).toMatchObject({ kind: 'ask-proposal', title: null });
    const pressed = await world.press('fatima', 'propose', { unit: UNIT, title: 'Tre ord', as: 'group' });
    expect(pressed).toMatchObject({ kind: 'proposal', title: 'Tre ord', through: 'group' });
    expect((await agenda(world))[0]?.value).toMatchObject({ proposedBy: null });
  });

  test('a misspelt command proposes nothing before it is confirmed', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    expect(await world.say('fatima', 'förelså Tre ord')).toMatchObject({
      kind: 'ask-proposal',
      title: 'Tre ord',
    });
    expect(await agenda(world)).toEqual([]);
    expect(await world.press('fatima', 'cancel')).toEqual({ kind: 'unchanged' });
    expect(await agenda(world)).toEqual([]);
  });

  test('can be taken back while it waits, by whoever proposed it', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    const reply = await world.say('fatima', 'föreslå Tre ord');
    if (reply.kind !== 'proposal') throw new Error(reply.kind);
    const data = { unit: UNIT, row: reply.row };
    expect(await world.press('bo', 'undo', data)).toMatchObject({
      kind: 'problem',
      fault: { kind: 'not-allowed' },
    });
    expect(await world.press('fatima', 'undo', data)).toEqual({ kind: 'proposal-undone', title: 'Tre ord' });
    expect(await agenda(world)).toEqual([]);
    expect(await world.press('fatima', 'undo', data)).toEqual({ kind: 'no-proposal', why: 'not-waiting' });
  });

  test('what has been placed meanwhile is not taken back', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    const reply = await world.say('fatima', 'föreslå Tre ord');
    if (reply.kind !== 'proposal') throw new Error(reply.kind);
    const [row] = await agenda(world);
    if (!row) throw new Error('no row');
    await world.ports.lists.changeRow(app, site, 'StegvisAgenda', row.id, row.version, { state: 'onAgenda' });
    expect(await world.press('fatima', 'undo', { unit: UNIT, row: reply.row })).toMatchObject({
      kind: 'no-proposal',
    });
    expect(await agenda(world)).toHaveLength(1);
  });

  test('is not for guests, nor for people of other units, and never longer than a line', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    for (const person of ['greta', 'sven'])
      expect((await world.chat.said(inChannel(person), 'föreslå Tre ord')).reply).toMatchObject({
        kind: 'problem',
        fault: { kind: 'not-allowed', need: 'member' },
      });
    expect(await world.press('sven', 'propose', { unit: UNIT, title: 'Tre ord' })).toMatchObject({
      kind: 'gone',
    });
    expect(await world.say('stranger', 'föreslå Tre ord')).toEqual({ kind: 'no-proposal', why: 'no-unit' });
    expect(await world.say('fatima', `föreslå ${'ord '.repeat(80)}`)).toEqual({
      ...{ kind: 'no-proposal', why: 'too-long' },
    });
    expect(await agenda(world)).toEqual([]);
  });

  test('with SharePoint down says so and promises nothing', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    world.ports.lists.failNext('addRow', { kind: 'busy', retryAt: '2026-01-14T09:06:00Z' });
    expect(await world.say('fatima', 'föreslå Tre ord')).toMatchObject({
      kind: 'problem',
      fault: { kind: 'busy' },
    });
  });
});

describe('what is asked about first', () => {
  const pausedUntil = async (world: ChatWorld) => (await world.ports.people.get('bo'))?.pausedUntil ?? null;

  test('a misspelt pause does nothing before it is confirmed', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'pasua till mådnag')).toEqual({ kind: 'pause-ask', until: '2026-01-19' });
    expect(await pausedUntil(world)).toBeNull();
    expect(await world.press('bo', 'cancel')).toEqual({ kind: 'unchanged' });
    expect(await pausedUntil(world)).toBeNull();
    expect(await world.press('bo', 'pause', { until: '2026-01-19' })).toEqual({
      ...{ kind: 'paused', until: '2026-01-19' },
    });
    expect(await pausedUntil(world)).toBe('2026-01-18T23:00:00.000Z');
  });

  test('a day that has passed, or is none, pauses nothing', async () => {
    const world = await makeChatWorld();
    await world.say('bo', 'hej');
    for (const until of ['2026-01-14', '2025-01-01', '2036-01-01', 'nonsense'])
      expect(await world.press('bo', 'pause', { until })).toMatchObject({ kind: 'gone' });
    expect(await pausedUntil(world)).toBeNull();
  });

  test('radera mina data always asks, however well it is written', async () => {
    const world = await makeChatWorld();
    for (const text of ['radera mina data', 'RADERA MINA DATA', 'radear mina data', 'delete my data'])
      expect(await world.say('bo', text)).toMatchObject({ kind: 'erase-ask' });
    expect(await world.ports.people.get('bo')).not.toBeNull();
  });

  test('neither can be pressed from a shared place', async () => {
    const world = await makeChatWorld();
    await world.say('bo', 'hej');
    for (const [verb, data] of [
      ['pause', { until: '2026-01-19' }],
      ['erase', {}],
    ] as const)
      expect((await world.chat.acted(inChannel('bo'), { verb, data }))?.reply).toEqual({
        ...{ kind: 'private-only' },
      });
    expect(await pausedUntil(world)).toBeNull();
  });
});

test('what is typed to the bot is told in no log', async () => {
  const world = await makeChatWorld();
  await giveApt(world);
  for (const text of ['föreslå Hemligheten', 'begrepp hemligheten', 'pasua till hemligheten', 'hemligheten'])
    await world.say('fatima', text);
  expect(JSON.stringify(world.journal.told)).not.toMatch(/hemligheten/i);
});
