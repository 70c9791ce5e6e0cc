import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../bot/core/calendar.ts';
import type { NudgeUnit, Pace } from '../../../bot/core/nudge.ts';
import { n7Stalled } from '../../../bot/core/nudges/n7-stalled.ts';
import { n11Halt } from '../../../bot/core/nudges/n11-halt.ts';
import { stillDue } from '../../../bot/core/nudges/plan.ts';
import { mattersOf } from '../../../bot/core/nudges/rules.ts';
import { action, at, factsOf, holidays, life, live, meeting, step, unit, world } from './world.ts';

const paced = (pace: Partial<Pace>, rows: Parameters<typeof unit>[0] = {}): NudgeUnit =>
  unit(rows, { life: life({ pace: { lastFact: null, restUntil: null, closed: false, ...pace } }) });
const asked = (of: NudgeUnit, today: string): string[] =>
  n11Halt(factsOf(world([of])), today).map(({ on, key }) => `${on} ${key}`);

describe('a programme that has come to a halt', () => {
  test('gives each of the group one question on the ninety-first day, or the next open one', () => {
    expect(asked(paced({ lastFact: '2026-01-12' }), '2026-04-13')).toEqual(
      ['manager', 'anna', 'bo'].map((who) => `2026-04-13 N11:unit:halt-2026-01-12:${who}`),
    );
    // 11 July lies in the quiet weeks
    expect(asked(paced({ lastFact: '2026-04-10' }), '2026-08-10')[0]).toMatch(/^2026-08-10 /);
  });

  test('is not asked about when it is closed, when its steps are done, or when nothing is known', () => {
    expect(asked(paced({ lastFact: '2026-01-12', closed: true }), '2026-04-13')).toEqual([]);
    expect(asked(paced({}), '2026-04-13')).toEqual([]);
    const done = ['1', '2', '3', '4', 'ws-1', 'ws-2', 'grupp'].map((id) => step(`malmo-${id}`, 'done'));
    expect(asked(paced({ lastFact: '2026-01-12' }, { StegvisSteps: done }), '2026-04-13')).toEqual([]);
    expect(
      asked(paced({ lastFact: '2026-01-12' }, { StegvisSteps: done.slice(1) }), '2026-04-13'),
    ).toHaveLength(3);
  });

  test('is asked once however long it lasts, and not at all when something was noted meanwhile', () => {
    const of = live(
      world([paced({ lastFact: '2026-01-12' })]),
      at('2026-04-01 08:00', '+02:00'),
      at('2026-12-20 08:00'),
    );
    expect(of.cards.map(({ matters }) => matters.map(({ key }) => key))).toEqual(
      ['manager', 'anna', 'bo'].map((who) => [`N11:unit:halt-2026-01-12:${who}`]),
    );
    const facts = factsOf(world([paced({ lastFact: '2026-04-10' })]));
    const [matter] = n11Halt(factsOf(world([paced({ lastFact: '2026-01-12' })])), '2026-04-13');
    if (matter === undefined) throw new Error('not asked');
    const card = { id: 'card', person: matter.person, lines: [matter] };
    expect(stillDue(facts, card, at('2026-04-13 10:00', '+02:00')).dropped).toMatchObject([
      { reason: 'irrelevant' },
    ]);
  });
});

describe('a rest', () => {
  const START = '2026-02-02';
  const arbitraryPlan = fc.record({
    rest: fc.integer({ min: -20, max: 120 }),
    due: fc.array(fc.integer({ min: -60, max: 120 }), { maxLength: 6 }),
    day: fc.integer({ min: 0, max: 110 }),
    lastFact: fc.integer({ min: -120, max: 0 }),
  });

  test('lets no N6, N7 or N11 through before its day, whatever stands in the plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, ({ rest, due, lastFact }) => {
        const restUntil = addDays(START, rest);
        const rows = {
          StegvisPlan: due.map((days, n) => action(`${n}`, { dueDate: addDays(START, days) })),
          StegvisMeetings: [meeting('g', { start: '2026-07-20T12:00:00Z' })],
        };
        const of = world([paced({ restUntil, lastFact: addDays(START, lastFact) }, rows)]);
        live(of, at(`${START} 08:00`), at(`${addDays(START, 45)} 08:00`), (now) => {
          const today = now.toISOString().slice(0, 10);
          if (today < restUntil) expect(n7Stalled(factsOf(of), now)).toEqual([]);
        });
        const early = of.cards
          .filter(({ at: sent }) => sent.toISOString().slice(0, 10) < restUntil)
          .flatMap(({ matters }) => matters.map(({ kind }) => kind));
        expect(early.filter((kind) => kind === 'N6' || kind === 'N11')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('over, leaves everything as if there had been none', () => {
    fc.assert(
      fc.property(arbitraryPlan, ({ due, day, rest }) => {
        const today = addDays(START, day);
        const rows = { StegvisPlan: due.map((days, n) => action(`${n}`, { dueDate: addDays(START, days) })) };
        const keys = (restUntil: string | null) =>
          mattersOf(factsOf(world([paced({ restUntil }, rows)])), today).matters.map(({ key }) => key);
        fc.pre(addDays(START, rest) <= today);
        expect(keys(addDays(START, rest))).toEqual(keys(null));
      }),
    );
  });

  test('that begins after a card was claimed takes the line off it', () => {
    const rows = { StegvisPlan: [action('1', { dueDate: '2026-02-16' })] };
    const [matter] = mattersOf(factsOf(world([paced({}, rows)])), '2026-02-02').matters;
    if (matter === undefined) throw new Error('nothing due');
    const card = { id: 'card', person: matter.person, lines: [matter] };
    const resting = factsOf(world([paced({ restUntil: '2026-03-02' }, rows)]));
    expect(stillDue(resting, card, at('2026-02-02 10:30')).dropped).toMatchObject([{ reason: 'off' }]);
  });
});

test('days of the question are never quiet', () => {
  for (const last of ['2025-09-21', '2026-03-28', '2026-01-01'])
    expect(
      asked(paced({ lastFact: last }), addDays(last, 95)).every(
        (one) => !(one.slice(0, 10) in holidays.free),
      ),
    ).toBe(true);
});
