import { describe, expect, test } from '@jest/globals';
import { startTicker } from '../../bot/dispatch/ticker.ts';
import type { Clock } from '../../bot/usecases/ports.ts';
import { makeMemoryJournal } from '../memory/world.ts';

const START = new Date('2026-01-12T07:00:00Z');
const HOUR = 3_600_000;

/** A clock that jumps to whatever is waited for, until it is closed or has woken `most` times. */
const jumping = (most: number): Clock & { close(): void; over: Promise<void> } => {
  let now = START;
  let woken = 0;
  let wake = (): void => undefined;
  let finish = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    over,
    now: () => now,
    wait: async (until) => {
      if (++woken > most) {
        finish();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      now = until > now ? until : now;
      return { now, lived: true };
    },
    close: () => wake(),
  };
};

const hourly = {
  sweep: async () => undefined,
  nextWake: async (now: Date): Promise<Date> => new Date(now.getTime() + HOUR),
};

describe('the ticker', () => {
  test('plans at once and then at every wake, each after the one before has settled', async () => {
    const clock = jumping(3);
    const seen: string[] = [];
    const queue = {
      requestPlan: async (slot: Date) => void seen.push(`plan ${slot.toISOString()}`),
      settled: async () => {
        seen.push('settled');
        return true;
      },
    };
    const work = { ...hourly, sweep: async (_now: Date, wake: string) => void seen.push(`sweep ${wake}`) };
    const ticker = startTicker(clock, queue, work, makeMemoryJournal());
    await clock.over;
    await ticker.stop();
    const round = (wake: string, hour: string): string[] => [
      `sweep ${wake}`,
      'settled',
      `plan 2026-01-12T${hour}:00:00.000Z`,
      'settled',
    ];
    expect(seen).toEqual([...round('started', '07'), ...round('slot', '08'), ...round('slot', '09')]);
  });

  test('tells how it was woken: by a slot, by a clock set here by hand, or after time that was not lived through', async () => {
    const woken = [{}, {}, { moved: true }, { lived: false, moved: true }];
    const clock = jumping(woken.length);
    const waits = clock.wait;
    clock.wait = async (until) => ({ ...(await waits(until)), ...woken.shift() });
    const seen: string[] = [];
    const queue = { requestPlan: async () => undefined, settled: async () => true };
    const work = { ...hourly, sweep: async (_now: Date, wake: string) => void seen.push(wake) };
    const ticker = startTicker(clock, queue, work, makeMemoryJournal());
    await clock.over;
    await ticker.stop();
    expect(seen).toEqual(['started', 'slot', 'moved', 'jumped']);
  });

  test('asks for a slot again when the database is away for a moment', async () => {
    const clock = jumping(1);
    const journal = makeMemoryJournal();
    const asked: string[] = [];
    const queue = {
      requestPlan: async (slot: Date) => {
        asked.push(slot.toISOString());
        if (asked.length === 1) throw new Error('away');
      },
      settled: async () => true,
    };
    const ticker = startTicker(clock, queue, hourly, journal);
    await clock.over;
    await ticker.stop();
    expect(asked).toEqual([START.toISOString(), START.toISOString()]);
    expect(journal.told.map(({ event }) => event)).toEqual(['tick-failed']);
  });

  test('goes on a minute later when it stays away', async () => {
    const clock = jumping(2);
    const asked: string[] = [];
    const queue = {
      requestPlan: async (slot: Date) => {
        asked.push(slot.toISOString());
        throw new Error('away');
      },
      settled: async () => true,
    };
    const ticker = startTicker(clock, queue, hourly, makeMemoryJournal(), 10);
    await clock.over;
    await ticker.stop();
    expect(asked).toEqual(['2026-01-12T07:00:00.000Z', '2026-01-12T07:01:00.000Z']);
  });

  test('stops without waiting for what is still under way', async () => {
    const clock = jumping(1);
    let begun = (): void => undefined;
    const under = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const queue = {
      requestPlan: async () => undefined,
      settled: (_limit: number, { givenUp }: { givenUp?: AbortSignal } = {}) =>
        new Promise<boolean>((resolve) => {
          givenUp?.addEventListener('abort', () => resolve(false));
          begun();
        }),
    };
    const journal = makeMemoryJournal();
    const ticker = startTicker(clock, queue, hourly, journal);
    await under;
    await ticker.stop();
    expect(journal.told).toEqual([]);
  });
});
