import { describe, expect, test } from '@jest/globals';
import type fc from 'fast-check';
import { MOST_WAITING, makeGate } from '../../bot/graph/gate.ts';
import {
  backgroundKeepsToItsShare,
  CEILING,
  holds,
  type Law,
  left,
  neverAboveTheCeiling,
  nobodyWaitsLongerThanTheyCan,
  peopleFirst,
  peopleHaveTheirRoom,
  theCircuitIsHonoured,
} from './gate-laws.ts';
import { type Arrival, calm, type MakeGate, play, stormy } from './gate-play.ts';

const laws: [string, Law, fc.Arbitrary<Arrival[]>][] = [
  ['no minute has more units than the ceiling', neverAboveTheCeiling, stormy],
  ['background work keeps to its share of the minute', backgroundKeepsToItsShare, stormy],
  ['background work never leaves while a person waits', peopleFirst, stormy],
  ['people within what is kept for them never wait', peopleHaveTheirRoom, calm],
  ['nothing leaves before the service’s Retry-After', theCircuitIsHonoured, stormy],
  ['everybody is let through or told, within the time they have', nobodyWaitsLongerThanTheyCan, stormy],
];

const one = (more: Partial<Arrival>): Arrival => ({
  at: 0,
  units: 2,
  background: false,
  patience: 7_000,
  latency: 10,
  fate: 'passed',
  ...more,
});

describe('the gate to a tenant', () => {
  test.each(laws)('%s', (_, law, arrivals) => holds(law, arrivals));

  test('a person who would have to wait too long is told at once, and when to come back', async () => {
    const { notes } = await play(
      [one({ fate: { waitMs: 30_000 } }), one({ at: 1_000 }), one({ at: 25_000 })],
      CEILING,
    );
    expect(notes.find(({ kind, index }) => kind === 'held' && index === 1)).toEqual({
      kind: 'held',
      index: 1,
      at: 1_000,
      retryAt: 30_010,
    });
    expect(notes.find(({ kind, index }) => kind === 'left' && index === 2)?.at).toBe(30_010);
  });

  test('background work waits for the way to open, within its time', async () => {
    const { notes } = await play(
      [one({ fate: { waitMs: 20_000 } }), one({ at: 100, background: true, patience: 30_000 })],
      CEILING,
    );
    expect(notes.find(({ kind, index }) => kind === 'left' && index === 1)?.at).toBe(20_010);
  });

  test('when the way opens, one tries and the others follow only when it got through', async () => {
    const { notes } = await play(
      [
        one({ fate: { waitMs: 1_000 } }),
        one({ at: 100, latency: 500, fate: { waitMs: 1_000 } }),
        ...Array.from({ length: 5 }, () => one({ at: 200, latency: 300 })),
      ],
      CEILING,
    );
    expect(left(notes).map(({ at }) => at)).toEqual([0, 1_010, 2_510, 2_810, 2_810, 2_810, 2_810]);
  });

  test('one that tries and is never heard of again keeps the others for two seconds', async () => {
    const { notes } = await play(
      [one({ fate: { waitMs: 1_000 } }), one({ at: 100, latency: 8_000, fate: 'lost' }), one({ at: 200 })],
      CEILING,
    );
    expect(left(notes).map(({ at }) => at)).toEqual([0, 1_010, 3_010]);
  });

  test('a person does not wait for background work that tries', async () => {
    const { notes } = await play(
      [
        one({ fate: { waitMs: 1_000 } }),
        one({ at: 100, background: true, latency: 1_500 }),
        one({ at: 1_200 }),
      ],
      CEILING,
    );
    expect(left(notes).map(({ at }) => at)).toEqual([0, 1_010, 1_200]);
  });

  test('refusals without Retry-After make the pauses grow, and one that passes makes them short again', async () => {
    const refused = { waitMs: null };
    const { notes } = await play(
      [
        ...Array.from({ length: 3 }, (_, index) => one({ at: index * 2, latency: 1, fate: refused })),
        one({ at: 10, latency: 1 }),
        one({ at: 5_000, latency: 1, fate: refused }),
        one({ at: 5_002, latency: 1 }),
      ],
      CEILING,
    );
    // The first at 0; each next when the pause of 150, 300, 600 ms after the answer is over.
    expect(left(notes).map(({ at }) => at)).toEqual([0, 151, 452, 1_053, 5_000, 5_151]);
  });

  test('what left before the way was closed, and is refused afterwards, does not make the pause grow', async () => {
    const refused = { waitMs: null };
    const { notes } = await play(
      [...Array.from({ length: 8 }, () => one({ latency: 1, fate: refused })), one({ at: 2 })],
      CEILING,
    );
    expect(left(notes).at(-1)?.at).toBe(151);
  });

  test('when SharePoint says that the minute is nearly spent, background work rests and people go on', async () => {
    const { notes } = await play([one({})], CEILING, (options) => {
      const gate = makeGate(options);
      return {
        ...gate,
        turn: async (wish) => {
          const turn = await gate.turn(wish);
          if (turn.kind === 'held') return turn;
          return {
            kind: 'go',
            ended() {
              turn.ended({ kind: 'answered', answers: [{ status: 200, waitMs: null, restMs: 40_000 }] });
              const rest = { cost: wish.cost, until: wish.until + 20_000 };
              void gate.turn({ ...rest, background: true }).then((next) => {
                expect(next.kind).toBe('held');
              });
              void gate.turn({ ...rest, background: false }).then((next) => {
                expect(next.kind).toBe('go');
              });
            },
          };
        },
      };
    });
    expect(notes.at(-1)?.kind).toBe('answered');
    expect.assertions(3);
  });

  test('however many come, only so many wait, and the rest is told', async () => {
    const flood = Array.from({ length: 2_000 }, (_, index) =>
      one({ at: 20 + (index % 5), units: 0, background: index % 2 === 0, patience: 60_000 }),
    );
    const { notes, most, gate } = await play([one({ fate: { waitMs: 30_000 } }), ...flood], CEILING);
    expect(most).toBeLessThanOrEqual(2 * MOST_WAITING);
    expect(notes.filter(({ kind }) => kind === 'held')).toHaveLength(2_000 - 2 * MOST_WAITING);
    expect(gate.waiting()).toBe(0);
  });

  test('a ceiling into which a full batch of background work would never fit is refused', async () => {
    await expect(play([], 100)).rejects.toThrow(RangeError);
  });

  test('tells operators what was used, and until when the tenant is throttled', async () => {
    const { gate } = await play(
      [
        one({ units: 12 }),
        one({ at: 50, units: 0 }),
        one({ at: 100, fate: { waitMs: 20_000 } }),
        one({ at: 200 }),
      ],
      CEILING,
    );
    expect(gate.use()).toEqual({
      unitsLastMinute: 14,
      unitsToday: 14,
      ceilingPerMinute: CEILING,
      throttledUntil: '2023-11-14T22:13:40.110Z',
      requests: { succeeded: 2, refused: 0, throttled: 1, broken: 0, unreached: 0, held: 1 },
      otherRequests: 0,
    });
  });
});

describe('gates that are broken on purpose are caught:', () => {
  const gateOf =
    (change: (gate: ReturnType<MakeGate>) => Partial<ReturnType<MakeGate>>): MakeGate =>
    (options) => {
      const gate = makeGate(options);
      return { ...gate, ...change(gate) };
    };
  const mutants: [string, Law, fc.Arbitrary<Arrival[]>, MakeGate][] = [
    [
      'one with a tenth more than the ceiling',
      neverAboveTheCeiling,
      stormy,
      (options) => makeGate({ ...options, unitsPerMinute: options.unitsPerMinute * 1.1 }),
    ],
    [
      'one that holds background work for people’s',
      backgroundKeepsToItsShare,
      stormy,
      gateOf((gate) => ({ turn: (wish) => gate.turn({ ...wish, background: false }) })),
    ],
    [
      'one with a single line for all',
      peopleFirst,
      stormy,
      gateOf((gate) => ({ turn: (wish) => gate.turn({ ...wish, background: false }) })),
    ],
    [
      'one that keeps nothing for people',
      peopleHaveTheirRoom,
      calm,
      gateOf((gate) => ({ turn: (wish) => gate.turn({ ...wish, background: false }) })),
    ],
    [
      'one that does not hear the refusals',
      theCircuitIsHonoured,
      stormy,
      gateOf((gate) => ({
        turn: async (wish) => {
          const turn = await gate.turn(wish);
          return turn.kind === 'held' ? turn : { kind: 'go', ended: () => turn.ended({ kind: 'lost' }) };
        },
      })),
    ],
    [
      'one that takes a second off Retry-After',
      theCircuitIsHonoured,
      stormy,
      gateOf((gate) => ({
        turn: async (wish) => {
          const turn = await gate.turn(wish);
          if (turn.kind === 'held') return turn;
          return {
            kind: 'go',
            ended: (fate) =>
              turn.ended(
                fate.kind !== 'answered'
                  ? fate
                  : {
                      ...fate,
                      answers: fate.answers.map((told) => ({
                        ...told,
                        waitMs: told.waitMs === null ? null : Math.max(0, told.waitMs - 1_000),
                      })),
                    },
              ),
          };
        },
      })),
    ],
    [
      'one that lets them wait for ever',
      nobodyWaitsLongerThanTheyCan,
      stormy,
      gateOf((gate) => ({
        turn: (wish) => gate.turn({ ...wish, until: wish.until + 600_000 }),
      })),
    ],
  ];
  test.each(mutants)('%s', async (_, law, arrivals, make) => {
    await expect(holds(law, arrivals, make, { endOnFailure: true })).rejects.toThrow();
  });
});
