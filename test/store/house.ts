/** A real PostgreSQL in a folder of its own, with the program's tables, for tests and measurements of the private store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClaims, openStore, type Store } from '../../bot/store/index.ts';
import type { ClaimStore } from '../../bot/usecases/ports.ts';
import { preparePostgres } from '../../infra/local/postgres.ts';

export interface StoreHouse extends Store {
  claims: ClaimStore;
  /** Cards whose job was queued. */
  queued: string[];
}

export const openStoreHouse = async (): Promise<StoreHouse> => {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-store-'));
  const postgres = await preparePostgres({ data: join(folder, 'postgres'), keep: join(folder, 'keep') });
  const server = await postgres.launch();
  await postgres.ensureDatabase();
  const store = await openStore(postgres.url, () => undefined);
  const queued: string[] = [];
  return {
    ...store,
    queued,
    claims: makeClaims(store.pool, async (_, cards) => void queued.push(...cards.map(({ card }) => card))),
    async close() {
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
