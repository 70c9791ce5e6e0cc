/** Frozen versions of plans: rows that are added and never changed (the table itself refuses it). */
import type { PlanVersionStore, StoredVersion } from '../usecases/ports.ts';
import { type Pool, transaction } from './database.ts';

interface Row {
  number: number;
  decided_on: string;
  note: string | null;
  frozen_at: Date;
  actions: StoredVersion['actions'];
}

const COLUMNS = 'number, decided_on, note, frozen_at, actions';

const fromRow = ({ number, decided_on, note, frozen_at, actions }: Row): StoredVersion => ({
  number,
  decidedOn: decided_on,
  note,
  frozenAt: frozen_at.toISOString(),
  actions,
});

export const makePlanVersions = (pool: Pool): PlanVersionStore => ({
  freeze: (unit, key, { decidedOn, note, frozenAt, actions }) =>
    transaction(pool, async (client) => {
      // One after the other in a unit, so that numbers have no gaps and a repeated key finds the first.
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 86))', [unit]);
      const known = await client.query<Row>(
        `select ${COLUMNS} from plan_versions where unit = $1 and key = $2`,
        [unit, key],
      );
      const there = known.rows[0];
      if (there !== undefined) return fromRow(there);
      const made = await client.query<Row>(
        `insert into plan_versions (unit, number, key, decided_on, note, frozen_at, actions)
         select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6::jsonb from plan_versions where unit = $1
         returning ${COLUMNS}`,
        [unit, key, decidedOn, note, frozenAt, JSON.stringify(actions)],
      );
      const row = made.rows[0];
      if (row === undefined) throw new Error('the version was not returned');
      return fromRow(row);
    }),
  async list(unit) {
    const { rows } = await pool.query<Omit<Row, 'actions'> & { count: number }>(
      `select number, decided_on, note, frozen_at, jsonb_array_length(actions) as count
       from plan_versions where unit = $1 order by number desc`,
      [unit],
    );
    return rows.map(({ number, decided_on, note, frozen_at, count }) => ({
      number,
      decidedOn: decided_on,
      note,
      frozenAt: frozen_at.toISOString(),
      count,
    }));
  },
  async get(unit, number) {
    const { rows } = await pool.query<Row>(
      `select ${COLUMNS} from plan_versions where unit = $1 and number = $2`,
      [unit, number],
    );
    return rows[0] === undefined ? null : fromRow(rows[0]);
  },
});
