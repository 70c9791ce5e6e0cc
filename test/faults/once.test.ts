import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WINDOW } from '../../bot/dispatch/pace.ts';
import { addDue, DUE, tally } from './delivery/due.ts';
import { type DeliveryHouse, openDeliveryHouse, SLOT, type Worker } from './delivery/house.ts';
import { runKills, untilSettled } from './delivery/kills.ts';

/** Another seed each day; SEED repeats a run. */
const seed = Number(process.env.SEED ?? Math.floor(Date.now() / 86_400_000));

let house: DeliveryHouse;
beforeAll(async () => {
  house = await openDeliveryHouse();
  // What Teams takes to answer: at any moment some requests are under way.
  await house.admin('settings', { latencyMs: 60 });
}, 120_000);
afterAll(() => house.close());

/** Adds two hundred, lets `happen` while they go out, and tells how many got none or more than one. */
const goOut = async (name: string, happen: (workers: Worker[]) => Promise<void>) => {
  await addDue(house.pool, name, house.serviceUrl);
  const workers = await Promise.all([house.startWorker(), house.startWorker()]);
  await house.queue.requestPlan(new Date(SLOT));
  await happen(workers);
  await untilSettled(house);
  const told = tally(await house.counts(`a:${name}-`));
  await Promise.all(workers.map((worker) => house.stop(worker)));
  return told;
};
/** Resolves when about half of them have arrived. */
const halfWay = async (name: string): Promise<void> => {
  while (Object.keys(await house.counts(`a:${name}-`)).length < DUE / 2) await sleep(50);
};

describe('two hundred reminders and two workers', () => {
  test('of which one is killed, twenty times: nobody misses a reminder, and a kill doubles at most its window', async () => {
    const killed = await runKills(house, { runs: 20, seed });
    console.log(JSON.stringify(killed));
    expect(killed.missing).toBe(0);
    expect(killed.doubles).toBeLessThanOrEqual(WINDOW * killed.kills);
    expect(killed.mostOfAKill).toBeLessThanOrEqual(WINDOW);
  }, 300_000);

  test('of which one stops in an orderly way, four times: none missing, none double', async () => {
    expect(await runKills(house, { runs: 4, seed, orderly: true })).toMatchObject({ missing: 0, doubles: 0 });
  }, 120_000);

  test('that start at the same instant, when everything is due: none missing, none double', async () => {
    expect(await goOut('instant', async () => undefined)).toEqual({ missing: 0, doubles: 0 });
  }, 120_000);

  test('while the clock is set back and comes again: none missing, none double', async () => {
    const told = await goOut('clock', async () => {
      await halfWay('clock');
      for (const now of [
        '2026-01-12T08:00:00.000Z',
        '2026-01-09T09:00:00.000Z',
        SLOT,
        '2026-01-12T09:30:00.000Z',
      ]) {
        await house.admin('clock', { now });
        await house.queue.requestPlan(new Date(now));
        await sleep(500);
      }
    });
    await house.admin('clock', { now: SLOT });
    expect(told).toEqual({ missing: 0, doubles: 0 });
  }, 120_000);

  test('while the database restarts: none missing, none double', async () => {
    const told = await goOut('database', async () => {
      await halfWay('database');
      await house.database.restart();
    });
    expect(told).toEqual({ missing: 0, doubles: 0 });
  }, 120_000);

  test.each([
    {
      what: 'notes cards as sent before their requests leave',
      spoil: {
        file: 'store/marks.ts',
        from: "update cards set state = 'sending'",
        to: "update cards set state = 'sent'",
      },
    },
    {
      what: 'ends jobs before their cards are sent',
      spoil: {
        file: 'dispatch/delivery.ts',
        from: 'const begun = now();',
        to: 'const begun = now(); await jobs.complete(state.ready.map(({ job }) => job));',
      },
    },
  ])(
    'a program that $what is found out by the same runs',
    async ({ spoil }) => {
      const spoilt = await openDeliveryHouse(spoil);
      try {
        await spoilt.admin('settings', { latencyMs: 200 });
        const killed = await runKills(spoilt, { runs: 4, seed, settledMs: 5_000 });
        expect(killed.missing).toBeGreaterThan(0);
      } finally {
        await spoilt.close();
      }
    },
    120_000,
  );
});
