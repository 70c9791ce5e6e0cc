/** Meetings, coming and past, and their agendas as the rules of meetings see them. */
import { agendaState, agendaOf as itemsOf } from '../agenda.ts';
import { addDays, localDay } from '../calendar.ts';
import { isStale } from '../calendar-link.ts';
import { byStart, meetingState } from '../meeting.ts';
import type { Day, NudgeUnit } from '../nudge.ts';
import type { AgendaRow, MeetingKind, MeetingRow, MeetingState, Stored, UnitRows } from '../rows.ts';
import type { Horizon } from './rule.ts';

export interface ComingMeeting {
  row: Stored<MeetingRow>;
  /** ISO instant. */
  start: string;
  day: Day;
}

const readable = (row: Stored<MeetingRow>): ComingMeeting | null => {
  const { start } = row.value;
  const at = new Date(start ?? '');
  return start === null || Number.isNaN(at.getTime()) ? null : { row, start, day: localDay(at) };
};

/** The meeting if it is of the kind, planned, and has a readable start; else null. */
export const asComing = (row: Stored<MeetingRow>, kind: MeetingKind): ComingMeeting | null =>
  row.value.kind === kind && meetingState(row.value) === 'planned' ? readable(row) : null;

/** Longer than from a meeting to the day of any word about it, before or after. */
const MARGIN = 21;

const ofKind = (
  unit: NudgeUnit,
  kind: MeetingKind,
  near: Horizon | undefined,
  as: (row: Stored<MeetingRow>, kind: MeetingKind) => ComingMeeting | null,
): ComingMeeting[] => {
  const from = near === undefined ? '' : addDays(near.oldest, -MARGIN);
  const to = near === undefined ? '9999' : addDays(near.newest, MARGIN);
  return unit.rows.StegvisMeetings.filter(
    ({ value }) => value.kind === kind && value.start !== null && value.start >= from && value.start <= to,
  )
    .sort(byStart)
    .map((row) => as(row, kind))
    .filter((meeting) => meeting !== null);
};

/** The unit's planned meetings of a kind, earliest first; with `near` those alone that rules within it may tell of. */
export const comingMeetings = (unit: NudgeUnit, kind: MeetingKind, near?: Horizon): ComingMeeting[] =>
  ofKind(unit, kind, near, asComing);

/** Whether an end can be told apart from a mistake: none, or not before the start. */
export const endsRight = ({ start, end }: Pick<MeetingRow, 'start' | 'end'>): boolean =>
  start === null || end === null || !(Date.parse(end) < Date.parse(start));

const TOOK_PLACE: readonly MeetingState[] = ['planned', 'held'];

/**
 * The meeting if it is of the kind, was not cancelled, and has a readable start; `day` is the day on which it ends. One
 * that is said to end before it begins is taken to end on the day of its start.
 */
export const asHeld = (row: Stored<MeetingRow>, kind: MeetingKind): ComingMeeting | null => {
  if (row.value.kind !== kind || !TOOK_PLACE.includes(meetingState(row.value))) return null;
  const meeting = readable(row);
  const end = new Date(row.value.end ?? '');
  if (meeting === null || Number.isNaN(end.getTime()) || !endsRight(row.value)) return meeting;
  return { ...meeting, day: localDay(end) };
};

/** The unit's meetings of a kind that took place or are to, earliest first; `day` is the day on which each ends. */
export const heldMeetings = (unit: NudgeUnit, kind: MeetingKind, near: Horizon): ComingMeeting[] =>
  ofKind(unit, kind, near, asHeld);

/** What stands on a meeting's agenda and is yet to come, in order; mere proposals do not. */
export const agendaOf = (
  unit: { rows: Pick<UnitRows, 'StegvisAgenda'> },
  { key }: Stored<MeetingRow>,
): Stored<AgendaRow>[] =>
  key === null
    ? []
    : itemsOf(unit.rows.StegvisAgenda, key).filter(({ value }) => agendaState(value) === 'onAgenda');

/** The day on which a meeting's date was read in a calendar, if that is so long ago that it is asked about. */
export const readLongAgo = (unit: NudgeUnit, { key }: Stored<MeetingRow>, today: Day): { readOn?: Day } => {
  const readAt = key === null ? undefined : unit.calendarReads?.[key];
  return readAt !== undefined && isStale(readAt, today) ? { readOn: localDay(new Date(readAt)) } : {};
};
