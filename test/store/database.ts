/** A real PostgreSQL of a test's own, in the system's temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparePostgres } from '../../infra/local/postgres.ts';

export interface Database {
  url: string;
  /** Stops the server and starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export const openDatabase = async (): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-database-'));
  const postgres = await preparePostgres({ data: join(folder, 'postgres'), keep: join(folder, 'tenant') });
  let running = await postgres.launch();
  await postgres.ensureDatabase();
  const start = async (): Promise<void> => {
    running = await postgres.launch();
  };
  return {
    url: postgres.url,
    start,
    stop: () => running.stop(),
    async restart() {
      await running.stop();
      await start();
    },
    async close() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
