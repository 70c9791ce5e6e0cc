import { describe, expect, test } from '@jest/globals';
import { swedishDays } from '../../bot/days/holidays.ts';

const daysOf = (year: number, kind: 'holiday' | 'eve'): string[] =>
  Object.entries(swedishDays(year, year).free)
    .filter(([, each]) => each === kind)
    .map(([day]) => day.slice(5))
    .sort();

describe('Swedish days off', () => {
  test.each([
    [2025, '01-01 01-06 04-18 04-20 04-21 05-01 05-29 06-06 06-08 06-21 11-01 12-25 12-26', '06-20'],
    [2026, '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26', '06-19'],
    [2027, '01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-26 11-06 12-25 12-26', '06-25'],
    [2028, '01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-06 06-24 11-04 12-25 12-26', '06-23'],
    [2029, '01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-06 06-23 11-03 12-25 12-26', '06-22'],
    [2030, '01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-06 06-09 06-22 11-02 12-25 12-26', '06-21'],
  ])('in %i are the thirteen public holidays and the three eves', (year, holidays, midsummerEve) => {
    expect(daysOf(year, 'holiday')).toEqual(holidays.split(' '));
    expect(daysOf(year, 'eve')).toEqual([midsummerEve, '12-24', '12-31']);
  });

  test('leave out half-day eves, Whit Monday and days that are only observed', () => {
    const { free } = swedishDays(2026, 2026);
    for (const day of ['2026-01-05', '2026-04-02', '2026-04-30', '2026-05-25', '2026-10-30', '2026-12-13'])
      expect(free[day]).toBeUndefined();
  });

  test('cover every year asked for and no other', () => {
    const years = new Set(Object.keys(swedishDays(2026, 2028).free).map((day) => day.slice(0, 4)));
    expect([...years]).toEqual(['2026', '2027', '2028']);
  });

  test('hold when 1 May is Ascension Day', () => {
    expect(swedishDays(2008, 2008).free['2008-05-01']).toBe('holiday');
  });

  test('are refused for a year in which one of them did not exist', () => {
    expect(() => swedishDays(2004, 2004)).toThrow('06-06');
  });
});
