import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import { groupNow, isManagerGone, mayHaveRoles, vacancies, withoutOwner } from '../../bot/core/roles.ts';
import type { ActionRow, ActionState, Stored } from '../../bot/core/rows.ts';
import { vacancyText } from '../../bot/core/texts/rules/index.ts';

const member = (id: string, guest = false) => ({ id, guest });
const MEMBERS = [member('chef'), member('bo'), member('kim', true)];
const HOLDERS = { manager: 'chef', group: ['chef', 'bo'], processLead: 'bo', safetyRep: null };
const action = (ownerId: string | null, state: ActionState | null = 'active'): Stored<ActionRow> => ({
  id: `${ownerId}-${state}`,
  key: null,
  unit: null,
  version: '1',
  changedAt: null,
  changedBy: null,
  broken: [],
  value: { ...EMPTY_ACTION, title: 'A', ownerId, state },
});

describe('roles', () => {
  test('are held by people who are there; nothing is vacant that nobody was chosen for', () => {
    expect(vacancies(HOLDERS, MEMBERS, [])).toEqual([]);
    expect(isManagerGone(HOLDERS, MEMBERS)).toBe(false);
  });

  test('of people who left or became guests are vacant, the manager’s first and not again as the group’s', () => {
    const holders = {
      manager: 'gone',
      group: ['gone', 'kim', 'also', 'bo'],
      processLead: 'kim',
      safetyRep: 'also',
    };
    expect(vacancies(holders, MEMBERS, [])).toEqual([
      { role: 'manager', count: 1 },
      { role: 'processLead', count: 1 },
      { role: 'safetyRep', count: 1 },
      { role: 'group', count: 2 },
    ]);
    expect(groupNow(holders.group, MEMBERS)).toEqual(['bo']);
  });

  test('a group and its vacancies together are the group that was chosen', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(
        fc.uniqueArray(id),
        fc.uniqueArray(fc.record({ id, guest: fc.boolean() }), { selector: (one) => one.id }),
        id,
        (group, members, manager) => {
          const found = vacancies({ manager, group, processLead: null, safetyRep: null }, members, []);
          const gone = found.find(({ role }) => role === 'group')?.count ?? 0;
          const now = groupNow(group, members);
          const there = mayHaveRoles(members);
          expect(now.every((person) => there.has(person))).toBe(true);
          const lostManager = group.includes(manager) && !there.has(manager) ? 1 : 0;
          expect(now.length + gone + lostManager).toBe(group.length);
        },
      ),
    );
  });
});

describe('actions without an owner', () => {
  test('are those of people who left, while they are not finished; a guest’s is owned', () => {
    const plan = [
      action('bo'),
      action('kim'),
      action(null),
      action('gone'),
      action('gone', null),
      action('gone', 'draft'),
      action('gone', 'done'),
      action('gone', 'dropped'),
    ];
    expect(withoutOwner(plan, MEMBERS).map(({ id }) => id)).toEqual([
      'gone-active',
      'gone-null',
      'gone-draft',
    ]);
    expect(vacancies(HOLDERS, MEMBERS, plan)).toEqual([{ role: 'owner', count: 3 }]);
  });
});

describe('what is said of it', () => {
  test('names the role and what to do, in each language, for one and for several', () => {
    expect(vacancyText({ role: 'processLead', count: 1 }, 'sv')).toBe(
      'Processledaren har lämnat kanalen. Välj en ny.',
    );
    expect(vacancyText({ role: 'owner', count: 2 }, 'sv')).toBe(
      '2 åtgärder har ansvariga som har lämnat enheten. Välj en ny i planen.',
    );
    expect(vacancyText({ role: 'group', count: 2 }, 'en')).toBe(
      '2 people in the group have left the channel. Look over who is in it.',
    );
  });
});
