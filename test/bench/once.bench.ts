/** Two hundred kills: nobody misses a reminder, and what is sent twice stays within the lane's window. */
import { WINDOW } from '../../bot/dispatch/pace.ts';
import { openDeliveryHouse } from '../faults/delivery/house.ts';
import { runKills } from '../faults/delivery/kills.ts';
import type { Row } from './run.ts';

const RUNS = Number(process.env.BENCH_RUNS ?? 200);
const LATENCY_MS = 60;

export const once = {
  name: 'once',
  async run(): Promise<Row[]> {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    const house = await openDeliveryHouse();
    try {
      await house.admin('settings', { latencyMs: LATENCY_MS });
      const killed = await runKills(house, { runs: RUNS, seed });
      const stopped = await runKills(house, { runs: Math.ceil(RUNS / 10), seed, orderly: true });
      const due = killed.runs * 200;
      return [
        {
          what: `reminders missed of ${due} while one of two workers is killed ${killed.kills} times (seed ${seed})`,
          value: String(killed.missing),
          limit: '0',
          holds: killed.missing === 0,
        },
        {
          what: `the most that were sent twice after one kill (${killed.doubles} in all)`,
          value: String(killed.mostOfAKill),
          limit: `≤ ${WINDOW}, the window`,
          holds: killed.mostOfAKill <= WINDOW,
        },
        {
          what: `missed or sent twice in ${stopped.runs} orderly stops`,
          value: String(stopped.missing + stopped.doubles),
          limit: '0',
          holds: stopped.missing + stopped.doubles === 0,
        },
      ];
    } finally {
      await house.close();
    }
  },
};
