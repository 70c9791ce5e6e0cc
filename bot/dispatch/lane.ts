/**
 * The lane to one tenant: at most fifty requests a second for an app in a tenant
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit), from all workers together. The lane is a row in
 * the database that tells when the next request may leave; a worker takes the next few send times at once. Runs on real
 * time: the database's, as all workers see it.
 */
import type { Pool } from 'pg';
import { GAP_MS } from './pace.ts';

export interface Wanted {
  tenant: string;
  /** How many send times. */
  count: number;
  /** By how much the lane is to be put off. */
  shiftMs: number;
}

/**
 * The send times that were taken, or when to ask again, in the worker's own milliseconds. `alone`: no other worker has
 * taken any since this one did.
 */
export type Leased = { times: number[]; alone: boolean } | { askAt: number; held: boolean };

export interface Lanes {
  /** Takes the next send times of some tenants; no tenant may be named twice. */
  lease(wanted: readonly Wanted[]): Promise<Leased[]>;
  /** Nothing goes to the tenant from any worker for so long. */
  hold(tenant: string, ms: number): Promise<void>;
}

/** Between taking send times and the first of them, so that marking the cards makes none late. */
const LEAD_MS = 12;
/** Nobody takes times that lie further ahead: a card is marked as leaving when it is about to. */
const AHEAD_MS = 500;
/** What a worker that has the lane to itself missed of it lately, by a stall, it may still use. */
const BEHIND_MS = 150;

const LEASE = `
  with wanted as (
    select * from unnest($1::text[], $2::integer[], $3::float8[], $7::text[]) as given (tenant, count, shift, left_at)
  ), lane as materialized (
    select tenant, count, shift, next_at, held_until, coalesce(next_at = left_at::timestamptz, false) as alone,
      clock_timestamp() as now
    from lanes join wanted using (tenant) order by tenant for update of lanes
  ), turn as materialized (
    select tenant, count, now, alone, held_until > now as held,
      greatest(next_at + shift * interval '1 ms', held_until,
        now + ($4::float8 - case when alone then $8::float8 else 0 end) * interval '1 ms') as start
    from lane
  ), taken as (
    update lanes set next_at = start + count * $6::float8 * interval '1 ms' from turn
    where lanes.tenant = turn.tenant and start <= now + $5::float8 * interval '1 ms'
    returning turn.tenant, next_at::text as left_at
  )
  select turn.tenant, extract(epoch from start)::float8 * 1000 as start, extract(epoch from now)::float8 * 1000 as now,
    held, alone, left_at
  from turn left join taken using (tenant)`;

interface Turn {
  tenant: string;
  start: number;
  now: number;
  held: boolean;
  alone: boolean;
  left_at: string | null;
}

/** The database's time in the worker's milliseconds, learnt from the quickest of the last answers. */
class Offset {
  #samples: { took: number; offset: number }[] = [];

  learn(theirs: number, asked: number, answered: number): number {
    this.#samples = [
      ...this.#samples.slice(-63),
      { took: answered - asked, offset: theirs - (asked + answered) / 2 },
    ];
    return this.#samples.reduce((best, one) => (one.took < best.took ? one : best)).offset;
  }
}

/** Opens the lanes. `clock` is the worker's, in milliseconds. */
export const openLanes = (
  pool: Pick<Pool, 'query'>,
  clock: () => number = () => performance.now(),
): Lanes => {
  const known = new Set<string>();
  /** Where this worker left each lane. */
  const leftAt = new Map<string, string>();
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
        wanted.map(({ shiftMs }) => shiftMs),
        LEAD_MS,
        AHEAD_MS,
        GAP_MS,
        tenants.map((tenant) => leftAt.get(tenant) ?? null),
        BEHIND_MS,
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
        const start = turn.start - ours;
        if (turn.left_at === null)
          return { askAt: Math.max(answered, start - AHEAD_MS / 2), held: turn.held };
        leftAt.set(tenant, turn.left_at);
        const times = Array.from({ length: count }, (_, index) => start + index * GAP_MS);
        return { times, alone: turn.alone };
      });
    },
    async hold(tenant, ms) {
      await know([tenant]);
      await pool.query(
        `update lanes set held_until = greatest(held_until, clock_timestamp() + $2::float8 * interval '1 ms') where tenant = $1`,
        [tenant, ms],
      );
    },
  };
};
