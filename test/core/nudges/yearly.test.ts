import { describe, expect, test } from '@jest/globals';
import type { NudgeUnit } from '../../../bot/core/nudge.ts';
import { n11PlanCheck } from '../../../bot/core/nudges/n11-plan-check.ts';
import { n12SamYear } from '../../../bot/core/nudges/n12-sam-year.ts';
import { n13OperationalPlan } from '../../../bot/core/nudges/n13-operational-plan.ts';
import { monthsBefore, n14Renewal } from '../../../bot/core/nudges/n14-renewal.ts';
import { n15Awareness } from '../../../bot/core/nudges/n15-awareness.ts';
import { quarters } from '../../../bot/core/nudges/occasions.ts';
import { planSlot, stillDue } from '../../../bot/core/nudges/plan.ts';
import type { Rule } from '../../../bot/core/nudges/rule.ts';
import { mattersOf } from '../../../bot/core/nudges/rules.ts';
import { EMPTY } from '../../../bot/core/rows.ts';
import { action, at, factsOf, holidays, life, live, person, sent, unit, type World, world } from './world.ts';

const aware = { settings: { closures: [], awareness: true, pride: '2026-08-29' } };
const lively = (rows: Parameters<typeof unit>[0] = {}, over: Partial<NudgeUnit> = {}): World =>
  world([unit(rows, { safetyRep: 'cia', life: life(), ...over })]);
const told = (rule: Rule, of: World, today: string) =>
  rule(factsOf(of), today).map(({ on, key, why }) => `${on} ${key} ${why}`);

describe('N11, the plan check', () => {
  test('comes in the first working week of the quarter, after 7 January and after week 32', () => {
    const days = (year: number) => quarters(`${year}-01-01`, `${year}-12-31`, holidays).map(({ on }) => on);
    expect(days(2026)).toEqual(['2026-01-08', '2026-04-01', '2026-08-10', '2026-10-01']);
    expect(days(2027)).toEqual(['2027-01-08', '2027-04-01', '2027-08-16', '2027-10-01']);
  });

  test('goes to the group when an action needs a decision, and counts those', () => {
    const rows = [
      action('1', { dueDate: '2026-03-01' }),
      action('2', { dueDate: null }),
      action('3', { dueDate: '2026-06-01' }),
    ];
    const of = lively({ StegvisPlan: rows });
    expect(told(n11PlanCheck, of, '2026-04-01')).toEqual(
      ['manager', 'anna', 'bo'].map((who) => `2026-04-01 N11:unit:2026-Q2:${who} group`),
    );
    expect(n11PlanCheck(factsOf(of), '2026-04-01')[0]?.line).toMatchObject({
      quarter: '2026-Q2',
      actions: 2,
    });
    expect(
      told(n11PlanCheck, lively({ StegvisPlan: [action('3', { dueDate: '2026-06-01' })] }), '2026-04-01'),
    ).toEqual([]);
  });

  test('is not told to a unit that was set up after its day', () => {
    const of = lively(
      { StegvisPlan: [action('1', { dueDate: '2026-03-01' })] },
      { life: life({ since: '2026-04-02' }) },
    );
    expect(told(n11PlanCheck, of, '2026-04-02')).toEqual([]);
  });
});

test('N12 comes to the manager and the safety representative in the middle of January, on the year that has passed', () => {
  const of = lively({ StegvisPlan: [action('1', { area: 'arbetsmiljo' }), action('2')] });
  expect(told(n12SamYear, of, '2026-01-12')).toEqual([
    '2026-01-15 N12:unit:2025:manager manager',
    '2026-01-15 N12:unit:2025:safety-rep safety-rep',
  ]);
  expect(n12SamYear(factsOf(of), '2026-01-12')[0]?.line).toMatchObject({ year: 2025, actions: 1 });
});

test('N12 counts what the unit has linked to SAM, whichever area it belongs to, once', () => {
  const linked = [
    action('1', { samPhase: 'act' }),
    action('2', { area: 'arbetsmiljo', samPhase: 'followUp' }),
  ];
  const of = lively({
    StegvisPlan: [...linked, action('3'), action('4', { samPhase: 'act', state: 'done' })],
  });
  expect(n12SamYear(factsOf(of), '2026-01-12')[0]?.line).toMatchObject({ actions: 2 });
});

test('N13 comes in September with what may go into the plan, and in January with the report', () => {
  const of = lively({
    StegvisPlan: [action('1'), action('2', { state: 'draft' }), action('3', { state: 'done' })],
  });
  expect(told(n13OperationalPlan, of, '2026-09-01')).toEqual(['2026-09-01 N13:unit:2027:plan manager']);
  expect(n13OperationalPlan(factsOf(of), '2026-09-01')[0]?.line).toMatchObject({ year: 2027, proposals: 2 });
  expect(told(n13OperationalPlan, of, '2026-01-20')).toEqual(['2026-01-22 N13:unit:2025:report manager']);
  expect(told(n13OperationalPlan, lively(), '2026-09-01')).toEqual([]);
});

describe('the year’s matters, put off', () => {
  const putOff = (
    key: string,
    laterOn: string | null,
    of = lively({ StegvisPlan: [action('1')] }),
  ): World => {
    const claim = of.claims.get(key);
    if (claim === undefined) throw new Error(`${key} was not sent`);
    of.claims.set(key, { ...claim, answered: true, laterOn });
    return of;
  };
  const january = () =>
    live(lively({ StegvisPlan: [action('1')] }), at('2026-01-15 08:00'), at('2026-01-16 13:00'));

  test('come once more on the chosen day, to whoever asked, and no third time', () => {
    const of = putOff('N12:unit:2025:manager', '2026-02-18', january());
    live(of, at('2026-02-16 08:00'), at('2026-02-20 13:00'));
    expect(sent(of).slice(3)).toEqual(['2026-02-18T07:30 manager N12:unit:2025:manager:later']);
    expect(of.cards.at(-1)?.matters[0]?.line).toMatchObject({ kind: 'N12', year: 2025, again: true });
    putOff('N12:unit:2025:manager:later', '2026-02-25', of);
    live(of, at('2026-02-23 08:00'), at('2026-02-27 13:00'));
    expect(sent(of)).toHaveLength(4);
  });

  test('come in autumn too', () => {
    const of = live(lively({ StegvisPlan: [action('1')] }), at('2026-09-01 08:00'), at('2026-09-01 13:00'));
    putOff('N13:unit:2027:plan', '2026-10-14', of);
    live(of, at('2026-10-14 10:00'), at('2026-10-14 11:00'));
    expect(of.cards.at(-1)?.matters.map(({ key }) => key)).toEqual(['N13:unit:2027:plan:later']);
  });

  test('are not another’s who has the role by then', () => {
    const of = putOff('N12:unit:2025:manager', '2026-02-18', january());
    of.units = of.units.map((each) => ({ ...each, manager: 'anna' }));
    expect(told(n12SamYear, of, '2026-02-18')).toEqual([]);
  });

  test('are dropped when the wish is taken back before they leave', () => {
    const of = putOff('N12:unit:2025:manager', '2026-02-18', january());
    const now = at('2026-02-18 10:00');
    const [planned] = planSlot(factsOf(of), now).cards;
    const lines = planned?.matters.map(({ key, line }) => ({ key, line })) ?? [];
    const look = () => stillDue(factsOf(of), { id: 'c', person: 'manager', lines }, now);
    expect(look().lines).toHaveLength(1);
    putOff('N12:unit:2025:manager', null, of);
    expect(look()).toMatchObject({ lines: [], dropped: [{ reason: 'irrelevant' }] });
  });
});

describe('N14, the renewal', () => {
  const certified = (validUntil: string | null) =>
    lively({
      StegvisUnit: [
        {
          ...action('row'),
          value: {
            ...EMPTY.StegvisUnit,
            title: 'Enheten',
            programme: null,
            vision: null,
            mandate: null,
            mandateDate: null,
            certificate: 'Hbtq-certifikat',
            certificateDate: null,
            validUntil,
          },
        },
      ],
    });

  test('comes nine and three months before, and never without a date', () => {
    expect(told(n14Renewal, certified('2026-12-01'), '2026-03-02')).toEqual([
      '2026-03-01 N14:unit:2026-12-01:nine manager',
    ]);
    expect(told(n14Renewal, certified('2026-12-01'), '2026-09-01')).toEqual([
      '2026-09-01 N14:unit:2026-12-01:three manager',
    ]);
    expect(told(n14Renewal, certified(null), '2026-03-02')).toEqual([]);
  });

  test('does not come again once the unit has said that it does not renew', () => {
    const of = certified('2026-12-01');
    live(of, at('2026-03-02 08:00'), at('2026-03-02 16:00'));
    expect(sent(of)).toEqual(['2026-03-02T09:00 manager N14:unit:2026-12-01:nine']);
    const key = 'N14:unit:2026-12-01:nine';
    const first = of.claims.get(key);
    if (first === undefined) throw new Error('nothing was sent');
    // a pause or fewer of these is an answer, and says nothing about renewing
    of.claims.set(key, { ...first, answered: true });
    expect(told(n14Renewal, of, '2026-09-01')).toHaveLength(1);
    const second = 'N14:unit:2026-12-01:three';
    of.claims.set(second, { ...first, key: second, card: null, state: 'dropped', reason: 'irrelevant' });
    expect(told(n14Renewal, of, '2026-09-01')).toEqual([]);
  });

  test('counts months as people do, in leap years too', () => {
    expect(monthsBefore('2028-05-31', 3)).toBe('2028-02-29');
    expect(monthsBefore('2027-05-31', 3)).toBe('2027-02-28');
    expect(monthsBefore('2026-01-15', 9)).toBe('2025-04-15');
    expect(monthsBefore('2026-12-31', -2)).toBe('2027-02-28');
  });
});

describe('N15, awareness dates', () => {
  test('are off until the unit turns them on, and then go to the group alone, three working weeks before', () => {
    expect(told(n15Awareness, lively(), '2026-10-26')).toEqual([]);
    const of = lively({}, { life: life(aware) });
    expect(told(n15Awareness, of, '2026-10-30')).toEqual(
      expect.arrayContaining(
        ['manager', 'anna', 'bo'].map(
          (who) => `2026-10-30 N15:unit:2026-11-20:trans-remembrance:${who} group`,
        ),
      ),
    );
    expect(told(n15Awareness, of, '2026-08-10').join()).toContain('2026-08-29:pride');
  });

  test('tell that 20 November is a day of mourning, and no other', () => {
    const of = lively({}, { life: life(aware) });
    for (const today of ['2026-03-10', '2026-04-24', '2026-08-10', '2026-10-06', '2026-10-30'])
      for (const { line } of n15Awareness(factsOf(of), today))
        if (line.kind === 'N15') expect(line.mourning).toBe(line.day === '2026-11-20');
  });

  test('give the whole group the same idea, and another one next time', () => {
    const of = lively({}, { life: life(aware) });
    of.people.set('bo', person('bo', { window: { from: '13:00', to: '15:00' } }));
    live(of, at('2026-02-20 08:00'), at('2026-05-30 16:00', '+02:00'));
    const ideas = of.cards.flatMap(({ matters }) =>
      matters.flatMap(({ line }) => (line.kind === 'N15' ? [`${line.awareness} ${line.idea?.id}`] : [])),
    );
    expect(ideas).toHaveLength(6);
    const different = [...new Set(ideas)];
    expect(different).toHaveLength(2);
    expect(new Set(different.map((each) => each.split(' ')[1])).size).toBe(2);
  });

  test('that were turned off again are not sent', () => {
    const [first] = n15Awareness(factsOf(lively({}, { life: life(aware) })), '2026-10-30');
    if (first === undefined) throw new Error('nothing was due');
    const card = { id: 'c', person: first.person, lines: [first] };
    expect(stillDue(factsOf(lively()), card, at('2026-10-30 10:00')).dropped).toEqual([
      { key: first.key, reason: 'off' },
    ]);
  });
});

describe('a unit’s own closure', () => {
  test('is quiet for what is the unit’s, and moves it behind', () => {
    const settings = { closures: [{ from: '2026-01-12', to: '2026-01-13' }], awareness: false, pride: null };
    const of = world([
      unit({ StegvisPlan: [action('1')] }, { life: life({ settings }) }),
      unit({ StegvisPlan: [action('2')] }, { id: 'other' }),
    ]);
    live(of, at('2026-01-12 08:00'), at('2026-01-14 16:00'));
    expect(sent(of).filter((line) => line.includes('owner'))).toEqual([
      '2026-01-12T09:00 owner N6:other:2:first',
      '2026-01-14T07:30 owner N6:unit:1:first',
    ]);
  });

  test('that was made after the claim holds the card back', () => {
    const [first] = mattersOf(factsOf(lively({ StegvisPlan: [action('1')] })), '2026-01-12').matters.filter(
      ({ kind }) => kind === 'N6',
    );
    if (first === undefined) throw new Error('nothing was due');
    const settings = { closures: [{ from: '2026-01-12', to: '2026-01-12' }], awareness: false, pride: null };
    const closed = lively({ StegvisPlan: [action('1')] }, { life: life({ settings }) });
    const card = { id: 'c', person: 'owner', lines: [first] };
    expect(stillDue(factsOf(closed), card, at('2026-01-12 10:00')).waitUntil).toEqual(at('2026-01-13 08:30'));
  });
});

describe('what is wrong with the data', () => {
  const problems = (of: World) =>
    planSlot(factsOf(of), at('2026-01-12 10:00')).problems.map(({ kind, about }) => [kind, about]);

  test('is named: no manager, an owner who left, hours and a time zone that cannot be', () => {
    const of = lively({ StegvisPlan: [action('1', { ownerId: 'gone' })] }, { manager: 'nobody' });
    of.people.set('anna', person('anna', { window: { from: '25:00', to: '12:00' } }));
    const zoned = { from: '08:00', to: '12:00', zone: 'Europe/Nowhere' };
    of.people.set('bo', person('bo', { window: zoned }));
    expect(problems(of)).toEqual([
      ['no-manager', 'nobody'],
      ['owner-left', '1'],
      ['hours', 'anna'],
      ['time-zone', 'bo'],
    ]);
  });

  test('is not what another unit suffers from: a rule that fails on one unit’s rows goes on with the others', () => {
    const bad = unit(
      { StegvisPlan: [action('1', { dueDate: 'never-ever' }), action('2', { dueDate: '2026-01-xx' })] },
      { id: 'bad', life: life() },
    );
    const good = unit({ StegvisPlan: [action('3')] }, { life: life() });
    const plan = planSlot(factsOf(world([bad, good])), at('2026-01-12 10:00'));
    expect(plan.cards.map(({ matters }) => matters.map(({ key }) => key))).toContainEqual([
      'N6:unit:3:first',
    ]);
    expect(plan.problems.some(({ kind, unit: where }) => kind === 'rule-failed' && where === 'bad')).toBe(
      true,
    );
  });
});
