import { describe, expect, test } from '@jest/globals';
import { agendaMinutes, agendaOf, agendaState, nextOrder } from '../../bot/core/agenda.ts';
import { changedMeeting, newMeetingRow, nextMeeting } from '../../bot/core/meeting.ts';
import { type AgendaRow, EMPTY, type MeetingRow, type Stored } from '../../bot/core/rows.ts';
import { value } from '../memory/world.ts';

const stored = <T>(id: string, row: T): Stored<T> => ({
  id,
  version: '1',
  key: `key-${id}`,
  unit: 'u',
  value: row,
  broken: [],
  changedAt: null,
  changedBy: null,
});
const apt = (id: string, start: string | null, given: Partial<MeetingRow> = {}): Stored<MeetingRow> =>
  stored(id, {
    ...EMPTY.StegvisMeetings,
    title: 'APT',
    kind: 'apt',
    start,
    end: null,
    state: 'planned',
    ...given,
  });
const item = (id: string, given: Partial<AgendaRow>): Stored<AgendaRow> =>
  stored(id, {
    ...EMPTY.StegvisAgenda,
    title: id,
    meetingKey: 'm',
    order: null,
    minutes: 10,
    state: 'onAgenda',
    outcome: null,
    source: null,
    ...given,
  });

describe('a meeting', () => {
  test('ends after it begins', () => {
    const input = {
      kind: 'apt',
      title: 'APT',
      start: '2026-01-20T12:00:00Z',
      end: '2026-01-20T12:00:00Z',
    } as const;
    expect(newMeetingRow(input)).toEqual({
      ok: false,
      fault: { kind: 'invalid', fields: [{ field: 'end', code: 'out-of-range' }] },
    });
  });

  test('is compared as time, not as text: SharePoint leaves out milliseconds', () => {
    const row = apt('1', '2026-01-20T12:00:00Z').value;
    expect(changedMeeting(row, { end: '2026-01-20T12:00:00.500Z' }).ok).toBe(true);
    expect(changedMeeting(row, { end: '2026-01-20T13:00:00+01:00' }).ok).toBe(false);
  });

  test('keeps its times in UTC', () => {
    const input = {
      kind: 'apt',
      title: 'APT',
      start: '2026-01-20T13:00:00+01:00',
      end: '2026-01-20T14:00:00+01:00',
    } as const;
    expect(value(newMeetingRow(input))).toMatchObject({
      start: '2026-01-20T12:00:00.000Z',
      end: '2026-01-20T13:00:00.000Z',
    });
  });

  test('can be marked as held where somebody wrote impossible times in SharePoint', () => {
    const row = apt('1', '2026-01-20T12:00:00Z', { end: '2026-01-20T11:00:00Z' }).value;
    expect(changedMeeting(row, { state: 'held' }).ok).toBe(true);
  });

  test('comes next when it is planned, of the right kind and not yet begun', () => {
    const now = new Date('2026-01-20T12:00:00Z');
    const rows = [
      apt('past', '2026-01-20T11:59:00Z'),
      apt('later', '2026-02-20T12:00:00Z'),
      apt('cancelled', '2026-01-21T12:00:00Z', { state: 'cancelled' }),
      apt('group', '2026-01-21T12:00:00Z', { kind: 'group' }),
      apt('next', '2026-01-22T12:00:00Z', { state: null }),
      apt('never', null),
    ];
    expect(nextMeeting(rows, now, 'apt')?.id).toBe('next');
    expect(nextMeeting(rows, now)?.id).toBe('group');
    expect(nextMeeting([], now)).toBeNull();
  });
});

describe('an agenda', () => {
  test('stands in its order, what has none last, ties by age', () => {
    const rows = [
      item('10', { order: 2 }),
      item('9', { order: 2 }),
      item('3', {}),
      item('4', { order: 1 }),
      item('5', { meetingKey: 'other', order: 0 }),
    ];
    expect(agendaOf(rows, 'm').map((row) => row.id)).toEqual(['4', '9', '10', '3']);
    expect(nextOrder(agendaOf(rows, 'm'))).toBe(3);
  });

  test('takes the minutes of what is placed or was discussed', () => {
    const rows = [
      item('1', {}),
      item('2', { state: 'discussed', minutes: 5 }),
      item('3', { state: 'proposed' }),
      item('4', { state: 'notReached' }),
      item('5', { minutes: null }),
    ];
    expect(agendaMinutes(rows)).toBe(15);
  });

  test('counts an item without a state as placed when it names a meeting', () => {
    expect(agendaState(item('1', { state: null }).value)).toBe('onAgenda');
    expect(agendaState(item('1', { state: null, meetingKey: null }).value)).toBe('proposed');
  });
});
