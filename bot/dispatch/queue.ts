/**
 * The job queue on PostgreSQL (pg-boss): one queue plans a slot, one delivers cards, one looks after sites, one adds the
 * app for people a few a minute. A job that a dead worker held
 * comes back after its heartbeat; a job that failed for good lies in the dead-letter queue with its reason.
 */
import type { Pool, PoolClient } from 'pg';
import { type Job, type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Journal } from '../usecases/ports.ts';
import { bury, type Dead, type Undertaker } from './dead-jobs.ts';
import { type Running, startDelivery } from './delivery.ts';
import type { CardJob, CardJobs, Delivery, Letter } from './delivery-ports.ts';
import { openLanes } from './lane.ts';

const PLAN = 'plan';
const DELIVER = 'deliver';
const SYNC = 'sync';
const INSTALL = 'install';
const DEAD = 'dead';

/** How many sites one process looks after at the same time. */
const SITES = 4;

export interface Handlers<L extends Letter = Letter, Sent = unknown> extends Undertaker {
  /** Plans one slot of the clock. Throws to be tried again. */
  plan(slot: Date): Promise<void>;
  /** Delivers cards. */
  delivery: Delivery<L, Sent>;
  /** Looks after one site's subscriptions and lists. `retryAt` (real time) puts it back in the queue. */
  sync(site: string): Promise<{ retryAt: Date } | null>;
  /** Adds the app for some people of a tenant, as wanted in a slot; absent: nobody asks for it. */
  install?(slot: Date, tenant: string, people: readonly string[]): Promise<void>;
}

/** Which jobs `settled` asks about. */
export type Jobs = 'all' | 'sync' | 'plan';

/** A card whose job is queued. `turn`: lower ones go first; 0 when left out. `at`: not before (machine's time). */
export interface CardToQueue {
  card: string;
  tenant: string;
  turn?: number;
  at?: Date;
}

export interface Queue {
  enqueueCards(sql: Pick<Pool | PoolClient, 'query'>, cards: readonly CardToQueue[]): Promise<void>;
  /** Asks for the planning of a slot; asked by several workers, it is done once at a time. */
  requestPlan(slot: Date): Promise<void>;
  /** Asks for a site to be looked after; while one such request waits, another is the same one. */
  requestSync(site: string, startAfter?: Date): Promise<void>;
  /** Asks for the app to be added for people of a tenant: some in each minute (machine's time), the first at once. */
  requestInstalls(slot: Date, tenant: string, people: readonly string[]): Promise<void>;
  /** Resolves when no job (or none of the named) is waiting or under way anywhere, or after `limitMs` or once `givenUp` (false). */
  settled(limitMs: number, options?: { jobs?: Jobs; givenUp?: AbortSignal }): Promise<boolean>;
  work<L extends Letter, Sent>(handlers: Handlers<L, Sent>): Promise<void>;
  /** Takes no new jobs, finishes what it holds, hands back the rest. */
  stop(): Promise<void>;
}

/** So many people a minute and tenant get the app at most. */
const INSTALLS_A_MINUTE = 30;

interface InstallJob {
  wantedAt: string;
  tenant: string;
  people: string[];
}

/** What is under way gets so long to finish: longer than a request to Teams can take, so that none is left in doubt. */
const SENDING_MS = 14_000;
/** And what else the queue does. */
const STOP_MS = 8_000;

const attempts = (jobs: readonly CardJob[]) => jobs.map(({ id, retryCount }) => ({ id, retryCount }));

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
  await boss.createQueue(INSTALL, {
    ...retries,
    retryLimit: 2,
    policy: 'exclusive',
    notify: true,
    deleteAfterSeconds: 3_600,
  });
  await boss.createQueue(DELIVER, { ...retries, notify: true, deleteAfterSeconds: 86_400 });

  const outstanding = async (jobs: Jobs): Promise<boolean> => {
    const found = await pool.query(
      `select 1 from pgboss.job where name = any($1) and state < 'completed'
         and (name <> '${INSTALL}' or start_after <= now()) limit 1`,
      [jobs === 'all' ? [SYNC, PLAN, DELIVER, INSTALL, DEAD] : [jobs === 'sync' ? SYNC : PLAN]],
    );
    return (found.rowCount ?? 0) > 0;
  };

  const enqueueCards: Queue['enqueueCards'] = async (sql, cards) => {
    const jobs = cards.map(({ card, tenant, turn = 0, at }) => ({
      data: { card, tenant },
      priority: -turn,
      group: { id: tenant },
      ...(at ? { startAfter: at } : {}),
    }));
    const executeSql = async (text: string, values?: unknown[]) => await sql.query(text, values as unknown[]);
    await boss.insert(DELIVER, jobs, { db: { executeSql } });
  };

  /** A job that could never be done: trying again would not mend it. */
  const discard = (reason: string) => boss.send(DEAD, { reason });

  const cardJobs: CardJobs = {
    async fetch(most, without) {
      const fetched = await boss.fetch<{ card?: unknown; tenant?: unknown } | null>(DELIVER, {
        batchSize: most,
        includeMetadata: true,
        ...(without.length > 0 ? { ignoreGroups: [...without] } : {}),
      });
      const jobs: CardJob[] = [];
      for (const { id, retryCount, data, groupId } of fetched) {
        const { card } = data ?? {};
        const job = { id, retryCount, tenant: groupId ?? '' };
        if (typeof card === 'string') jobs.push({ ...job, card });
        else {
          await discard('the job names no card');
          await cardJobs.complete([{ ...job, card: '' }]);
        }
      }
      return jobs;
    },
    async touch(jobs) {
      await boss.touch(DELIVER, attempts(jobs));
    },
    async complete(jobs) {
      await boss.complete(DELIVER, attempts(jobs));
    },
    async fail(job, reason) {
      await boss.fail(DELIVER, attempts([job]), { reason });
    },
    // Queued anew before the old job ends: a crash between leaves two jobs, of which one finds nothing to do.
    async putBack(jobs) {
      await enqueueCards(
        pool,
        jobs.map(({ job: { card, tenant }, at }) => ({ card, tenant, at })),
      );
      await boss.complete(DELIVER, attempts(jobs.map(({ job }) => job)));
    },
  };

  const requestSync: Queue['requestSync'] = async (site, startAfter) => {
    await boss.send(SYNC, { site }, { singletonKey: site, ...(startAfter ? { startAfter } : {}) });
  };

  const syncOne = async (handlers: Handlers, job: { id: string; data: { site?: unknown } | null }) => {
    const site = job.data?.site;
    if (typeof site !== 'string') {
      await discard('the job names no site');
      return { id: job.id, status: 'completed' as const };
    }
    try {
      const outcome = await handlers.sync(site);
      if (outcome) await requestSync(site, outcome.retryAt);
      return { id: job.id, status: 'completed' as const };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      journal.error('sync-broke', { site, reason });
      return { id: job.id, status: 'failed' as const, output: { reason } };
    }
  };

  const planOne = async (plan: Handlers['plan'], slot: unknown): Promise<void> => {
    if (typeof slot !== 'string' || Number.isNaN(Date.parse(slot))) {
      await discard('the job names no slot');
      return;
    }
    try {
      await plan(new Date(slot));
    } catch (error) {
      journal.warn('plan-failed', { slot, reason: reasonOf(error) });
      throw error;
    }
  };

  let running: Running | null = null;
  return {
    enqueueCards,
    requestSync,
    async requestPlan(slot) {
      await boss.send(PLAN, { slot: slot.toISOString() }, { singletonKey: slot.toISOString() });
    },
    async requestInstalls(slot, tenant, people) {
      const wantedAt = slot.toISOString();
      for (let from = 0; from < people.length; from += INSTALLS_A_MINUTE) {
        const minute = from / INSTALLS_A_MINUTE;
        const job: InstallJob = { wantedAt, tenant, people: people.slice(from, from + INSTALLS_A_MINUTE) };
        await boss.send(INSTALL, job, {
          singletonKey: `${wantedAt} ${tenant} ${minute}`,
          ...(minute > 0 ? { startAfter: new Date(Date.now() + minute * 60_000) } : {}),
        });
      }
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
      await boss.work<{ slot?: unknown } | null>(PLAN, { ...polling, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await planOne(handlers.plan, job.data?.slot);
      });
      await boss.work(
        SYNC,
        { ...polling, batchSize: SITES, perJobResults: true as const },
        (jobs: Job<{ site?: unknown } | null>[]) => Promise.all(jobs.map((job) => syncOne(handlers, job))),
      );
      const { install } = handlers;
      if (install)
        await boss.work(INSTALL, { ...polling, batchSize: 1 }, async (jobs: Job<InstallJob>[]) => {
          for (const { data } of jobs) await install(new Date(data.wantedAt), data.tenant, data.people);
        });
      await boss.work(
        DEAD,
        { pollingIntervalSeconds: 2, batchSize: 1, includeMetadata: true as const },
        async (jobs: JobWithMetadata<Dead | null>[]) => {
          for (const job of jobs) await bury(journal, handlers, job);
        },
      );
      running = startDelivery(handlers.delivery, cardJobs, openLanes(pool), journal);
    },
    async stop() {
      await Promise.all([
        running?.stop(SENDING_MS),
        boss.stop({ graceful: true, close: false, timeout: STOP_MS }),
      ]);
      await boss.stop({ graceful: false });
    },
  };
};
