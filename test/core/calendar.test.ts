import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  type Hours,
  instantOf,
  isoWeek,
  isWorkingDay,
  localDay,
  localTime,
  nextWorkingDay,
  quiet,
  slotOf,
  slotsOfDay,
  weekday,
  workingDaysBetween,
} from '../../bot/core/calendar.ts';
import { swedishDays } from '../../bot/days/holidays.ts';

const holidays = swedishDays(2025, 2030);
const usual: Hours = { window: null, days: null };
const times = (day: string, hours: Hours = usual): string[] =>
  slotsOfDay(day, hours, holidays).map(localTime);
const anyDay = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2025-01-10', n));
const quietAt = (day: string, time: string) => quiet(instantOf(day, time), holidays);

describe('local time', () => {
  test('08:00 in Stockholm is 07:00 UTC in January and 06:00 UTC in June', () => {
    expect(instantOf('2026-01-12', '08:00').toISOString()).toBe('2026-01-12T07:00:00.000Z');
    expect(instantOf('2026-06-12', '08:00').toISOString()).toBe('2026-06-12T06:00:00.000Z');
  });

  test('midnight belongs to the day that begins', () => {
    expect(localDay(new Date('2026-01-11T23:00:00Z'))).toBe('2026-01-12');
    expect(localTime(new Date('2026-01-11T23:00:00Z'))).toBe('00:00');
    expect(localDay(new Date('2026-01-11T22:59:59.999Z'))).toBe('2026-01-11');
  });

  test('the hour that the spring change skips is read as if the clock had not been moved', () => {
    expect(instantOf('2026-03-29', '01:59').toISOString()).toBe('2026-03-29T00:59:00.000Z');
    expect(localTime(instantOf('2026-03-29', '02:30'))).toBe('03:30');
    expect(instantOf('2026-03-29', '03:00').toISOString()).toBe('2026-03-29T01:00:00.000Z');
  });

  test('the hour that the autumn change repeats is the first of the two', () => {
    expect(instantOf('2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(localTime(new Date('2026-10-25T01:30:00Z'))).toBe('02:30');
    expect(instantOf('2026-10-25', '03:00').toISOString()).toBe('2026-10-25T02:00:00.000Z');
  });

  test('working hours mean the same clock time before and after both changes', () => {
    for (const day of ['2026-03-27', '2026-03-30', '2026-10-23', '2026-10-26'])
      expect(localTime(instantOf(day, '10:00'))).toBe('10:00');
    expect(instantOf('2026-03-27', '10:00').toISOString()).toBe('2026-03-27T09:00:00.000Z');
    expect(instantOf('2026-03-30', '10:00').toISOString()).toBe('2026-03-30T08:00:00.000Z');
    expect(instantOf('2026-10-26', '10:00').toISOString()).toBe('2026-10-26T09:00:00.000Z');
  });

  test('every half hour but the skipped one comes back as the day and time it was made of', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 47 }), (day, half) => {
        const time = `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
        const instant = instantOf(day, time);
        const skipped = localTime(instant) !== time;
        expect(localDay(instant)).toBe(day);
        if (skipped) expect(time.slice(0, 2)).toBe('02');
        expect(slotOf(new Date(instant.getTime() + 29 * 60_000))).toEqual(instant);
      }),
    );
  });
});

describe('days', () => {
  test('weeks begin on Monday and the last days of 2026 are week 53', () => {
    expect(weekday('2026-01-12')).toBe(1);
    expect(weekday('2026-01-11')).toBe(7);
    expect(isoWeek('2026-01-01')).toBe(1);
    expect(isoWeek('2026-12-31')).toBe(53);
    expect(isoWeek('2027-01-03')).toBe(53);
    expect(isoWeek('2027-01-04')).toBe(1);
    expect(isoWeek('2024-12-30')).toBe(1);
  });

  test('days are counted across months, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });

  test('ten working days before 26 January 2026 is 12 January', () => {
    expect(addWorkingDays('2026-01-26', -10, holidays)).toBe('2026-01-12');
    expect(workingDaysBetween('2026-01-12', '2026-01-26', holidays)).toBe(10);
  });

  test('Epiphany is no working day, but the squeeze day before it is: dates keep counting', () => {
    expect(isWorkingDay('2026-01-06', holidays)).toBe(false);
    expect(isWorkingDay('2026-01-05', holidays)).toBe(true);
    expect(addWorkingDays('2026-01-02', 2, holidays)).toBe('2026-01-07');
  });

  test('Midsummer Eve, Christmas Eve and New Year’s Eve are no working days', () => {
    for (const day of ['2026-06-19', '2026-12-24', '2026-12-31'])
      expect(isWorkingDay(day, holidays)).toBe(false);
    expect(addWorkingDays('2026-06-18', 1, holidays)).toBe('2026-06-22');
  });

  test('from a day off, one working day is the nearest in that direction', () => {
    expect(addWorkingDays('2026-01-10', 1, holidays)).toBe('2026-01-12');
    expect(addWorkingDays('2026-01-10', -1, holidays)).toBe('2026-01-09');
    expect(nextWorkingDay('2026-01-10', holidays)).toBe('2026-01-12');
    expect(nextWorkingDay('2026-01-12', holidays)).toBe('2026-01-12');
  });

  test('adding working days and counting them agree, and going back undoes it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, n) => {
        const there = addWorkingDays(day, n, holidays);
        expect(isWorkingDay(there, holidays)).toBe(true);
        expect(workingDaysBetween(day, there, holidays)).toBe(n);
        expect(workingDaysBetween(there, day, holidays)).toBe(-n);
        if (isWorkingDay(day, holidays)) expect(addWorkingDays(there, -n, holidays)).toBe(day);
      }),
    );
  });
});

describe('quiet times', () => {
  test('an ordinary Tuesday is open from 08.30 until 16.00', () => {
    expect(quietAt('2026-01-13', '08:29')).toBe('outside-hours');
    expect(quietAt('2026-01-13', '08:30')).toBeNull();
    expect(quietAt('2026-01-13', '15:59')).toBeNull();
    expect(quietAt('2026-01-13', '16:00')).toBe('outside-hours');
  });

  test('Monday opens at 10 and Friday closes at 14', () => {
    expect(quietAt('2026-01-12', '09:59')).toBe('monday-morning');
    expect(quietAt('2026-01-12', '10:00')).toBeNull();
    expect(quietAt('2026-01-16', '13:59')).toBeNull();
    expect(quietAt('2026-01-16', '14:00')).toBe('friday-afternoon');
  });

  test.each([
    ['2026-05-15', 'the Friday after Ascension Day'],
    ['2026-01-05', 'the Monday before Epiphany'],
    ['2028-06-05', 'the Monday between Whit Sunday and the national day'],
    ['2029-12-27', null],
  ])('%s is a squeeze day: %s', (day, why) => {
    expect(quiet(day, holidays) === 'squeeze-day').toBe(why !== null);
  });

  test('a working day with only one day off beside it is no squeeze day', () => {
    for (const day of ['2026-04-30', '2026-05-13', '2026-05-18', '2026-06-18'])
      expect(quiet(day, holidays)).toBeNull();
  });

  test('the afternoon before a public holiday is quiet from noon, the morning is not', () => {
    for (const day of ['2026-05-13', '2026-04-02', '2026-04-30', '2026-10-30', '2026-06-05']) {
      expect(quietAt(day, '11:59')).toBeNull();
      expect(quietAt(day, '12:00')).toBe('before-holiday');
    }
  });

  test('Midsummer Eve is quiet; the day before it is not, for an eve is no public holiday', () => {
    expect(quiet('2026-06-19', holidays)).toBe('eve');
    expect(quiet('2026-06-20', holidays)).toBe('holiday');
    expect(quietAt('2026-06-18', '13:00')).toBeNull();
  });

  test('20 December to 7 January and weeks 27 to 32 are quiet, and not a day more', () => {
    expect(quiet('2025-12-19', holidays)).toBeNull();
    expect(quiet('2026-12-21', holidays)).toBe('christmas');
    expect(quiet('2026-01-07', holidays)).toBe('christmas');
    expect(quiet('2026-01-08', holidays)).toBeNull();
    expect(quiet('2026-06-26', holidays)).toBeNull();
    expect(quiet('2026-06-29', holidays)).toBe('summer');
    expect(quiet('2026-08-07', holidays)).toBe('summer');
    expect(quiet('2026-08-10', holidays)).toBeNull();
  });

  test('weekends and public holidays are quiet', () => {
    expect(quiet('2026-01-17', holidays)).toBe('weekend');
    expect(quiet('2026-04-03', holidays)).toBe('holiday');
    expect(quietAt('2026-04-06', '10:00')).toBe('holiday');
  });
});

describe('planning slots', () => {
  test('of a Tuesday run from 08.30 to 15.30, so that delivery ends by 16', () => {
    expect(times('2026-01-13')).toHaveLength(15);
    expect(times('2026-01-13').at(0)).toBe('08:30');
    expect(times('2026-01-13').at(-1)).toBe('15:30');
  });

  test('begin at 10 on Mondays, end at 13.30 on Fridays and at 11.30 before a public holiday', () => {
    expect(times('2026-01-12').at(0)).toBe('10:00');
    expect(times('2026-01-16').at(-1)).toBe('13:30');
    expect(times('2026-05-13').at(-1)).toBe('11:30');
  });

  test('follow a shift worker’s own window and weekdays, without the rules for Monday and Friday', () => {
    const shifts: Hours = { window: { from: '06:00', to: '14:00' }, days: [1, 5, 6] };
    expect(times('2026-01-12', shifts).at(0)).toBe('06:00');
    expect(times('2026-01-16', shifts).at(-1)).toBe('13:30');
    expect(times('2026-01-17', shifts)).toHaveLength(16);
    expect(times('2026-01-13', shifts)).toEqual([]);
  });

  test('keep public holidays and quiet periods for a shift worker too', () => {
    const always: Hours = { window: { from: '00:00', to: '23:59' }, days: [1, 2, 3, 4, 5, 6, 7] };
    for (const day of ['2026-04-05', '2026-05-15', '2026-07-15', '2026-12-23', '2026-06-19'])
      expect(times(day, always)).toEqual([]);
    expect(times('2026-06-05', always).at(-1)).toBe('11:30');
  });

  test('own weekdays within the default window keep its Monday morning', () => {
    expect(times('2026-01-12', { window: null, days: [1] }).at(0)).toBe('10:00');
  });

  test('a night window is the late and the early hours of each calendar day', () => {
    const nights: Hours = { window: { from: '22:00', to: '06:00' }, days: [2] };
    expect(times('2026-01-13', nights).at(0)).toBe('00:00');
    expect(times('2026-01-13', nights)).toHaveLength(16);
    expect(times('2026-01-13', nights).at(-1)).toBe('23:30');
  });

  test('no slot stands in the hour that the spring change skips', () => {
    const nights: Hours = { window: { from: '22:00', to: '06:00' }, days: [7] };
    expect(times('2026-03-29', nights).filter((time) => time.startsWith('02'))).toEqual([]);
    expect(new Set(times('2026-03-29', nights)).size).toBe(times('2026-03-29', nights).length);
  });

  test('are whole half hours within a window that begins between them', () => {
    expect(times('2026-01-13', { window: { from: '09:10', to: '10:50' }, days: null })).toEqual([
      '09:30',
      '10:00',
    ]);
  });

  test('every minute of every slot is permitted', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 29 }), (day, minutes) => {
        for (const slot of slotsOfDay(day, usual, holidays))
          expect(quiet(new Date(slot.getTime() + minutes * 60_000), holidays)).toBeNull();
      }),
    );
  });
});
