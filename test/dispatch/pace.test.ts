import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Conversations } from '../../bot/dispatch/conversations.ts';
import { GAP_MS, Pace, WINDOW, Window } from '../../bot/dispatch/pace.ts';
import { chance } from '../faults/chance.ts';

const PER_SECOND = 50;

/** Sends as a worker does, along send times; each request is on its way for so long, and its answer as long again. */
const run = (transits: readonly number[], stalls: ReadonlyMap<number, number>) => {
  const pace = new Pace();
  const arrivals: number[] = [];
  let coming: { left: ReturnType<Pace['leave']>; at: number }[] = [];
  let now = 0;
  const hear = (): void => {
    for (const { left, at } of coming) if (at <= now) pace.answer(left, at);
    coming = coming.filter(({ at }) => at > now);
  };
  transits.forEach((transit, index) => {
    now = Math.max(now, index * GAP_MS) + (stalls.get(index) ?? 0);
    hear();
    for (let may = pace.mayLeave(now); may > now; may = pace.mayLeave(now)) {
      now = may;
      hear();
    }
    coming.push({ left: pace.leave(now), at: now + 2 * transit });
    arrivals.push(now + transit);
  });
  arrivals.sort((a, b) => a - b);
  return { arrivals, took: now };
};

const fiftyIn = (arrivals: readonly number[]): number =>
  arrivals.reduce((least, at, index) => {
    const before = arrivals[index - PER_SECOND];
    return before === undefined ? least : Math.min(least, at - before);
  }, Number.POSITIVE_INFINITY);

describe('the pace of a lane', () => {
  test('keeps fifty in a second through stalls of the process of any length, and makes up for them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 140 })), {
          maxLength: 20,
        }),
        (stalls) => {
          const { arrivals } = run(
            Array.from({ length: 1_000 }, () => 5),
            new Map(stalls),
          );
          expect(fiftyIn(arrivals)).toBeGreaterThanOrEqual(1_000);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('waits after requests that arrived late, as far as their answers tell', () => {
    // Every now and then one is on its way 60 ms longer.
    const transits = Array.from({ length: 2_000 }, (_, index) => (index > 200 && index % 37 === 0 ? 70 : 10));
    const { arrivals, took } = run(transits, new Map());
    expect(fiftyIn(arrivals)).toBeGreaterThanOrEqual(1_000);
    expect(2_000 / (took / 1_000) / PER_SECOND).toBeGreaterThan(0.98);
  });

  test('costs little where answers take very different times', () => {
    const random = chance(7);
    const transits = Array.from({ length: 3_000 }, () => 40 + random() * 60);
    const { took } = run(transits, new Map());
    expect(3_000 / (took / 1_000) / PER_SECOND).toBeGreaterThan(0.975);
  });
});

test('the window is small where answers come at once, and never larger than what may be in doubt', () => {
  const window = new Window();
  expect(window.size).toBe(4);
  for (let n = 0; n < 100; n++) window.note(10);
  expect(window.size).toBe(5);
  window.note(200);
  expect(window.size).toBeGreaterThanOrEqual(4 + 200 / GAP_MS);
  window.note(60_000);
  expect(window.size).toBe(WINDOW);
  for (let n = 0; n < 3_000; n++) window.note(10);
  expect(window.size).toBe(5);
});

test('a conversation gets seven a second, eight in two, sixty in thirty and 1,800 in an hour at most', () => {
  const conversations = new Conversations();
  const sent: number[] = [];
  for (let now = 0; now < 2 * 3_600_000; now += 90) {
    if (conversations.wait('one', now) > 0) continue;
    conversations.note('one', now);
    sent.push(now);
  }
  const most = (ms: number): number =>
    Math.max(
      ...sent.map((at, index) => sent.slice(index, index + 2_000).filter((one) => one < at + ms).length),
    );
  expect([most(1_000), most(2_000), most(30_000)]).toEqual([7, 8, 60]);
  expect(sent.filter((at) => at < 3_600_000)).toHaveLength(1_800);
  expect(conversations.wait('two', 0)).toBe(0);
});
