import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeLane } from '../../bot/dispatch/lane.ts';

describe('the lane to a tenant', () => {
  test('never lets more than its rate leave in any second, and keeps no tenant waiting for another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        async (tenants, perSecond) => {
          let clock = 0;
          const left: { tenant: string; at: number }[] = [];
          const lane = makeLane(
            perSecond,
            () => clock,
            async (ms) => {
              clock += ms;
            },
          );
          for (const tenant of tenants) {
            await lane.turn(tenant);
            left.push({ tenant, at: clock });
          }
          for (const tenant of ['a', 'b']) {
            const own = left.filter((turn) => turn.tenant === tenant).map((turn) => turn.at);
            own.forEach((at, index) => {
              const before = own[index - perSecond];
              if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(999.999);
            });
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
