import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openLanes } from '../../bot/dispatch/lane.ts';
import { GAP_MS } from '../../bot/dispatch/pace.ts';
import { migrate, openPool, type Pool } from '../../bot/store/database.ts';
import { type Database, openDatabase } from '../store/database.ts';

let database: Database;
let pool: Pool;
beforeAll(async () => {
  database = await openDatabase();
  pool = openPool(database.url, () => undefined);
  await migrate(pool);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const PER_SECOND = 50;

describe('the lane to a tenant', () => {
  test('lets all workers together through fifty times in any second, and uses nearly all of it', async () => {
    const workers = Array.from({ length: 4 }, () => openLanes(pool));
    const times: number[] = [];
    const end = performance.now() + 3_000;
    await Promise.all(
      workers.map(async (lanes, index) => {
        while (performance.now() < end) {
          const [leased] = await lanes.lease([{ tenant: 'crowded', count: 1 + (index % 3), shiftMs: 0 }]);
          if (leased === undefined) throw new Error('no answer');
          if ('times' in leased) times.push(...leased.times);
          else await sleep(Math.max(1, leased.askAt - performance.now()));
        }
      }),
    );
    times.sort((a, b) => a - b);
    for (const [index, at] of times.entries()) {
      const before = times[index - PER_SECOND];
      if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1_000);
    }
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    expect((times.length - 1) / seconds / PER_SECOND).toBeGreaterThan(0.98);
  });

  test('keeps no tenant waiting for another', async () => {
    const lanes = openLanes(pool);
    await lanes.lease([{ tenant: 'long', count: 200, shiftMs: 0 }]);
    const [long, short] = await lanes.lease([
      { tenant: 'long', count: 1, shiftMs: 0 },
      { tenant: 'short', count: 2, shiftMs: 0 },
    ]);
    expect(long).toMatchObject({ held: false });
    if (short === undefined || !('times' in short)) throw new Error('the other lane is shut');
    expect(short.times[0]).toBeLessThan(performance.now() + 100);
    expect((short.times[1] ?? 0) - (short.times[0] ?? 0)).toBeCloseTo(GAP_MS, 3);
  });

  test('is held for all workers when Teams says so, and opens by itself', async () => {
    const [here, there] = [openLanes(pool), openLanes(pool)];
    await here.hold('held', 1_200);
    const [shut] = await there.lease([{ tenant: 'held', count: 1, shiftMs: 0 }]);
    if (shut === undefined || 'times' in shut) throw new Error('the lane is open');
    expect(shut.held).toBe(true);
    // A shorter hold does not shorten it.
    await there.hold('held', 10);
    await sleep(Math.max(0, shut.askAt - performance.now()));
    const [open] = await there.lease([{ tenant: 'held', count: 1, shiftMs: 0 }]);
    expect(open).toHaveProperty('times');
  });

  test('is put off once by what its requests were late', async () => {
    const lanes = openLanes(pool);
    const [first] = await lanes.lease([{ tenant: 'late', count: 5, shiftMs: 0 }]);
    const [second] = await lanes.lease([{ tenant: 'late', count: 1, shiftMs: 70 }]);
    if (!first || !second || !('times' in first) || !('times' in second)) throw new Error('shut');
    expect((second.times[0] ?? 0) - (first.times[4] ?? 0)).toBeGreaterThanOrEqual(GAP_MS + 69);
  });
});
