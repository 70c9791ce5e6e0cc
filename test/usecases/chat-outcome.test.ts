import { describe, expect, test } from '@jest/globals';
import { SITE, UNIT } from '../memory/world.ts';
import { giveDecisions, giveOutcome } from './chat-nudges-world.ts';
import { answersOf, type ChatWorld, makeChatWorld } from './chat-world.ts';

const itemOf = (world: ChatWorld) => world.ports.lists.rowsOf(SITE, 'StegvisAgenda')[0];
const plan = (world: ChatWorld) => world.ports.lists.rowsOf(SITE, 'StegvisPlan');

describe('[Diskuterad]', () => {
  test('is noted on the item, and can be undone', async () => {
    const world = await makeChatWorld();
    const { data } = await giveOutcome(world, false);
    expect(answersOf(await world.press('amal', 'discussed', data))).toMatchObject([
      { kind: 'discussed', title: 'Tre ord', mine: true, undo: true },
    ]);
    expect(itemOf(world)?.value.state).toBe('discussed');
    expect(answersOf(await world.press('amal', 'undo', data))).toMatchObject([{ kind: 'undone' }]);
    expect(itemOf(world)?.value.state).toBe('onAgenda');
  });

  test('noted in the tab by somebody else, it says who, and there is nothing to undo', async () => {
    const world = await makeChatWorld();
    const { data, item } = await giveOutcome(world, false);
    world.ports.lists.changeByHand(SITE, 'StegvisAgenda', item.id, { state: 'discussed' });
    expect(answersOf(await world.press('amal', 'discussed', data))).toMatchObject([
      { kind: 'discussed', by: 'Någon annan', mine: false, undo: false },
    ]);
  });

  test('of an item that is gone, says so and changes nothing', async () => {
    const world = await makeChatWorld();
    const { data, item } = await giveOutcome(world, true);
    const app = { kind: 'app', tenant: 't' } as const;
    await world.ports.lists.deleteRow(
      app,
      { tenant: 't', site: SITE },
      'StegvisAgenda',
      item.id,
      item.version,
    );
    for (const verb of ['discussed', 'promote', 'notReached'])
      expect(answersOf(await world.press('amal', verb, data))).toMatchObject([{ kind: 'outdated' }]);
    expect(plan(world)).toEqual([]);
  });

  test('whoever has left the unit says nothing of its meetings any more', async () => {
    const world = await makeChatWorld();
    const { data } = await giveOutcome(world, true);
    await world.ports.units.setMembers(UNIT, [], '2026-01-14T09:00:00Z');
    for (const verb of ['discussed', 'promote', 'notReached'])
      expect(await world.press('amal', verb, data)).toMatchObject({ fault: { kind: 'not-allowed' } });
    expect(itemOf(world)?.value.state).toBe('onAgenda');
  });
});

describe('[Gör till åtgärd]', () => {
  test('makes one draft with the item’s title and where it comes from, and the item was discussed', async () => {
    const world = await makeChatWorld();
    const { data, item } = await giveOutcome(world, false);
    await Promise.all([world.press('amal', 'promote', data), world.press('amal', 'promote', data)]);
    const reply = await world.press('amal', 'promote', data);
    expect(plan(world)).toMatchObject([
      {
        key: `promoted:${item.id}`,
        value: {
          title: 'Tre ord',
          state: 'draft',
          need: 'Från APT 13 januari 2026.',
          sourceAptItemId: item.id,
        },
      },
    ]);
    expect(itemOf(world)?.value.state).toBe('discussed');
    expect(answersOf(reply)).toMatchObject([{ kind: 'promoted', row: plan(world)[0]?.id, undo: true }]);
  });

  test('an interrupted one is finished by pressing again', async () => {
    const world = await makeChatWorld();
    const { data } = await giveOutcome(world, false);
    world.ports.lists.failNext('addRow', { kind: 'busy', retryAt: '2026-01-14T09:06:00Z' });
    expect(await world.press('amal', 'promote', data)).toMatchObject({ kind: 'problem' });
    expect(answersOf(await world.press('amal', 'promote', data))).toMatchObject([{ kind: 'promoted' }]);
    expect(plan(world)).toHaveLength(1);
  });

  test('[Ångra] removes the draft, unless somebody has written in it', async () => {
    const world = await makeChatWorld();
    const { data } = await giveOutcome(world, false);
    await world.press('amal', 'promote', data);
    await world.press('amal', 'undo', data);
    expect(plan(world)).toEqual([]);
    expect(itemOf(world)?.value.state).toBe('onAgenda');
    await world.press('amal', 'promote', data);
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', plan(world)[0]?.id ?? '', { goal: 'Mål' });
    expect(await world.press('amal', 'undo', data)).toMatchObject({ fault: { kind: 'conflict' } });
    expect(plan(world)).toHaveLength(1);
  });
});

describe('[Hanns inte]', () => {
  test('moves the item last on the next APT, and back', async () => {
    const world = await makeChatWorld();
    const { data, item, next } = await giveOutcome(world, true);
    expect(answersOf(await world.press('amal', 'notReached', data))).toMatchObject([
      { kind: 'carried', to: '2026-02-10T12:00:00.000Z' },
    ]);
    expect(itemOf(world)?.value).toMatchObject({ meetingKey: next?.key, state: 'onAgenda', order: 1 });
    await world.press('amal', 'undo', data);
    expect(itemOf(world)?.value).toEqual(item.value);
  });

  test('without a next APT the item waits for one', async () => {
    const world = await makeChatWorld();
    const { data } = await giveOutcome(world, false);
    expect(answersOf(await world.press('amal', 'notReached', data))).toMatchObject([
      { kind: 'carried', to: null },
    ]);
    expect(itemOf(world)?.value).toMatchObject({ meetingKey: null, state: 'notReached' });
  });

  test('an item that somebody has moved on already is left where it is', async () => {
    const world = await makeChatWorld();
    const { data, item, next } = await giveOutcome(world, true);
    world.ports.lists.changeByHand(SITE, 'StegvisAgenda', item.id, {
      meetingKey: next?.key ?? null,
      order: 7,
    });
    for (const verb of ['notReached', 'discussed'])
      expect(answersOf(await world.press('amal', verb, data))).toMatchObject([
        { kind: 'carried', mine: false },
      ]);
    expect(itemOf(world)?.value).toMatchObject({ meetingKey: next?.key, order: 7, state: 'onAgenda' });
  });
});

describe('[Bekräfta]', () => {
  const stateOf = (world: ChatWorld) => world.ports.lists.rowsOf(SITE, 'StegvisMeetings')[0]?.value.state;

  test('notes the meeting as held, once, and can be undone', async () => {
    const world = await makeChatWorld();
    const { data } = await giveDecisions(world);
    await Promise.all([world.press('amal', 'confirm', data), world.press('amal', 'confirm', data)]);
    expect(answersOf(await world.press('amal', 'confirm', data))).toMatchObject([
      { kind: 'confirmed', mine: true, at: '2026-01-14T09:05:00.000Z' },
    ]);
    expect(stateOf(world)).toBe('held');
    await world.press('amal', 'undo', data);
    expect(stateOf(world)).not.toBe('cancelled');
  });

  test('of a meeting that was cancelled or deleted changes nothing', async () => {
    const world = await makeChatWorld();
    const { data, meeting } = await giveDecisions(world);
    world.ports.lists.changeByHand(SITE, 'StegvisMeetings', meeting.id, { state: 'cancelled' });
    expect(answersOf(await world.press('amal', 'confirm', data))).toMatchObject([{ kind: 'outdated' }]);
    expect(stateOf(world)).toBe('cancelled');
  });
});
