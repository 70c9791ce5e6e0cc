/** Answers on their way to be saved: one sending at a time, none lost, the last word counts. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS, type Level } from '../../bot/core/api-competence.ts';
import { AnswerQueue, type Answers } from '../../tab/competence/answer-queue.ts';
import type { Surroundings } from '../../tab/source.ts';
import { type Trouble, troubleOf } from '../../tab/trouble.ts';

/** A window whose time a test moves, and a server that answers when the test says so. */
const world = (kept: Answers = {}) => {
  const timers: { at: number; run: () => void }[] = [];
  const wakes = new Set<() => void>();
  const sent: Answers[] = [];
  const open: ((trouble: Trouble | null) => void)[] = [];
  let now = 0;
  let held: Answers = kept;
  const around: Surroundings = {
    now: () => now,
    visible: () => true,
    onWake: (wake) => {
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
  };
  const queue = new AnswerQueue(
    (answers) => {
      sent.push(answers);
      return new Promise((resolve) => open.push(resolve));
    },
    {
      read: () => held,
      keep: (answers) => {
        held = answers;
      },
    },
    around,
  );
  return {
    queue,
    sent,
    timers,
    wake: () => {
      for (const wake of wakes) wake();
    },
    held: () => held,
    answer: async (trouble: Trouble | null): Promise<void> => {
      open.shift()?.(trouble);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
    open: () => open.length,
    pass: (milliseconds: number) => {
      now += milliseconds;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.run();
      }
    },
  };
};

const still = (): void => undefined;

describe('answers on their way', () => {
  test('one is sent at once, and those chosen meanwhile together after it', async () => {
    const { queue, sent, answer, held } = world();
    queue.watch(still);
    queue.answer('a', 'medelkunskap');
    queue.answer('b', 'hog_kunskap');
    queue.answer('a', 'hog_kunskap');
    expect(sent).toEqual([{ a: 'medelkunskap' }]);
    await answer(null);
    expect(sent.at(-1)).toEqual({ a: 'hog_kunskap', b: 'hog_kunskap' });
    await answer(null);
    expect(held()).toEqual({});
    expect(queue.current()).toEqual({ waiting: {}, busy: false, trouble: null, retrying: false });
  });

  test('a shut way is tried again ever more seldom, and at once when the window wakes', async () => {
    const { queue, sent, answer, timers, pass, wake } = world();
    queue.watch(still);
    queue.answer('a', 'medelkunskap');
    await answer(troubleOf('offline'));
    expect(queue.current()).toMatchObject({ waiting: { a: 'medelkunskap' }, retrying: true });
    expect(timers.map(({ at }) => at)).toEqual([2_000]);
    pass(2_000);
    await answer(troubleOf('busy'));
    expect(timers.map(({ at }) => at)).toEqual([6_000]);
    wake();
    expect(sent).toHaveLength(3);
    expect(timers).toEqual([]);
    await answer(null);
    expect(queue.current().waiting).toEqual({});
  });

  test('a refusal is told and not repeated by itself', async () => {
    const { queue, sent, answer, timers, wake } = world();
    queue.watch(still);
    queue.answer('a', 'medelkunskap');
    await answer(troubleOf('conflict'));
    wake();
    expect(queue.current()).toMatchObject({ retrying: false, waiting: { a: 'medelkunskap' } });
    expect(timers).toEqual([]);
    expect(sent).toHaveLength(1);
    queue.retry();
    expect(sent).toHaveLength(2);
  });

  test('what an earlier page left is sent when the next one watches', async () => {
    const { queue, sent, answer, held } = world({ a: 'hog_kunskap' });
    expect(sent).toEqual([]);
    queue.watch(still);
    expect(sent).toEqual([{ a: 'hog_kunskap' }]);
    await answer(null);
    expect(held()).toEqual({});
  });

  test('nothing is sent twice at a time, and nothing is tried when nobody watches', async () => {
    const { queue, open, answer, timers } = world();
    const stop = queue.watch(still);
    queue.answer('a', 'medelkunskap');
    queue.retry();
    queue.answer('b', 'medelkunskap');
    expect(open()).toBe(1);
    await answer(troubleOf('offline'));
    stop();
    expect(timers).toEqual([]);
  });

  test('whatever is chosen, and however often the way is shut, the server ends with the last word on each area', async () => {
    const choice = fc.record({
      area: fc.constantFrom('a', 'b', 'c'),
      level: fc.constantFrom<Level>(...LEVELS),
      before: fc.constantFrom<'nothing' | 'good' | 'shut'>('nothing', 'good', 'shut'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(choice, { maxLength: 12 }), async (choices) => {
        const { queue, sent, answer, open, pass, held } = world();
        const saved: Record<string, Level> = {};
        const settle = async (good: boolean): Promise<void> => {
          if (open() === 0) return;
          if (good) Object.assign(saved, sent.at(-1));
          await answer(good ? null : troubleOf('offline'));
        };
        queue.watch(still);
        for (const { area, level, before } of choices) {
          if (before !== 'nothing') await settle(before === 'good');
          queue.answer(area, level);
        }
        for (let round = 0; round < 30 && Object.keys(held()).length > 0; round += 1) {
          pass(60_000);
          await settle(true);
        }
        expect(saved).toEqual(Object.fromEntries(choices.map(({ area, level }) => [area, level])));
        expect(queue.current().waiting).toEqual({});
      }),
    );
  });
});
