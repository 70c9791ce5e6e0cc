import { describe, expect, test } from '@jest/globals';
import { Source, type Surroundings } from '../../tab/source.ts';
import { type Result, retryInstant, troubleFrom, troubleOf } from '../../tab/trouble.ts';

/** A window whose time moves by hand. */
const window = () => {
  let now = 0;
  let visible = true;
  const timers = new Set<{ at: number; run: () => void }>();
  const wakes = new Set<() => void>();
  const around: Surroundings = {
    now: () => now,
    visible: () => visible,
    onWake: (wake) => {
      wakes.add(wake);
      return () => void wakes.delete(wake);
    },
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    around,
    timers,
    wakes,
    settle,
    pass: async (milliseconds: number): Promise<void> => {
      const until = now + milliseconds;
      for (;;) {
        const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = next.at;
        next.run();
        await settle();
      }
      now = until;
    },
    hide: () => {
      visible = false;
    },
    show: async () => {
      visible = true;
      for (const wake of wakes) wake();
      await settle();
    },
  };
};

const counted = (answer: (count: number) => Result<number>) => {
  const calls = { count: 0 };
  return {
    calls,
    load: async () => {
      calls.count += 1;
      return answer(calls.count);
    },
  };
};
const good = (value: number): Result<number> => ({ ok: true, value });
const silent = (): void => undefined;

describe('a source', () => {
  test('shows what was read by another way, and drops a read that began before', async () => {
    const { around, settle } = window();
    const answers: ((result: Result<number>) => void)[] = [];
    const source = new Source<number>(() => new Promise((resolve) => answers.push(resolve)), around);
    source.watch(silent);
    answers[0]?.(good(1));
    await settle();
    const slow = source.refresh();
    expect(await source.readBy(async () => good(5))).toBeNull();
    answers[1]?.(good(2));
    await slow;
    expect(source.current().value).toBe(5);
  });

  test('keeps what it shows when the other way fails', async () => {
    const { around, settle } = window();
    const source = new Source(counted(good).load, around);
    source.watch(silent);
    await settle();
    const trouble = await source.readBy(async () => ({ ok: false, trouble: troubleOf('offline') }));
    expect(trouble?.kind).toBe('offline');
    expect(source.current()).toEqual({ value: 1, trouble: null, nextTry: null });
  });

  test('reads again by its own way when a change came while the other was under way', async () => {
    const { around, settle } = window();
    const { calls, load } = counted(good);
    const source = new Source(load, around);
    source.watch(silent);
    await settle();
    let answer: (result: Result<number>) => void = () => {};
    const reading = source.readBy(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    source.change(() => 40);
    await settle();
    answer(good(5));
    expect(await reading).toBeNull();
    await settle();
    expect(source.current().value).toBe(calls.count);
    expect(calls.count).toBe(3);
  });

  test('goes on reading every 15 seconds after another way', async () => {
    const { around, pass, settle } = window();
    const { calls, load } = counted(good);
    const source = new Source(load, around);
    source.watch(silent);
    await settle();
    await source.readBy(async () => good(7));
    await pass(15_000);
    expect(calls.count).toBe(2);
  });

  test('reads at once when watched, then every 15 seconds, and stops when nobody watches', async () => {
    const { around, pass, settle, timers, wakes } = window();
    const { calls, load } = counted(good);
    const source = new Source(load, around);
    expect(calls.count).toBe(0);
    const stop = source.watch(silent);
    await settle();
    expect(source.current().value).toBe(1);
    await pass(60_000);
    expect(calls.count).toBe(5);
    stop();
    await pass(600_000);
    expect(calls.count).toBe(5);
    expect([timers.size, wakes.size]).toEqual([0, 0]);
  });

  test('reads nothing while the window is hidden, and at once when it is shown again', async () => {
    const { around, pass, settle, hide, show } = window();
    const { calls, load } = counted(good);
    const source = new Source(load, around);
    source.watch(silent);
    await settle();
    hide();
    await pass(3_600_000);
    expect(calls.count).toBe(1);
    await show();
    expect(calls.count).toBe(2);
  });

  test('keeps the value when a read fails, and tries ever more seldom', async () => {
    const { around, pass, settle } = window();
    const { calls, load } = counted((count) =>
      count === 1 ? good(7) : { ok: false, trouble: troubleOf('offline') },
    );
    const source = new Source(load, around);
    source.watch(silent);
    await settle();
    await pass(15_000);
    expect(source.current()).toMatchObject({ value: 7, trouble: { kind: 'offline' } });
    await pass(3_600_000);
    expect(calls.count).toBeLessThan(40);
  });

  test('waits as long as the server asks', async () => {
    const { around, pass, settle } = window();
    const busy = { ...troubleOf('busy'), retryAt: new Date(40_000).toISOString() };
    const { calls, load } = counted((count) => (count === 1 ? { ok: false, trouble: busy } : good(count)));
    const source = new Source(load, around);
    source.watch(silent);
    await settle();
    expect(source.current().nextTry).toBe(busy.retryAt);
    await pass(39_000);
    expect(calls.count).toBe(1);
    await pass(2_000);
    expect(source.current()).toMatchObject({ value: 2, trouble: null });
  });

  test('drops a read that began before a change of ours, which would show the old again', async () => {
    const { around, settle } = window();
    const answers: ((result: Result<number>) => void)[] = [];
    const source = new Source<number>(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
      around,
    );
    source.watch(silent);
    answers[0]?.(good(1));
    await settle();
    const before = source.refresh();
    source.change(() => 2);
    answers[1]?.(good(1));
    await before;
    expect(source.current().value).toBe(2);
    answers[2]?.(good(3));
    await settle();
    expect(source.current().value).toBe(3);
  });

  test('tells nobody when nothing has changed', async () => {
    const { around, settle } = window();
    let told = 0;
    const source = new Source(async () => good(1), around);
    source.watch(() => {
      told += 1;
    });
    await settle();
    await source.refresh();
    expect(told).toBe(1);
  });
});

describe('trouble', () => {
  test('is told apart by what the person can do', () => {
    const kinds = [400, 401, 403, 404, 409, 412, 422, 429, 500, 503].map(
      (status) => troubleFrom(status, undefined, null, 0).kind,
    );
    expect(kinds).toEqual([
      'invalid',
      'signed-out',
      'not-allowed',
      'not-found',
      'conflict',
      'stale',
      'invalid',
      'busy',
      'failed',
      'busy',
    ]);
  });

  test('brings the server’s sentence, fields, newest form and time to try again', () => {
    const trouble = troubleFrom(
      422,
      {
        type: 'urn:stegvis:invalid',
        title: 'Ansvarig saknas',
        status: 422,
        fields: [{ field: 'ownerRole', message: 'Saknas' }],
        theirs: { id: '1' },
      },
      '30',
      0,
    );
    expect(trouble).toMatchObject({
      sentence: 'Ansvarig saknas',
      fields: [{ field: 'ownerRole' }],
      theirs: { id: '1' },
      retryAt: '1970-01-01T00:00:30.000Z',
    });
    expect(troubleFrom(503, { type: 'x/in-doubt', title: '', status: 503 }, null, 0).inDoubt).toBe(true);
  });

  test('understands Retry-After as seconds and as a date', () => {
    expect(retryInstant('5', 1000)).toBe('1970-01-01T00:00:06.000Z');
    expect(retryInstant('Mon, 12 Jan 2026 07:00:00 GMT', 0)).toBe('2026-01-12T07:00:00.000Z');
    expect(retryInstant('soon', 0)).toBeNull();
    expect(retryInstant(null, 0)).toBeNull();
  });
});
