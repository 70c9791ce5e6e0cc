/**
 * N2: whoever notes the decisions, on the working day after a group meeting. No row names a note-taker yet, so it is the
 * manager (assumption: the manager belongs to the group in every template and answers for what is decided).
 */
import { addWorkingDays } from '../calendar.ts';
import type { Day, Holidays, Matter, NudgeLine, NudgeUnit } from '../nudge.ts';
import { type ComingMeeting, heldMeetings } from './meetings.ts';
import { cameTooLate, horizon, membership, type Rule, within } from './rule.ts';

/** The next working day, and as long as any matter may move. */
export const dayAfter = (meeting: ComingMeeting, holidays: Holidays): { on: Day; until: Day } => {
  const on = addWorkingDays(meeting.day, 1, holidays);
  return { on, until: addWorkingDays(on, 5, holidays) };
};

/** The line with what is noted now: items of the meeting's agenda that have an outcome. */
export const n2Line = (unit: NudgeUnit, { row, start }: ComingMeeting): NudgeLine & { kind: 'N2' } => ({
  kind: 'N2',
  unit: unit.id,
  meeting: row.id,
  title: row.value.title,
  start,
  decisions: unit.rows.StegvisAgenda.filter(
    ({ value }) => row.key !== null && value.meetingKey === row.key && value.outcome !== null,
  ).length,
});

/** After group meetings that took place, key `N2:{unit}:{meeting}`. */
export const n2Decisions: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    if (unit.life === null || !membership(facts, unit)(unit.manager)) continue;
    for (const meeting of heldMeetings(unit, 'group', days)) {
      const { on, until } = dayAfter(meeting, facts.holidays);
      if (!within(on, days)) continue;
      const key = `N2:${unit.id}:${meeting.row.id}`;
      if (facts.claims.has(key) || cameTooLate(meeting.row.changedAt, until)) continue;
      const to = { person: unit.manager, to: 'person', why: 'note-taker' } as const;
      const line = n2Line(unit, meeting);
      matters.push({ key, kind: 'N2', unit: unit.id, ...to, on, until, priority: 1, line });
    }
  }
  return matters;
};
