/**
 * The job queue on PostgreSQL (pg-boss): one queue plans a slot, one delivers cards, one looks after sites. A job that a dead worker held
 * comes back after its heartbeat; a job that failed for good lies in the dead-letter queue with its reason.
 */
import type { Pool, PoolClient } from 'pg';
import { type Job, PgBoss } from 'pg-boss';
import type { Journal } from '../usecases/ports.ts';
import { whileHeld } from './hold.ts';

const PLAN = 'plan';
const DELIVER = 'deliver';
const SYNC = 'sync';
const DEAD = 'dead';

/** A card that another worker is sending is looked at again after this. */
const HELD_MS = 2_000;

/** How many cards one process sends at the same time: the most that can be in doubt after a crash. */
export const WINDOW = 4;
/** How many sites one process looks after at the same time. */
const SITES = 4;

export interface Handlers {
  /** Plans one slot of the clock. Throws to be tried again. */
  plan(slot: Date): Promise<void>;
  /** Delivers one card. `retryAt` (real time) puts it back in the queue. Throws to be tried again. */
  deliver(card: string): Promise<{ retryAt: Date } | null>;
  /** Looks after one site's subscriptions and lists. `retryAt` as above. */
  sync(site: string): Promise<{ retryAt: Date } | null>;
  /** Settles a card whose delivery failed for good. */
  giveUp(card: string): Promise<void>;
}

/** Which jobs `settled` asks about. */
export type Jobs = 'all' | 'sync';

export interface Queue {
  enqueueCard(sql: Pick<Pool | PoolClient, 'query'>, card: string, startAfter?: Date): Promise<void>;
  /** Asks for the planning of a slot; asked by several workers, it is done once at a time. */
  requestPlan(slot: Date): Promise<void>;
  /** Asks for a site to be looked after; while one such request waits, another is the same one. */
  requestSync(site: string, startAfter?: Date): Promise<void>;
  /** Resolves when no job (or none of the named) is waiting or under way anywhere, or after `limitMs` or once `givenUp` (false). */
  settled(limitMs: number, options?: { jobs?: Jobs; givenUp?: AbortSignal }): Promise<boolean>;
  work(handlers: Handlers): Promise<void>;
  /** Takes no new jobs, finishes what it holds, hands back the rest. */
  stop(): Promise<void>;
}

/** The data of a dead job: of one queue or the other. */
type Dead = { slot?: string; card?: string };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Opens the queue and makes its tables and queues where they are missing. Rejects when the database refuses. */
export const openQueue = async (databaseUrl: string, pool: Pool, journal: Journal): Promise<Queue> => {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: 4,
    application_name: 'stegvis-queue',
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', (error) => journal.error('queue', { message: error.message }));
  await boss.start();
  const retries = {
    retryLimit: 6,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 300,
    deadLetter: DEAD,
  };
  await boss.createQueue(DEAD, { retentionSeconds: 14 * 86_400 });
  await boss.createQueue(PLAN, { ...retries, policy: 'exclusive', notify: true, deleteAfterSeconds: 3_600 });
  // 'short': one waits for each site. A notification that comes during a look asks for another.
  await boss.createQueue(SYNC, { ...retries, policy: 'short', notify: true, deleteAfterSeconds: 3_600 });
  await boss.createQueue(DELIVER, { ...retries, notify: true, deleteAfterSeconds: 86_400 });

  const outstanding = async (jobs: Jobs): Promise<boolean> => {
    const found = await pool.query(
      `select 1 from pgboss.job where name = any($1) and state < 'completed' limit 1`,
      [jobs === 'sync' ? [SYNC] : [SYNC, PLAN, DELIVER, DEAD]],
    );
    return (found.rowCount ?? 0) > 0;
  };

  const enqueueCard: Queue['enqueueCard'] = async (sql, card, startAfter) => {
    await boss.send(
      DELIVER,
      { card },
      {
        ...(startAfter ? { startAfter } : {}),
        db: {
          executeSql: async (text: string, values?: unknown[]) => await sql.query(text, values as unknown[]),
        },
      },
    );
  };

  const requestSync: Queue['requestSync'] = async (site, startAfter) => {
    await boss.send(SYNC, { site }, { singletonKey: site, ...(startAfter ? { startAfter } : {}) });
  };

  const syncOne = async (handlers: Handlers, job: { id: string; data: { site: string } }) => {
    try {
      const outcome = await handlers.sync(job.data.site);
      if (outcome) await requestSync(job.data.site, outcome.retryAt);
      return { id: job.id, status: 'completed' as const };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      journal.error('sync-broke', { site: job.data.site, reason });
      return { id: job.id, status: 'failed' as const, output: { reason } };
    }
  };

  const deliverOne = async (handlers: Handlers, job: { id: string; data: { card: string } }) => {
    const { card } = job.data;
    try {
      // A job comes back while its first worker is still sending when that one lost the database for a while.
      const held = await whileHeld(pool, `card ${card}`, () => handlers.deliver(card));
      const outcome = held === null ? { retryAt: new Date(Date.now() + HELD_MS) } : held.value;
      if (outcome) await enqueueCard(pool, card, outcome.retryAt);
      return { id: job.id, status: 'completed' as const };
    } catch (error) {
      const reason = reasonOf(error);
      journal.error('deliver-failed', { card, reason });
      return { id: job.id, status: 'failed' as const, output: { reason } };
    }
  };

  const planOne = async (handlers: Handlers, slot: string): Promise<void> => {
    try {
      await handlers.plan(new Date(slot));
    } catch (error) {
      journal.error('plan-failed', { slot, reason: reasonOf(error) });
      throw error;
    }
  };

  /** What failed for good. A slot needs no more: the next one plans what it left undone. */
  const bury = async (handlers: Handlers, { slot, card }: Dead): Promise<void> => {
    if (slot !== undefined) journal.error('slot-given-up', { slot });
    if (card !== undefined) await handlers.giveUp(card);
  };

  return {
    enqueueCard,
    requestSync,
    async requestPlan(slot) {
      await boss.send(PLAN, { slot: slot.toISOString() }, { singletonKey: slot.toISOString() });
    },
    async settled(limitMs, { jobs = 'all', givenUp } = {}) {
      const end = Date.now() + limitMs;
      let pause = 5;
      while (await outstanding(jobs)) {
        if (Date.now() > end || givenUp?.aborted) return false;
        await new Promise((resolve) => setTimeout(resolve, pause));
        pause = Math.min(pause * 1.2, 100);
      }
      return true;
    },
    async work(handlers) {
      const polling = {
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 2,
        burstWhenBatchFull: true,
      };
      await boss.work<{ slot: string }>(PLAN, { ...polling, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await planOne(handlers, job.data.slot);
      });
      await boss.work(
        SYNC,
        { ...polling, batchSize: SITES, perJobResults: true as const },
        (jobs: Job<{ site: string }>[]) => Promise.all(jobs.map((job) => syncOne(handlers, job))),
      );
      await boss.work(
        DELIVER,
        { ...polling, batchSize: WINDOW, perJobResults: true as const },
        (jobs: Job<{ card: string }>[]) => Promise.all(jobs.map((job) => deliverOne(handlers, job))),
      );
      await boss.work<Dead>(DEAD, { pollingIntervalSeconds: 2, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await bury(handlers, job.data);
      });
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 8_000 });
    },
  };
};
