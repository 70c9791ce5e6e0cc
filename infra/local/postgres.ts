/** A real PostgreSQL server under the data folder, on a free loopback port. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './ports.ts';
import { findBinaries } from './postgres-binaries.ts';
import { clearOrphan, prepareData, reasonIn, USER } from './postgres-data.ts';
import { type Command, commandFor, serverUser } from './postgres-user.ts';
import { endWithUs } from './processes.ts';
import type { Running } from './supervisor.ts';

export interface PostgresOptions {
  /** Folder of the database, e.g. `.data/postgres`. */
  data: string;
  /** Folder of the password, the port and the server's log, e.g. `.data/tenant`. */
  keep: string;
}

export interface Postgres {
  /** Starts the server; resolves when it takes connections. */
  launch(): Promise<Running>;
  /** Makes the database when it is missing. */
  ensureDatabase(): Promise<void>;
  /** Drops the database with everything in it, whoever is connected, and makes it anew. */
  recreateDatabase(): Promise<void>;
  /** Address of the database, for DATABASE_URL. The same for as long as this process lives. */
  url: string;
}

const DATABASE = 'stegvis';
const UP_MS = 20_000;
const passwordIn = (folder: string): string => {
  const file = join(folder, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

const portIn = async (folder: string): Promise<number> => {
  const file = join(folder, 'postgres-port');
  const port = await freePort(existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined);
  writeFileSync(file, String(port));
  return port;
};

/** Runs the server; resolves once `isUp` says so. */
const run = async (command: Command, log: string, isUp: () => Promise<boolean>): Promise<Running> => {
  const { file, args, ...ids } = command;
  const from = existsSync(log) ? statSync(log).size : 0;
  const out = openSync(log, 'a', 0o600);
  const child = spawn(file, args, { cwd: '/', stdio: ['ignore', out, out], ...ids });
  closeSync(out);
  endWithUs(child, 'SIGQUIT');
  let over = false;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      over = true;
      resolve(how);
    };
    child.on('error', (error) => end(error.message));
    child.on('exit', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    const forced = setTimeout(() => child.kill('SIGQUIT'), 4000);
    await ended;
    clearTimeout(forced);
  };
  for (const deadline = Date.now() + UP_MS; !over && Date.now() < deadline; ) {
    if (await isUp()) return { pid: child.pid ?? 0, ended, stop };
    await Promise.race([pause(20), ended]);
  }
  if (!over) await stop();
  throw new Error(`PostgreSQL ended: ${reasonIn(readFileSync(log).subarray(from).toString('utf8'))}`);
};

/** Prepares the server's folder, port and password. */
export const preparePostgres = async ({ data, keep }: PostgresOptions): Promise<Postgres> => {
  mkdirSync(keep, { recursive: true });
  const user = serverUser();
  const password = passwordIn(keep);
  const log = join(keep, 'postgres.log');
  await prepareData(data, password, user);
  await clearOrphan(data);
  rmSync(log, { force: true });
  const port = await portIn(keep);

  const asAdmin = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: USER, password, database: 'postgres' });
    // A server that is stopped meanwhile also shows in the query that it cuts off.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const isUp = async (): Promise<boolean> => {
    try {
      await asAdmin((client) => client.query('select 1'));
      return true;
    } catch {
      // Not yet; if never, the server's own log says why.
      return false;
    }
  };

  return {
    url: `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    async launch() {
      await clearOrphan(data);
      const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
      args.push('-c', 'unix_socket_directories=');
      // After a kill the server would otherwise sync a thousand files one by one before it comes up.
      if (process.platform === 'linux') args.push('-c', 'recovery_init_sync_method=syncfs');
      return run(commandFor(user, data, findBinaries(user).postgres, args), log, isUp);
    },
    ensureDatabase: () =>
      asAdmin(async (client) => {
        const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
        if (rowCount === 0) await client.query(`create database ${DATABASE}`);
      }),
    recreateDatabase: () =>
      asAdmin(async (client) => {
        await client.query(`drop database if exists ${DATABASE} with (force)`);
        await client.query(`create database ${DATABASE}`);
      }),
  };
};
