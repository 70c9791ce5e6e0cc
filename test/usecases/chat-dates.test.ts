import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWorkingDay } from '../../bot/core/calendar.ts';
import { laterDay } from '../../bot/usecases/acts/later.ts';
import { HOLIDAYS, SITE } from '../memory/world.ts';
import { answersOf, giveAction, makeChatWorld } from './chat-world.ts';

const dueOf = (world: Awaited<ReturnType<typeof makeChatWorld>>): unknown =>
  world.ports.lists.rowsOf(SITE, 'StegvisPlan').map(({ value }) => value.dueDate);

describe('[Senare]', () => {
  test('without a wish moves the second reminder to next week, and with one to that day', async () => {
    const world = await makeChatWorld();
    const { data, key } = await giveAction(world);
    const reply = await world.press('fatima', 'later', data);
    expect(answersOf(reply)).toEqual([
      {
        kind: 'later',
        title: 'Gå igenom blanketter',
        day: '2026-01-19',
        last: '2026-01-28',
        soon: { day: '2026-01-15', tomorrow: true },
      },
    ]);
    expect(world.ports.claims.laterOn(key)).toBe('2026-01-19');
    await world.press('fatima', 'later', { ...data, day: '2026-01-22' });
    expect(world.ports.claims.laterOn(key)).toBe('2026-01-22');
    expect(dueOf(world)).toEqual(['2026-01-28']);
  });

  test('after the second card there is nothing to move', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world, {}, 'second');
    expect(answersOf(await world.press('fatima', 'later', data))).toMatchObject([
      { kind: 'later', day: null },
    ]);
  });

  test('tomorrow is the next working day, next week its Monday, a date the one that is filled in', async () => {
    const world = await makeChatWorld();
    world.clock.set('2026-01-16T09:00:00Z');
    const { data, key } = await giveAction(world);
    for (const [given, day] of [
      [{ when: 'tomorrow' }, '2026-01-19'],
      [{ when: 'next-week' }, '2026-01-19'],
      [{ day: '2026-01-28' }, '2026-01-28'],
      // the buttons for the usual days leave the field alone, but older clients send it along
      [{ when: 'tomorrow', day: '2026-01-28' }, '2026-01-19'],
    ] as const) {
      const reply = await world.press('fatima', 'later', { ...data, ...given });
      expect(answersOf(reply)).toMatchObject([{ kind: 'later', day, soon: { tomorrow: false } }]);
      expect(world.ports.claims.laterOn(key)).toBe(day);
    }
  });

  test.each([
    ['2026-01-14', 'past'],
    ['2026-01-29', 'too-late'],
    ['2026-01-24', 'day-off'],
    ['2026-02-30', 'unreadable'],
    ['soon', 'unreadable'],
  ])('%s is refused as %s, and what was chosen before stands', async (day, fault) => {
    const world = await makeChatWorld();
    const { data, key } = await giveAction(world);
    await world.press('fatima', 'later', data);
    const reply = await world.press('fatima', 'later', { ...data, day });
    expect(reply).toEqual({ kind: 'day-refused', fault, last: '2026-01-28' });
    expect(world.ports.claims.laterOn(key)).toBe('2026-01-19');
  });

  test('the day is a working day after today and never past the last one, or it is refused', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const text = day.map((date) => date.toISOString().slice(0, 10));
    const wish = fc.oneof(
      fc.constantFrom(null, 'tomorrow' as const, 'next-week' as const),
      fc.record({ date: text }),
    );
    fc.assert(
      fc.property(wish, text, text, (wished, due, today) => {
        const chosen = laterDay(wished, due, today, HOLIDAYS);
        if ('fault' in chosen) return wished !== null && typeof wished === 'object';
        if (due <= today) return chosen.day === null;
        const { day: at } = chosen;
        return at !== null && at > today && at <= due && (at === due || isWorkingDay(at, HOLIDAYS));
      }),
    );
  });

  test('[Klart] still works afterwards', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    await world.press('fatima', 'later', data);
    expect(answersOf(await world.press('fatima', 'done', data))).toMatchObject([
      { kind: 'done', mine: true },
    ]);
  });
});

describe('[Flytta datum]', () => {
  test('asks for a date with the present one, then saves the chosen', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    expect(await world.press('fatima', 'move', data)).toMatchObject({
      kind: 'ask-date',
      dueDate: '2026-01-28',
    });
    const reply = await world.press('fatima', 'move', { ...data, was: '2026-01-28', date: '2026-02-20' });
    expect(answersOf(reply)).toEqual([
      { kind: 'moved', title: 'Gå igenom blanketter', dueDate: '2026-02-20' },
    ]);
    expect(dueOf(world)).toEqual(['2026-02-20']);
  });

  test('a date that somebody else has moved meanwhile is not overwritten', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { dueDate: '2026-02-10' });
    const reply = await world.press('fatima', 'move', { ...data, was: '2026-01-28', date: '2026-02-20' });
    expect(reply).toMatchObject({ kind: 'problem', fault: { kind: 'stale' } });
    expect(dueOf(world)).toEqual(['2026-02-10']);
  });

  test('somebody else’s change of another field does not stand in the way', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.before('changeRow', () =>
      world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { goal: 'Annat' }),
    );
    await world.press('fatima', 'move', { ...data, was: '2026-01-28', date: '2026-02-20' });
    expect(dueOf(world)).toEqual(['2026-02-20']);
  });

  test.each(['2026-01-13', '2026-02-30', 'i morgon'])('%s is no date to move to', async (date) => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    expect(await world.press('fatima', 'move', { ...data, was: '2026-01-28', date })).toMatchObject({
      kind: 'problem',
      fault: { kind: 'invalid' },
    });
    expect(dueOf(world)).toEqual(['2026-01-28']);
  });
});
