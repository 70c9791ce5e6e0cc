/** Builds with a broken guard, which the table of who may what must catch. */
import { afterAll, expect, jest, test } from '@jest/globals';

// Everybody who is in the unit may do everything.
jest.unstable_mockModule('../../bot/core/access.ts', () => ({ can: () => ({ allowed: true }) }));
const { openPrivacyHouse, ROLES } = await import('./house.ts');
const { UNIT_ROUTES } = await import('./who-may-table.ts');
const { wronglyAnswered, wronglyToldOutside } = await import('./check.ts');
const house = await openPrivacyHouse();
afterAll(() => house.close());

/** That guests propose nothing is said by the use case itself. */
const ELSEWHERE = ['POST /proposals'];
const guarded = Object.entries(UNIT_ROUTES).filter(
  ([route, { may }]) => may.length < 7 && !ELSEWHERE.includes(route),
);

test.each(guarded)('an open door is seen: %s', async (route, row) => {
  expect(await wronglyAnswered(house, route, row)).not.toEqual([]);
});

test('a build that tells outsiders of a unit is seen', async () => {
  const open = {
    ...house,
    ask: async (path: string, init: Parameters<typeof house.ask>[1]) => {
      const answer = await house.ask(path, init);
      const real = path.includes('norr') && init.person === ROLES.neighbour && answer.status === 404;
      return real ? { ...answer, status: 403 } : answer;
    },
  };
  expect(await wronglyToldOutside(open, 'GET /plan', { may: [] })).not.toEqual([]);
});
