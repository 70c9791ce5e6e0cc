import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { snapshotContract } from '../contracts/snapshots.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
}, 60_000);
afterAll(() => house.close());

describe('frozen themes in PostgreSQL', () => {
  snapshotContract(() => house.snapshots);

  test('the database itself refuses to change a frozen snapshot', async () => {
    await expect(house.pool.query(`update theme_snapshots set day = '2020-01-01'`)).rejects.toThrow(
      'never changed',
    );
  });
});
