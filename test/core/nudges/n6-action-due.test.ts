import { describe, expect, test } from '@jest/globals';
import type { Claim, NudgeLine } from '../../../bot/core/nudge.ts';
import { n6ActionDue } from '../../../bot/core/nudges/n6-action-due.ts';
import { action, at, factsOf, live, person, sent, unit, world } from './world.ts';

const plan = (...rows: ReturnType<typeof action>[]) => world([unit({ StegvisPlan: rows })]);
const matters = (of: ReturnType<typeof world>, today = '2026-01-12') => n6ActionDue(factsOf(of), today);
const lineOf = (of: ReturnType<typeof world>, today?: string): NudgeLine & { kind: 'N6' } => {
  const line = matters(of, today)[0]?.line;
  if (line?.kind !== 'N6') throw new Error('no action is due');
  return line;
};
const change = (of: ReturnType<typeof world>, over: Parameters<typeof action>[1]): void => {
  const row = of.units[0]?.rows.StegvisPlan[0];
  if (row) row.value = { ...row.value, ...over };
};
const later = (of: ReturnType<typeof world>, key: string, laterOn: string): void => {
  const claim = of.claims.get(key);
  if (claim) of.claims.set(key, { ...claim, answered: true, laterOn });
};

describe('N6, an action due', () => {
  test('on 26 January is told to its owner on Monday 12 January at 10.00 and once more on the day', () => {
    const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-03-31 16:00', '+02:00'));
    expect(sent(of)).toEqual([
      '2026-01-12T09:00 owner N6:unit:3:first',
      '2026-01-26T09:00 owner N6:unit:3:second',
    ]);
    expect(of.drops).toEqual([]);
  });

  test('carries the title, area and the working days that are really left', () => {
    expect(lineOf(plan(action('3')))).toEqual({
      kind: 'N6',
      unit: 'unit',
      action: '3',
      title: 'Åtgärd 3',
      area: 'bemotande',
      dueDate: '2026-01-26',
      occurrence: 'first',
      workingDaysLeft: 10,
      stoodIn: false,
    });
    expect(lineOf(plan(action('3')), '2026-01-16').workingDaysLeft).toBe(6);
  });

  test('is told at once when it was put in with six working days left', () => {
    const of = live(plan(action('3')), at('2026-01-16 09:10'), at('2026-01-25 16:00'));
    expect(sent(of)).toEqual(['2026-01-16T08:10 owner N6:unit:3:first']);
    expect(of.cards[0]?.matters[0]?.line).toMatchObject({ workingDaysLeft: 6 });
  });

  test('is told only on the day when it was put in with four working days left, and nothing is dropped', () => {
    const row = { ...action('3'), changedAt: '2026-01-20T08:00:00Z' };
    const of = live(plan(row), at('2026-01-20 09:10'), at('2026-01-30 16:00'));
    expect(sent(of)).toEqual(['2026-01-26T09:00 owner N6:unit:3:second']);
    expect(of.drops).toEqual([]);
  });

  test.each(['draft', 'done', 'dropped', null] as const)('is not told of when it is %s', (state) => {
    expect(matters(plan(action('3', { state })))).toEqual([]);
  });

  test('is not told of without a due date', () => {
    expect(matters(plan(action('3', { dueDate: null })))).toEqual([]);
  });

  test('sends no second reminder once it is done or dropped', () => {
    for (const state of ['done', 'dropped'] as const) {
      const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-01-20 16:00'));
      change(of, { state });
      live(of, at('2026-01-20 16:00'), at('2026-02-10 16:00'));
      expect(sent(of)).toHaveLength(1);
    }
  });

  test('goes to the manager when nobody owns it, when the owner has left, or is a guest', () => {
    const nobody = plan(action('3', { ownerId: null }));
    const left = plan(action('3', { ownerId: 'somebody else' }));
    const guest = plan(action('3'));
    guest.people.set('owner', person('owner', { guest: true }));
    for (const each of [nobody, left, guest]) {
      expect(matters(each).map(({ person: id }) => id)).toEqual(['manager', 'manager']);
      expect(lineOf(each).stoodIn).toBe(true);
    }
  });

  test('goes to the process lead when it is theirs by role and has no owner, else to the manager', () => {
    const of = plan(action('3', { ownerId: null, ownerRole: 'processledare' }));
    expect(matters(of)[0]?.person).toBe('lead');
    const gone = plan(action('3', { ownerId: 'stranger', ownerRole: 'processledare' }));
    expect(matters(gone)[0]?.person).toBe('lead');
    const without = world([
      unit(
        { StegvisPlan: [action('3', { ownerId: null, ownerRole: 'processledare' })] },
        { processLead: null },
      ),
    ]);
    expect(matters(without)[0]?.person).toBe('manager');
  });

  test('goes to nobody when the manager has left too', () => {
    const of = world([unit({ StegvisPlan: [action('3')] }, { members: ['anna'] })]);
    expect(matters(of)).toEqual([]);
  });

  test('never gets a third card, however its date and owner change', () => {
    const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-01-13 16:00'));
    change(of, { dueDate: '2026-02-20', ownerId: 'anna' });
    live(of, at('2026-01-13 16:00'), at('2026-02-20 16:00'));
    change(of, { dueDate: '2026-04-20', ownerId: 'bo' });
    live(of, at('2026-02-20 16:00'), at('2026-05-20 16:00', '+02:00'));
    expect(sent(of)).toEqual([
      '2026-01-12T09:00 owner N6:unit:3:first',
      '2026-02-20T07:30 anna N6:unit:3:second',
    ]);
  });

  test('has its second reminder moved by "later", to that day', () => {
    const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-01-12 16:00'));
    later(of, 'N6:unit:3:first', '2026-01-21');
    live(of, at('2026-01-12 16:00'), at('2026-02-10 16:00'));
    expect(sent(of).slice(1)).toEqual(['2026-01-21T07:30 owner N6:unit:3:second']);
    expect(of.cards[1]?.matters[0]?.line).toMatchObject({ workingDaysLeft: 3 });
  });

  test('has its second reminder on the due date when "later" says a day after it', () => {
    const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-01-12 16:00'));
    later(of, 'N6:unit:3:first', '2026-02-05');
    live(of, at('2026-01-12 16:00'), at('2026-02-10 16:00'));
    expect(sent(of).slice(1)).toEqual(['2026-01-26T09:00 owner N6:unit:3:second']);
  });

  test('has one second reminder, on the later day, though the due date has been moved far ahead since', () => {
    const of = live(plan(action('3')), at('2026-01-12 08:00'), at('2026-01-12 16:00'));
    later(of, 'N6:unit:3:first', '2026-01-21');
    change(of, { dueDate: '2026-09-21' });
    live(of, at('2026-01-12 16:00'), at('2026-10-10 16:00', '+02:00'));
    expect(sent(of).slice(1)).toEqual(['2026-01-21T07:30 owner N6:unit:3:second']);
  });

  test('due on a Saturday has its first reminder only, and the second is dropped as quiet', () => {
    const of = live(
      plan(action('3', { dueDate: '2026-01-31' })),
      at('2026-01-12 08:00'),
      at('2026-02-10 16:00'),
    );
    expect(sent(of)).toEqual(['2026-01-19T09:00 owner N6:unit:3:first']);
    expect(of.drops.map(({ matter, reason }) => [matter.key, reason])).toEqual([
      ['N6:unit:3:second', 'quiet'],
    ]);
  });

  test('due in July is left in peace: both reminders are dropped as quiet when summer is over', () => {
    const of = live(
      plan(action('3', { dueDate: '2026-07-20' })),
      at('2026-06-22 08:00', '+02:00'),
      at('2026-08-31 16:00', '+02:00'),
    );
    expect(sent(of)).toEqual([]);
    expect(of.drops.map(({ reason }) => reason)).toEqual(['quiet', 'quiet']);
  });

  test('due on Midsummer’s Monday has its first reminder ten working days before, Midsummer Eve not counted', () => {
    const [first] = matters(plan(action('3', { dueDate: '2026-06-22' })), '2026-06-01');
    expect(first?.on).toBe('2026-06-05');
  });

  test('keeps its clock time over the spring change', () => {
    const of = live(
      plan(action('3', { dueDate: '2026-04-08' })),
      at('2026-03-16 08:00'),
      at('2026-04-08 16:00', '+02:00'),
    );
    expect(sent(of)).toEqual([
      '2026-03-23T09:00 owner N6:unit:3:first',
      '2026-04-08T06:30 owner N6:unit:3:second',
    ]);
  });

  test('is known by unit, so two units may have an action of the same id', () => {
    const of = world([
      unit({ StegvisPlan: [action('3')] }, { id: 'one' }),
      unit({ StegvisPlan: [action('3')] }, { id: 'two' }),
    ]);
    live(of, at('2026-01-12 08:00'), at('2026-01-12 16:00'));
    expect(sent(of)).toEqual(['2026-01-12T09:00 owner N6:one:3:first + N6:two:3:first']);
  });

  test('leaves out what a claim has settled', () => {
    const of = plan(action('3'));
    const claim: Claim = {
      key: 'N6:unit:3:first',
      kind: 'N6',
      person: 'anna',
      unit: 'unit',
      why: 'owner',
      card: null,
      state: 'dropped',
      reason: 'cap',
      at: '2026-01-02T09:00:00Z',
      laterOn: null,
      answered: false,
      about: '3',
    };
    of.claims.set(claim.key, claim);
    expect(matters(of).map(({ key }) => key)).toEqual(['N6:unit:3:second']);
  });
});
