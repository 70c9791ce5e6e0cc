/** Runs in which one of two workers is killed at a random moment while two hundred reminders go out. */
import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../chance.ts';
import { addDue, tally } from './due.ts';
import { type DeliveryHouse, SLOT, type Worker } from './house.ts';

export interface Killed {
  runs: number;
  kills: number;
  missing: number;
  doubles: number;
  /** Doubles of the run with the most for each kill that fell while its reminders were going out. */
  mostOfAKill: number;
  seed: number;
}

/** The moment of the kill, after planning was asked for; the lane takes four seconds for two hundred. */
const WITHIN_MS = 3_000;
/** What a killed worker held comes back: jobs after their heartbeat, cards after their mark. */
const SETTLED_MS = 120_000;

export const untilSettled = async (house: DeliveryHouse, limitMs = SETTLED_MS): Promise<boolean> => {
  const end = Date.now() + limitMs;
  for (;;) {
    const query = house.pool.query<{ open: string }>(
      `select (select count(*) from cards where state in ('claimed', 'sending'))
         + (select count(*) from pgboss.job where name in ('plan', 'deliver', 'dead') and state < 'completed') as open`,
    );
    // The database may be starting.
    const open = await query.catch(() => null);
    if (Number(open?.rows[0]?.open) === 0) return true;
    if (Date.now() > end) return false;
    await sleep(200);
  }
};

/** The runs of which cards are on their way now: each is a tenant. What earlier kills left behind is older. */
const openRuns = async (house: DeliveryHouse): Promise<string[]> => {
  const found = await house.pool.query<{ tenant: string }>(
    `select distinct tenant from cards where state = 'sending' and sending_at > now() - interval '2 s'`,
  );
  return found.rows.map(({ tenant }) => tenant);
};

/** What became of a run's cards that were not sent, for whoever looks into a miss. */
const unsent = async (house: DeliveryHouse, run: string): Promise<unknown[]> => {
  const found = await house.pool.query<Record<string, unknown>>(
    `select state, reason, attempts, doubts, crashes from cards where tenant = $1 and state <> 'sent'`,
    [run],
  );
  return found.rows;
};

/** Kills with -9, or stops in an orderly way; another worker is started in the place of each. */
export const runKills = async (
  house: DeliveryHouse,
  {
    runs,
    seed,
    orderly = false,
    settledMs,
  }: { runs: number; seed: number; orderly?: boolean; settledMs?: number },
): Promise<Killed> => {
  const random = chance(seed);
  const name = (run: number): string =>
    `${orderly ? 'stop' : 'kill'}-${seed}-${String(run).padStart(3, '0')}`;
  // A kill also hits what is left of the runs before, where the machine is slow.
  const kills = new Map<string, number>();
  const workers: Worker[] = await Promise.all([house.startWorker(), house.startWorker()]);
  for (let run = 0; run < runs; run++) {
    await addDue(house.pool, name(run), house.serviceUrl);
    await house.queue.requestPlan(new Date(SLOT));
    // Loading takes the next one longer than the moment is away: it begins to work about when the victim ends.
    const next = house.startWorker();
    await sleep(random() * WITHIN_MS);
    const goingOut = await openRuns(house);
    for (const hit of new Set([...goingOut, name(run)])) kills.set(hit, (kills.get(hit) ?? 0) + 1);
    const victim = workers.splice(Math.floor(random() * workers.length), 1)[0];
    if (victim) await (orderly ? house.stop(victim) : house.kill(victim));
    workers.push(await next);
  }
  // A plan that was asked for while another was under way was the same one.
  await untilSettled(house, settledMs);
  await house.queue.requestPlan(new Date(SLOT));
  await untilSettled(house, settledMs);
  const killed: Killed = { runs, kills: runs, missing: 0, doubles: 0, mostOfAKill: 0, seed };
  for (let run = 0; run < runs; run++) {
    const { missing, doubles } = tally(await house.counts(`a:${name(run)}-`));
    if (missing > 0) console.error(name(run), missing, await unsent(house, name(run)));
    killed.missing += missing;
    killed.doubles += doubles;
    killed.mostOfAKill = Math.max(killed.mostOfAKill, doubles / (kills.get(name(run)) ?? 1));
  }
  await Promise.all(workers.map((worker) => house.stop(worker)));
  return killed;
};
