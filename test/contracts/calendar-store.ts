/** What every store of links between meetings and calendars must do. */
import { describe, expect, test } from '@jest/globals';
import type { CalendarStore, ChosenSeries, EventLink } from '../../bot/usecases/ports.ts';

const AT = '2026-01-12T07:00:00.000Z';
const LATER = '2026-01-20T07:00:00.000Z';

const series = (unit: string, given: Partial<ChosenSeries> = {}): ChosenSeries => ({
  unit,
  organiser: 'amal',
  id: 'AAkA1',
  uid: '0400',
  title: 'APT Norr',
  readAt: AT,
  gone: false,
  ...given,
});

const link = (unit: string, meeting: string, given: Partial<EventLink> = {}): EventLink => ({
  unit,
  meeting,
  organiser: 'amal',
  event: `event of ${meeting}`,
  series: 'AAkA1',
  day: '2026-01-21',
  readAt: AT,
  read: {
    title: 'APT',
    start: '2026-01-21T14:00:00.000Z',
    end: '2026-01-21T15:00:00.000Z',
    cancelled: false,
  },
  answers: { accepted: 1, tentative: 2, declined: 3, none: 4 },
  agenda: null,
  ...given,
});

/** Declares the suite; every test uses units of its own. */
export const calendarStoreContract = (name: string, open: () => CalendarStore): void =>
  describe(`the calendar store of ${name}`, () => {
    test('a unit has one series at most, which is replaced and forgotten', async () => {
      const store = open();
      expect(await store.series('s1')).toBeNull();
      await store.choose('s1', series('s1'));
      await store.choose('s1', series('s1', { title: 'Nytt', readAt: null, gone: true }));
      expect(await store.series('s1')).toEqual(series('s1', { title: 'Nytt', readAt: null, gone: true }));
      await store.choose('s1', null);
      expect(await store.series('s1')).toBeNull();
    });

    test('a meeting has one link at most; links read back as they were kept', async () => {
      const store = open();
      const bare = link('l1', 'b', { series: null, day: null, answers: null, agenda: 'digest' });
      await store.keep([link('l1', 'a'), bare, link('l2', 'a')]);
      await store.keep([link('l1', 'a', { event: 'other' })]);
      await store.keep([]);
      expect(await store.links('l1')).toEqual([link('l1', 'a', { event: 'other' }), bare]);
      await store.forget('l1', ['a', 'never']);
      expect((await store.links('l1')).map(({ meeting }) => meeting)).toEqual(['b']);
      expect(await store.links('l2')).toHaveLength(1);
    });

    test('a date that somebody confirmed counts as read then, and is never read earlier again', async () => {
      const store = open();
      await store.keep([link('c1', 'a'), link('c1', 'b')]);
      expect(await store.confirm('c1', 'a', LATER)).toBe(true);
      expect(await store.confirm('c1', 'none', LATER)).toBe(false);
      await store.keep([link('c1', 'a')]);
      expect(await store.reads(['c1', 'c0'])).toEqual(new Map([['c1', { a: LATER, b: AT }]]));
    });

    test('units with a series or a link are known', async () => {
      const store = open();
      await store.choose('u1', series('u1'));
      await store.keep([link('u2', 'a')]);
      expect(await store.linkedUnits()).toEqual(expect.arrayContaining(['u1', 'u2']));
    });

    test('a calendar that the app was not let into is remembered until it may be asked for again', async () => {
      const store = open();
      expect(await store.refusedUntil('amal')).toBeNull();
      await store.setRefused('amal', LATER);
      await store.setRefused('bo', null);
      expect(await store.refusedUntil('amal')).toBe(LATER);
      expect(await store.appReads()).toEqual({ allowed: 1, refused: 1 });
      await store.setRefused('amal', null);
      expect(await store.refusedUntil('amal')).toBeNull();
    });
  });
