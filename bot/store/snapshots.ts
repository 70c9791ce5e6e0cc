/** Frozen themes in PostgreSQL: rows that are added and never changed (the table itself refuses it). */
import type { Counted, CountedRound } from '../core/themes-round.ts';
import type { Snapshot } from '../core/themes-snapshot.ts';
import type { SnapshotStore } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';

type Body = Omit<Snapshot, 'number' | 'day'>;

interface Row {
  unit: string;
  number: number;
  day: string;
  body: Body;
}

interface CountedRow {
  unit: string;
  number: number;
  person: string;
  mark: string;
  areas: string[];
}

const fromRow = ({ number, day, body }: Row): Snapshot => ({ number, day, ...body });

/** Snapshots are never taken away, so how many there are is which are there. */
const markNow = async (sql: Sql): Promise<string> => {
  const { rows } = await sql.query<{ mark: string }>('select count(*)::text as mark from theme_snapshots');
  return rows[0]?.mark ?? '0';
};

const peopleOf = (rows: readonly CountedRow[], unit: string, number: number): Map<string, Counted> =>
  new Map(
    rows
      .filter((row) => row.unit === unit && row.number === number)
      .map(({ person, mark, areas }) => [person, { mark, areas }]),
  );

export const makeSnapshots = (pool: Pool): SnapshotStore => ({
  async list(unit) {
    const { rows } = await pool.query<Row>(
      'select unit, number, day, body from theme_snapshots where unit = $1 order by number',
      [unit],
    );
    return rows.map(fromRow);
  },
  async told(units) {
    const { rows } = await pool.query<Pick<Row, 'unit' | 'number' | 'body'>>(
      `select distinct on (unit) unit, number, body from theme_snapshots where unit = any($1)
       order by unit, number desc`,
      [units],
    );
    return new Map(
      rows.map(({ unit, number, body }) => [unit, { snapshots: number, allReached: body.allReached }]),
    );
  },
  async rounds(unit, people) {
    // The mark first: what is frozen between the two is then noticed at freezing.
    const mark = await markNow(pool);
    const { rows } = await pool.query<Row>(
      `select unit, number, day, body from theme_snapshots as one where unit = $1 or exists (
         select 1 from theme_counted as c where c.unit = one.unit and c.number = one.number and c.person = any($2))
       order by unit, number`,
      [unit, people],
    );
    const counted = await pool.query<CountedRow>(
      `select unit, number, person, mark, areas from theme_counted where (unit, number) in (
         select u, n from unnest($1::text[], $2::int[]) as wanted (u, n)) order by person`,
      [rows.map((row) => row.unit), rows.map(({ number }) => number)],
    );
    const rounds = rows.map((row): CountedRound => {
      const { of, told } = row.body;
      return {
        unit: row.unit,
        number: row.number,
        of,
        told,
        people: peopleOf(counted.rows, row.unit, row.number),
      };
    });
    return { mark, rounds };
  },
  freeze: (unit, mark, { number, day, ...body }, people) =>
    transaction(pool, async (client) => {
      // One after the other in all units: the guards look across them.
      await client.query('select pg_advisory_xact_lock(124)');
      if ((await markNow(client)) !== mark) return false;
      await client.query('insert into theme_snapshots (unit, number, day, body) values ($1, $2, $3, $4)', [
        unit,
        number,
        day,
        JSON.stringify(body),
      ]);
      for (const [person, { mark: answer, areas }] of people)
        await client.query(
          'insert into theme_counted (unit, number, person, mark, areas) values ($1, $2, $3, $4, $5)',
          [unit, number, person, answer, areas],
        );
      return true;
    }),
  async forget(unit, person) {
    await pool.query('delete from theme_counted where unit = $1 and person = $2', [unit, person]);
  },
});
