/**
 * People who have left a unit. The database itself notes them whenever a unit's members change (`keep_unit_people`), so
 * that no way of learning who is there can forget it.
 */
import type { Departures } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';
import { TRACES } from './personal.ts';

/** Runs a statement with the parameters that it names: `$1` the person, `$2` the unit. */
const run = (sql: Sql, statement: string, person: string, unit: string) =>
  sql.query(statement, statement.includes('$2') ? [person, unit] : statement.includes('$1') ? [person] : []);

const leave = (pool: Pool, person: string, unit: string, at: string): ReturnType<Departures['leave']> =>
  transaction(pool, async (sql) => {
    // Whoever keeps the unit's members waits until this is over, and the other way about.
    await sql.query('select 1 from units where id = $1 for update', [unit]);
    const noted = await sql.query('delete from departures where unit = $1 and person = $2', [unit, person]);
    if (noted.rowCount === 0) return 'none';
    const units = await sql.query<{ unit: string }>('select unit from unit_people where person = $1', [
      person,
    ]);
    if (units.rows.some((row) => row.unit === unit)) return 'back';
    for (const { left } of TRACES)
      for (const statement of left ?? []) await run(sql, statement, person, unit);
    const gone = units.rowCount === 0;
    if (gone)
      for (const { alone } of TRACES)
        for (const statement of alone ?? []) await run(sql, statement, person, unit);
    await sql.query(`insert into erasures (event, at) values ('left', $1)`, [at]);
    return gone ? 'gone' : 'left';
  });

/** Makes the port over the pool. */
export const makeDepartures = (pool: Pool): Departures => ({
  async due(now) {
    const { rows } = await pool.query<{ unit: string; person: string }>(
      'select unit, person from departures where due_at <= $1 order by due_at, unit, person limit 1000',
      [now],
    );
    return rows;
  },
  async next() {
    const { rows } = await pool.query<{ at: Date | null }>('select min(due_at) as at from departures');
    return rows[0]?.at?.toISOString() ?? null;
  },
  leave: (person, unit, at) => leave(pool, person, unit, at),
});
