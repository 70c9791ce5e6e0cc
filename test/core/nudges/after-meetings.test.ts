import { describe, expect, test } from '@jest/globals';
import type { Matter, NudgeUnit } from '../../../bot/core/nudge.ts';
import { n2Decisions } from '../../../bot/core/nudges/n2-decisions.ts';
import { n4AptAgenda } from '../../../bot/core/nudges/n4-apt-agenda.ts';
import { n5AptOutcome } from '../../../bot/core/nudges/n5-apt-outcome.ts';
import { n7Stalled } from '../../../bot/core/nudges/n7-stalled.ts';
import { planSlot } from '../../../bot/core/nudges/plan.ts';
import type { Rule } from '../../../bot/core/nudges/rule.ts';
import { action, at, factsOf, item, life, live, meeting, sent, unit, world } from './world.ts';

const lively = (rows: Parameters<typeof unit>[0], over: Partial<NudgeUnit> = {}): ReturnType<typeof world> =>
  world([unit(rows, { life: life(), ...over })]);
const named = (rule: Rule, of: ReturnType<typeof world>, today = '2026-01-20'): Matter[] =>
  rule(factsOf(of), today);

describe('N2, decisions of a group meeting', () => {
  const held = meeting('7');

  test('come to the manager on the working day after, also over a weekend', () => {
    const [matter] = named(n2Decisions, lively({ StegvisMeetings: [held] }));
    expect(matter).toMatchObject({
      key: 'N2:unit:7',
      person: 'manager',
      why: 'note-taker',
      on: '2026-01-21',
    });
    const friday = meeting('8', { start: '2026-01-23T12:00:00Z', end: '2026-01-23T13:00:00Z' });
    const [monday] = named(n2Decisions, lively({ StegvisMeetings: [friday] }));
    expect(monday?.on).toBe('2026-01-26');
  });

  test('count the items with an outcome', () => {
    const rows = [
      item('1', '7', { outcome: 'Ja', state: 'discussed' }),
      item('2', '7'),
      item('3', '8', { outcome: 'Nej' }),
    ];
    const [matter] = named(n2Decisions, lively({ StegvisMeetings: [held], StegvisAgenda: rows }));
    expect(matter?.line).toMatchObject({ decisions: 1 });
  });

  test('are not asked for after a cancelled meeting, nor after one that was added too late', () => {
    for (const row of [
      meeting('7', { state: 'cancelled' }),
      { ...meeting('7', { start: '2026-01-05T12:00:00Z', end: null }), changedAt: '2026-01-20T10:00:00Z' },
    ])
      expect(named(n2Decisions, lively({ StegvisMeetings: [row] }))).toEqual([]);
  });

  test('of a meeting that ends before it begins are asked for on the day after its start, and operators are told', () => {
    const of = lively({ StegvisMeetings: [meeting('7', { end: '2026-01-19T13:00:00Z' })] });
    expect(named(n2Decisions, of)[0]?.on).toBe('2026-01-21');
    expect(planSlot(factsOf(of), at('2026-01-20 10:00')).problems).toMatchObject([
      { kind: 'meeting-times', unit: 'unit', about: '7' },
    ]);
  });
});

describe('N4, the agenda of an APT', () => {
  const apt = meeting('7', { kind: 'apt', start: '2026-01-27T12:00:00Z' });

  test('goes to the channel five working days before, with who leads each item', () => {
    const agenda = [item('1', '7', { order: 1 }), item('2', '7', { order: 2, source: 'apt-02' })];
    const [matter] = named(n4AptAgenda, lively({ StegvisMeetings: [apt], StegvisAgenda: agenda }));
    expect(matter).toMatchObject({ key: 'N4:unit:7', person: 'unit', to: 'channel', on: '2026-01-20' });
    expect(matter?.line).toMatchObject({ items: [{ id: '1', lead: 'chef', minutes: 10 }, { id: '2' }] });
  });

  test('is not sent while it is empty', () => {
    expect(named(n4AptAgenda, lively({ StegvisMeetings: [apt] }))).toEqual([]);
    const proposed = [item('1', '7', { state: 'proposed' })];
    expect(named(n4AptAgenda, lively({ StegvisMeetings: [apt], StegvisAgenda: proposed }))).toEqual([]);
  });

  test('is one card a week in the channel, however many APTs there are', () => {
    const other = meeting('8', { kind: 'apt', start: '2026-01-28T12:00:00Z' });
    const agenda = [item('1', '7'), item('2', '8')];
    const of = lively({ StegvisMeetings: [apt, other], StegvisAgenda: agenda });
    live(of, at('2026-01-19 08:00'), at('2026-01-28 16:00'));
    const channel = sent(of).filter((line) => line.includes(' unit '));
    expect(channel).toEqual(['2026-01-20T07:30 unit N4:unit:7', '2026-01-27T07:30 unit N4:unit:8']);
  });

  test('waits in vain for a channel in which the app does not stand', () => {
    const of = lively(
      { StegvisMeetings: [apt], StegvisAgenda: [item('1', '7')] },
      { life: life({ channel: false }) },
    );
    live(of, at('2026-01-19 08:00'), at('2026-01-28 16:00'));
    expect(of.drops.map(({ matter, reason }) => [matter.key, reason])).toContainEqual([
      'N4:unit:7',
      'no-address',
    ]);
  });
});

describe('N5, how an item went', () => {
  const apt = meeting('7', { kind: 'apt' });

  test('is asked on the next working day of each item that still stands on the agenda, on one card', () => {
    const agenda = [item('1', '7'), item('2', '7'), item('3', '7', { state: 'discussed' })];
    const since = life({ since: '2026-01-19' });
    const of = lively({ StegvisMeetings: [apt], StegvisAgenda: agenda }, { life: since });
    live(of, at('2026-01-20 16:00'), at('2026-01-21 16:00'));
    expect(sent(of)).toEqual(['2026-01-21T07:30 manager N5:unit:1:7 + N5:unit:2:7']);
  });

  test('is asked of whoever the library names, and of the manager where nobody in the unit has the role', () => {
    const of = (safetyRep: string | null) =>
      lively({ StegvisMeetings: [apt], StegvisAgenda: [item('1', '7', { source: 'led' })] }, { safetyRep });
    const ask = (w: ReturnType<typeof world>) => {
      const facts = factsOf(w);
      const [idea] = facts.aptIdeas;
      if (idea === undefined) throw new Error('the library is empty');
      const aptIdeas = [{ ...idea, id: 'led', leadRole: 'skyddsombud' }];
      return n5AptOutcome({ ...facts, aptIdeas }, '2026-01-20')[0];
    };
    expect(ask(of('bo'))).toMatchObject({ person: 'bo', why: 'item-lead' });
    expect(ask(of(null))).toMatchObject({ person: 'manager', why: 'manager' });
    expect(ask(of('somebody-who-left'))).toMatchObject({ person: 'manager', why: 'manager' });
  });
});

describe('N7, a stalled action', () => {
  const NOW = at('2026-02-25 10:00');
  const next = meeting('9', { start: '2026-03-03T12:00:00Z', end: '2026-03-03T13:00:00Z' });
  const late = (dueDate: string) => action('3', { dueDate });

  test('is put on the agenda of the group’s next meeting thirty days after its date, and sent to nobody', () => {
    const of = lively({ StegvisPlan: [late('2026-01-26')], StegvisMeetings: [next] });
    expect(n7Stalled(factsOf(of), NOW)).toEqual([
      {
        key: 'N7:unit:3:2026-01-26',
        unit: 'unit',
        source: 'N7:3:2026-01-26',
        line: {
          kind: 'N7',
          unit: 'unit',
          action: '3',
          title: 'Åtgärd 3',
          dueDate: '2026-01-26',
          meeting: '9',
          start: '2026-03-03T12:00:00Z',
        },
      },
    ]);
    expect(planSlot(factsOf(of), NOW).cards).toEqual([]);
  });

  test('not a day earlier, not twice for one date, not without a meeting, not when it is done', () => {
    const placed = item('1', '9', { source: 'N7:3:2026-01-26' });
    for (const rows of [
      { StegvisPlan: [late('2026-01-27')], StegvisMeetings: [next] },
      { StegvisPlan: [late('2026-01-26')], StegvisMeetings: [next], StegvisAgenda: [placed] },
      { StegvisPlan: [late('2026-01-26')] },
      {
        StegvisPlan: [late('2026-01-26')],
        StegvisMeetings: [meeting('9', { ...next.value, state: 'cancelled' })],
      },
      { StegvisPlan: [action('3', { dueDate: '2026-01-26', state: 'done' })], StegvisMeetings: [next] },
    ])
      expect(n7Stalled(factsOf(lively(rows)), NOW)).toEqual([]);
  });

  test('again when a new date has stalled too', () => {
    const placed = item('1', '9', { source: 'N7:3:2025-11-01' });
    const of = lively({
      StegvisPlan: [late('2026-01-20')],
      StegvisMeetings: [next],
      StegvisAgenda: [placed],
    });
    expect(n7Stalled(factsOf(of), NOW).map(({ source }) => source)).toEqual(['N7:3:2026-01-20']);
  });
});
