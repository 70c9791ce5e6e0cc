import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { whileHeld } from '../../bot/dispatch/hold.ts';
import { type Handlers, openQueue, type Queue } from '../../bot/dispatch/queue.ts';
import { openPool, type Pool } from '../../bot/store/database.ts';
import { makeMemoryJournal } from '../memory/world.ts';
import { type Database, openDatabase } from '../store/database.ts';

let database: Database;
let pool: Pool;
const open: Queue[] = [];
beforeAll(async () => {
  database = await openDatabase();
  pool = openPool(database.url, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop()));
  await pool.query('delete from pgboss.job');
});

const idle: Handlers = {
  plan: async () => undefined,
  deliver: async () => null,
  sync: async () => null,
  giveUp: async () => undefined,
};
const worker = async (handlers: Partial<Handlers>, journal = makeMemoryJournal()): Promise<Queue> => {
  const queue = await openQueue(database.url, pool, journal);
  open.push(queue);
  await queue.work({ ...idle, ...handlers });
  return queue;
};
const enqueue = async (queue: Queue, ...cards: string[]): Promise<void> => {
  for (const card of cards) await queue.enqueueCard(pool, card);
};

describe('the queue', () => {
  test('gives each card to one of two workers once', async () => {
    const delivered: string[] = [];
    const deliver = async (card: string) => {
      delivered.push(card);
      return null;
    };
    const queue = await worker({ deliver });
    await worker({ deliver });
    const cards = Array.from({ length: 30 }, (_, index) => `card-${index}`);
    await enqueue(queue, ...cards);
    expect(await queue.settled(20_000)).toBe(true);
    expect(delivered.sort()).toEqual(cards.sort());
  });

  test('tries a card again whose delivery failed, and leaves the others of its batch alone', async () => {
    const journal = makeMemoryJournal();
    const delivered: string[] = [];
    const queue = await worker(
      {
        deliver: async (card) => {
          delivered.push(card);
          if (card === 'weak' && delivered.filter((one) => one === card).length === 1)
            throw new Error('broken');
          return null;
        },
      },
      journal,
    );
    await enqueue(queue, 'weak', 'strong');
    expect(await queue.settled(20_000)).toBe(true);
    expect(delivered.sort()).toEqual(['strong', 'weak', 'weak']);
    expect(journal.told).toContainEqual({
      level: 'error',
      event: 'deliver-failed',
      facts: { card: 'weak', reason: 'broken' },
    });
  });

  test('is not settled while a card waits for another try, nor when nobody works', async () => {
    let tries = 0;
    const queue = await worker({
      deliver: async () => (++tries === 1 ? { retryAt: new Date(Date.now() + 500) } : null),
    });
    await enqueue(queue, 'later');
    expect(await queue.settled(200)).toBe(false);
    expect(await queue.settled(20_000)).toBe(true);
    expect(tries).toBe(2);
    const stop = new AbortController();
    await queue.enqueueCard(pool, 'far', new Date(Date.now() + 60_000));
    const waiting = queue.settled(60_000, { givenUp: stop.signal });
    stop.abort();
    expect(await waiting).toBe(false);
  });

  test('never lets two jobs of one card send at the same time', async () => {
    let under = 0;
    let most = 0;
    const deliver = async () => {
      most = Math.max(most, ++under);
      await sleep(300);
      under -= 1;
      return null;
    };
    const queue = await worker({ deliver });
    await worker({ deliver });
    await enqueue(queue, 'same', 'same', 'same');
    expect(await queue.settled(20_000)).toBe(true);
    expect(most).toBe(1);
  });

  test('settles a card that failed for good, and says so of a slot', async () => {
    const journal = makeMemoryJournal();
    const given: string[] = [];
    const queue = await worker({ giveUp: async (card) => void given.push(card) }, journal);
    // As pg-boss leaves them after the last retry.
    await pool.query(
      `insert into pgboss.job (name, data) values ('dead', '{"card": "lost"}'), ('dead', '{"slot": "s"}')`,
    );
    expect(await queue.settled(20_000)).toBe(true);
    expect(given).toEqual(['lost']);
    expect(journal.told).toContainEqual({ level: 'error', event: 'slot-given-up', facts: { slot: 's' } });
  });

  test('plans a slot that several ask for at once, tells of a failure and plans it again', async () => {
    const journal = makeMemoryJournal();
    const planned: string[] = [];
    const plan = async (slot: Date): Promise<void> => {
      planned.push(slot.toISOString());
      if (planned.length === 1) throw new Error('no lists');
    };
    const queue = await worker({ plan }, journal);
    const slot = new Date('2026-01-12T09:00:00Z');
    await Promise.all([queue.requestPlan(slot), queue.requestPlan(slot), queue.requestPlan(slot)]);
    expect(await queue.settled(20_000)).toBe(true);
    expect(planned).toEqual([slot.toISOString(), slot.toISOString()]);
    expect(journal.told.map(({ event }) => event)).toEqual(['plan-failed']);
  });

  test('goes on working after the database restarted', async () => {
    const delivered: string[] = [];
    const queue = await worker({
      deliver: async (card) => {
        delivered.push(card);
        return null;
      },
    });
    await database.restart();
    await enqueue(queue, 'after');
    expect(await queue.settled(30_000)).toBe(true);
    expect(delivered).toEqual(['after']);
  });

  test('hands a held name on as soon as its holder is done, also when the work throws', async () => {
    const first = whileHeld(pool, 'name', async () => {
      expect(await whileHeld(pool, 'name', async () => 'second')).toBeNull();
      expect(await whileHeld(pool, 'other', async () => 'third')).toEqual({ value: 'third' });
      throw new Error('over');
    });
    await expect(first).rejects.toThrow('over');
    expect(await whileHeld(pool, 'name', async () => 'fourth')).toEqual({ value: 'fourth' });
  });
});
