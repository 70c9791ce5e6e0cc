/** What is remembered of sites: the same from PostgreSQL as from memory. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SiteAccessStore, UnitRecord, UnitStore } from '../../bot/usecases/ports.ts';
import { makeMemoryAccess } from '../memory/access.ts';
import { makeMemoryUnits } from '../memory/stores.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

const unit = (id: string, site: string): UnitRecord => ({
  id,
  tenant: 'kommun',
  name: `Enhet ${id}`,
  team: `team-${id}`,
  site,
  programme: 'hbtq-klivet',
  start: '2026-01-12',
  manager: 'amal',
  group: [],
  processLead: null,
  safetyRep: null,
  members: [],
  membersReadAt: null,
});

let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
});
afterAll(() => house.close());

const memory = (): { units: UnitStore; access: SiteAccessStore } => {
  const units = makeMemoryUnits();
  return { units, access: makeMemoryAccess(units) };
};

describe.each([
  ['PostgreSQL', () => house],
  ['memory', memory],
])('in %s', (_name, open) => {
  test('a site is unknown, then given or not; the newest finding counts, for every unit in it', async () => {
    const { units, access } = open();
    for (const [id, site] of [
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
      ['d', 'three'],
    ] as const)
      await units.save(unit(id, site));
    expect(await access.has('one')).toBeNull();
    expect(await access.counts()).toEqual({ good: 0, missing: 0, unknown: 4 });
    await access.set('one', true);
    await access.set('one', false);
    await access.set('one', false);
    await access.set('two', true);
    await access.set('a site without units', false);
    expect([await access.has('one'), await access.has('two')]).toEqual([false, true]);
    expect(await access.waitingUnits()).toEqual([
      { id: 'a', name: 'Enhet a', site: 'one' },
      { id: 'b', name: 'Enhet b', site: 'one' },
    ]);
    expect(await access.counts()).toEqual({ good: 1, missing: 2, unknown: 1 });
  });
});
