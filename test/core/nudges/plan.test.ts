import { describe, expect, test } from '@jest/globals';
import { addDays, addWorkingDays, localDay, localTime } from '../../../bot/core/calendar.ts';
import type { NudgePerson } from '../../../bot/core/nudge.ts';
import { explain, nextWake, planSlot } from '../../../bot/core/nudges/plan.ts';
import {
  action,
  at,
  factsOf,
  holidays,
  live,
  meeting,
  person,
  record,
  sent,
  unit,
  type World,
  world,
} from './world.ts';

const plan = (...rows: ReturnType<typeof action>[]) => world([unit({ StegvisPlan: rows })]);
const change = (of: World, id: string, over: Partial<NudgePerson>): void => {
  of.people.set(id, person(id, over));
};
const reasons = ({ drops }: World) => drops.map(({ matter, reason }) => [matter.key, reason]);
const due = (id: string, dueDate: string) => action(id, { dueDate });
/** As if a matter had been dealt with long ago. */
const settle = (of: World, key: string): void => {
  of.claims.set(key, {
    key,
    kind: 'N6',
    person: 'owner',
    unit: 'unit',
    why: 'owner',
    card: null,
    state: 'dropped',
    reason: 'quiet',
    at: '2026-01-08T09:00:00Z',
    laterOn: null,
    answered: false,
    about: '',
  });
};

describe('a card', () => {
  test('carries all that is due for one person that day, due dates first and meetings after', () => {
    const of = world([
      unit({
        StegvisPlan: [action('1', { ownerId: 'anna', dueDate: '2026-01-29' })],
        StegvisMeetings: [meeting('7')],
      }),
    ]);
    live(of, at('2026-01-15 08:00'), at('2026-01-15 16:00'));
    expect(sent(of).find((line) => line.includes('anna'))).toBe(
      '2026-01-15T07:30 anna N6:unit:1:first + N1:unit:7:anna',
    );
  });

  test('claims everything, beyond the three lines that show', () => {
    const rows = ['1', '2', '3', '4', '5'].map((id) => action(id));
    const of = live(plan(...rows), at('2026-01-12 08:00'), at('2026-01-12 16:00'));
    expect(of.cards.map(({ matters }) => matters.length)).toEqual([5]);
    expect(of.claims.size).toBe(5);
  });

  test('takes a matter of a later row on the next day, for one card a day is enough', () => {
    const of = live(plan(action('1')), at('2026-01-12 08:00'), at('2026-01-12 11:00'));
    of.units[0]?.rows.StegvisPlan.push(action('2'));
    live(of, at('2026-01-12 11:00'), at('2026-01-13 16:00'));
    expect(sent(of)).toEqual([
      '2026-01-12T09:00 owner N6:unit:1:first',
      '2026-01-13T07:30 owner N6:unit:2:first',
    ]);
  });

  test('goes out in the half hour that is going on when the program wakes in the middle of it', () => {
    const of = plan(action('1'));
    record(of, planSlot(factsOf(of), at('2026-01-12 10:17')), at('2026-01-12 10:17'));
    expect(of.cards).toHaveLength(1);
  });

  test('does not go out before ten on a Monday, after two on a Friday or after four', () => {
    const rows = plan(action('1'));
    for (const time of ['2026-01-12 09:59', '2026-01-16 14:00', '2026-01-13 16:00', '2026-01-13 08:29'])
      expect(planSlot(factsOf(rows), at(time)).cards).toEqual([]);
  });

  test('keeps to a shift worker’s own hours', () => {
    const of = plan(action('1'));
    change(of, 'owner', { window: { from: '18:00', to: '22:00' }, days: [2, 6] });
    live(of, at('2026-01-12 08:00'), at('2026-01-20 23:00'));
    expect(sent(of)).toEqual(['2026-01-13T17:00 owner N6:unit:1:first']);
  });
});

describe('caps', () => {
  test('let two cards through in seven days; the third moves to the day when the first is a week old', () => {
    const of = plan(due('1', '2026-01-27'), due('2', '2026-01-28'), due('3', '2026-01-29'));
    for (const id of ['1', '2', '3']) settle(of, `N6:unit:${id}:second`);
    live(of, at('2026-01-12 08:00'), at('2026-01-23 16:00'));
    expect(sent(of)).toEqual([
      '2026-01-13T07:30 owner N6:unit:1:first',
      '2026-01-14T07:30 owner N6:unit:2:first',
      '2026-01-20T07:30 owner N6:unit:3:first',
    ]);
  });

  test('make one card wait for another when only so all three actions are told of', () => {
    const of = live(
      plan(due('1', '2026-01-27'), due('2', '2026-01-28'), due('3', '2026-01-29')),
      at('2026-01-12 08:00'),
      at('2026-01-29 16:00'),
    );
    expect(sent(of)).toEqual([
      '2026-01-14T07:30 owner N6:unit:1:first + N6:unit:2:first',
      '2026-01-15T07:30 owner N6:unit:3:first',
      '2026-01-27T07:30 owner N6:unit:1:second',
      '2026-01-28T07:30 owner N6:unit:2:second',
    ]);
    expect(reasons(of)).toEqual([['N6:unit:3:second', 'cap']]);
  });

  test('hold back a reflection for the reminder on a due date that would else be lost', () => {
    const of = world(
      [unit({ StegvisPlan: [due('1', '2026-01-16'), due('2', '2026-01-15')] })],
      [
        person('owner', {
          reflection: { weekday: 3, since: '2026-01-10', rhythm: 'fortnightly', ignored: 0 },
        }),
      ],
    );
    for (const id of ['1', '2']) settle(of, `N6:unit:${id}:first`);
    live(of, at('2026-01-14 08:00'), at('2026-01-21 16:00'));
    expect(sent(of)).toEqual([
      '2026-01-15T07:30 owner N6:unit:2:second + N8:owner:2026-01-14',
      '2026-01-16T07:30 owner N6:unit:1:second',
    ]);
  });

  test('let a due date go before a meeting when there is one card left for both', () => {
    const of = world([
      unit({
        StegvisPlan: [action('1', { ownerId: 'anna', dueDate: '2026-01-16' })],
        StegvisMeetings: [meeting('7', { start: '2026-01-15T12:00:00Z' })],
      }),
    ]);
    settle(of, 'N6:unit:1:first');
    for (const id of ['manager', 'bo']) settle(of, `N1:unit:7:${id}`);
    settle(of, 'earlier');
    const earlier = of.claims.get('earlier');
    if (earlier)
      of.claims.set('earlier', {
        ...earlier,
        person: 'anna',
        card: 'a',
        state: 'sent',
        at: '2026-01-13T09:00:00Z',
      });
    live(of, at('2026-01-15 08:30'), at('2026-01-16 16:00'));
    expect(sent(of)).toEqual(['2026-01-16T07:30 anna N6:unit:1:second']);
    expect(reasons(of)).toEqual([['N1:unit:7:anna', 'cap']]);
  });

  test('drop what they held to its last half hour, with the reason', () => {
    const of = plan(due('1', '2026-01-15'), due('2', '2026-01-16'), due('3', '2026-01-20'));
    for (const id of ['1', '2', '3']) settle(of, `N6:unit:${id}:first`);
    live(of, at('2026-01-13 08:00'), at('2026-01-30 16:00'));
    expect(of.cards).toHaveLength(2);
    expect(of.drops.map(({ at: when, matter, reason }) => [when, matter.key, reason])).toEqual([
      [at('2026-01-20 15:30'), 'N6:unit:3:second', 'cap'],
    ]);
  });

  test('are four in four weeks for employees and six for the group and the manager', () => {
    const daily = (ownerId: string) =>
      Array.from({ length: 40 }, (_, n) =>
        action(`${n}`, { ownerId, dueDate: addWorkingDays('2026-01-20', n, holidays) }),
      );
    const mostIn28 = (ownerId: string): number => {
      const { cards } = live(
        plan(...daily(ownerId)),
        at('2026-01-12 08:00'),
        at('2026-04-17 16:00', '+02:00'),
      );
      const days = cards.map((card) => localDay(card.at));
      return Math.max(
        ...days.map((from) => days.filter((day) => day >= from && day < addDays(from, 28)).length),
      );
    };
    expect(mostIn28('owner')).toBe(4);
    expect(mostIn28('anna')).toBe(6);
    expect(mostIn28('manager')).toBe(6);
  });

  test('count a card that is claimed and still on its way as the card of today', () => {
    const of = live(
      plan(due('1', '2026-01-27'), due('2', '2026-01-28')),
      at('2026-01-13 08:00'),
      at('2026-01-13 16:00'),
    );
    const key = 'N6:unit:1:first';
    const claim = of.claims.get(key);
    if (claim) of.claims.set(key, { ...claim, state: 'claimed' });
    expect(planSlot(factsOf(of), at('2026-01-14 10:00')).cards).toEqual([]);
    if (claim) of.claims.set(key, claim);
    expect(planSlot(factsOf(of), at('2026-01-14 10:00')).cards).toHaveLength(1);
  });
});

describe('what is not sent', () => {
  test('waits through a pause and comes after it, while it may still move', () => {
    const of = plan(action('1'));
    change(of, 'owner', { pausedUntil: at('2026-01-15 00:00').toISOString() });
    live(of, at('2026-01-12 08:00'), at('2026-01-16 16:00'));
    expect(sent(of)).toEqual(['2026-01-15T07:30 owner N6:unit:1:first']);
  });

  test('is dropped as paused in the last half hour that it had', () => {
    const of = plan(action('1'));
    change(of, 'owner', { pausedUntil: 'open' });
    live(of, at('2026-01-12 08:00'), at('2026-01-30 16:00'));
    expect(of.drops.map(({ at: when, matter, reason }) => [when, matter.key, reason])).toEqual([
      [at('2026-01-19 15:30'), 'N6:unit:1:first', 'paused'],
      [at('2026-01-26 15:30'), 'N6:unit:1:second', 'paused'],
    ]);
  });

  test('waits for somebody who cannot be reached, and an install next day still delivers', () => {
    const of = plan(action('1'));
    change(of, 'owner', { reachable: false });
    live(of, at('2026-01-12 08:00'), at('2026-01-13 16:00'));
    expect(of.claims.size).toBe(0);
    change(of, 'owner', {});
    live(of, at('2026-01-13 16:00'), at('2026-01-14 16:00'));
    expect(sent(of)).toEqual(['2026-01-14T07:30 owner N6:unit:1:first']);
  });

  test('is dropped for want of an address when the days to move are over', () => {
    const of = plan(action('1'));
    change(of, 'owner', { reachable: false });
    live(of, at('2026-01-12 08:00'), at('2026-01-19 16:00'));
    expect(reasons(of)).toEqual([['N6:unit:1:first', 'no-address']]);
  });

  test('comes later, with what is really left, when the program slept over its day', () => {
    const of = live(plan(action('1')), at('2026-01-15 11:40'), at('2026-01-15 16:00'));
    expect(sent(of)).toEqual(['2026-01-15T10:40 owner N6:unit:1:first']);
    expect(of.cards[0]?.matters[0]?.line).toMatchObject({ workingDaysLeft: 7 });
  });

  test('is dropped as missed when the program slept over all its days', () => {
    const of = live(plan(action('1')), at('2026-01-21 10:00'), at('2026-01-21 16:00'));
    expect(reasons(of)).toEqual([['N6:unit:1:first', 'missed']]);
    expect(of.cards).toEqual([]);
  });

  test('is dropped as quiet when every day it might move to is quiet', () => {
    const of = live(
      plan(due('1', '2026-07-15')),
      at('2026-07-01 08:00', '+02:00'),
      at('2026-08-11 16:00', '+02:00'),
    );
    expect(reasons(of)).toEqual([
      ['N6:unit:1:first', 'quiet'],
      ['N6:unit:1:second', 'quiet'],
    ]);
  });

  test('moves over Midsummer to the Monday after', () => {
    const of = live(
      plan(due('1', '2026-07-03')),
      at('2026-06-15 08:00', '+02:00'),
      at('2026-06-26 16:00', '+02:00'),
    );
    // ten working days before 3 July is Thursday 18 June; on Midsummer’s week the owner works Fridays only
    expect(sent(of)).toEqual(['2026-06-18T06:30 owner N6:unit:1:first']);
    const fridays = plan(due('1', '2026-07-03'));
    change(fridays, 'owner', { days: [1, 5] });
    live(fridays, at('2026-06-15 08:00', '+02:00'), at('2026-06-26 16:00', '+02:00'));
    expect(sent(fridays)).toEqual(['2026-06-22T08:00 owner N6:unit:1:first']);
  });
});

describe('planning again', () => {
  test('at the same time gives nothing once the claims are kept', () => {
    const of = plan(action('1'), due('2', '2026-01-05'));
    const now = at('2026-01-12 10:00');
    record(of, planSlot(factsOf(of), now), now);
    expect(planSlot(factsOf(of), now)).toMatchObject({ cards: [], drops: [] });
  });

  test('after the clock was set back sends nothing twice and breaks no cap', () => {
    const of = live(
      plan(due('1', '2026-01-27'), due('2', '2026-01-28'), due('3', '2026-01-29')),
      at('2026-01-12 08:00'),
      at('2026-01-21 16:00'),
    );
    const before = sent(of);
    live(of, at('2026-01-12 08:00'), at('2026-01-21 16:00'));
    expect(sent(of)).toEqual(before);
  });
});

describe('explanations', () => {
  test('say of each matter whether it goes, waits and for what, or comes later', () => {
    const of = plan(action('1'));
    expect(explain(factsOf(of), 'owner', at('2026-01-12 10:00'))).toEqual([
      { key: 'N6:unit:1:second', decision: 'later', on: '2026-01-26' },
      { key: 'N6:unit:1:first', decision: 'send' },
    ]);
    expect(explain(factsOf(of), 'owner', at('2026-01-12 09:00'))).toContainEqual({
      key: 'N6:unit:1:first',
      decision: 'wait',
      heldBy: 'outside-hours',
      next: '2026-01-12',
    });
    change(of, 'owner', { reachable: false });
    expect(explain(factsOf(of), 'owner', at('2026-01-12 10:00'))).toContainEqual({
      key: 'N6:unit:1:first',
      decision: 'wait',
      heldBy: 'no-address',
      next: null,
    });
    expect(explain(factsOf(of), 'bo', at('2026-01-12 10:00'))).toEqual([]);
  });
});

describe('the next time to plan', () => {
  const wake = (people: NudgePerson[], now: Date): string => {
    const next = nextWake({ people: new Map(people.map((one) => [one.id, one])), holidays }, now);
    return `${localDay(next)} ${localTime(next)}`;
  };

  test('is the next half hour within the default hours', () => {
    expect(wake([], at('2026-01-12 08:00'))).toBe('2026-01-12 10:00');
    expect(wake([], at('2026-01-12 10:00'))).toBe('2026-01-12 10:30');
    expect(wake([], at('2026-01-12 10:17'))).toBe('2026-01-12 10:30');
    expect(wake([], at('2026-01-16 13:30'))).toBe('2026-01-19 10:00');
  });

  test('is a shift worker’s slot when that comes first', () => {
    const nights = person('anna', { window: { from: '20:00', to: '23:00' }, days: [5, 6] });
    expect(wake([nights], at('2026-01-16 13:30'))).toBe('2026-01-16 20:00');
    expect(wake([nights], at('2026-01-16 22:30'))).toBe('2026-01-17 20:00');
  });

  test('is seven days ahead at most, however long the quiet period', () => {
    const now = at('2026-07-01 08:00', '+02:00');
    expect(nextWake({ people: new Map(), holidays }, now)).toEqual(at('2026-07-08 08:00', '+02:00'));
  });
});
