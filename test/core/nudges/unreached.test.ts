/** Whom only a chat with the bot keeps from being told now: for them alone the app may be added. */
import { describe, expect, test } from '@jest/globals';
import type { NudgePerson, NudgeUnit } from '../../../bot/core/nudge.ts';
import { planSlot } from '../../../bot/core/nudges/plan.ts';
import { action, at, factsOf, life, person, unit, world } from './world.ts';

const unreached = (when: Date, over: Partial<NudgePerson> = {}, of: Partial<NudgeUnit> = {}): string[] =>
  planSlot(
    factsOf(
      world([unit({ StegvisPlan: [action('3')] }, of)], [person('owner', { reachable: false, ...over })]),
    ),
    when,
  ).unreached;

describe('somebody without a chat, to whom something is due', () => {
  test('is named in the half hours in which they could be told, from the first on', () => {
    expect(unreached(at('2026-01-12 10:00'))).toEqual(['owner']);
    expect(unreached(at('2026-01-12 15:30'))).toEqual(['owner']);
    expect(unreached(at('2026-01-13 08:30'))).toEqual(['owner']);
  });

  test.each([
    ['before anything is due', '2026-01-09 10:00'],
    ['on a Monday before ten', '2026-01-12 09:30'],
    ['in the evening', '2026-01-12 16:00'],
    ['at night', '2026-01-13 03:00'],
    ['at the weekend', '2026-01-17 10:00'],
    ['when the matter can wait no longer', '2026-02-12 10:00'],
  ])('is not named %s', (_name, when) => {
    expect(unreached(at(when))).toEqual([]);
  });

  test('is not named while they are paused, on days off, or outside their own hours', () => {
    const now = at('2026-01-12 10:00');
    expect(unreached(now, { pausedUntil: 'open' })).toEqual([]);
    expect(unreached(now, { days: [2, 3] })).toEqual([]);
    expect(unreached(now, { window: { from: '13:00', to: '16:00' } })).toEqual([]);
    expect(unreached(at('2026-01-12 13:00'), { window: { from: '13:00', to: '16:00' } })).toEqual(['owner']);
  });

  test('is not named on a day on which the unit is closed', () => {
    const closed = life({
      settings: { closures: [{ from: '2026-01-12', to: '2026-01-12' }], awareness: false, pride: null },
    });
    expect(unreached(at('2026-01-12 10:00'), {}, { life: closed })).not.toContain('owner');
  });

  test('is nobody who can be reached', () => {
    expect(unreached(at('2026-01-12 10:00'), { reachable: true })).toEqual([]);
  });
});
