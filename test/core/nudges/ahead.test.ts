/** The look ahead, which is what would happen. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf } from '../../../bot/core/calendar.ts';
import { cardsAhead } from '../../../bot/core/nudges/ahead.ts';
import { arbitraryScene, build } from './arbitrary.ts';
import { action, at, factsOf, live, unit, world } from './world.ts';

const from = at('2026-01-12 08:00');
const until = at('2026-02-09 08:00');

test('names what comes in its days, and claims nothing', () => {
  const of = world([unit({ StegvisPlan: [action('1')] })]);
  const cards = cardsAhead(factsOf(of), from, until);
  expect(cards.map(({ at: when, person, matters }) => [when.toISOString(), person, matters[0]?.key])).toEqual(
    [
      ['2026-01-12T09:00:00.000Z', 'owner', 'N6:unit:1:first'],
      ['2026-01-26T09:00:00.000Z', 'owner', 'N6:unit:1:second'],
    ],
  );
  expect(of.claims.size).toBe(0);
});

test('is what then happens, when nothing changes before', () => {
  fc.assert(
    fc.property(arbitraryScene, (scene) => {
      const start = instantOf(scene.start, '08:00');
      const end = instantOf(addDays(scene.start, 28), '08:00');
      const ahead = cardsAhead(factsOf(build(scene)), start, end);
      const lived = live(build(scene), start, new Date(end.getTime() - 1));
      expect(ahead.map(({ at: when, matters }) => [when, matters.map(({ key }) => key)])).toEqual(
        lived.cards.map(({ at: when, matters }) => [when, matters.map(({ key }) => key)]),
      );
    }),
    { numRuns: 20 },
  );
});
