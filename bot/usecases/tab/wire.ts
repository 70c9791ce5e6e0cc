/** Rows of the lists as the tab's API shows them. */
import { agendaMinutes, agendaOf, agendaState } from '../../core/agenda.ts';
import type { Action, AgendaItem, Meeting, Meetings } from '../../core/api.ts';
import { byStart, meetingKind, meetingState } from '../../core/meeting.ts';
import { actionState } from '../../core/plan.ts';
import type { ActionRow, AgendaRow, MeetingRow, Stored, UnitRows } from '../../core/rows.ts';

/** Instants leave as ISO UTC with milliseconds, whatever the service left out. */
const instant = (value: string | null): string | null =>
  value === null || Number.isNaN(Date.parse(value)) ? null : new Date(value).toISOString();

export const toAction = ({
  id,
  version,
  value,
  broken,
  changedAt,
  changedBy,
}: Stored<ActionRow>): Action => ({
  id,
  version,
  title: value.title,
  area: value.area,
  need: value.need,
  goal: value.goal,
  ownerRole: value.ownerRole,
  ownerId: value.ownerId,
  dueDate: value.dueDate,
  indicator: value.indicator,
  followUpDate: value.followUpDate,
  state: actionState(value),
  reason: value.reason,
  broken,
  changedAt: instant(changedAt),
  changedBy,
});

/** An item with the list item's id of its meeting, which the row knows by key. */
export const toAgendaItem = (
  row: Stored<AgendaRow>,
  rows: Pick<UnitRows, 'StegvisMeetings'>,
): AgendaItem => ({
  id: row.id,
  version: row.version,
  title: row.value.title,
  minutes: row.value.minutes,
  order: row.value.order,
  state: agendaState(row.value),
  outcome: row.value.outcome,
  meetingId: meetingOf(row, rows)?.id ?? null,
  broken: row.broken,
});

const meetingOf = (
  row: Stored<AgendaRow>,
  rows: Pick<UnitRows, 'StegvisMeetings'>,
): Stored<MeetingRow> | undefined =>
  row.value.meetingKey === null
    ? undefined
    : rows.StegvisMeetings.find((meeting) => meeting.key === row.value.meetingKey);

/** A meeting with its agenda in order. */
export const toMeeting = (row: Stored<MeetingRow>, rows: UnitRows): Meeting => {
  const items = row.key === null ? [] : agendaOf(rows.StegvisAgenda, row.key);
  return {
    id: row.id,
    version: row.version,
    kind: meetingKind(row.value),
    title: row.value.title,
    start: instant(row.value.start),
    end: instant(row.value.end),
    state: meetingState(row.value),
    minutes: agendaMinutes(items),
    agenda: items.map((item) => toAgendaItem(item, rows)),
    broken: row.broken,
    calendar: null,
  };
};

/** All meetings, earliest first, and the items that stand on no meeting's agenda. */
export const toMeetings = (rows: UnitRows): Meetings => ({
  meetings: [...rows.StegvisMeetings].sort(byStart).map((row) => toMeeting(row, rows)),
  unplaced: rows.StegvisAgenda.filter((row) => meetingOf(row, rows) === undefined).map((row) =>
    toAgendaItem(row, rows),
  ),
  calendar: { series: null, mayChoose: false },
});
