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
    let refused = 0;
    const end = performance.now() + 3_000;
    await Promise.all(
      workers.map(async (lanes, index) => {
        while (performance.now() < end) {
          const [leased] = await lanes.lease([{ tenant: 'crowded', count: 1 + (index % 3) }]);
          if (leased === undefined) throw new Error('no answer');
          if (leased === 'taken') {
            refused += 1;
            await sleep(50);
          } else if ('times' in leased) times.push(...leased.times);
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
    expect(refused).toBeGreaterThan(0);
  });

  test('keeps no tenant waiting for another', async () => {
    const lanes = openLanes(pool);
    await lanes.lease([{ tenant: 'long', count: 200 }]);
    const [long, short] = await lanes.lease([
      { tenant: 'long', count: 1 },
      { tenant: 'short', count: 2 },
    ]);
    expect(long).toMatchObject({ held: false });
    if (typeof short !== 'object' || !('times' in short)) throw new Error('the other lane is shut');
    expect(short.times[0]).toBeLessThan(performance.now() + 100);
    expect((short.times[1] ?? 0) - (short.times[0] ?? 0)).toBeCloseTo(GAP_MS, 3);
  });

  test('is one worker’s until a second after its last send time, and then whoever asks first', async () => {
    const [one, two] = [openLanes(pool), openLanes(pool)];
    const [first] = await one.lease([{ tenant: 'kept', count: 3 }]);
    if (typeof first !== 'object' || !('times' in first)) throw new Error('shut');
    const last = first.times[2] ?? 0;
    expect(await two.lease([{ tenant: 'kept', count: 1 }])).toEqual(['taken']);
    expect(await two.free(['kept', 'unknown'])).toEqual([]);
    expect(await one.free(['kept'])).toEqual(['kept']);
    while ((await two.free(['kept'])).length === 0) await sleep(20);
    expect(performance.now() - last).toBeGreaterThan(1_000);
    const [second] = await two.lease([{ tenant: 'kept', count: 1 }]);
    expect(second).toHaveProperty('times');
    expect(await one.lease([{ tenant: 'kept', count: 1 }])).toEqual(['taken']);
  });

  test('is held for all workers when Teams says so, and opens by itself', async () => {
    const [here, there] = [openLanes(pool), openLanes(pool)];
    await here.hold('held', 1_200);
    const [shut] = await there.lease([{ tenant: 'held', count: 1 }]);
    if (typeof shut !== 'object' || 'times' in shut) throw new Error('the lane is open');
    expect(shut.held).toBe(true);
    // A shorter hold does not shorten it.
    await there.hold('held', 10);
    await sleep(Math.max(0, shut.askAt - performance.now()));
    const [open] = await there.lease([{ tenant: 'held', count: 1 }]);
    expect(open).toHaveProperty('times');
  });

  test('gives a worker what it missed by a stall, and not more than Teams would take', async () => {
    const lanes = openLanes(pool);
    const [first] = await lanes.lease([{ tenant: 'stalled', count: 2 }]);
    if (typeof first !== 'object' || !('times' in first)) throw new Error('shut');
    await sleep(400);
    const [second] = await lanes.lease([{ tenant: 'stalled', count: 2 }]);
    if (typeof second !== 'object' || !('times' in second)) throw new Error('shut');
    const missed = performance.now() - (second.times[0] ?? 0);
    expect(missed).toBeGreaterThan(100);
    expect(missed).toBeLessThan(250);
  });
});
