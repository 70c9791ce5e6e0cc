/** Theme sessions as something that people attend, beside the programme's steps. */
import { localDay } from './calendar.ts';
import { byStart, meetingState } from './meeting.ts';
import type { UnitRows } from './rows.ts';
import { areaOfSession } from './theme-session.ts';
import type { Training } from './training.ts';

/** Theme sessions: of a step's each is about something else, so each is attended by itself. Earliest first. */
export const themeTrainings = (
  { StegvisMeetings, StegvisAgenda }: Pick<UnitRows, 'StegvisMeetings' | 'StegvisAgenda'>,
  people: readonly string[],
): Training[] =>
  StegvisMeetings.filter(
    (row) => meetingState(row.value) !== 'cancelled' && areaOfSession(row, StegvisAgenda) !== null,
  )
    .sort(byStart)
    .map(({ id, value: { title, start } }) => {
      const at = new Date(start ?? '');
      const day = Number.isNaN(at.getTime()) ? null : localDay(at);
      return { id, kind: 'session', step: null, people, session: { title, day } };
    });
