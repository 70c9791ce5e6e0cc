/** Cards that everybody of a place shares: where they stand, and what they last showed. */
import type { Address, SharedCard, SharedCardStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface CardRow {
  id: string;
  unit: string;
  meeting: string;
  address: Address;
  activity: string | null;
}

const toCard = ({ id, unit, meeting, address, activity }: CardRow): SharedCard => ({
  ...{ id, unit, meeting, address, activity },
});

export const makeSharedCards = (pool: Pool): SharedCardStore => ({
  async claim({ id, unit, meeting, address }, at) {
    const claimed = await pool.query(
      `insert into shared_cards (id, unit, meeting, address, at) values ($1, $2, $3, $4, $5)
       on conflict (id) do nothing`,
      [id, unit, meeting, JSON.stringify(address), at],
    );
    return (claimed.rowCount ?? 0) > 0;
  },
  async posted(id, activity) {
    await pool.query('update shared_cards set activity = $2 where id = $1', [id, activity]);
  },
  async release(id) {
    await pool.query('delete from shared_cards where id = $1 and activity is null', [id]);
  },
  async ofUnit(unit, since) {
    const found = await pool.query<CardRow>(
      'select * from shared_cards where unit = $1 and at >= $2 and address is not null order by at',
      [unit, since],
    );
    return found.rows.map(toCard);
  },
  async shown(id) {
    const found = await pool.query<{ shown: string | null }>('select shown from shared_cards where id = $1', [
      id,
    ]);
    return found.rows[0]?.shown ?? null;
  },
  async keepShown(id, unit, digest, at) {
    await pool.query(
      `insert into shared_cards (id, unit, shown, at) values ($1, $2, $3, $4)
       on conflict (id) do update set shown = excluded.shown`,
      [id, unit, digest, at],
    );
  },
  async forget(before) {
    await pool.query('delete from shared_cards where at < $1', [before]);
  },
});
