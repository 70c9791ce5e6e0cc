import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeLedger, WINDOW_MS } from '../../bot/graph/budget.ts';

const START = 1_700_000_000_000;
const spending = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 20_000 }), units: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 60 },
);

/** Every sum of what was spent in a minute that ends with one of the spendings. */
const minutes = (spent: readonly { at: number; units: number }[]): number[] =>
  spent.map(({ at }) =>
    spent.filter((one) => one.at <= at && one.at > at - 60_000).reduce((sum, one) => sum + one.units, 0),
  );

describe('the ledger of units', () => {
  test('counts no less than was spent in the last minute, and nothing for longer than the window', () => {
    fc.assert(
      fc.property(spending, (all) => {
        const ledger = makeLedger();
        const spent: { at: number; units: number }[] = [];
        let now = START;
        for (const { after, units } of all) {
          now += after;
          ledger.charge(now, units);
          spent.push({ at: now, units });
          expect(ledger.spent(now)).toBeGreaterThanOrEqual(minutes(spent).at(-1) ?? 0);
        }
        expect(ledger.spent(now + WINDOW_MS + 100)).toBe(0);
        expect(ledger.lastMinute(now + WINDOW_MS)).toBe(0);
      }),
    );
  });

  test('who spends when it says that it fits never spends more than the limit in any minute', () => {
    fc.assert(
      fc.property(spending, fc.integer({ min: 100, max: 400 }), (all, limit) => {
        const ledger = makeLedger();
        const spent: { at: number; units: number }[] = [];
        let now = START;
        for (const { after, units } of all) {
          now = ledger.fitsAt(now + after, units, limit);
          expect(ledger.spent(now) + units).toBeLessThanOrEqual(limit);
          ledger.charge(now, units);
          spent.push({ at: now, units });
        }
        for (const sum of minutes(spent)) expect(sum).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test('says the first instant at which it fits: a moment before, it did not', () => {
    fc.assert(
      fc.property(spending, fc.integer({ min: 1, max: 100 }), (all, units) => {
        const ledger = makeLedger();
        for (const one of all.slice(0, 10)) ledger.charge(START + one.after, one.units);
        const now = START + 20_000;
        const at = ledger.fitsAt(now, units, 200);
        if (at > now) expect(ledger.fitsAt(at - 1, units, 200)).toBe(at);
        expect(ledger.fitsAt(at, units, 200)).toBe(at);
      }),
    );
  });

  test('keeps twenty-four hours, and no more however much is spent', () => {
    const ledger = makeLedger();
    for (let second = 0; second < 3 * 86_400; second += 7) ledger.charge(START + second * 1000, 3);
    const end = START + 3 * 86_400_000;
    expect(ledger.lastDay(end)).toBeGreaterThanOrEqual((86_400 / 7) * 3 - 3);
    expect(ledger.lastDay(end)).toBeLessThan((86_400 / 7) * 3 + 300);
    expect(ledger.size()).toBeLessThan(800);
    for (let ms = 0; ms < 120_000; ms++) ledger.charge(end + ms, 1);
    expect(ledger.size()).toBeLessThan(800);
  });

  test('a machine’s clock that is set back lets nothing be forgotten early', () => {
    const ledger = makeLedger();
    ledger.charge(START, 100);
    ledger.charge(START - 30_000, 100);
    expect(ledger.spent(START)).toBe(200);
    expect(ledger.spent(START + 30_000)).toBe(200);
  });
});
