import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calendarFile } from '../../bot/documents/calendar-file.ts';
import type { CalendarFileMeeting } from '../../bot/usecases/ports.ts';
import { readCalendarFile } from './read-calendar-file.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .filter((one) => !/\p{Cc}/u.test(one) && one.trim() === one && one !== '');
const meetings: fc.Arbitrary<CalendarFileMeeting> = fc.record({
  uid: fc.uuid().map((id) => `${id}@stegvis`),
  title: text,
  start: fc
    .integer({ min: 0, max: 8_000 })
    .map((hours) => new Date(Date.UTC(2026, 0, 1, hours)).toISOString()),
  end: fc
    .integer({ min: 8_001, max: 8_100 })
    .map((hours) => new Date(Date.UTC(2026, 0, 1, hours)).toISOString()),
  cancelled: fc.boolean(),
  sequence: fc.nat(1_000),
  changedAt: fc.constant('2026-01-12T07:00:00.000Z'),
  agenda: fc.array(fc.record({ title: text, minutes: fc.option(fc.integer({ min: 1, max: 15 })) }), {
    maxLength: 4,
  }),
});

describe('a calendar file', () => {
  test('reads back as the meetings it was made of, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(meetings, { maxLength: 5 }), text, (given, name) => {
        const read = readCalendarFile(calendarFile(name, given));
        expect(read).toEqual(
          given.map(({ uid, title, start, end, cancelled, sequence, agenda }) => ({
            uid,
            summary: title,
            description:
              agenda.length === 0
                ? null
                : agenda
                    .map(
                      (item, at) =>
                        `${at + 1}. ${item.title}${item.minutes === null ? '' : ` (${item.minutes} min)`}`,
                    )
                    .join('\n'),
            start,
            end,
            status: cancelled ? 'CANCELLED' : 'CONFIRMED',
            sequence,
          })),
        );
      }),
    );
  });

  test('tells the same instant on both sides of the change to summer time', () => {
    const at = (start: string): CalendarFileMeeting => ({
      uid: start,
      title: 'APT',
      start,
      end: start.replace(':00:00', ':59:00'),
      cancelled: false,
      sequence: 1,
      changedAt: start,
      agenda: [],
    });
    // 15.00 in Stockholm on the Wednesdays around 29 March 2026.
    const file = calendarFile('Norr', [at('2026-03-25T14:00:00.000Z'), at('2026-04-01T13:00:00.000Z')]);
    expect(file).toContain('DTSTART:20260325T140000Z');
    expect(file).toContain('DTSTART:20260401T130000Z');
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  test('of no meetings is a calendar all the same', () => {
    expect(readCalendarFile(calendarFile('Norr', []))).toEqual([]);
  });
});
