import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../bot/core/calendar.ts';
import type { NudgeUnit } from '../../../bot/core/nudge.ts';
import { n9Course } from '../../../bot/core/nudges/n9-course.ts';
import { n10NewStarter } from '../../../bot/core/nudges/n10-new-starter.ts';
import { stillDue } from '../../../bot/core/nudges/plan.ts';
import { at, factsOf, life, meeting, PEOPLE, person, step, unit, world } from './world.ts';

const STEPS = [step('klivet-grupp', 'done', '2026-01-26'), step('klivet-normino', 'open', '2026-03-02')];
const klivet = (over: Partial<NudgeUnit> = {}, steps = STEPS) =>
  world(
    [unit({ StegvisSteps: steps }, { programme: 'hbtq-klivet', life: life(), ...over })],
    [person('cia', { guest: true })],
  );
const told = (of: ReturnType<typeof world>, today: string) =>
  n9Course(factsOf(of), today).map(({ on, person: who, line }) => [
    on,
    who,
    line.kind === 'N9' ? line.occurrence : '',
  ]);

describe('N9, a web course', () => {
  test('is told of when it opens and two weeks before it closes, to each member and to no guest', () => {
    const all = told(klivet(), '2026-02-02');
    expect(all.filter(([, , occurrence]) => occurrence === 'opens').map(([, who]) => who)).toEqual([
      'manager',
      'lead',
      'owner',
      'anna',
      'bo',
    ]);
    expect(new Set(all.map(([on, , occurrence]) => `${on} ${occurrence}`))).toEqual(
      new Set(['2026-01-26 opens', '2026-02-16 closing']),
    );
  });

  test('is not told of to whoever has done it, and a claimed word about it is not sent any more', () => {
    const done = { life: life({ done: new Map([['klivet-normino', new Set(['bo'])]]) }) };
    expect(told(klivet(done), '2026-02-02').filter(([, who]) => who === 'bo')).toEqual([]);
    const before = n9Course(factsOf(klivet()), '2026-01-26').find(({ person: who }) => who === 'bo');
    if (before === undefined) throw new Error('nothing was due');
    const card = { id: 'c', person: 'bo', lines: [before] };
    expect(stillDue(factsOf(klivet(done)), card, at('2026-01-26 10:00'))).toMatchObject({
      lines: [],
      dropped: [{ key: before.key, reason: 'irrelevant' }],
    });
  });

  test('is not told of while its step is locked, and not on the day on which it is unlocked', () => {
    const row = step('klivet-normino', 'locked', '2026-03-02');
    expect(told(klivet({}, [row]), '2026-02-02')).toEqual([]);
    const unlocked = { ...step('klivet-normino', 'open', '2026-03-30'), changedAt: '2026-02-03T09:00:00Z' };
    expect(told(klivet({}, [unlocked]), '2026-02-02')[0]?.[0]).toBe('2026-02-04');
  });

  test('has one word alone when it is open for less than three weeks', () => {
    const short = step('klivet-normino', 'open', '2026-02-12');
    const all = told(klivet({}, [...STEPS.slice(0, 1), short]), '2026-01-26');
    expect(new Set(all.map(([, , occurrence]) => occurrence))).toEqual(new Set(['opens']));
  });

  test('that is a session is told of once, two weeks before', () => {
    const session = meeting('7', { kind: 'session', start: '2026-02-16T12:00:00Z' });
    const of = world([unit({ StegvisMeetings: [session] }, { life: life() })]);
    expect(told(of, '2026-02-02')[0]).toEqual(['2026-02-02', 'manager', 'closing']);
    expect(told(of, '2026-02-02')).toHaveLength(6);
  });

  test.each([
    ['its step', 'rfsl-pass-1'],
    ['the web course in its place', 'web-course'],
    ['the meeting itself, as it was noted before', '7'],
  ])('that is a session is not told of to whoever is noted for %s', (_, key) => {
    const start = '2026-02-16T12:00:00Z';
    const session = meeting('7', { kind: 'session', start, stepId: 'rfsl-pass-1' });
    const over = { programme: 'soderhamn-rfsl', life: life({ done: new Map([[key, new Set(['bo'])]]) }) };
    const all = told(world([unit({ StegvisMeetings: [session] }, over)]), '2026-02-02');
    expect(all.map(([, who]) => who)).not.toContain('bo');
    expect(all).toHaveLength(5);
  });
});

describe('N10, a new starter', () => {
  const starting = (over: Partial<NudgeUnit> = {}) =>
    world([unit({}, { life: life({ newcomers: new Map([['bo', '2026-01-19']]) }), ...over })]);
  const keys = (of: ReturnType<typeof world>, today: string) =>
    n10NewStarter(factsOf(of), today).map(({ key, on }) => `${on} ${key}`);

  test('is offered the training in the third week and on day 75, and so is the manager', () => {
    expect(keys(starting(), '2026-02-02')).toEqual([
      '2026-02-02 N10:unit:bo:week3:starter',
      '2026-02-02 N10:unit:bo:week3:manager',
    ]);
    expect(keys(starting(), '2026-04-01')).toEqual([
      '2026-04-04 N10:unit:bo:day75:starter',
      '2026-04-04 N10:unit:bo:day75:manager',
    ]);
    const [matter] = n10NewStarter(factsOf(starting()), '2026-02-02');
    expect(matter?.line).toMatchObject({ before: '2026-04-19', unitName: 'Enheten', name: 'bo' });
  });

  test('is left in peace when the training is done, or when they have left', () => {
    const newcomers = new Map([['bo', '2026-01-19']]);
    const done = new Map([['basics', new Set(['bo'])]]);
    expect(keys(starting({ life: life({ newcomers, done }) }), '2026-02-02')).toEqual([]);
    expect(keys(starting({ members: ['manager'] }), '2026-02-02')).toEqual([]);
  });

  test('who is the manager is told once', () => {
    expect(keys(starting({ manager: 'bo' }), '2026-02-02')).toEqual(['2026-02-02 N10:unit:bo:week3:starter']);
  });

  test('is told, and the manager is not, that the unit has an inventory once its matrix is published', () => {
    const lines = (state: 'open' | 'done') => {
      const rows = { StegvisSteps: [step('rss-matris', state)] };
      const newcomers = new Map([['bo', '2026-01-19']]);
      const of = world([unit(rows, { programme: 'rss-vasterbotten', life: life({ newcomers }) })]);
      return n10NewStarter(factsOf(of), '2026-02-02').map(({ line }) => line);
    };
    expect(lines('open').some((line) => 'inventory' in line)).toBe(false);
    expect(lines('done')).toMatchObject([
      { for: 'starter', inventory: true },
      { for: 'manager', starter: 'bo' },
    ]);
    expect(lines('done')[1]).not.toHaveProperty('inventory');
  });

  test('is told of to the two of them alone, within ninety days, whoever else is in the unit', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1 }),
        fc.constantFrom(...PEOPLE),
        fc.constantFrom(...PEOPLE),
        fc.integer({ min: 0, max: 120 }),
        (members, starter, manager, later) => {
          const first = '2026-01-19';
          const newcomers = new Map([[starter, first]]);
          const of = world([unit({}, { members, manager, life: life({ newcomers }) })]);
          for (const matter of n10NewStarter(factsOf(of), addDays(first, later))) {
            expect([starter, manager]).toContain(matter.person);
            expect(members).toContain(matter.person);
            expect(matter.to).toBe('person');
            expect(matter.until <= addDays(first, 90)).toBe(true);
          }
        },
      ),
    );
  });
});
