/** PostgreSQL: the pool, migrations on start, and the one way to run a transaction. */
import pg from 'pg';
import { migrations } from './migrations.ts';

export type Pool = pg.Pool;
export type Sql = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** Opens a pool. `onError` hears of connections that break while idle; the pool opens new ones by itself. */
export const openPool = (url: string, onError: (error: Error) => void): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 60_000,
    application_name: 'stegvis',
  });
  pool.on('error', onError);
  return pool;
};

/** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
export const transaction = async <T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks while it is lent out tells only here; unheard, it would end the program.
  const hear = (error: Error): void => {
    broken = error;
  };
  client.on('error', hear);
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((rollback: Error) => {
      broken = rollback;
    });
    throw error;
  } finally {
    client.removeListener('error', hear);
    client.release(broken);
  }
};

/** SQLSTATE classes of a database that is away for a moment: connection, resources, shutting down or starting up. */
const PASSING = /^(08|53|57P)/;
const INSIST_MS = 20_000;

/**
 * Runs a repeatable statement whose loss would cost a double or a missed nudge: while the database is away it is tried
 * again for up to `limitMs`. Whatever the database itself refuses is thrown at once.
 */
export const insist = async <T>(run: () => Promise<T>, limitMs = INSIST_MS): Promise<T> => {
  const until = Date.now() + limitMs;
  for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
    try {
      return await run();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const refused = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !PASSING.test(code);
      if (refused || Date.now() + pause > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
};

/** Any number that is ours alone: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_834_201;

/** Brings the tables to the newest step; safe to call from several processes at once. */
export const migrate = (pool: Pool): Promise<void> =>
  transaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists migrations (id integer primary key, at timestamptz not null default now())',
    );
    const known = await client.query<{ id: number }>('select id from migrations');
    const run = new Set(known.rows.map((row) => row.id));
    for (const step of migrations) {
      if (run.has(step.id)) continue;
      await client.query(step.sql);
      await client.query('insert into migrations (id) values ($1)', [step.id]);
    }
  });
