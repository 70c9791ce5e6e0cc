/** How far meetings have come while they are held. */
import type { Run } from '../core/running.ts';
import type { RunStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface RunRow {
  meeting: string;
  started_at: Date;
  current: string | null;
  since: Date | null;
  ended_at: Date | null;
}

const toRun = (row: RunRow): Run => ({
  startedAt: row.started_at.toISOString(),
  current: row.current,
  since: row.since?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
});

export const makeRuns = (pool: Pool): RunStore => ({
  async of(unit, meeting) {
    const found = await pool.query<RunRow>('select * from meeting_runs where unit = $1 and meeting = $2', [
      unit,
      meeting,
    ]);
    return found.rows[0] ? toRun(found.rows[0]) : null;
  },
  async underWay(unit) {
    const found = await pool.query<RunRow>(
      'select * from meeting_runs where unit = $1 and ended_at is null order by started_at desc limit 1',
      [unit],
    );
    const row = found.rows[0];
    return row ? { meeting: row.meeting, run: toRun(row) } : null;
  },
  async start(unit, meeting, at, current) {
    const started = await pool.query(
      `insert into meeting_runs (unit, meeting, started_at, current, since) values ($1, $2, $3, $4, $3)
       on conflict (unit, meeting) do update set ended_at = null, current = excluded.current, since = excluded.since
         where meeting_runs.ended_at is not null`,
      [unit, meeting, at, current],
    );
    return (started.rowCount ?? 0) > 0;
  },
  async move(unit, meeting, current, at) {
    await pool.query('update meeting_runs set current = $3, since = $4 where unit = $1 and meeting = $2', [
      unit,
      meeting,
      current,
      current === null ? null : at,
    ]);
  },
  async end(unit, meeting, at) {
    await pool.query(
      `update meeting_runs set ended_at = $3, current = null, since = null
       where unit = $1 and meeting = $2 and ended_at is null`,
      [unit, meeting, at],
    );
  },
  async forget(before) {
    await pool.query('delete from meeting_runs where started_at < $1', [before]);
  },
});
