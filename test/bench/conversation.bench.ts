/**
 * Conversations with the whole bot over HTTP: the channel's real tokens are checked, the store is PostgreSQL, answers go
 * to a connector that checks the bot's own token. People come evenly, a hundred a second, whether the last have been
 * answered or not. An answer counts as sent when the connector has it: the endpoint replies only after that.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type DeliveryHouse, openDeliveryHouse, type Worker } from '../faults/delivery/house.ts';
import type { Row } from './run.ts';
import { fillRegion } from './support/region.ts';
import { openTalk, type Talk, TENANT } from './support/talk.ts';

const PER_SECOND = 100;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const PEOPLE = 10_000;
const TURNS = Number(process.env.BENCH_TURNS ?? 100_000);
/** Before measuring: code compiled, people's chats known. */
const WARM_UP = Math.min(10_000, TURNS);
const AT_ONCE = 16;
const SAMPLES = 20;
const PROBE = fileURLToPath(new URL('support/memory-probe.ts', import.meta.url));
const MIB = 2 ** 20;

/** So many turns, a few at a time, each of another person. */
const talkThrough = async (talk: Talk, from: number, count: number): Promise<number> => {
  let next = from;
  let failed = 0;
  const lane = async (): Promise<void> => {
    while (next < from + count) if ((await talk.turn(next++)) !== 200) failed++;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return failed;
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.POSITIVE_INFINITY;

/** A hundred a second on a timetable; how long each waited from its time on, whatever held it up. */
const onTime = async (talk: Talk, from: number): Promise<Row[]> => {
  const waits: number[] = [];
  const under: Promise<void>[] = [];
  let failed = 0;
  const start = performance.now();
  for (let n = 0; n < PER_SECOND * SECONDS; n++) {
    const due = start + (n * 1_000) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    under.push(
      talk.turn(from + n).then((status) => {
        waits.push(performance.now() - due);
        if (status !== 200) failed++;
      }),
    );
  }
  await Promise.all(under);
  waits.sort((a, b) => a - b);
  const within = (what: string, ms: number, limit: number): Row => ({
    what,
    value: `${ms.toFixed(1)} ms`,
    limit: `< ${limit} ms`,
    holds: ms < limit,
  });
  const of = `from activity to answer sent, ${PER_SECOND} conversations a second for ${SECONDS} s`;
  return [
    within(`${of}: median`, percentile(waits, 0.5), 40),
    within(`${of}: 99th percentile`, percentile(waits, 0.99), 250),
    { what: 'of these not answered', value: String(failed), limit: '0', holds: failed === 0 },
  ];
};

interface Use {
  heapUsed: number;
  rss: number;
}

/** What the bot has in use after a collection. */
const memoryOf = async ({ process: bot, log }: Worker): Promise<Use> => {
  const told = log.length;
  bot.kill('SIGUSR2');
  for (let tries = 0; tries < 200; tries++) {
    const line = log.slice(told).find((each) => each.includes('"probe"'));
    if (line !== undefined) return (JSON.parse(line) as { probe: Use }).probe;
    await sleep(50);
  }
  throw new Error('the bot does not tell its memory');
};

/** The slope of a straight line through equally spaced values, a step. */
const slopeOf = (values: readonly number[]): number => {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const over = values.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0);
  return over / values.reduce((sum, _value, i) => sum + (i - middle) ** 2, 0);
};

/** What 100,000 turns may add, by the line through the samples of the second half, and in all. */
const MOST_GROWTH = 16 * MIB;

const memory = async (talk: Talk, worker: Worker, from: number): Promise<Row[]> => {
  const uses: Use[] = [await memoryOf(worker)];
  let failed = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    failed += await talkThrough(talk, from + (sample * TURNS) / SAMPLES, TURNS / SAMPLES);
    uses.push(await memoryOf(worker));
  }
  const flat = (what: string, of: (use: Use) => number): Row => {
    const values = uses.map(of);
    const [first = 0] = values;
    const last = values.at(-1) ?? 0;
    // Per step of a sample; the first half settles caches and the allocator.
    const growth = slopeOf(values.slice(SAMPLES / 2)) * SAMPLES;
    return {
      what: `${what} over ${TURNS} turns: ${(first / MIB).toFixed(1)} MiB after warming up, ${(last / MIB).toFixed(1)} at the end; slope for all of them`,
      value: `${(growth / MIB).toFixed(1)} MiB`,
      limit: `≤ ${MOST_GROWTH / MIB} MiB`,
      holds: growth <= MOST_GROWTH,
    };
  };
  return [
    flat('heap', ({ heapUsed }) => heapUsed),
    flat('resident memory', ({ rss }) => rss),
    { what: 'of these turns not answered', value: String(failed), limit: '0', holds: failed === 0 },
  ];
};

const measure = async (house: DeliveryHouse): Promise<Row[]> => {
  await house.admin('settings', { latencyMs: 0, limits: false });
  await fillRegion(house.pool, {
    ...{ people: PEOPLE, tenants: 1, stirring: 1, dueInEach: 1 },
    ...{ serviceUrl: house.serviceUrl, oneSite: true },
  });
  const worker = await house.startWorker({
    ROLE: 'web',
    ALLOWED_TENANTS: TENANT,
    NODE_OPTIONS: `--import=${PROBE}`,
  });
  const talk = await openTalk(house, worker, PEOPLE);
  try {
    await talkThrough(talk, 0, WARM_UP);
    const waits = await onTime(talk, WARM_UP);
    const from = WARM_UP + PER_SECOND * SECONDS;
    return [...waits, ...(await memory(talk, worker, from))];
  } finally {
    talk.close();
    await house.stop(worker);
  }
};

export const conversation = {
  name: 'conversation',
  async run(): Promise<Row[]> {
    const house = await openDeliveryHouse();
    try {
      return await measure(house);
    } finally {
      await house.close();
    }
  },
};
