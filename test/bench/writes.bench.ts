/** 5,000 writes while three in ten requests to Graph fail, before or after they were accepted. */
import { writeThrough } from '../faults/writes.ts';
import type { Row } from './run.ts';

const WRITES = 5_000;
const SHARE = 0.3;

export const writes = {
  name: 'writes under faults',
  async run(): Promise<Row[]> {
    const start = performance.now();
    const told = await writeThrough(WRITES, SHARE, 2026);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    const faults = Object.values(told.dealt).reduce((sum, count) => sum + count, 0);
    const none = (what: string, count: number): Row => ({
      what,
      value: String(count),
      limit: '0',
      holds: count === 0,
    });
    return [
      {
        what: `writes (adds singly and by tens, changes; ${faults} faults dealt in ${told.requests} requests, ${seconds} s)`,
        value: `${told.writes}: ${told.done} done, ${told.notDone} not done, ${told.inDoubt} in doubt`,
        limit: `≥ ${WRITES}, each told`,
        holds: told.writes >= WRITES && told.done + told.notDone + told.inDoubt === told.writes,
      },
      none('told as done and not there', told.lost),
      none('there twice, also after those in doubt were repeated with their key', told.doubled),
      none('told as not done and there all the same', told.unasked),
    ];
  },
};
