/** One worker at a time for one thing: a lock in the database that ends with the process that holds it. */
import type { Pool } from 'pg';

/**
 * Runs `work` while nobody else anywhere holds `name`; null when somebody does. The lock belongs to a connection of its
 * own, so a killed process lets go at once, and a connection that breaks lets go without ending the work.
 */
export const whileHeld = async <T>(
  pool: Pick<Pool, 'connect'>,
  name: string,
  work: () => Promise<T>,
): Promise<{ value: T } | null> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks while it is lent out tells only here; unheard, it would end the program.
  const hear = (error: Error): void => {
    broken = error;
  };
  client.on('error', hear);
  try {
    const got = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [name],
    );
    if (got.rows[0]?.held !== true) return null;
    try {
      return { value: await work() };
    } finally {
      await client
        .query('select pg_advisory_unlock(hashtextextended($1, 0))', [name])
        .catch((error: Error) => hear(error));
    }
  } finally {
    client.removeListener('error', hear);
    client.release(broken);
  }
};
