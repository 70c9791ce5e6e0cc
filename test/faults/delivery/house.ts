/** A house for deliveries: a real PostgreSQL, Teams as a strict process of its own, and real workers that can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openQueue, type Queue } from '../../../bot/dispatch/queue.ts';
import { migrate, openPool, type Pool } from '../../../bot/store/database.ts';
import { botEnvironment, startedWith } from '../../../infra/local/environment.ts';
import { endWithUs } from '../../../infra/local/processes.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';
import { type Database, openDatabase } from '../../store/database.ts';

const TEAMS = fileURLToPath(new URL('teams.ts', import.meta.url));
const BOT = fileURLToPath(new URL('../../../bot/index.ts', import.meta.url));
/** The half hour in which everything here is due: Monday 12 January 2026, ten o'clock. */
export const SLOT = '2026-01-12T09:00:00.000Z';

export interface Worker {
  /** Where its own endpoint is. */
  url: string;
  process: ChildProcess;
  /** What it told operators, a line each. */
  log: string[];
  gone: Promise<void>;
}

export interface DeliveryHouse {
  pool: Pool;
  database: Database;
  serviceUrl: string;
  env: Record<string, string>;
  /** Puts cards' jobs and plans in the queue; works on none. */
  queue: Queue;
  /** Starts a worker, with `env` over its own; resolves when it is ready. */
  startWorker(env?: Readonly<Record<string, string>>): Promise<Worker>;
  /** kill -9. */
  kill(worker: Worker): Promise<void>;
  /** An orderly stop. */
  stop(worker: Worker): Promise<void>;
  /** Asks Teams. */
  admin<T>(path: string, body?: unknown): Promise<T>;
  /** Messages that came, by conversation. */
  counts(prefix: string): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface Spoilt {
  /** Below `bot/`. */
  file: string;
  from: string;
  to: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The program with a mistake in it; it lies beside what it imports. */
const spoiltCopy = ({ file, from, to }: Spoilt): string => {
  const copy = join(ROOT, '.build', `spoilt-${process.pid}`);
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(ROOT, 'bot'), join(copy, 'bot'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(copy, 'package.json'));
  const path = join(copy, 'bot', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no such place to spoil`);
  writeFileSync(path, text.replace(from, to));
  return join(copy, 'bot', 'index.ts');
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

/** Resolves with the first line of a child's output that `found` makes something of. */
const firstLine = <T>(child: ChildProcess, log: string[], found: (line: string) => T | null): Promise<T> =>
  new Promise((resolve, reject) => {
    let rest = '';
    const hear = (chunk: Buffer): void => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        log.push(line);
        const value = found(line);
        if (value !== null) resolve(value);
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${log.slice(-20).join('\n')}`)));
  });

/**
 * Opens it. `spoil`: the workers are a copy of the program in which the first such text of a file is another; a test
 * sees by it whether it would notice.
 */
export const openDeliveryHouse = async (spoil?: Spoilt): Promise<DeliveryHouse> => {
  const bot = spoil ? spoiltCopy(spoil) : BOT;
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-delivery-'));
  const database = await openDatabase();
  const pool = openPool(database.url, () => undefined);
  await migrate(pool);
  const teams = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', TEAMS, join(folder, 'ca'), String(await freePort())],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  endWithUs(teams, 'SIGKILL');
  const { https, caFile } = await firstLine(
    teams,
    [],
    (line) => JSON.parse(line) as { https: string; caFile: string },
  );
  const ca = readFileSync(caFile, 'utf8');

  const admin = <T>(path: string, body?: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      const asked = request(
        `${https}/admin/${path}`,
        { ca, method: body === undefined ? 'GET' : 'POST', headers: { 'content-type': 'application/json' } },
        async (answer) => {
          const chunks: Buffer[] = [];
          for await (const chunk of answer) chunks.push(chunk as Buffer);
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as T);
        },
      );
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  await admin('clock', { now: SLOT });

  const addresses = { bot: 'http://localhost:1', http: https, https, serviceUrl: `${https}/connector/` };
  const env = {
    ...botEnvironment({ ids, ...seed(), addresses } as unknown as Tenant, {
      port: 0,
      databaseUrl: database.url,
      caFile,
    }),
    ROLE: 'worker',
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const queue = await openQueue(database.url, pool, silent);
  const workers = new Set<Worker>();

  const end = async (worker: Worker, signal: NodeJS.Signals): Promise<void> => {
    worker.process.kill(signal);
    await worker.gone;
    workers.delete(worker);
  };
  return {
    pool,
    database,
    serviceUrl: addresses.serviceUrl,
    env,
    queue,
    admin,
    counts: (prefix) => admin(`counts?prefix=${encodeURIComponent(prefix)}`),
    async startWorker(over = {}) {
      const port = await freePort();
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', bot], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: startedWith(
          { ...env, PORT: String(port), BASE_URL: `http://localhost:${port}`, NODE_OPTIONS: '', ...over },
          join(tmpdir(), 'stegvis-compile-cache'),
        ),
      });
      endWithUs(child, 'SIGKILL');
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const worker: Worker = { url: `http://localhost:${port}`, process: child, log: [], gone };
      workers.add(worker);
      await firstLine(child, worker.log, (line) => (line.includes('"ready"') ? true : null));
      return worker;
    },
    kill: (worker) => end(worker, 'SIGKILL'),
    stop: (worker) => end(worker, 'SIGTERM'),
    async close() {
      await Promise.all([...workers].map((worker) => end(worker, 'SIGKILL')));
      await queue.stop();
      await pool.end();
      teams.stdin?.end();
      teams.kill('SIGKILL');
      await database.close();
      rmSync(folder, { recursive: true, force: true });
      if (spoil) rmSync(dirname(dirname(bot)), { recursive: true, force: true });
    },
  };
};
