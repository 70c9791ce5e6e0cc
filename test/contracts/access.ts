/** What every implementation of the port `SiteAccessStore` must do. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SiteAccessStore, UnitStore } from '../../bot/usecases/ports.ts';
import { unitRecord } from './samples.ts';

export interface AccessBench {
  access: SiteAccessStore;
  units: UnitStore;
}

/** Declares the suite. `open` gives an empty store for each test. */
export const accessContract = (name: string, open: () => Promise<AccessBench>): void =>
  describe(`what is remembered of sites, in ${name}`, () => {
    let access: SiteAccessStore;
    beforeEach(async () => {
      const bench = await open();
      ({ access } = bench);
      for (const [id, site] of [
        ['a', 'one'],
        ['b', 'one'],
        ['c', 'two'],
        ['d', 'three'],
      ] as const)
        await bench.units.save(unitRecord(id, { site, name: `Enhet ${id}` }));
    });

    test('a site is unknown, then given or not; the newest finding counts', async () => {
      expect(await access.has('one')).toBeNull();
      await access.set('one', true);
      expect(await access.has('one')).toBe(true);
      await access.set('one', false);
      await access.set('one', false);
      expect([await access.has('one'), await access.has('two')]).toEqual([false, null]);
    });

    test('units wait with their site, by name; those of unknown and given sites do not', async () => {
      expect(await access.waitingUnits()).toEqual([]);
      await access.set('one', false);
      await access.set('two', true);
      await access.set('a site without units', false);
      expect(await access.waitingUnits()).toEqual([
        { id: 'a', name: 'Enhet a', site: 'one' },
        { id: 'b', name: 'Enhet b', site: 'one' },
      ]);
    });

    test('units are counted by how their site stands', async () => {
      expect(await access.counts()).toEqual({ good: 0, missing: 0, unknown: 4 });
      await access.set('one', false);
      await access.set('two', true);
      expect(await access.counts()).toEqual({ good: 1, missing: 2, unknown: 1 });
    });
  });
