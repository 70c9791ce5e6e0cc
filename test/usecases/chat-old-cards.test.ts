import { describe, expect, test } from '@jest/globals';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { n6Key } from '../../bot/core/nudges/n6-action-due.ts';
import type { ActionRow, Stored } from '../../bot/core/rows.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { giveAgendaCard, giveMeeting } from './chat-nudges-world.ts';
import { answersOf, type ChatWorld, giveAction, makeChatWorld, writer } from './chat-world.ts';

const A_YEAR_LATER = '2027-01-14T09:05:00Z';
const put = (world: ChatWorld, row: Stored<ActionRow>, given: Partial<ActionRow>) =>
  world.ports.lists.changeRow(
    { kind: 'app', tenant: 'a0000000-0000-4000-8000-000000000000' },
    { tenant: 'a0000000-0000-4000-8000-000000000000', site: SITE },
    'StegvisPlan',
    row.id,
    row.version,
    given,
  );
/** The action is Bo's by now, in the list and in what is known of it. */
const handOver = async (world: ChatWorld, row: Stored<ActionRow>): Promise<void> => {
  const changed = await put(world, row, { ownerId: 'bo' });
  if (!changed.ok) throw new Error('not changed');
  await world.ports.projection.put(UNIT, 'StegvisPlan', [changed.value]);
};

describe('a card that is a year old', () => {
  test('promises no reminder any more, and changes nothing in the lists', async () => {
    const world = await makeChatWorld();
    const { data, key } = await giveAction(world);
    world.clock.set(A_YEAR_LATER);
    for (const given of [{}, { when: 'tomorrow' }, { day: '2027-01-20' }]) {
      const reply = await world.press('fatima', 'later', { ...data, ...given });
      expect(answersOf(reply)).toMatchObject([{ kind: 'later', day: null }]);
    }
    expect(world.ports.claims.laterOn(key)).toBeNull();
    expect(world.ports.lists.calls.some(({ verb }) => verb === 'changeRow')).toBe(false);
  });

  test('still takes what its reader chooses for themselves: fewer, pause', async () => {
    const world = await makeChatWorld();
    for (const person of ['fatima', 'bo']) await world.say(person, 'hjälp');
    const { data, row } = await giveAction(world);
    await handOver(world, row);
    world.clock.set(A_YEAR_LATER);
    expect(answersOf(await world.press('fatima', 'fewer', data))).toEqual([{ kind: 'fewer' }]);
    expect(answersOf(await world.press('fatima', 'pause', data))).toMatchObject([{ kind: 'paused' }]);
    const fatima = await world.ports.people.get('fatima');
    expect([fatima?.fewer, fatima?.pausedUntil === null]).toEqual([['N6'], false]);
    expect(await world.ports.people.get('bo')).toMatchObject({ fewer: [], pausedUntil: null });
  });

  test('says that its action is gone, or done, when somebody would put it off', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.clock.set(A_YEAR_LATER);
    await put(world, row, { state: 'dropped' });
    expect(answersOf(await world.press('fatima', 'later', data))).toMatchObject([{ kind: 'outdated' }]);
    expect(await world.press('fatima', 'later', { ...data, nudge: 'forgotten' })).toMatchObject({
      ...{ kind: 'gone', what: 'card' },
    });
  });
});

describe('a card about an action that is another’s by now', () => {
  test('moves no reminder of the one who has it, and takes none away', async () => {
    const world = await makeChatWorld();
    const { data, row, key } = await giveAction(world);
    await handOver(world, row);
    expect(answersOf(await world.press('fatima', 'later', data))).toMatchObject([
      { kind: 'outdated', title: 'Gå igenom blanketter' },
    ]);
    expect(world.ports.claims.laterOn(key)).toBeNull();
    expect(answersOf(await world.press('fatima', 'irrelevant', data))).toEqual([{ kind: 'irrelevant' }]);
    expect(world.ports.claims.dropped.has(n6Key(UNIT, row.id, 'second'))).toBe(false);
  });

  test('is still the manager’s who stands in, until somebody owns the action', async () => {
    const world = await makeChatWorld();
    const { data, key } = await giveAction(world, { ownerId: 'somebody who left' }, 'first', 'amal');
    expect(answersOf(await world.press('amal', 'later', data))).toMatchObject([{ day: '2026-01-19' }]);
    expect(world.ports.claims.laterOn(key)).toBe('2026-01-19');
  });
});

describe('two proposals of the same thing at the same moment', () => {
  const agenda = (world: ChatWorld): string[] =>
    world.ports.lists
      .rowsOf(SITE, 'StegvisAgenda')
      .filter(({ value }) => value.state === 'proposed')
      .map(({ value }) => value.title);
  const inChannel = (person: string) =>
    writer(person, {
      address: { ...writer(person).address, conversation: UNIT, conversationType: 'channel' },
    });

  test('are one when one person sent both, also from a question opened twice, and two of two people', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAgendaCard(world);
    const propose = (person: string, once: string, title: string) =>
      world.chat.acted(inChannel(person), { verb: 'propose', data: { ...data, once, title } });
    await Promise.all([
      propose('fatima', 'a', 'Vår vision'),
      propose('fatima', 'a', 'Vår vision'),
      propose('fatima', 'b', ' vår VISION '),
    ]);
    expect(agenda(world)).toEqual(['Vår vision']);
    await Promise.all([propose('fatima', 'c', 'Skyltar'), propose('elif', 'd', 'Skyltar')]);
    expect(agenda(world)).toEqual(['Vår vision', 'Skyltar', 'Skyltar']);
  });

  test('are one on a card of one’s own, and another line is another proposal', async () => {
    const world = await makeChatWorld();
    const meeting = await giveMeeting(world, 'group', {
      ...{ kind: 'group', title: 'Gruppmöte', start: '2026-01-28T12:00:00Z' },
    });
    const line: NudgeLine = {
      ...{ kind: 'N1', unit: UNIT, meeting: meeting.id, title: 'Gruppmöte', agenda: [] },
      start: '2026-01-28T12:00:00Z',
    };
    world.ports.claims.give('card-n1', 'bo', [{ key: 'N1:bo', line }]);
    const data = { item: meeting.id, nudge: 'card-n1' };
    const propose = (once: string, title: string) => world.press('bo', 'propose', { ...data, once, title });
    const replies = await Promise.all([propose('a', 'Vår vision'), propose('b', 'Vår vision')]);
    for (const reply of replies)
      expect(answersOf(reply)).toMatchObject([{ kind: 'proposed', title: 'Vår vision' }]);
    await propose('c', 'Tack');
    expect(agenda(world)).toEqual(['Vår vision', 'Tack']);
  });
});
