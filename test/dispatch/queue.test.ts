import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Delivery, Letter, Step } from '../../bot/dispatch/delivery-ports.ts';
import { type Handlers, openQueue, type Queue } from '../../bot/dispatch/queue.ts';
import { migrate, openPool, type Pool } from '../../bot/store/database.ts';
import { makeMemoryJournal } from '../memory/world.ts';
import { type Database, openDatabase } from '../store/database.ts';

let database: Database;
let pool: Pool;
const open: Queue[] = [];
beforeAll(async () => {
  database = await openDatabase();
  pool = openPool(database.url, () => undefined);
  await migrate(pool);
});
afterAll(async () => {
  await pool.end();
  await database.close();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop()));
  await pool.query('delete from pgboss.job');
});

/** Delivery whose cards are always due; `send` says when a card is to be tried again. */
const sending = (send: (card: string) => Promise<{ retryAt: Date } | null>): Delivery<Letter, Step> => ({
  prepare: async (cards) =>
    new Map(cards.map((card) => [card, { card, tenant: 'tenant', conversation: `of ${card}` }])),
  start: async (letters) => new Map(letters.map(({ card }) => [card, 'go'])),
  async send({ card }) {
    const outcome = await send(card);
    return outcome === null ? { kind: 'over' } : { kind: 'again', at: outcome.retryAt };
  },
  settle: async (results) => new Map(results.map(({ letter, sent }) => [letter.card, sent])),
  unsent: async () => undefined,
});

const idle: Handlers<Letter, Step> = {
  plan: async () => undefined,
  delivery: sending(async () => null),
  sync: async () => null,
  giveUp: async () => undefined,
};
const worker = async (
  handlers: Partial<Handlers<Letter, Step>>,
  journal = makeMemoryJournal(),
): Promise<Queue> => {
  const queue = await openQueue(database.url, pool, journal);
  open.push(queue);
  await queue.work({ ...idle, ...handlers });
  return queue;
};
const enqueue = async (queue: Queue, ...cards: string[]): Promise<void> => {
  await queue.enqueueCards(
    pool,
    cards.map((card) => ({ card, tenant: 'tenant' })),
  );
};

describe('the queue', () => {
  test('has the app added for thirty people at once, the others minute by minute, and waits for the first only', async () => {
    const asked: { slot: string; tenant: string; people: readonly string[] }[] = [];
    const queue = await openQueue(database.url, pool, makeMemoryJournal());
    open.push(queue);
    const slot = new Date('2026-01-12T09:00:00.000Z');
    const people = Array.from({ length: 70 }, (_, n) => `person-${n}`);
    // Asked twice, as a plan that is tried again does.
    for (let n = 0; n < 2; n++) await queue.requestInstalls(slot, 'tenant', people);
    await queue.work({
      ...idle,
      install: async (from, tenant, some) =>
        void asked.push({ slot: from.toISOString(), tenant, people: some }),
    });
    expect(await queue.settled(10_000)).toBe(true);
    expect(asked).toEqual([{ slot: slot.toISOString(), tenant: 'tenant', people: people.slice(0, 30) }]);
    const { rows } = await pool.query<{ people: string[]; wait: number }>(
      `select data->'people' as people, extract(epoch from start_after - now())::int as wait
       from pgboss.job where name = 'install' and state < 'completed' order by start_after`,
    );
    expect(rows.map((row) => row.people.length)).toEqual([30, 10]);
    expect(rows.map(({ wait }) => Math.round(wait / 60))).toEqual([1, 2]);
  });

  test('gives each card to one of two workers once', async () => {
    const delivered: string[] = [];
    const delivery = sending(async (card) => {
      delivered.push(card);
      return null;
    });
    const queue = await worker({ delivery });
    await worker({ delivery });
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
        delivery: sending(async (card) => {
          delivered.push(card);
          if (card === 'weak' && delivered.filter((one) => one === card).length === 1)
            throw new Error('broken');
          return null;
        }),
      },
      journal,
    );
    await enqueue(queue, 'weak', 'strong');
    expect(await queue.settled(20_000)).toBe(true);
    expect(delivered.sort()).toEqual(['strong', 'weak', 'weak']);
    expect(journal.told).toContainEqual({
      level: 'warn',
      event: 'deliver-failed',
      facts: { card: 'weak', reason: 'broken' },
    });
  });

  test('is not settled while a card waits for another try, nor when nobody works', async () => {
    let tries = 0;
    const queue = await worker({
      delivery: sending(async () => (++tries === 1 ? { retryAt: new Date(Date.now() + 500) } : null)),
    });
    await enqueue(queue, 'later');
    expect(await queue.settled(200)).toBe(false);
    expect(await queue.settled(20_000)).toBe(true);
    expect(tries).toBe(2);
    const stop = new AbortController();
    await queue.enqueueCards(pool, [{ card: 'far', tenant: 'tenant', at: new Date(Date.now() + 60_000) }]);
    const waiting = queue.settled(60_000, { givenUp: stop.signal });
    stop.abort();
    expect(await waiting).toBe(false);
  });

  test('takes turns between tenants, however many one of them has', async () => {
    const sent: string[] = [];
    const queue = await openQueue(database.url, pool, makeMemoryJournal());
    open.push(queue);
    const many = Array.from({ length: 300 }, (_, n) => ({
      card: `many-${n}`,
      tenant: 'many',
      turn: Math.floor(n / 50),
    }));
    await queue.enqueueCards(pool, many);
    await queue.enqueueCards(pool, [{ card: 'few', tenant: 'few' }]);
    await queue.work({
      ...idle,
      delivery: sending(async (card) => {
        sent.push(card);
        return null;
      }),
    });
    for (let tries = 0; tries < 200 && !sent.includes('few'); tries++) await sleep(20);
    expect(sent).toContain('few');
    expect(sent.length).toBeLessThan(100);
    // The rest is handed back at the end.
    await queue.stop();
    const left = await pool.query("select 1 from pgboss.job where name = 'deliver' and state = 'created'");
    expect(left.rowCount).toBe(301 - sent.length);
    expect(new Set(sent).size).toBe(sent.length);
  });

  test('a card that cannot be decided about spoils no other, and is told once with its reason', async () => {
    const journal = makeMemoryJournal();
    const delivered: string[] = [];
    const given: string[] = [];
    const good = sending(async (card) => {
      delivered.push(card);
      return null;
    });
    const queue = await worker(
      {
        delivery: {
          ...good,
          prepare: async (cards) => {
            if (cards.includes('poison')) throw new Error('a meeting without a start');
            return good.prepare(cards);
          },
        },
        giveUp: async (card, reason) => void given.push(`${card}: ${reason}`),
      },
      journal,
    );
    await pool.query("update pgboss.queue set retry_limit = 1 where name = 'deliver'");
    await enqueue(queue, 'before', 'poison', 'after');
    await pool.query(`insert into pgboss.job (name, data, retry_limit, dead_letter)
      values ('deliver', '{"cart": 1}', 0, 'dead'), ('deliver', null, 0, 'dead')`);
    expect(await queue.settled(30_000)).toBe(true);
    await pool.query("update pgboss.queue set retry_limit = 6 where name = 'deliver'");
    expect(delivered.sort()).toEqual(['after', 'before']);
    expect(given).toEqual(['poison: a meeting without a start']);
    const errors = journal.told.filter(({ level }) => level === 'error');
    expect(errors).toEqual([
      { level: 'error', event: 'job-given-up', facts: { reason: 'the job names no card' } },
      { level: 'error', event: 'job-given-up', facts: { reason: 'the job names no card' } },
    ]);
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
    expect(journal.told).toContainEqual({
      level: 'error',
      event: 'slot-given-up',
      facts: { slot: 's', reason: 'its worker ended' },
    });
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
      delivery: sending(async (card) => {
        delivered.push(card);
        return null;
      }),
    });
    await database.restart();
    await enqueue(queue, 'after');
    expect(await queue.settled(30_000)).toBe(true);
    expect(delivered).toEqual(['after']);
  });
});
