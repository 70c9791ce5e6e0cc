/** [Stämmer] on a card about a meeting whose date was read in a calendar long ago. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { answersOf, type ChatWorld, giveApt, makeChatWorld } from './chat-world.ts';

let world: ChatWorld;
let data: { item: string; nudge: string };
beforeEach(async () => {
  world = await makeChatWorld();
  const given = await giveApt(world);
  data = given.data;
  const line: NudgeLine = { ...(await lineOf()), readOn: '2026-01-02' };
  world.ports.claims.give('card-3', 'amal', [{ key: given.key, line }]);
  await world.ports.calendarStore.keep([
    {
      unit: UNIT,
      meeting: 'apt-1',
      organiser: 'amal',
      event: 'event',
      series: 'series',
      day: '2026-01-28',
      readAt: '2026-01-02T07:00:00.000Z',
      read: {
        title: 'APT januari',
        start: '2026-01-28T12:00:00.000Z',
        end: '2026-01-28T13:00:00.000Z',
        cancelled: false,
      },
      answers: null,
      agenda: null,
    },
  ]);
});

const lineOf = async (): Promise<NudgeLine & { kind: 'N3' }> => {
  const line = (await world.ports.claims.card('card-3'))?.lines[0]?.line;
  if (line?.kind !== 'N3') throw new Error('no N3');
  return line;
};
const readAt = async () => (await world.ports.calendarStore.reads([UNIT])).get(UNIT)?.['apt-1'];

describe('the date still holds', () => {
  test('counts as read now, and the other buttons stay', async () => {
    expect(answersOf(await world.press('amal', 'confirm', data))).toEqual([{ kind: 'date-confirmed' }]);
    expect(await readAt()).toBe('2026-01-14T09:05:00.000Z');
    const placed = answersOf(await world.press('amal', 'place', { ...data, idea: 'apt-01' }));
    expect(placed).toMatchObject([{ kind: 'placed' }]);
  });

  test('has the calendars looked at after every answer about a meeting', async () => {
    await world.press('amal', 'confirm', data);
    await world.press('amal', 'skip', data);
    expect(world.ports.looked).toEqual([UNIT, UNIT]);
  });

  test('is not taken from others, and not for a date that has been moved since', async () => {
    await world.press('bo', 'confirm', data);
    expect(await readAt()).toBe('2026-01-02T07:00:00.000Z');
    const row = world.ports.lists.rowsOf(SITE, 'StegvisMeetings')[0];
    if (!row) throw new Error('no meeting');
    await world.ports.projection.put(UNIT, 'StegvisMeetings', [
      { ...row, value: { ...row.value, start: '2026-01-29T12:00:00Z' } },
    ]);
    expect(answersOf(await world.press('amal', 'confirm', data))).toMatchObject([{ kind: 'outdated' }]);
    expect(await readAt()).toBe('2026-01-02T07:00:00.000Z');
  });

  test('is nothing to say where nothing was asked', async () => {
    const { readOn: _, ...line } = await lineOf();
    world.ports.claims.give('card-3', 'amal', [{ key: 'N3:x', line }]);
    expect((await world.press('amal', 'confirm', data)).kind).toBe('nudge');
    expect(await readAt()).toBe('2026-01-02T07:00:00.000Z');
  });
});
