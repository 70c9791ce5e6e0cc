/** When the app last read each unit's members. What is stale follows the database's clock, looks the rules' clock. */
import type { Rosters } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

/** Makes the port over the pool. */
export const makeRosters = (pool: Pool): Rosters => ({
  async knowTeam(thread, team) {
    await pool.query(
      `insert into team_threads (thread, team) values ($1, $2)
       on conflict (thread) do update set team = excluded.team where team_threads.team <> excluded.team`,
      [thread, team],
    );
  },
  async teamOf(thread) {
    const { rows } = await pool.query<{ team: string }>('select team from team_threads where thread = $1', [
      thread,
    ]);
    return rows[0]?.team ?? null;
  },
  async looks(units) {
    const { rows } = await pool.query<{ unit: string; looked_at: Date | null; stale: boolean }>(
      `select u.id as unit, l.looked_at, l.stale_at is not null as stale
       from units u left join member_looks l on l.unit = u.id where u.id = any($1) order by u.id`,
      [units],
    );
    return rows.map(({ unit, looked_at, stale }) => ({
      unit,
      lookedAt: looked_at?.toISOString() ?? null,
      stale,
    }));
  },
  async markStale(tenant, team) {
    const { rows } = await pool.query<{ site: string }>(
      `with marked as (
         insert into member_looks (unit, stale_at)
         select id, clock_timestamp() from units where tenant = $1 and team = $2
         on conflict (unit) do update set stale_at = excluded.stale_at
         returning unit)
       select distinct site from units where id in (select unit from marked) order by site`,
      [tenant, team],
    );
    return rows.map(({ site }) => site);
  },
  async begin() {
    const { rows } = await pool.query<{ mark: string }>('select clock_timestamp()::text as mark');
    return rows[0]?.mark ?? '';
  },
  async keep(unit, mark, at, refused) {
    await pool.query(
      `insert into member_looks (unit, looked_at, refused) select id, $3, $4 from units where id = $1
       on conflict (unit) do update set looked_at = excluded.looked_at, refused = excluded.refused,
         stale_at = case when member_looks.stale_at <= $2::timestamptz then null else member_looks.stale_at end`,
      [unit, mark, at, refused],
    );
  },
  async sitesReadBefore(at) {
    const { rows } = await pool.query<{ site: string }>(
      `select distinct site from units join member_looks on unit = units.id where looked_at <= $1 order by site`,
      [at],
    );
    return rows.map(({ site }) => site);
  },
  async refused() {
    const { rows } = await pool.query<{ id: string; name: string }>(
      'select u.id, u.name from units u join member_looks l on l.unit = u.id where l.refused order by u.name, u.id',
    );
    return rows;
  },
});
