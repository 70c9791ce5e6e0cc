import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WINDOW } from '../../bot/dispatch/pace.ts';
import { type DeliveryHouse, openDeliveryHouse } from './delivery/house.ts';
import { runKills } from './delivery/kills.ts';

/** Another seed each day; SEED repeats a run. */
const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

let house: DeliveryHouse;
beforeAll(async () => {
  house = await openDeliveryHouse();
  // What Teams takes to answer: at any moment some requests are under way.
  await house.admin('settings', { latencyMs: 60 });
}, 120_000);
afterAll(() => house.close());

describe('two hundred reminders and two workers', () => {
  test('of which one is killed, twenty times: nobody misses a reminder, and a kill doubles at most its window', async () => {
    const killed = await runKills(house, { runs: 20, seed });
    console.log(JSON.stringify(killed));
    expect(killed.missing).toBe(0);
    expect(killed.doubles).toBeLessThanOrEqual(WINDOW * killed.kills);
    expect(killed.mostInARun).toBeLessThanOrEqual(WINDOW);
  }, 300_000);
});
