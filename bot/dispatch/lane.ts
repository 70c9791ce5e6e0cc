/**
 * The lane to one tenant: at most fifty requests a second for an app in a tenant
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), from all workers together. The lane is a row in
 * the database. One worker has it at a time, as only whoever sent the last fifty requests knows when they left; it
 * takes the next few send times at once, and keeps the lane until a second after the last of them. Whoever comes next
 * thus finds the second empty. Runs on real time: the database's, as all workers see it.
 */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { GAP_MS } from './pace.ts';

export interface Wanted {
  tenant: string;
  /** How many send times. */
  count: number;
}

/**
 * The send times that were taken; or when to ask again, `held` by a word of Teams to wait; all in the worker's own
 * milliseconds. `taken`: another worker has the lane.
 */
export type Leased = { times: number[] } | { askAt: number; held: boolean } | 'taken';

export interface Lanes {
  /** Takes the next send times of some tenants; no tenant may be named twice. */
  lease(wanted: readonly Wanted[]): Promise<Leased[]>;
  /** Which of these lanes no other worker has. */
  free(tenants: readonly string[]): Promise<string[]>;
  /** Nothing goes to the tenant from any worker for so long. */
  hold(tenant: string, ms: number): Promise<void>;
}

/** Between taking send times and the first of them, so that marking the cards makes none late. */
const LEAD_MS = 12;
/** Nobody takes times that lie further ahead: a card is marked as leaving when it is about to. */
const AHEAD_MS = 500;
/** What a worker missed of its lane lately, by a stall, it may still use. */
const BEHIND_MS = 150;
/** How long after its last send time a worker keeps the lane: the second that counts, and what requests are late. */
const KEPT_MS = 1_100;

const LEASE = `
  with wanted as (
    select * from unnest($1::text[], $2::integer[]) as given (tenant, count)
  ), lane as materialized (
    select tenant, count, next_at, held_until, worker is not distinct from $3 as mine, kept_until,
      clock_timestamp() as now
    from lanes join wanted using (tenant) order by tenant for update of lanes
  ), turn as materialized (
    select tenant, count, now, held_until > now as held, mine or kept_until <= now as free,
      greatest(next_at, held_until, now + ($4::float8 - case when mine then $5::float8 else 0 end) * interval '1 ms')
        as start
    from lane
  ), taken as (
    update lanes set next_at = start + count * $7::float8 * interval '1 ms', worker = $3,
      kept_until = start + (count * $7::float8 + $8::float8) * interval '1 ms'
    from turn where lanes.tenant = turn.tenant and free and start <= now + $6::float8 * interval '1 ms'
    returning turn.tenant
  )
  select turn.tenant, extract(epoch from start)::float8 * 1000 as start, extract(epoch from now)::float8 * 1000 as now,
    held, free, taken.tenant is not null as taken
  from turn left join taken using (tenant)`;

interface Turn {
  tenant: string;
  start: number;
  now: number;
  held: boolean;
  free: boolean;
  taken: boolean;
}

/** The database's time in the worker's milliseconds, learnt from the quickest of the last answers. */
class Offset {
  #samples: { took: number; offset: number }[] = [];

  learn(theirs: number, asked: number, answered: number): number {
    const sample = { took: answered - asked, offset: theirs - (asked + answered) / 2 };
    this.#samples = [...this.#samples.slice(-63), sample];
    return this.#samples.reduce((best, one) => (one.took < best.took ? one : best)).offset;
  }
}

/** Opens the lanes for one worker. `clock` is the worker's, in milliseconds. */
export const openLanes = (
  pool: Pick<Pool, 'query'>,
  clock: () => number = () => performance.now(),
): Lanes => {
  const worker = randomUUID();
  const known = new Set<string>();
  const offset = new Offset();
  const know = async (tenants: readonly string[]): Promise<void> => {
    const fresh = tenants.filter((tenant) => !known.has(tenant));
    if (fresh.length === 0) return;
    await pool.query('insert into lanes (tenant) select unnest($1::text[]) on conflict do nothing', [fresh]);
    for (const tenant of fresh) known.add(tenant);
  };
  return {
    async lease(wanted) {
      const tenants = wanted.map(({ tenant }) => tenant);
      await know(tenants);
      const asked = clock();
      const found = await pool.query<Turn>(LEASE, [
        tenants,
        wanted.map(({ count }) => count),
        worker,
        LEAD_MS,
        BEHIND_MS,
        AHEAD_MS,
        GAP_MS,
        KEPT_MS,
      ]);
      const answered = clock();
      const [first] = found.rows;
      const ours = first ? offset.learn(first.now, asked, answered) : 0;
      const turns = new Map(found.rows.map((turn) => [turn.tenant, turn]));
      return wanted.map(({ tenant, count }): Leased => {
        const turn = turns.get(tenant);
        if (!turn) {
          known.delete(tenant);
          return { askAt: answered, held: false };
        }
        if (!turn.free) return 'taken';
        const start = turn.start - ours;
        if (!turn.taken) return { askAt: Math.max(answered, start - AHEAD_MS / 2), held: turn.held };
        return { times: Array.from({ length: count }, (_, index) => start + index * GAP_MS) };
      });
    },
    async free(tenants) {
      const found = await pool.query<{ tenant: string }>(
        'select tenant from lanes where tenant = any($1) and (worker = $2 or kept_until <= clock_timestamp())',
        [tenants, worker],
      );
      return found.rows.map(({ tenant }) => tenant);
    },
    async hold(tenant, ms) {
      await know([tenant]);
      await pool.query(
        `update lanes set held_until = greatest(held_until, clock_timestamp() + $2::float8 * interval '1 ms')
         where tenant = $1`,
        [tenant, ms],
      );
    },
  };
};
