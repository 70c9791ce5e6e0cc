import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FrozenAction } from '../../bot/core/api-plan-life.ts';
import { freeze, planDifference } from '../../bot/core/plan-version.ts';
import { EMPTY } from '../../bot/core/rows.ts';

const action = (id: string, given: Partial<FrozenAction> = {}): FrozenAction => ({
  ...{
    id,
    title: `Åtgärd ${id}`,
    area: 'bemotande',
    need: null,
    goal: null,
    ownerRole: 'chef',
    dueDate: null,
  },
  ...{ indicator: null, followUpDate: null, state: 'active', reason: null, ...given },
});

test('tells what was added, changed, done, dropped and deleted since a version', () => {
  const before = [action('1'), action('2'), action('3'), action('4'), action('5', { state: 'draft' })];
  const after = [
    action('1', { state: 'done' }),
    action('2', { state: 'dropped', reason: 'Görs på annat håll' }),
    action('3', { dueDate: '2026-05-04' }),
    action('5'),
    action('6'),
  ];
  expect(planDifference(before, after)).toEqual({
    added: [{ id: '6', title: 'Åtgärd 6' }],
    changed: [
      { id: '3', title: 'Åtgärd 3', fields: [{ field: 'dueDate', before: null, after: '2026-05-04' }] },
      { id: '5', title: 'Åtgärd 5', fields: [{ field: 'state', before: 'draft', after: 'active' }] },
    ],
    done: [{ id: '1', title: 'Åtgärd 1' }],
    dropped: [{ id: '2', title: 'Åtgärd 2', reason: 'Görs på annat håll' }],
    gone: [{ id: '4', title: 'Åtgärd 4' }],
  });
});

test('a version names roles and nobody', () => {
  const value = { title: 'A', ...EMPTY.StegvisPlan, ownerRole: 'chef' as const, ownerId: 'amal' };
  expect(JSON.stringify(freeze({ id: '1', value }))).not.toContain('amal');
});

test('nothing differs from itself, and no difference is missed', () => {
  const one = fc.record({
    title: fc.constantFrom('A', 'B'),
    goal: fc.constantFrom(null, 'x'),
    state: fc.constantFrom('draft' as const, 'active' as const, 'done' as const, 'dropped' as const),
  });
  const plan = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), one), { selector: ([id]) => id })
    .map((actions) => actions.map(([id, given]) => action(String(id), given)));
  fc.assert(
    fc.property(plan, plan, (before, after) => {
      const same = { added: [], changed: [], done: [], dropped: [], gone: [] };
      expect(planDifference(before, before)).toEqual(same);
      const told = JSON.stringify(planDifference(before, after));
      const touched = new Set([...before, ...after].map(({ id }) => id));
      for (const id of touched) {
        const [a, b] = [before, after].map((actions) => actions.find((each) => each.id === id));
        const equal =
          JSON.stringify(Object.entries(a ?? {}).sort()) === JSON.stringify(Object.entries(b ?? {}).sort());
        expect(told.includes(`"id":"${id}"`)).toBe(!equal);
      }
    }),
  );
});
