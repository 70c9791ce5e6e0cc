/** The tenant's clock: which instants are visited, when a move is settled, and what happens to workers in trouble. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeClock, START, type TenantClock } from '../../../infra/local/clock.ts';
import { openState } from '../../../infra/local/state.ts';

const HALF_HOUR = 1_800_000;
const start = Date.parse(START);
const slotAt = (halfHours: number): Date => new Date(start + halfHours * HALF_HOUR);
const nextSlot = (now: number): number => (Math.floor(now / HALF_HOUR) + 1) * HALF_HOUR;

interface Seen {
  now: number;
  lived: boolean;
}

/** A worker that waits from slot to slot and works for a turn of the event loop in between. */
const worker = (clock: TenantClock, name: string, slot = nextSlot): Seen[] => {
  const seen: Seen[] = [];
  const wait = (from: number): void => {
    clock.park({
      worker: name,
      until: slot(from),
      wake(now, lived) {
        seen.push({ now, lived });
        setImmediate(() => wait(now));
      },
    });
  };
  clock.busy(name);
  wait(clock.now().getTime());
  return seen;
};

const fresh = (expects = true, limits = { answer: 200, stuck: 100 }): TenantClock =>
  makeClock(openState(null), () => expects, limits);

describe('the clock', () => {
  test('starts on Monday 12 January 2026 at eight in Stockholm and stands still', () => {
    const clock = fresh();
    const local = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Stockholm',
      dateStyle: 'full',
      timeStyle: 'short',
    }).format(clock.now());
    expect(local).toBe('måndag 12 januari 2026 kl. 08:00');
    expect(clock.iso()).toBe(START);
  });

  test('keeps its time over a restart', async () => {
    const state = openState(null);
    await makeClock(state, () => false).move(slotAt(3), { asleep: false });
    expect(makeClock(state, () => false).now()).toEqual(slotAt(3));
  });

  test('visits every slot on the way in order, whatever the distance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (steps) => {
        const clock = fresh();
        const seen = worker(clock, 'a');
        expect(await clock.move(slotAt(steps), { asleep: false })).toBe(true);
        const slots = Array.from({ length: steps }, (_, index) => slotAt(index + 1).getTime());
        // The last wake tells that the clock was set, so that changes from outside are noticed even between slots.
        expect(seen.map(({ now }) => now)).toEqual(steps === 0 ? [start] : slots);
        expect(seen.every(({ lived }) => lived)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('wakes two workers at the slots that each asked for', async () => {
    const clock = fresh();
    const often = worker(clock, 'often');
    const seldom = worker(clock, 'seldom', (now) => now + 4 * HALF_HOUR);
    await clock.move(slotAt(9), { asleep: false });
    expect(often).toHaveLength(9);
    expect(seldom.map(({ now }) => now)).toEqual([4, 8, 9].map((steps) => slotAt(steps).getTime()));
  });

  test('jumps when the program was asleep, and says that nothing was lived through', async () => {
    const clock = fresh();
    const seen = worker(clock, 'a');
    await clock.move(slotAt(20), { asleep: true });
    expect(seen).toEqual([{ now: slotAt(20).getTime(), lived: false }]);
  });

  test('set back wakes everybody without a life in between', async () => {
    const clock = fresh();
    const seen = worker(clock, 'a');
    await clock.move(slotAt(-20), { asleep: false });
    expect(seen).toEqual([{ now: slotAt(-20).getTime(), lived: false }]);
  });

  test('set by a reset ends a walk that is under way, and those that wait behind it', async () => {
    const clock = fresh();
    worker(clock, 'a');
    const first = clock.move(slotAt(40), { asleep: false });
    const second = clock.move(slotAt(80), { asleep: false });
    await new Promise(setImmediate);
    clock.set(slotAt(0));
    expect(await Promise.all([first, second])).toEqual([false, false]);
    expect(clock.now()).toEqual(slotAt(0));
  });

  test('moves one at a time, in the order they were asked for', async () => {
    const clock = fresh();
    const seen = worker(clock, 'a');
    await Promise.all([clock.move(slotAt(2), { asleep: false }), clock.move(slotAt(4), { asleep: false })]);
    expect(seen.map(({ now }) => now)).toEqual([1, 2, 3, 4].map((steps) => slotAt(steps).getTime()));
  });
});

describe('a move is settled', () => {
  test('only when a worker that works has come to rest', async () => {
    const clock = fresh(true, { answer: 5000, stuck: 5000 });
    let rest = (): void => undefined;
    clock.park({
      worker: 'a',
      until: slotAt(1).getTime(),
      wake() {
        rest = () => void clock.park({ worker: 'a', until: slotAt(9).getTime(), wake: () => undefined });
      },
    });
    let settled = false;
    const moved = clock.move(slotAt(1), { asleep: false }).then((result) => {
      settled = result;
    });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    rest();
    await moved;
    expect(settled).toBe(true);
  });

  test('without workers when none is expected, and never when one is', async () => {
    expect(await fresh(false).move(slotAt(1), { asleep: false })).toBe(true);
    expect(await fresh(true).move(slotAt(1), { asleep: false })).toBe(false);
  });

  test('when a worker that dies at work is forgotten and another takes over', async () => {
    const clock = fresh(true, { answer: 5000, stuck: 5000 });
    clock.park({
      worker: 'dies',
      until: slotAt(1).getTime(),
      wake: () => setImmediate(() => clock.forget('dies')),
    });
    const seen = worker(clock, 'lives');
    expect(await clock.move(slotAt(2), { asleep: false })).toBe(true);
    expect(seen).toHaveLength(2);
  });

  test('not while a worker hangs: the rest is jumped over, and it learns so when it comes back', async () => {
    const clock = fresh();
    clock.park({ worker: 'hangs', until: slotAt(1).getTime(), wake: () => undefined });
    const other = worker(clock, 'other', (now) => now + 6 * HALF_HOUR);
    expect(await clock.move(slotAt(10), { asleep: false })).toBe(false);
    expect(clock.now()).toEqual(slotAt(10));
    expect(other.at(-1)).toEqual({ now: slotAt(10).getTime(), lived: false });
    const woken: Seen[] = [];
    clock.park({
      worker: 'hangs',
      until: slotAt(99).getTime(),
      wake: (now, lived) => woken.push({ now, lived }),
    });
    expect(woken).toEqual([{ now: slotAt(10).getTime(), lived: false }]);
  });
});

describe('parking', () => {
  test('a worker that waits for an instant that has come is woken at once', () => {
    const clock = fresh();
    const woken: Seen[] = [];
    clock.park({ worker: 'a', until: start, wake: (now, lived) => woken.push({ now, lived }) });
    expect(woken).toEqual([{ now: start, lived: true }]);
  });
  test('can be taken back, once', () => {
    const clock = fresh();
    const back = clock.park({ worker: 'a', until: slotAt(1).getTime(), wake: () => undefined });
    expect([clock.waiting(), back(), clock.waiting(), back()]).toEqual([1, true, 0, false]);
  });
  test('is not disturbed by a sign of life', async () => {
    const clock = fresh();
    worker(clock, 'a');
    clock.busy('a');
    expect(await clock.move(slotAt(1), { asleep: false })).toBe(true);
  });
});
