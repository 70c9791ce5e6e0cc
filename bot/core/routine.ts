/**
 * Guidelines and routines that exist already (R38): rows of the findings' list with a link and no kind. Only the link is
 * kept, never a copy; each shows what it has led to, and one without anything within a year is told apart.
 */

import { agendaState } from './agenda.ts';
import { isDeclined, routineSource } from './agenda-source.ts';
import { addDays, localDay } from './calendar.ts';
import { isFinding } from './evidence.ts';
import type { Day } from './nudge.ts';
import { actionState } from './plan.ts';
import type { FindingRow, Stored, UnitRows } from './rows.ts';

/** SharePoint's limit for a single line. */
const LONGEST = 255;

/** The address as it is kept, or null: https alone, so that nothing runs and no file of one machine is named. */
export const routineLink = (text: string): string | null => {
  const address = text.trim();
  if (!/^https:\/\/[^\s]+$/i.test(address) || address.length > LONGEST || !URL.canParse(address)) return null;
  const { protocol, hostname, username, password } = new URL(address);
  const plain = protocol === 'https:' && hostname !== '' && username === '' && password === '';
  return plain ? address : null;
};

/** A row with a link and no kind, also one whose link somebody wrote in SharePoint in a form that is not shown. */
export const isRoutine = (row: Stored<FindingRow>): boolean => !isFinding(row);

export interface RoutineActivity {
  kind: 'action' | 'item';
  id: string;
  title: string;
  state: string;
  /** The last day that it is about; null when nothing tells. */
  day: Day | null;
}

const dayOf = (instant: string | null): Day | null =>
  instant === null || Number.isNaN(Date.parse(instant)) ? null : localDay(new Date(instant));

const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null);

/** What a routine has led to, the latest first: its actions, and agenda items about it. What was dropped is none. */
export const activitiesOf = (routine: Stored<FindingRow>, rows: UnitRows): RoutineActivity[] => {
  const starts = new Map(rows.StegvisMeetings.map(({ key, value }) => [key, value.start]));
  const actions = rows.StegvisPlan.filter(
    ({ value }) =>
      routine.key !== null && value.findingKey === routine.key && actionState(value) !== 'dropped',
  ).map(
    ({ id, value, changedAt }): RoutineActivity => ({
      ...{ kind: 'action', id, title: value.title, state: actionState(value) },
      day: latest([dayOf(changedAt), value.dueDate, value.followUpDate]),
    }),
  );
  const items = rows.StegvisAgenda.filter(
    ({ value }) => value.source === routineSource(routine.id) && !isDeclined(value),
  ).map(
    ({ id, value, changedAt }): RoutineActivity => ({
      ...{ kind: 'item', id, title: value.title, state: agendaState(value) },
      day:
        dayOf(value.meetingKey === null ? null : (starts.get(value.meetingKey) ?? null)) ?? dayOf(changedAt),
    }),
  );
  return [...actions, ...items].sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''));
};

/** Whether something has come of it within the twelve months before a day, or is to come. */
export const hasActivity = (activities: readonly RoutineActivity[], today: Day): boolean =>
  activities.some(({ day }) => day === null || day > addDays(today, -365));
