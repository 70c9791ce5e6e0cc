import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay } from '../../bot/core/swedish-date.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';

const TODAY = '2026-01-12';

describe('a day as people write it', () => {
  test.each([
    ['2026-05-15', '2026-05-15', false],
    ['20260515', '2026-05-15', false],
    ['15 maj', '2026-05-15', false],
    ['Senast den 15 maj 2027', '2027-05-15', false],
    ['15:e maj', '2026-05-15', false],
    ['3 jan', '2027-01-03', false],
    ['15/5', '2026-05-15', false],
    ['15/5-26', '2026-05-15', false],
    ['15.5.2026', '2026-05-15', false],
    ['15 May 2026', '2026-05-15', false],
    ['1 mars – 15 maj 2026', '2026-05-15', false],
    ['2026-05', '2026-05-31', true],
    ['maj 2026', '2026-05-31', true],
    ['mars–maj', '2026-05-31', true],
    ['februari 2028', '2028-02-29', true],
    ['våren 2026', '2026-05-31', true],
    ['Höst 2026', '2026-11-30', true],
    ['under hösten', '2026-11-30', true],
    ['vt 2026', '2026-05-31', true],
    ['HT26', '2026-12-15', true],
    ['vecka 20', '2026-05-15', true],
    ['v. 20 2026', '2026-05-15', true],
    ['v.1', '2027-01-08', true],
    ['kvartal 2 2026', '2026-06-30', true],
    ['Q3', '2026-09-30', true],
    ['årsskiftet', '2026-12-31', true],
    ['2026', '2026-12-31', true],
  ])('%s', (text, day, approximate) => {
    expect(readDay(text, TODAY)).toEqual({ day, approximate });
  });

  test.each([
    '',
    'löpande',
    'kontinuerligt',
    'vid behov',
    '31 februari 2026',
    '2026-13-01',
    'v. 54',
    'vart 3:e år',
  ])('%j names none', (text) => {
    expect(readDay(text, TODAY)).toBeNull();
  });

  test('every day survives its own spelling, and nothing that is written makes anything but a day', () => {
    const day = fc
      .date({ min: new Date('2026-01-12'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (one) => {
        for (const said of [one, yearDay(one, 'sv'), yearDay(one, 'en')])
          expect(readDay(said, TODAY)?.day).toBe(one);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = readDay(text, TODAY);
        if (found !== null) expect(new Date(found.day).toISOString().slice(0, 10)).toBe(found.day);
      }),
      { numRuns: 2_000 },
    );
  });
});
