import { agendaOf, agendaState } from '../../core/agenda.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { byStart, meetingState } from '../../core/meeting.ts';
import type { MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import type { CalendarFileMeeting } from '../ports.ts';
import { type Caller, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { meetingIn } from './frame.ts';

export interface ExportedFile {
  name: string;
  type: string;
  content: string;
}

/** SharePoint's versions end in the number of changes: `"guid,3"`. */
export const sequenceOf = (version: string): number => Number(/(\d{1,9})"?$/.exec(version)?.[1] ?? 0);

const toFile = (row: Stored<MeetingRow>, rows: UnitRows, unit: string): CalendarFileMeeting[] => {
  const { title, start, end } = row.value;
  if (start === null || end === null || Number.isNaN(Date.parse(start)) || Number.isNaN(Date.parse(end)))
    return [];
  const items = row.key === null ? [] : agendaOf(rows.StegvisAgenda, row.key);
  return [
    {
      uid: `${row.key ?? `${row.id}-${unit}`}@stegvis`,
      title,
      start,
      end,
      cancelled: meetingState(row.value) === 'cancelled',
      sequence: sequenceOf(row.version),
      changedAt: row.changedAt ?? start,
      agenda: items
        .filter(({ value }) => agendaState(value) !== 'notReached')
        .map(({ value }) => ({ title: value.title, minutes: value.minutes })),
    },
  ];
};

/** All meetings of a unit that have a time, earliest first. */
export const meetingsForFile = (rows: UnitRows, unit: string): CalendarFileMeeting[] =>
  [...rows.StegvisMeetings].sort(byStart).flatMap((row) => toFile(row, rows, unit));

/** The unit's meetings, or one of them, as a file for calendars that Stegvis does not reach. */
export const exportMeetings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  asked: { format: string | null; meeting: string | null },
): Promise<Outcome<ExportedFile>> => {
  const entered = await enter(ports, caller, unit, 'see-meetings');
  if (!entered.ok) return entered;
  if (asked.format !== 'ics') {
    const code = asked.format === null ? 'missing' : 'not-a-choice';
    return failed({ kind: 'invalid', fields: [{ field: 'format', code }] });
  }
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const one = asked.meeting === null ? null : meetingIn(rows.value, asked.meeting);
  if (one !== null && !one.ok) return one;
  const meetings = one === null ? meetingsForFile(rows.value, unit) : toFile(one.value, rows.value, unit);
  const { name } = entered.value.unit;
  return done({
    name: 'stegvis.ics',
    type: 'text/calendar; charset=utf-8',
    content: ports.files.calendar(name, meetings),
  });
};
