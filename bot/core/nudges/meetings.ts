/** Coming meetings and their agendas as N1 and N3 see them. */
import { agendaState, agendaOf as itemsOf } from '../agenda.ts';
import { localDay } from '../calendar.ts';
import { isStale } from '../calendar-link.ts';
import { byStart, meetingState } from '../meeting.ts';
import type { Day, NudgeUnit } from '../nudge.ts';
import type { AgendaRow, MeetingKind, MeetingRow, Stored } from '../rows.ts';

export interface ComingMeeting {
  row: Stored<MeetingRow>;
  /** ISO instant. */
  start: string;
  day: Day;
}

/** The meeting if it is of the kind, planned, and has a readable start; else null. */
export const asComing = (row: Stored<MeetingRow>, kind: MeetingKind): ComingMeeting | null => {
  const { start } = row.value;
  if (row.value.kind !== kind || start === null || meetingState(row.value) !== 'planned') return null;
  const at = new Date(start);
  return Number.isNaN(at.getTime()) ? null : { row, start, day: localDay(at) };
};

/** The unit's planned meetings of a kind, earliest first. */
export const comingMeetings = (unit: NudgeUnit, kind: MeetingKind): ComingMeeting[] =>
  unit.rows.StegvisMeetings.filter(({ value }) => value.kind === kind)
    .sort(byStart)
    .map((row) => asComing(row, kind))
    .filter((meeting) => meeting !== null);

/** What stands on a meeting's agenda and is yet to come, in order; mere proposals do not. */
export const agendaOf = (unit: NudgeUnit, { key }: Stored<MeetingRow>): Stored<AgendaRow>[] =>
  key === null
    ? []
    : itemsOf(unit.rows.StegvisAgenda, key).filter(({ value }) => agendaState(value) === 'onAgenda');

/** The day on which a meeting's date was read in a calendar, if that is so long ago that it is asked about. */
export const readLongAgo = (unit: NudgeUnit, { key }: Stored<MeetingRow>, today: Day): { readOn?: Day } => {
  const readAt = key === null ? undefined : unit.calendarReads?.[key];
  return readAt !== undefined && isStale(readAt, today) ? { readOn: localDay(new Date(readAt)) } : {};
};
