import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../bot/core/calendar.ts';
import {
  aptLikeness,
  changesFrom,
  differenceOf,
  type EventAsRead,
  isStale,
  paired,
} from '../../bot/core/calendar-link.ts';
import { EMPTY, type MeetingRow } from '../../bot/core/rows.ts';

const instants = fc.integer({ min: 0, max: 4 }).map((hour) => `2026-02-0${hour + 1}T12:00:00.000Z`);
const ends = fc.integer({ min: 0, max: 4 }).map((hour) => `2026-02-0${hour + 1}T13:00:00.000Z`);
const titles = fc.constantFrom('APT', 'APT Norr', 'Annat');
const read: fc.Arbitrary<EventAsRead> = fc.record({
  title: titles,
  start: instants,
  end: ends,
  cancelled: fc.boolean(),
});
const rows: fc.Arbitrary<MeetingRow> = fc
  .record({
    title: titles,
    kind: fc.constantFrom('apt' as const, null),
    start: fc.option(instants),
    end: fc.option(ends),
    state: fc.constantFrom('planned' as const, 'held' as const, 'cancelled' as const, null),
  })
  .map((row) => ({ ...EMPTY.StegvisMeetings, ...row }));

describe('what a change in the calendar changes in the list', () => {
  test('is never what a person has written there since', () => {
    fc.assert(
      fc.property(rows, read, read, (row, before, now) => {
        const change = changesFrom(row, before, now);
        if (change.title !== undefined) expect(row.title).toBe(before.title);
        if (change.start !== undefined) {
          expect([row.start, row.end]).toEqual([before.start, before.end]);
          expect(change).toMatchObject({ start: now.start, end: now.end });
        }
        if (change.state === 'cancelled') expect(row.state ?? 'planned').toBe('planned');
        if (change.state === 'planned') expect(row.state).toBe('cancelled');
      }),
    );
  });

  test('is nothing where the calendar has not changed, and nothing the second time', () => {
    fc.assert(
      fc.property(rows, read, read, (row, before, now) => {
        expect(changesFrom(row, before, before)).toEqual({});
        const after = { ...row, ...changesFrom(row, before, now) };
        expect(changesFrom(after, now, now)).toEqual({});
      }),
    );
  });

  test('makes an untouched row what the calendar says', () => {
    fc.assert(
      fc.property(read, read, (before, now) => {
        const row: MeetingRow = {
          ...EMPTY.StegvisMeetings,
          title: before.title,
          kind: 'apt',
          start: before.start,
          end: before.end,
          state: before.cancelled ? 'cancelled' : 'planned',
        };
        const after = { ...row, ...changesFrom(row, before, now) };
        expect(after.state).toBe(now.cancelled ? 'cancelled' : 'planned');
        if (!now.cancelled) {
          expect(after).toMatchObject({ title: now.title, start: now.start, end: now.end });
          expect(differenceOf(after, now)).toBeNull();
        }
      }),
    );
  });
});

describe('a series that is moved as a whole', () => {
  const START = '2026-02-01';
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 8 });

  test('keeps each meeting once, at most three days away, and takes nothing beyond what was looked at', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 120 }), (gone, fresh, last) => {
        const horizon = addDays(START, last);
        const pairs = paired(
          gone.map((day) => ({ meeting: `m${day}`, day: addDays(START, day) })),
          fresh.map((day) => addDays(START, day)),
          horizon,
        );
        expect(new Set(pairs.values()).size).toBe(pairs.size);
        for (const [meeting, day] of pairs) {
          expect(Math.abs(daysBetween(addDays(START, Number(meeting.slice(1))), day))).toBeLessThanOrEqual(3);
          expect(day <= horizon).toBe(true);
          expect(fresh.map((one) => addDays(START, one))).toContain(day);
        }
      }),
    );
  });

  test('to another hour of the same days is the same meetings', () => {
    const pairs = paired([{ meeting: 'a', day: '2026-02-18' }], ['2026-02-18', '2026-02-17'], '2026-12-31');
    expect(pairs).toEqual(new Map([['a', '2026-02-18']]));
  });
});

test('a date is asked about when it was read more than seven days ago', () => {
  expect(isStale('2026-01-12T07:00:00Z', '2026-01-19')).toBe(false);
  expect(isStale('2026-01-12T07:00:00Z', '2026-01-20')).toBe(true);
  // Half past eleven at night in UTC is the next day here.
  expect(isStale('2026-01-11T23:30:00Z', '2026-01-19')).toBe(false);
});

test('what is called APT, is monthly and her own looks most like one', () => {
  const of = (title: string, rhythm: 'weekly' | 'monthly', organises: boolean) =>
    aptLikeness({ title, rhythm, every: 1, organises });
  const order = [
    of('APT Norr', 'monthly', true),
    of('Arbetsplatsträff', 'monthly', false),
    of('apt', 'weekly', true),
    of('Ledningsgrupp', 'monthly', true),
    of('Adaption', 'weekly', true),
    of('Kapten', 'weekly', false),
  ];
  expect([...order].sort((a, b) => b - a)).toEqual(order);
  expect(of('Adaption', 'weekly', false)).toBe(0);
});
