import { describe, expect, test } from '@jest/globals';
import { EMPTY } from '../../bot/core/rows.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { answersOf, giveApt, makeChatWorld } from './chat-world.ts';

const agenda = (world: Awaited<ReturnType<typeof makeChatWorld>>) =>
  world.ports.lists.rowsOf(SITE, 'StegvisAgenda').map(({ value }) => value);

describe('[Ta det första]', () => {
  test('puts the idea last on that APT’s agenda, in Swedish, with its minutes and source', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveApt(world);
    await world.press('amal', 'place', { ...data, idea: 'apt-03' });
    expect(agenda(world)).toEqual([
      {
        title: 'Tre begrepp att repetera',
        ...EMPTY.StegvisAgenda,
        meetingKey: row.key,
        order: 1,
        minutes: 5,
        state: 'onAgenda',
        outcome: null,
        source: 'apt-03',
      },
    ]);
    expect((await world.ports.projection.rows(UNIT)).StegvisAgenda).toHaveLength(1);
  });

  test('a double press, also of the other idea, adds one item', async () => {
    const world = await makeChatWorld();
    const { data } = await giveApt(world);
    await Promise.all([
      world.press('amal', 'place', { ...data, idea: 'apt-01' }),
      world.press('amal', 'place', { ...data, idea: 'apt-03' }),
    ]);
    const reply = await world.press('amal', 'place', { ...data, idea: 'apt-03' });
    expect(agenda(world)).toHaveLength(1);
    expect(answersOf(reply)).toMatchObject([{ kind: 'placed', title: agenda(world)[0]?.title }]);
  });

  test('an idea that was not offered is refused', async () => {
    const world = await makeChatWorld();
    const { data } = await giveApt(world);
    for (const idea of ['apt-02', 'nope', undefined])
      expect(await world.press('amal', 'place', { ...data, idea })).toMatchObject({ kind: 'problem' });
    expect(agenda(world)).toEqual([]);
  });

  test('a meeting that was cancelled or is over takes no more items', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveApt(world);
    world.ports.lists.changeByHand(SITE, 'StegvisMeetings', row.id, { state: 'cancelled' });
    expect(answersOf(await world.press('amal', 'place', { ...data, idea: 'apt-01' }))).toMatchObject([
      { kind: 'outdated' },
    ]);
    expect(agenda(world)).toEqual([]);
  });

  test('a meeting added by hand gets its key first', async () => {
    const world = await makeChatWorld();
    const { data } = await giveApt(world);
    const { site } = { site: SITE };
    const byHand = world.ports.lists.addByHand(site, 'StegvisMeetings', UNIT, {
      ...EMPTY.StegvisMeetings,
      title: 'APT',
      kind: 'apt',
      start: '2026-02-10T12:00:00Z',
      end: null,
      state: null,
    });
    const card = await world.ports.claims.card('card-3');
    const line = card?.lines[0];
    if (line?.line.kind !== 'N3') throw new Error('no line');
    world.ports.claims.give('card-4', 'amal', [{ key: 'N3:x', line: { ...line.line, meeting: byHand.id } }]);
    await world.press('amal', 'place', { ...data, item: byHand.id, nudge: 'card-4', idea: 'apt-01' });
    const key = world.ports.lists.rowsOf(SITE, 'StegvisMeetings').find(({ id }) => id === byHand.id)?.key;
    expect(key).not.toBeNull();
    expect(agenda(world)[0]?.meetingKey).toBe(key);
  });

  test('[Ångra] takes the item off again, but not once it was discussed', async () => {
    const world = await makeChatWorld();
    const { data } = await giveApt(world);
    await world.press('amal', 'place', { ...data, idea: 'apt-01' });
    await world.press('amal', 'undo', data);
    expect(agenda(world)).toEqual([]);
    await world.press('amal', 'place', { ...data, idea: 'apt-03' });
    const [row] = world.ports.lists.rowsOf(SITE, 'StegvisAgenda');
    world.ports.lists.changeByHand(SITE, 'StegvisAgenda', row?.id ?? '', { state: 'discussed' });
    expect(await world.press('amal', 'undo', data)).toMatchObject({ kind: 'problem' });
    expect(agenda(world)).toHaveLength(1);
  });

  test('[Inget nu] changes no list', async () => {
    const world = await makeChatWorld();
    const { data } = await giveApt(world);
    expect(answersOf(await world.press('amal', 'skip', data))).toEqual([{ kind: 'not-now' }]);
    expect(agenda(world)).toEqual([]);
  });
});

describe('[Föreslå punkt]', () => {
  test('asks for a line, and adds the proposal once', async () => {
    const world = await makeChatWorld();
    const { row } = await giveApt(world, { kind: 'group', title: 'Gruppmöte' });
    const line = {
      kind: 'N1',
      unit: UNIT,
      meeting: row.id,
      title: 'Gruppmöte',
      start: '2026-01-28T12:00:00Z',
      agenda: [],
    } as const;
    world.ports.claims.give('card-5', 'bo', [{ key: 'N1:bo', line: { ...line, agenda: [] } }]);
    const data = { item: row.id, nudge: 'card-5' };
    const ask = await world.press('bo', 'propose', data);
    if (ask.kind !== 'ask-item') throw new Error(ask.kind);
    const filled = { ...data, once: ask.once, title: '  Vår  vision ' };
    await world.press('bo', 'propose', filled);
    expect(answersOf(await world.press('bo', 'propose', filled))).toEqual([
      { kind: 'proposed', title: 'Vår vision' },
    ]);
    expect(agenda(world)).toMatchObject([
      { title: 'Vår vision', state: 'proposed', source: 'person', meetingKey: row.key },
    ]);
  });
});
