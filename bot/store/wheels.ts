/** The year's wheels that units have written in place of ours. */
import type { OwnWheel } from '../core/wheel.ts';
import type { WheelStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

export const makeWheels = (pool: Pool): WheelStore => ({
  async of(unit) {
    const found = await pool.query<{ months: string[][]; per_quarter: number }>(
      'select months, per_quarter from wheels where unit = $1',
      [unit],
    );
    const row = found.rows[0];
    return row === undefined ? null : { months: row.months, perQuarter: row.per_quarter };
  },
  async save(unit, wheel) {
    if (wheel === null) await pool.query('delete from wheels where unit = $1', [unit]);
    else await keep(pool, unit, wheel);
  },
});

const keep = (pool: Pool, unit: string, { months, perQuarter }: OwnWheel) =>
  pool.query(
    `insert into wheels (unit, months, per_quarter) values ($1, $2, $3)
     on conflict (unit) do update set months = excluded.months, per_quarter = excluded.per_quarter`,
    [unit, JSON.stringify(months), perQuarter],
  );
