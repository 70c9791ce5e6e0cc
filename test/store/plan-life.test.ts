import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planLifeContract } from '../contracts/plan-life.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
});
afterAll(() => house.close());

describe('versions and feedback in PostgreSQL', () => {
  planLifeContract(() => ({ versions: house.planVersions, feedback: house.feedback }));

  test('the database itself refuses to change a frozen version', async () => {
    const frozenAt = '2026-01-12T07:00:00Z';
    await house.planVersions.freeze('u', 'k', { decidedOn: '2026-01-12', note: null, frozenAt, actions: [] });
    await expect(house.pool.query(`update plan_versions set note = 'x' where unit = 'u'`)).rejects.toThrow(
      'never changed',
    );
  });
});
