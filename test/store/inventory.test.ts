import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { done } from '../../bot/core/fault.ts';
import { inventoryContract } from '../contracts/inventory.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
}, 60_000);
afterAll(() => house.close());

inventoryContract('PostgreSQL', async () => ({ inventory: house.inventory, units: house.units }));

const UNIT = '19:racing@thread.tacv2';
const ANSWERS = {
  areas: { normer: { level: 'medelkunskap', by: 'self', confirmed: true, lead: null, met: null } },
  ...{ comment: null, commentLead: null, version: 'v' },
} as const;

test('answering while one leaves, or while everything is erased, leaves nothing of the person behind', async () => {
  const bo = { id: 'bo', name: 'Bo', owner: false, guest: false };
  const at = '2026-01-12T08:00:00.000Z';
  for (let round = 0; round < 25; round += 1) {
    await house.units.save({
      ...{ id: UNIT, tenant: 't', name: 'Norr', team: 'team', site: 'site', programme: 'rss-vasterbotten' },
      ...{ start: '2026-01-12', manager: 'amal', group: [], processLead: 'david', safetyRep: null },
      ...{ members: [bo], membersReadAt: at },
    });
    const writes = Array.from({ length: 4 }, (_, n) =>
      house.inventory.change(UNIT, 'bo', () => done({ ...ANSWERS, version: `v${n}`, mark: `v${n}` })),
    );
    const gone = round % 2 === 0 ? house.units.setMembers(UNIT, [], at) : house.ownData.erase('bo', at);
    await Promise.all([...writes, gone, house.inventory.offer(UNIT, 'bo')]);
    expect(await house.inventory.answers(UNIT, 'bo')).toBeNull();
    expect(await house.inventory.offered(UNIT, ['bo'])).toEqual(new Set());
  }
});
