/** What a unit chooses about its reminders: who may, what is refused, and that planning heeds it. */
import { expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import { planSlot } from '../../bot/core/nudges/plan.ts';
import { slotPages } from '../../bot/usecases/nudge-facts.ts';
import { makeMemoryClaimStore } from '../memory/claims.ts';
import { ACTIVE, caller, fault, makeUnitWorld, UNIT, value } from '../memory/world.ts';

const settings = { closures: [], awareness: false, pride: null };

test('the manager reads the defaults, and what was chosen with closures in the order of their days', async () => {
  const { tab } = await makeUnitWorld();
  expect(value(await tab.seeNudgeSettings(caller('amal'), UNIT))).toEqual(settings);
  const spring = { from: '2026-05-15', to: '2026-05-15' };
  const winter = { from: '2026-02-16', to: '2026-02-20' };
  const chosen = { closures: [spring, winter], awareness: true, pride: '2026-08-22' };
  const kept = { ...chosen, closures: [winter, spring] };
  expect(value(await tab.saveNudgeSettings(caller('amal'), UNIT, chosen))).toEqual(kept);
  expect(value(await tab.seeNudgeSettings(caller('amal'), UNIT))).toEqual(kept);
});

test('a closure that ends before it begins is refused, and nothing is kept', async () => {
  const { tab } = await makeUnitWorld();
  const wrong = { ...settings, closures: [{ from: '2026-05-15', to: '2026-05-14' }] };
  expect(fault(await tab.saveNudgeSettings(caller('amal'), UNIT, wrong))).toEqual({
    kind: 'invalid',
    fields: [{ field: 'closures', code: 'out-of-range' }],
  });
  expect(value(await tab.seeNudgeSettings(caller('amal'), UNIT))).toEqual(settings);
});

test('others in the unit are told that the manager changes it', async () => {
  const { tab } = await makeUnitWorld();
  for (const person of ['bo', 'david', 'fatima', 'greta'])
    expect(fault(await tab.saveNudgeSettings(caller(person), UNIT, settings))).toEqual({
      kind: 'not-allowed',
      need: 'manager',
    });
});

test('a unit that is closed today plans nothing, and goes on when it is open', async () => {
  const { tab, ports, clock } = await makeUnitWorld();
  await ports.people.save({
    ...{ id: 'amal', tenant: caller('amal').tenant, name: 'Amal', language: 'sv', reflection: null },
    ...{ window: null, days: null, pausedUntil: null, fewer: [] },
    address: {
      ...{ serviceUrl: 'https://smba.example/', conversation: 'a:1', conversationType: 'personal' },
      ...{ tenant: caller('amal').tenant, bot: '28:bot', user: '29:amal' },
    },
  });
  value(await tab.addAction(caller('amal'), UNIT, { ...ACTIVE, dueDate: '2026-01-26' }, 'key'));
  clock.set('2026-01-12T10:00:00Z');
  const cards = async (): Promise<string[]> => {
    const claims = makeMemoryClaimStore([]);
    const kinds: string[] = [];
    for await (const { facts } of slotPages({ ...ports, claims, content }, clock.now()))
      for (const { matters } of planSlot(facts, clock.now()).cards)
        kinds.push(...matters.map(({ kind }) => kind));
    return kinds;
  };
  expect(await cards()).toEqual(['N6']);
  const closed = { ...settings, closures: [{ from: '2026-01-12', to: '2026-01-13' }] };
  value(await tab.saveNudgeSettings(caller('amal'), UNIT, closed));
  expect(await cards()).toEqual([]);
});
