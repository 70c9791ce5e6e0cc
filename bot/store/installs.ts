/** What is kept about adding the app for people: how far it came with each, and what stops it in a tenant. */
import type { InstallRecord, InstallState, InstallStop, InstallStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface InstallTableRow {
  person: string;
  state: InstallState;
  tried_on: string | null;
  refusals: number;
}

/** One statement, so that of two workers one gets the attempt. What may be done at all stands in the condition. */
const BEGIN = `
  insert into app_installs as known (person, state, tried_on)
  select $1, 'asked', $2 where not exists (select 1 from left_alone where mark = mark_of($1))
  on conflict (person) do update set state = 'asked', tried_on = excluded.tried_on
  where known.state in ('open', 'refused') and known.refusals < $3
    and (known.tried_on is null or known.tried_on < excluded.tried_on)`;

const SETTLE = `
  update app_installs set
    state = case when state = 'removed' then state else $2 end,
    refusals = case when $2 = 'refused' then refusals + 1 when $2 = 'installed' then 0 else refusals end
  where person = $1 returning refusals`;

const REACHED = `
  select id, address->>'serviceUrl' as service from people
  where tenant = $1 and address is not null order by id limit $2`;

const STOP = `
  with before as (select kind from install_stops where tenant = $1)
  insert into install_stops (tenant, kind, cause, day) values ($1, $2, $3, $4)
  on conflict (tenant) do update set kind = excluded.kind, cause = excluded.cause, day = excluded.day
  returning coalesce((select kind from before) <> $2, true) as anew`;

/** Makes the port over the pool. */
export const makeInstallStore = (pool: Pool): InstallStore => ({
  async of(people) {
    const { rows } = await pool.query<InstallTableRow>('select * from app_installs where person = any($1)', [
      people,
    ]);
    return new Map(
      rows.map(({ person, state, tried_on, refusals }): [string, InstallRecord] => [
        person,
        { state, triedOn: tried_on, refusals },
      ]),
    );
  },
  async begin(person, day, most) {
    return (await pool.query(BEGIN, [person, day, most])).rowCount === 1;
  },
  async settle(person, state) {
    const { rows } = await pool.query<{ refusals: number }>(SETTLE, [person, state]);
    return rows[0]?.refusals ?? 0;
  },
  async removed(person) {
    await pool.query(
      `insert into app_installs (person, state) values ($1, 'removed')
       on conflict (person) do update set state = 'removed'`,
      [person],
    );
  },
  async reached(tenant, most) {
    const { rows } = await pool.query<{ id: string; service: string | null }>(REACHED, [tenant, most]);
    return { people: rows.map(({ id }) => id), serviceUrl: rows[0]?.service ?? null };
  },
  async stops() {
    const { rows } = await pool.query<InstallStop>(
      'select tenant, kind, cause, day as on from install_stops order by tenant',
    );
    return rows;
  },
  async stop({ tenant, kind, cause, on }) {
    const { rows } = await pool.query<{ anew: boolean }>(STOP, [tenant, kind, cause, on]);
    return rows[0]?.anew === true;
  },
  async resume(tenant) {
    await pool.query('delete from install_stops where tenant = $1', [tenant]);
  },
  async givenUp(most) {
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from app_installs where state = 'refused' and refusals >= $1`,
      [most],
    );
    return rows[0]?.count ?? 0;
  },
});
