/** Rows of the lists as the tab's API shows them. */

import { agendaMinutes, agendaOf, agendaState } from '../../core/agenda.ts';
import { agendaDetailsOf } from '../../core/agenda-source.ts';
import type { Action, AgendaItem, Meeting, Meetings } from '../../core/api.ts';
import type { MeetingCalendar, UnitCalendar } from '../../core/api-calendar.ts';
import { differenceOf } from '../../core/calendar-link.ts';
import { byStart, meetingKind, meetingState } from '../../core/meeting.ts';
import { actionState } from '../../core/plan.ts';
import type { ActionRow, AgendaRow, MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import type { ChosenSeries, EventLink } from '../ports.ts';

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
  samPhase: value.samPhase,
  activeMeasure: value.activeMeasure,
  riskAssessment: value.riskAssessment,
  sourceAptItemId: value.sourceAptItemId,
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
  ...agendaDetailsOf(row.value),
  broken: row.broken,
});

const meetingOf = (
  row: Stored<AgendaRow>,
  rows: Pick<UnitRows, 'StegvisMeetings'>,
): Stored<MeetingRow> | undefined =>
  row.value.meetingKey === null
    ? undefined
    : rows.StegvisMeetings.find((meeting) => meeting.key === row.value.meetingKey);

/** What is known of calendars, as one reader may see it. */
export interface CalendarFacts {
  series: ChosenSeries | null;
  /** Links by the meeting's StegvisKey. */
  links: ReadonlyMap<string, EventLink>;
  /** Who reads. */
  caller: string;
  nameOf(id: string): string;
  mayChoose: boolean;
}

const toMeetingCalendar = (row: Stored<MeetingRow>, facts: CalendarFacts): MeetingCalendar | null => {
  const link = row.key === null ? undefined : facts.links.get(row.key);
  if (link === undefined) return null;
  const differs = differenceOf(row.value, link.read);
  return {
    organiser: { id: link.organiser, name: facts.nameOf(link.organiser) },
    mine: link.organiser === facts.caller,
    series: link.series !== null && link.series === facts.series?.id,
    readAt: link.readAt,
    agendaWritten: link.agenda !== null,
    answers: link.answers,
    ...(differs === null ? {} : { differs }),
  };
};

const toUnitCalendar = ({ series, caller, mayChoose }: CalendarFacts): UnitCalendar => ({
  series:
    series === null
      ? null
      : {
          title: series.title,
          mine: series.organiser === caller,
          readAt: series.readAt,
          gone: series.gone,
        },
  mayChoose,
});

const toSession = ({ stepId, form, topics, others, note, reception }: MeetingRow) => ({
  ...{ stepId, form, topics, others, note, reception },
});

/** A meeting with its agenda in order. */
export const toMeeting = (row: Stored<MeetingRow>, rows: UnitRows, calendar: CalendarFacts): Meeting => {
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
    calendar: toMeetingCalendar(row, calendar),
    ...toSession(row.value),
  };
};

/** All meetings, earliest first, and the items that stand on no meeting's agenda. */
export const toMeetings = (rows: UnitRows, calendar: CalendarFacts): Meetings => ({
  meetings: [...rows.StegvisMeetings].sort(byStart).map((row) => toMeeting(row, rows, calendar)),
  unplaced: rows.StegvisAgenda.filter((row) => meetingOf(row, rows) === undefined).map((row) =>
    toAgendaItem(row, rows),
  ),
  calendar: toUnitCalendar(calendar),
});
