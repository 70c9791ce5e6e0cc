import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { n1GroupMeeting } from '../../../bot/core/nudges/n1-group-meeting.ts';
import { at, factsOf, item, live, meeting, person, sent, unit, world } from './world.ts';

const malmo = (rows: Parameters<typeof unit>[0], over: Parameters<typeof unit>[1] = {}) =>
  world([unit(rows, { programme: 'malmo-fyra-steg', ...over })]);
const matters = (of: ReturnType<typeof world>, today = '2026-01-12') => n1GroupMeeting(factsOf(of), today);

describe('N1, a group meeting', () => {
  test('of a Malmö unit on Tuesday 20 January is told to each of the group on Thursday 15 January at 08.30', () => {
    const of = live(
      malmo({ StegvisMeetings: [meeting('7')] }),
      at('2026-01-12 08:00'),
      at('2026-01-20 16:00'),
    );
    expect(sent(of)).toEqual(['manager', 'anna', 'bo'].map((id) => `2026-01-15T07:30 ${id} N1:unit:7:${id}`));
    expect(of.drops).toEqual([]);
  });

  test('counts the manager as one of the group without listing them, and only once', () => {
    const of = malmo({ StegvisMeetings: [meeting('7')] }, { group: ['anna'] });
    expect(matters(of).map(({ person: id }) => id)).toEqual(['manager', 'anna']);
  });

  test('names the items on the agenda in order, and no mere proposals', () => {
    const of = malmo({
      StegvisMeetings: [meeting('7')],
      StegvisAgenda: [
        item('10', '7', { title: 'tredje' }),
        item('9', '7', { title: 'andra' }),
        item('11', '7', { title: 'första', order: 1 }),
        item('12', '7', { title: 'förslag', state: 'proposed' }),
        item('13', '8', { title: 'annat möte' }),
      ],
    });
    expect(matters(of)[0]?.line).toMatchObject({ agenda: ['första', 'andra', 'tredje'] });
  });

  test('tells how many stalled actions stand on the agenda and names none, as two cards have', () => {
    const of = malmo({
      StegvisMeetings: [meeting('7')],
      StegvisAgenda: [
        item('9', '7', { title: 'vision' }),
        item('10', '7', { title: 'Nytt datum för Ny skylt?', source: 'N7:3:2025-12-01' }),
      ],
    });
    expect(matters(of)[0]?.line).toMatchObject({ agenda: ['vision'], stalled: 1 });
  });

  test('of a meeting that nobody has completed yet takes no unplaced items for its agenda', () => {
    const row = { ...meeting('7'), key: null };
    const of = malmo({ StegvisMeetings: [row], StegvisAgenda: [item('9', '7', { meetingKey: null })] });
    expect(matters(of)[0]?.line).toMatchObject({ agenda: [] });
  });

  test('is only for meetings of the group that are still planned', () => {
    const of = malmo({
      StegvisMeetings: [
        meeting('1', { kind: 'workshop' }),
        meeting('2', { state: 'held' }),
        meeting('3', { state: 'cancelled' }),
        meeting('4', { start: null }),
        meeting('5', { start: 'i morgon' }),
      ],
    });
    expect(matters(of)).toEqual([]);
  });

  test('counts a meeting that was added by hand without a state as planned', () => {
    expect(matters(malmo({ StegvisMeetings: [meeting('1', { state: null })] }))).toHaveLength(3);
  });

  test('goes to nobody who is a guest or has left the unit', () => {
    const of = malmo({ StegvisMeetings: [meeting('7')] }, { members: ['manager', 'anna'] });
    of.people.set('anna', person('anna', { guest: true }));
    expect(matters(of).map(({ person: id }) => id)).toEqual(['manager']);
  });

  test('of a meeting put in with a day to go is told at once, and never after its start', () => {
    const rows = { StegvisMeetings: [meeting('7', { start: '2026-01-14T09:00:00Z' })] };
    const soon = live(malmo(rows), at('2026-01-13 13:10'), at('2026-01-14 16:00'));
    expect(sent(soon)).toHaveLength(3);
    expect(sent(soon)[0]).toBe('2026-01-13T12:10 manager N1:unit:7:manager');
    const late = live(malmo(rows), at('2026-01-14 10:00'), at('2026-01-14 16:00'));
    expect(sent(late)).toEqual([]);
    expect(late.drops.map(({ reason }) => reason)).toEqual(['missed', 'missed', 'missed']);
  });

  test('is counted over Epiphany: the meeting on Friday 9 January has its day in the quiet period and moves out of it', () => {
    const rows = { StegvisMeetings: [meeting('7', { start: '2026-01-09T09:00:00Z' })] };
    const of = malmo(rows);
    expect(matters(of, '2026-01-02')[0]?.on).toBe('2026-01-05');
    live(of, at('2026-01-02 08:00'), at('2026-01-09 16:00'));
    expect(sent(of)[0]).toBe('2026-01-08T07:30 manager N1:unit:7:manager');
  });

  test('asks whether a date still holds that was read in a calendar more than seven days ago, and only then', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.boolean(), (days, linked) => {
        const readAt = new Date(Date.UTC(2026, 0, 15, 9) - days * 24 * 3_600_000).toISOString();
        const of = malmo(
          { StegvisMeetings: [meeting('7')] },
          linked ? { calendarReads: { 'key-7': readAt } } : {},
        );
        const line = matters(of, '2026-01-15')[0]?.line;
        const asks = linked && days > 7;
        expect(line).toMatchObject(asks ? { kind: 'N1', readOn: readAt.slice(0, 10) } : { kind: 'N1' });
        if (!asks) expect(line).not.toHaveProperty('readOn');
      }),
    );
  });

  describe('of a group that two units share (R43)', () => {
    const shared = (claimed: string[] = [], there: object = {}) => {
      const own = unit(
        { StegvisMeetings: [meeting('7')], StegvisAgenda: [item('9', '7', { title: 'Skyltar' })] },
        { id: 'unit' },
      );
      const other = unit(
        { StegvisMeetings: [meeting('8', { title: 'Möte 7', ...there })] },
        { id: 'other', manager: 'owner' },
      );
      const facts = factsOf(world([other, own]));
      const claims = new Map(facts.claims);
      for (const key of claimed)
        claims.set(key, {
          ...{ key, kind: 'N1', person: 'anna', unit: 'other', why: 'group', card: 'c', state: 'sent' },
          ...{ reason: null, at: '2026-01-15T07:30:00Z', laterOn: null, answered: false, about: '8' },
        });
      return n1GroupMeeting({ ...facts, claims }, '2026-01-12').map(({ key }) => key);
    };

    test('comes once to each person, with the fuller agenda; each unit’s manager has theirs', () => {
      expect(shared().sort()).toEqual([
        'N1:other:8:owner',
        'N1:unit:7:anna',
        'N1:unit:7:bo',
        'N1:unit:7:manager',
      ]);
    });

    test('does not come again through the other unit', () => {
      expect(shared(['N1:other:8:anna']).filter((key) => key.endsWith(':anna'))).toEqual([]);
    });

    test('is another meeting when it begins at another time or is called something else', () => {
      for (const there of [{ start: '2026-01-20T09:00:00Z' }, { title: 'Planering' }])
        expect(shared([], there).filter((key) => key.endsWith(':anna'))).toHaveLength(2);
    });
  });
});
