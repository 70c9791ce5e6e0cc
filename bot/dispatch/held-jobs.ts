/** The jobs that a worker holds: it says of them that it is at work, and keeps in the queue how each ended. */
import type { Journal } from '../usecases/ports.ts';
import type { CardJob, CardJobs, Step } from './delivery-ports.ts';
import { gather } from './gather.ts';
import type { Lanes } from './lane.ts';

/** How a card's journey ended: what becomes of its job, or why it failed; `lost`: nobody could keep how it ended. */
export type End = Step | { kind: 'failed'; reason: string } | { kind: 'lost'; reason: string };

export interface HeldJobs {
  take(jobs: readonly CardJob[]): void;
  /** Never rejects: a job whose end could not be kept comes back by itself, as nobody says any more that it is worked on. */
  finish(job: CardJob, end: End): Promise<void>;
  /** How many there are. */
  readonly size: number;
  close(): void;
}

const TOUCH_MS = 3_000;
/** The most that one statement is about. */
const AT_ONCE = 128;

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const holdJobs = (jobs: CardJobs, lanes: Pick<Lanes, 'hold'>, journal: Journal): HeldJobs => {
  const held = new Map<string, CardJob>();
  /** Those whose end is being kept: touching them at the same time would be a deadlock now and then. */
  const ending = new Set<CardJob>();
  const keptNot = (error: unknown): void => journal.warn('job-not-settled', { message: reasonOf(error) });

  const complete = gather(async (done: readonly CardJob[]) => {
    await jobs.complete(done);
    return done;
  }, AT_ONCE);
  const putBack = gather(async (back: readonly { job: CardJob; at: Date }[]) => {
    await jobs.putBack(back);
    return back;
  }, AT_ONCE);
  const end = async (job: CardJob, how: End): Promise<unknown> => {
    if (how.kind === 'over') return complete(job);
    if (how.kind === 'lost') return keptNot(how.reason);
    if (how.kind === 'failed') {
      journal.warn('deliver-failed', { card: job.card, reason: how.reason });
      return jobs.fail(job, how.reason);
    }
    const ms = how.at.getTime() - Date.now();
    if (how.holdTenant && ms > 0) await lanes.hold(job.tenant, ms);
    return putBack({ job, at: how.at });
  };
  const touching = setInterval(() => {
    const going = [...held.values()].filter((job) => !ending.has(job));
    if (going.length > 0) jobs.touch(going).catch(keptNot);
  }, TOUCH_MS);

  return {
    take(some) {
      for (const job of some) held.set(job.id, job);
    },
    async finish(job, how) {
      ending.add(job);
      await end(job, how).catch(keptNot);
      ending.delete(job);
      held.delete(job.id);
    },
    get size() {
      return held.size;
    },
    close: () => clearInterval(touching),
  };
};
