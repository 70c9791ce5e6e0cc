import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NudgeFacts, Plan } from '../../../bot/core/nudge.ts';
import { planSlot, stillDue } from '../../../bot/core/nudges/plan.ts';
import { broken } from './right.ts';
import { arbitraryYear, busyYear, type Deciders, liveYear } from './year.ts';

const right: Deciders = { planSlot, stillDue };

/** Facts seen wrongly, as a mistake in the program would see them; the decision itself stays the program's. */
const seeing = (wrongly: (facts: NudgeFacts) => NudgeFacts): Deciders => ({
  planSlot: (facts, now): Plan => planSlot(wrongly(facts), now),
  stillDue: (facts, card, now) => stillDue(wrongly(facts), card, now),
});

/** Whether some year in so many shows that these deciders are wrong, and in which words. */
const caught = (by: Deciders, words: RegExp): boolean => {
  const result = fc.check(
    fc.property(busyYear, (year) => !broken(liveYear(year, by, 120)).some((each) => words.test(each))),
    { numRuns: 30, seed: 20_260_112, endOnFailure: true },
  );
  return result.failed;
};

describe('a simulated year', () => {
  test('breaks no cap, quiet hour or opt-out, and every due matter is sent, merged or dropped, once', () => {
    fc.assert(
      fc.property(arbitraryYear, (year) => {
        expect(broken(liveYear(year, right))).toEqual([]);
      }),
      { numRuns: 6, interruptAfterTimeLimit: 60_000 },
    );
  });
});

describe('a mistake in', () => {
  test('the weekly cap is found: the card before is not counted', () => {
    const blind = seeing((facts) => {
      const cards = [...facts.claims.values()].filter(({ card }) => card !== null);
      const newest = new Map(cards.map(({ person, card }) => [person, card]));
      const claims = new Map(
        [...facts.claims].map(([key, claim]) =>
          claim.card !== null && newest.get(claim.person) === claim.card
            ? [key, { ...claim, at: '2020-01-01T00:00:00.000Z' }]
            : [key, claim],
        ),
      );
      return { ...facts, claims };
    });
    expect(caught(blind, /more than/)).toBe(true);
  });

  test('the hours is found: an hour too late is permitted', () => {
    const late = seeing((facts) => ({
      ...facts,
      people: new Map(
        [...facts.people].map(([id, known]) => [
          id,
          known.window === null ? { ...known, window: { from: '08:00', to: '16:30' } } : known,
        ]),
      ),
    }));
    expect(caught(late, /outside 08|Monday|Friday/)).toBe(true);
  });

  test('opting out is found: pauses are not seen', () => {
    const deaf = seeing((facts) => ({
      ...facts,
      people: new Map([...facts.people].map(([id, known]) => [id, { ...known, pausedUntil: null }])),
    }));
    expect(caught(deaf, /paused/)).toBe(true);
  });

  test('opting out is found: what is asked for less is not seen', () => {
    const deaf = seeing((facts) => ({
      ...facts,
      people: new Map([...facts.people].map(([id, known]) => [id, { ...known, fewer: [] }])),
    }));
    expect(caught(deaf, /fewer/)).toBe(true);
  });

  test('closures is found: a unit that is closed is written to', () => {
    const open = seeing((facts) => ({
      ...facts,
      units: facts.units.map((unit) => ({
        ...unit,
        life: unit.life && { ...unit.life, settings: { ...unit.life.settings, closures: [] } },
      })),
    }));
    expect(caught(open, /closed/)).toBe(true);
  });

  test('sending is found: what was settled after planning is sent', () => {
    const hasty: Deciders = {
      planSlot,
      stillDue: (_, { lines }) => ({ lines, dropped: [], waitUntil: null }),
    };
    expect(caught(hasty, /though/)).toBe(true);
  });

  test('remembering is found: what was planned is planned again, or forgotten', () => {
    const forgetful: Deciders = {
      stillDue,
      planSlot: (facts, now) => ({ ...planSlot(facts, now), drops: [] }),
    };
    expect(caught(forgetful, /forgotten/)).toBe(true);
  });
});
