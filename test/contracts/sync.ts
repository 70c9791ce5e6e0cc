/** What every implementation of the port `SyncStore` must do. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import type { SubscriptionRecord, SyncStore, UnitStore } from '../../bot/usecases/ports.ts';
import { unitRecord } from './samples.ts';

export interface SyncBench {
  sync: SyncStore;
  units: UnitStore;
}

const NOW = '2026-01-12T09:00:00.000Z';
const LATER = '2026-02-10T09:00:00.000Z';

const record = (site: string, given: Partial<SubscriptionRecord> = {}): SubscriptionRecord => ({
  site,
  tenant: 'tenant',
  list: 'StegvisPlan',
  id: `${site} ${given.list ?? 'StegvisPlan'}`,
  clientState: 'hemligt',
  expires: LATER,
  state: 'live',
  reason: null,
  triedAt: NOW,
  ...given,
});

/** Declares the suite. `open` gives an empty store for each test. */
export const syncContract = (name: string, open: () => Promise<SyncBench>): void =>
  describe(`what is known of lists beside their rows, in ${name}`, () => {
    let sync: SyncStore;
    beforeEach(async () => {
      const bench = await open();
      ({ sync } = bench);
      await bench.units.save(unitRecord('a', { site: 'one' }));
      await bench.units.save(unitRecord('b', { site: 'one' }));
      await bench.units.save(unitRecord('c', { site: 'two' }));
    });
    const lookOf = async (site: string, now = NOW) =>
      (await sync.looks(now)).find((one) => one.site === site);
    const subscribe = async (site: string, given: Partial<SubscriptionRecord> = {}): Promise<void> => {
      for (const list of LIST_NAMES) await sync.keep(record(site, { ...given, list, id: `${site} ${list}` }));
    };

    test('a subscription reads back as it was kept, and the newest of a list stands in place of the one before', async () => {
      await sync.keep(record('one'));
      await sync.keep(record('one', { list: 'StegvisUnit' }));
      await sync.keep(record('two'));
      const refused = record('one', {
        id: null,
        expires: null,
        state: 'refused',
        reason: '403',
        triedAt: LATER,
      });
      await sync.keep(refused);
      const found = await sync.subscriptions('one');
      expect(found).toHaveLength(2);
      expect(found.find(({ list }) => list === 'StegvisPlan')).toEqual(refused);
      expect(await sync.subscriptions('nowhere')).toEqual([]);
    });

    test('subscriptions are found by their ids; what is replaced is not known any more', async () => {
      await sync.keep(record('one'));
      await sync.keep(record('two'));
      expect(await sync.byId(['two StegvisPlan', 'never'])).toEqual([record('two')]);
      await sync.keep(record('two', { id: 'anew' }));
      expect(await sync.byId(['two StegvisPlan'])).toEqual([]);
      expect(await sync.byId([])).toEqual([]);
    });

    test('a state is set on the one that bears the id, and on no other', async () => {
      await subscribe('one');
      await sync.setState('one StegvisPlan', 'lost');
      await sync.setState('never', 'doubted');
      const states = (await sync.subscriptions('one')).map(({ list, state }) => `${list} ${state}`);
      expect(states.filter((one) => one.endsWith(' lost'))).toEqual(['StegvisPlan lost']);
      expect(states.filter((one) => one.endsWith(' live'))).toHaveLength(LIST_NAMES.length - 1);
    });

    test('every site that holds a unit has one look, at first never seen, not stale, not subscribed', async () => {
      expect((await sync.looks(NOW)).sort((x, y) => x.site.localeCompare(y.site))).toEqual([
        { site: 'one', lastLook: null, stale: false, subscribed: false },
        { site: 'two', lastLook: null, stale: false, subscribed: false },
      ]);
      await sync.markStale(['a site without units'], true);
      expect(await sync.looks(NOW)).toHaveLength(2);
    });

    test.each<[string, Partial<SubscriptionRecord>, boolean]>([
      ['live', {}, true],
      ['challenged, as long as it lasts', { state: 'doubted' }, true],
      ['lost', { state: 'lost' }, false],
      ['refused', { state: 'refused', expires: null }, false],
      ['run out at this very instant', { expires: NOW }, false],
    ])(
      'a site is subscribed when each of its lists is: with one that is %s',
      async (_, given, subscribed) => {
        await subscribe('one');
        await sync.keep(record('one', { ...given, id: 'this' }));
        expect((await lookOf('one'))?.subscribed).toBe(subscribed);
        expect((await lookOf('two'))?.subscribed).toBe(false);
        expect((await lookOf('one', LATER))?.subscribed).toBe(false);
      },
    );

    test('a look settles what was stale when it began', async () => {
      await sync.markStale(['one', 'one'], true);
      expect(await lookOf('one')).toMatchObject({ stale: true, lastLook: null });
      const begun = await sync.begin('one');
      expect(begun).toMatchObject({ stale: true, told: true });
      await sync.finish('one', begun?.mark ?? '', NOW);
      expect(await lookOf('one')).toMatchObject({ stale: false, lastLook: NOW });
      expect(await sync.begin('one')).toMatchObject({ stale: false, told: false });
      expect((await lookOf('two'))?.stale).toBe(false);
    });

    test('what comes during a look is stale after it', async () => {
      await sync.markStale(['one'], false);
      const begun = await sync.begin('one');
      expect(begun).toMatchObject({ stale: true, told: false });
      await sync.markStale(['one'], true);
      await sync.finish('one', begun?.mark ?? '', NOW);
      expect(await lookOf('one')).toMatchObject({ stale: true, lastLook: NOW });
      expect(await sync.begin('one')).toMatchObject({ stale: true, told: true });
    });

    test('a look that failed settles nothing and was no look', async () => {
      await sync.markStale(['one'], true);
      const begun = await sync.begin('one');
      await sync.finish('one', begun?.mark ?? '', null);
      expect(await lookOf('one')).toMatchObject({ stale: true, lastLook: null });
      expect(await sync.begin('one')).toMatchObject({ stale: true, told: true });
    });

    test('that a notification told stays known when a sweep marks the site too', async () => {
      await sync.markStale(['one'], true);
      await sync.markStale(['one'], false);
      expect(await sync.begin('one')).toMatchObject({ told: true });
    });

    test('of many who take a site one has it, until it is given back', async () => {
      const taken = await Promise.all(Array.from({ length: 12 }, () => sync.begin('one')));
      const [begun] = taken.filter((one) => one !== null);
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
      expect(await sync.begin('two')).not.toBeNull();
      await sync.finish('one', begun?.mark ?? '', null);
      expect(await sync.begin('one')).not.toBeNull();
    });

    test('the counts for operators: sites, standing and refused subscriptions, each reason once, looks', async () => {
      expect(await sync.counts(NOW)).toEqual({
        sites: 2,
        subscriptions: 0,
        refused: 0,
        reasons: [],
        stale: 0,
        lastLook: null,
        oldestLook: null,
      });
      await subscribe('one');
      await subscribe('two', { state: 'refused', expires: null, reason: '403' });
      await sync.setState('one StegvisPlan', 'lost');
      for (const [site, at] of [
        ['one', NOW],
        ['two', LATER],
      ] as const)
        await sync.finish(site, (await sync.begin(site))?.mark ?? '', at);
      await sync.markStale(['two'], false);
      expect(await sync.counts(NOW)).toEqual({
        sites: 2,
        subscriptions: LIST_NAMES.length - 1,
        refused: LIST_NAMES.length,
        reasons: ['403'],
        stale: 1,
        lastLook: LATER,
        oldestLook: NOW,
      });
    });
  });
