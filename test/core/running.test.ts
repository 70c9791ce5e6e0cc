/** Where a meeting is: laws for every agenda, and the words' edges. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suits } from '../../bot/core/at-hand.ts';
import { isAround, nextAfter, type Point, type Run, secondsLeft, whereAt } from '../../bot/core/running.ts';

const states = ['onAgenda', 'discussed', 'notReached', 'proposed'] as const;
const agendas = fc
  .array(
    fc.record({ state: fc.constantFrom(...states), minutes: fc.option(fc.integer({ min: 1, max: 15 })) }),
    {
      maxLength: 12,
    },
  )
  .map((points) => points.map((point, index): Point => ({ id: String(index + 1), ...point })));
const runs = fc.record<Run>({
  startedAt: fc.constant('2026-01-20T12:00:00.000Z'),
  current: fc.option(fc.integer({ min: 0, max: 14 }).map(String)),
  since: fc.option(fc.constant('2026-01-20T12:05:00.000Z')),
  endedAt: fc.constantFrom(null, '2026-01-20T12:50:00.000Z'),
});
const check = <T extends unknown[]>(property: fc.IProperty<T>): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: 20260120, numRuns: 500 });

describe('where a meeting is', () => {
  test('is always at an item that is left, and nowhere once it has ended or nothing is left', () => {
    check(
      fc.property(agendas, runs, (agenda, run) => {
        const { current, since } = whereAt(agenda, run);
        const left = agenda.filter(({ state }) => state === 'onAgenda');
        if (run.endedAt !== null || left.length === 0)
          expect({ current, since }).toEqual({ current: null, since: null });
        else expect(left.map(({ id }) => id)).toContain(current);
        if (since !== null) expect([current, since]).toEqual([run.current, run.since]);
      }),
    );
    expect(whereAt([{ id: '1', state: 'onAgenda', minutes: 5 }], null)).toEqual({
      current: null,
      since: null,
    });
  });

  test('goes through the whole agenda, each item once, however they are settled', () => {
    check(
      fc.property(agendas, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (agenda, how) => {
        const points = agenda.map((point) => ({ ...point }));
        const visited: string[] = [];
        for (let at = nextAfter(points, null), step = 0; at !== null; step += 1) {
          visited.push(at);
          const point = points.find(({ id }) => id === at);
          if (point) point.state = how[step] ? 'discussed' : 'notReached';
          at = nextAfter(points, at);
        }
        expect(visited).toEqual(agenda.filter(({ state }) => state === 'onAgenda').map(({ id }) => id));
      }),
    );
  });

  test('comes back to an item that was passed over', () => {
    const at =
      (state: Point['state']) =>
      (id: string): Point => ({ id, state, minutes: null });
    const agenda = [at('onAgenda')('1'), at('discussed')('2'), at('onAgenda')('3')];
    expect([nextAfter(agenda, '2'), nextAfter(agenda, '3'), nextAfter(agenda, 'gone')]).toEqual([
      '3',
      '1',
      '1',
    ]);
  });
});

describe('the time that is left', () => {
  test('falls by the second, goes below zero, and is unknown without minutes or a beginning', () => {
    const since = '2026-01-20T12:00:00.000Z';
    const at = (seconds: number): number => Date.parse(since) + seconds * 1_000;
    expect([0, 59.9, 60, 300, 361].map((seconds) => secondsLeft(5, since, at(seconds)))).toEqual([
      ...[300, 241, 240, 0, -61],
    ]);
    // A browser whose clock is behind sees the whole time, never more.
    expect(secondsLeft(5, since, at(-30))).toBe(300);
    expect([
      secondsLeft(null, since, at(0)),
      secondsLeft(5, null, at(0)),
      secondsLeft(5, 'x', at(0)),
    ]).toEqual([...[null, null, null]]);
  });

  test('a meeting is around from an hour and a half before its start until three hours after', () => {
    const now = new Date('2026-01-20T12:00:00Z');
    const around = (start: string | null): boolean => isAround(start, now);
    expect(['2026-01-20T13:30:00Z', '2026-01-20T09:00:00Z'].map(around)).toEqual([true, true]);
    expect(['2026-01-20T13:31:00Z', '2026-01-20T08:59:00Z', null, 'x'].map(around)).toEqual(
      Array(4).fill(false),
    );
  });
});

describe('a chat is that of a meeting', () => {
  const chat = (title: string | null, id = 'a') => ({ chat: id, title });
  const apt = { title: 'APT', kind: 'apt' } as const;

  test('that is called the same, whatever its kind', () => {
    expect(suits(chat(' gruppmöte'), { title: 'Gruppmöte', kind: 'group' }, [])).toBe(true);
    expect(suits(chat('Gruppmöte'), apt, [chat('Gruppmöte')])).toBe(false);
  });

  test('or, of an APT, the only one that may be an APT’s', () => {
    const own = chat('APT Björken');
    expect(suits(own, apt, [own, chat('Avstämning', 'b')])).toBe(true);
    expect(suits(own, apt, [own, chat('Arbetsplatsträff', 'b')])).toBe(false);
    expect(suits(chat(null), apt, [chat(null)])).toBe(true);
    expect(suits(own, { title: 'Annat', kind: 'other' }, [own])).toBe(false);
  });
});
