/** N4: the unit's channel, five working days before an APT that has something on its agenda: one card. */
import { addWorkingDays } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, NudgeLine } from '../nudge.ts';
import type { UnitRows } from '../rows.ts';
import { leadRole } from './leads.ts';
import { agendaOf, type ComingMeeting, comingMeetings } from './meetings.ts';
import { cameTooLate, horizon, lastDay, type Rule, within } from './rule.ts';

const BEFORE = 5;

/** Day and last day of the card; it never comes after the APT's day. */
export const n4Days = (meeting: ComingMeeting, facts: NudgeFacts): { on: Day; until: Day } => ({
  on: addWorkingDays(meeting.day, -BEFORE, facts.holidays),
  until: meeting.day,
});

/** The line with the agenda as it stands now; null when there is nothing on it. */
export const n4Line = (
  facts: Pick<NudgeFacts, 'aptIdeas'>,
  unit: { id: string; rows: Pick<UnitRows, 'StegvisAgenda'> },
  meeting: ComingMeeting,
): (NudgeLine & { kind: 'N4' }) | null => {
  const items = agendaOf(unit, meeting.row).map(({ id, value }) => ({
    id,
    title: value.title,
    minutes: value.minutes,
    lead: leadRole(value, facts.aptIdeas),
  }));
  if (items.length === 0) return null;
  return { kind: 'N4', unit: unit.id, meeting: meeting.row.id, start: meeting.start, items };
};

/** Agendas for the channel, key `N4:{unit}:{meeting}`. */
export const n4AptAgenda: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units.filter(({ life }) => life !== null))
    for (const meeting of comingMeetings(unit, 'apt', days)) {
      if (meeting.day < days.oldest) continue;
      const { on, until } = n4Days(meeting, facts);
      if (on > days.newest) break;
      const key = `N4:${unit.id}:${meeting.row.id}`;
      if (!within(on, days) || facts.claims.has(key)) continue;
      if (cameTooLate(meeting.row.changedAt, lastDay(on, until, facts.holidays))) continue;
      const line = n4Line(facts, unit, meeting);
      if (line === null) continue;
      const to = { person: unit.id, to: 'channel', why: 'channel' } as const;
      matters.push({ key, kind: 'N4', unit: unit.id, ...to, on, until, priority: 1, line });
    }
  return matters;
};
