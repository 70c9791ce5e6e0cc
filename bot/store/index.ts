/** The private store: one pool, its tables, and the ports it fills. */
import type { PeopleStore, Projection, SiteAccessStore, SyncStore, UnitStore } from '../usecases/ports.ts';
import { migrate, openPool, type Pool } from './database.ts';
import { makePeople } from './people.ts';
import { makeProjection } from './projection.ts';
import { makeSiteAccess } from './site-access.ts';
import { makeSyncStore } from './sync-state.ts';
import { makeUnits } from './units.ts';

export interface Store {
  pool: Pool;
  people: PeopleStore;
  units: UnitStore;
  projection: Projection;
  sync: SyncStore;
  access: SiteAccessStore;
  /** Resolves when the database answers; rejects when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. Rejects when the database cannot be reached. */
export const openStore = async (url: string, onError: (error: Error) => void): Promise<Store> => {
  const pool = openPool(url, onError);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    people: makePeople(pool),
    units: makeUnits(pool),
    projection: makeProjection(pool),
    sync: makeSyncStore(pool),
    access: makeSiteAccess(pool),
    async check() {
      await pool.query('select 1');
    },
    close: () => pool.end(),
  };
};

export { type Enqueue, makeClaims, type QueuedCard } from './claims.ts';
export type { Sql } from './database.ts';
