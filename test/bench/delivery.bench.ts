/**
 * Delivery by one worker to Teams that enforces its limits: a tenant of 60,000 people through its lane for a minute, and
 * forty tenants together against botbuilder's own loop with no store, on the same machine one after the other.
 */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DeliveryHouse, openDeliveryHouse, SLOT } from '../faults/delivery/house.ts';
import type { Row } from './run.ts';
import { fillRegion } from './support/region.ts';

const PER_SECOND = 50;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
/** What Teams takes to answer, half of it to one and a half times. */
const LATENCY_MS = 150;
const TENANTS = 40;
/** Long enough for both to come to speed. */
const TOGETHER_S = 12;
const BARE = fileURLToPath(new URL('support/bare-loop.ts', import.meta.url));

interface Came {
  times: number[];
  throttles: number;
}

/** Waits until the first messages have come. */
const begun = async (house: DeliveryHouse): Promise<Came> => {
  for (let tries = 0; tries < 600; tries++) {
    const came = await house.admin<Came>('times');
    if (came.times.length > 0) return came;
    await sleep(50);
  }
  throw new Error('nothing came');
};

/** How many came in the window of so many seconds that begins a second after the first. */
const oneTenant = async (house: DeliveryHouse): Promise<Row[]> => {
  await house.admin('settings', { latencyMs: LATENCY_MS });
  const due = Math.ceil(((SECONDS + 10) * PER_SECOND) / 4);
  await fillRegion(house.pool, {
    people: 60_000,
    tenants: 1,
    stirring: due,
    dueInEach: 4,
    serviceUrl: house.serviceUrl,
    oneSite: true,
  });
  const worker = await house.startWorker();
  await house.queue.requestPlan(new Date(SLOT));
  await begun(house);
  await sleep((SECONDS + 2) * 1_000);
  const { times, throttles } = await house.admin<Came>('times');
  await house.stop(worker);
  const from = (times[0] ?? 0) + 1_000;
  const served = times.filter((at) => at >= from && at < from + SECONDS * 1_000).length;
  const share = served / (SECONDS * PER_SECOND);
  return [
    {
      what: `one tenant of 60,000 people, answers after ${LATENCY_MS} ms: share of fifty a second over ${SECONDS} s`,
      value: `${(share * 100).toFixed(1)} %`,
      limit: '≥ 98 %',
      holds: share >= 0.98,
    },
    {
      what: 'refusals (429) provoked meanwhile',
      value: String(throttles),
      limit: '0',
      holds: throttles === 0,
    },
  ];
};

/** Messages a second in the middle of a run. */
const rateOf = (times: readonly number[]): number => {
  const [first = 0] = times;
  const from = first + 2_000;
  const to = first + (TOGETHER_S - 1) * 1_000;
  return (times.filter((at) => at >= from && at < to).length / (to - from)) * 1_000;
};

const forty = async (house: DeliveryHouse): Promise<Row[]> => {
  await house.admin('settings', { latencyMs: 0 });
  await fillRegion(house.pool, {
    people: 120_000,
    tenants: TENANTS,
    stirring: 4_000,
    dueInEach: 4,
    serviceUrl: house.serviceUrl,
    oneSite: true,
  });
  const worker = await house.startWorker();
  await house.queue.requestPlan(new Date(SLOT));
  // Planning is measured elsewhere: what is sent is counted once all of it has been queued.
  await house.queue.settled(60_000, { jobs: 'plan' });
  await house.admin('forget', {});
  await begun(house);
  await sleep(TOGETHER_S * 1_000);
  const ours = await house.admin<Came>('times');
  await house.stop(worker);

  await house.admin('settings', { limits: false });
  const bare: number[] = [];
  for (const atOnce of [4, 16, 48]) {
    await house.admin('forget', {});
    await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', BARE], {
      env: {
        ...process.env,
        ...house.env,
        NODE_OPTIONS: '',
        AT_ONCE: String(atOnce),
        FOR_MS: String(TOGETHER_S * 1_000),
      },
    });
    bare.push(rateOf((await house.admin<Came>('times')).times));
  }
  await house.admin('settings', { limits: true });
  const best = Math.max(...bare);
  const rate = rateOf(ours.times);
  return [
    {
      what: `forty tenants together, messages a second; a bare continueConversationAsync loop reaches ${best.toFixed(0)} (best of 4, 16 and 48 at a time)`,
      value: `${rate.toFixed(0)} = ${(rate / best).toFixed(2)}`,
      limit: '≥ 0.7',
      holds: rate / best >= 0.7,
    },
    {
      what: `refusals (429) provoked meanwhile, of ${ours.times.length} requests on a machine that has nothing to spare`,
      value: String(ours.throttles),
      limit: '≤ 1 in 1,000',
      holds: ours.throttles <= ours.times.length / 1_000,
    },
  ];
};

/** Each in a house of its own, so that what one leaves behind in the database slows no other. */
const inHouse = async (measure: (house: DeliveryHouse) => Promise<Row[]>): Promise<Row[]> => {
  const house = await openDeliveryHouse();
  try {
    return await measure(house);
  } finally {
    await house.close();
  }
};

export const delivery = {
  name: 'delivery',
  run: async (): Promise<Row[]> => [...(await inHouse(oneTenant)), ...(await inHouse(forty))],
};
