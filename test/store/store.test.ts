import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insist, migrate, transaction } from '../../bot/store/database.ts';
import { makeClaims, openStore, type Store } from '../../bot/store/index.ts';
import { accessContract } from '../contracts/access.ts';
import { calendarStoreContract } from '../contracts/calendar-store.ts';
import { claimsContract } from '../contracts/claims.ts';
import { installsContract } from '../contracts/installs.ts';
import { lifeContract } from '../contracts/life.ts';
import { programmesContract } from '../contracts/programmes.ts';
import { rostersContract } from '../contracts/rosters.ts';
import { matter } from '../contracts/samples.ts';
import { storesContract } from '../contracts/stores.ts';
import { syncContract } from '../contracts/sync.ts';
import { wheelsContract } from '../contracts/wheels.ts';
import { type Database, openDatabase } from './database.ts';

let database: Database;
let store: Store;
const lost: Error[] = [];
beforeAll(async () => {
  database = await openDatabase();
  store = await openStore(database.url, (error) => lost.push(error));
});
afterAll(async () => {
  await store.close();
  await database.close();
});

storesContract('PostgreSQL', async () => ({
  people: store.people,
  units: store.units,
  projection: store.projection,
}));

calendarStoreContract('PostgreSQL', () => store.calendar);
const emptied = async (): Promise<Store> => {
  await store.pool.query('truncate units, subscriptions, site_looks, site_access');
  return store;
};
syncContract('PostgreSQL', emptied);
accessContract('PostgreSQL', emptied);
wheelsContract('PostgreSQL', async () => ({ wheels: store.wheels }));
rostersContract('PostgreSQL', async () => ({ rosters: store.rosters, units: store.units }));
installsContract('PostgreSQL', async () => ({ installs: store.installs, people: store.people }));

lifeContract('PostgreSQL', async () => {
  await store.pool.query('truncate units, courses_done');
  return { units: store.units, life: store.life };
});

programmesContract('PostgreSQL', async () => {
  await store.pool.query('truncate programme_adaptations, programme_templates, unit_contacts');
  return store.programmes;
});

claimsContract('PostgreSQL', async () => {
  const queued: string[] = [];
  const claims = makeClaims(store.pool, async (sql, cards) => {
    // With the transaction's own connection, as the queue does it: a claim that is rolled back leaves no job.
    await sql.query('select 1');
    queued.push(...cards.map(({ card }) => card));
  });
  return {
    queued,
    claims,
    lapse: async (card) =>
      void (await store.pool.query(
        `update cards set sending_at = sending_at - interval '13 s' where id = $1`,
        [card],
      )),
  };
});

describe('the database', () => {
  test('is migrated once however many processes start at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => migrate(store.pool)));
    const { rows } = await store.pool.query<{ times: string }>('select count(*) as times from migrations');
    expect(Number(rows[0]?.times)).toBeGreaterThan(0);
  });

  test('keeps neither claim nor card when the job cannot be queued', async () => {
    const claims = makeClaims(store.pool, () => Promise.reject(new Error('no queue')));
    const planned = {
      person: 'person',
      to: 'person' as const,
      day: '2026-01-12',
      matters: [matter('unqueued')],
    };
    const card = { id: 'unqueued', tenant: 't', unit: 'unit', planned, at: '2026-01-12T09:00:00.000Z' };
    await expect(claims.claim(card)).rejects.toThrow('no queue');
    expect(await claims.card('unqueued')).toBeNull();
    expect((await claims.recent('2020-01-01T00:00:00.000Z')).has('unqueued')).toBe(false);
  });

  test('may restart in the middle of a transaction: the work fails, the program lives, the next one succeeds', async () => {
    const work = transaction(store.pool, async (client) => {
      await client.query('select 1');
      await database.restart();
      await client.query('select 2');
    });
    await expect(work).rejects.toThrow();
    expect(await insist(() => transaction(store.pool, async () => 'well'))).toBe('well');
  });

  test('that is away for a moment does not make a card forget that it was sent', async () => {
    const claims = makeClaims(store.pool, async () => undefined);
    const planned = {
      person: 'person',
      to: 'person' as const,
      day: '2026-01-12',
      matters: [matter('marked')],
    };
    await claims.claim({ id: 'marked', tenant: 't', unit: 'unit', planned, at: '2026-01-12T09:00:00.000Z' });
    await claims.startSending(['marked'], 'attempt');
    await database.stop();
    const marked = claims.sent([{ id: 'marked', activity: 'activity', at: '2026-01-12T09:00:01.000Z' }]);
    await database.start();
    await marked;
    expect(await claims.card('marked')).toMatchObject({ state: 'sent', activity: 'activity' });
  });

  test('that refuses a statement is not asked again', async () => {
    let asked = 0;
    const wrong = insist(() => {
      asked += 1;
      return store.pool.query('select from nowhere');
    });
    await expect(wrong).rejects.toThrow('nowhere');
    expect(asked).toBe(1);
  });
});
