import { expect, test } from '@jest/globals';
import { race } from './races.ts';

test('of sixty races between the tab, a card and another program, every accepted change stands at the end', async () => {
  const raced = await race(60, 7);
  expect(raced).toMatchObject({ accepted: 180, missing: 0, unaccounted: 0 });
  // There was something to win: in many races somebody was told that the row had changed.
  expect(raced.refused).toBeGreaterThan(20);
});
