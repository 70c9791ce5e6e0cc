/** How a meeting is followed: one question at a time, ever more seldom while it fails, none when nobody looks. */
import { describe, expect, test } from '@jest/globals';
import type { Live, LiveMeeting } from '../../bot/core/api-live.ts';
import { Follower } from '../../tab/live/follower.ts';
import type { Surroundings } from '../../tab/source.ts';
import { type Result, troubleOf } from '../../tab/trouble.ts';

const held = (title: string): LiveMeeting => ({
  meeting: { id: '1', kind: 'apt', title, start: null, end: null },
  ...{ agenda: [], run: null, current: null, since: null, may: { chair: false, propose: true } },
});
const news = (version: number, title: string | null): Result<Live> => ({
  ok: true,
  value: {
    version: String(version),
    now: '2026-01-20T12:00:00.000Z',
    news: title === null ? null : held(title),
  },
});

/** A window whose time moves by hand, and a server whose answers are given by hand. */
const stage = () => {
  let now = 0;
  let visible = true;
  const timers = new Set<{ at: number; run: () => void }>();
  const wakes = new Set<() => void>();
  const asked: { since: string | null; gone: AbortSignal; answer: (result: Result<Live>) => void }[] = [];
  const around: Surroundings = {
    now: () => now,
    visible: () => visible,
    onWake: (wake) => {
      wakes.add(wake);
      return () => void wakes.delete(wake);
    },
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const follower = new Follower(
    (since, gone) =>
      new Promise((answer) => {
        asked.push({ since, gone, answer });
        gone.addEventListener('abort', () => answer({ ok: false, trouble: troubleOf('offline') }));
      }),
    around,
    () => 1,
  );
  return {
    ...{ follower, asked, settle, timers },
    answer: async (result: Result<Live>): Promise<void> => {
      asked.at(-1)?.answer(result);
      await settle();
    },
    pass: async (ms: number): Promise<void> => {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.run();
      }
      await settle();
    },
    show: async (shown: boolean): Promise<void> => {
      visible = shown;
      for (const wake of [...wakes]) wake();
      await settle();
    },
  };
};

describe('following', () => {
  test('asks for everything, then for what is newer than that, one question at a time', async () => {
    const { follower, asked, answer, settle } = stage();
    const stop = follower.watch(() => undefined);
    follower.watch(() => undefined);
    await settle();
    expect(asked.map(({ since }) => since)).toEqual([null]);
    expect(follower.current().line).toBe('connecting');
    await answer(news(3, 'APT'));
    expect(follower.current()).toMatchObject({ line: 'connected', value: { meeting: { title: 'APT' } } });
    expect(asked.map(({ since }) => since)).toEqual([null, '3']);
    stop();
  });

  test('keeps what it has when nothing is new, and is patient with a server that holds no questions', async () => {
    const { follower, asked, answer, pass, settle } = stage();
    follower.watch(() => undefined);
    await settle();
    await answer(news(3, 'APT'));
    await pass(25_000);
    await answer(news(3, null));
    expect([asked.length, follower.current().value?.meeting?.title]).toEqual([3, 'APT']);
    await answer(news(3, null));
    expect(asked).toHaveLength(3);
    await pass(2_000);
    expect(asked).toHaveLength(4);
  });

  test('asks ever more seldom while it fails, keeps what it shows, and at once when the window is shown', async () => {
    const { follower, asked, answer, pass, show, settle } = stage();
    follower.watch(() => undefined);
    await settle();
    await answer(news(3, 'APT'));
    for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      await answer({ ok: false, trouble: troubleOf('offline') });
      expect(follower.current()).toMatchObject({ line: 'retrying', value: { meeting: { title: 'APT' } } });
      const before = asked.length;
      await pass(pause - 1);
      expect(asked).toHaveLength(before);
      await pass(1);
      expect(asked).toHaveLength(before + 1);
    }
    await answer({ ok: false, trouble: troubleOf('offline') });
    await show(true);
    // A question that is held means that the line stands again.
    await pass(1_500);
    expect(follower.current().line).toBe('connected');
    await answer(news(4, 'Nytt'));
    expect(follower.current()).toMatchObject({ line: 'connected', trouble: null });
  });

  test('a hidden window asks nothing more until it is shown', async () => {
    const { follower, asked, answer, show, settle } = stage();
    follower.watch(() => undefined);
    await settle();
    await show(false);
    await answer(news(3, 'APT'));
    expect(asked).toHaveLength(1);
    await show(true);
    expect(asked).toHaveLength(2);
  });

  test('what a write of ours answered is newer than a question that was under way; an older answer is dropped', async () => {
    const { follower, answer, settle } = stage();
    follower.watch(() => undefined);
    await settle();
    const mine = news(9, 'Mitt');
    if (mine.ok) follower.take(mine.value);
    await answer(news(8, 'Gammalt'));
    expect(follower.current().value?.meeting?.title).toBe('Mitt');
  });

  test('nobody watching lets the question go', async () => {
    const { follower, asked, settle, timers } = stage();
    const stop = follower.watch(() => undefined);
    await settle();
    stop();
    await settle();
    expect([asked[0]?.gone.aborted, asked.length, timers.size]).toEqual([true, 1, 0]);
  });
});
