/** N5: whoever leads an item, on the working day after the APT, for each item of which nobody has said how it went. */
import type { Matter, NudgeFacts, NudgeLine, NudgeUnit, Why } from '../nudge.ts';
import type { AgendaRow, Stored } from '../rows.ts';
import { leadOf, leadRole } from './leads.ts';
import { agendaOf, type ComingMeeting, heldMeetings } from './meetings.ts';
import { dayAfter } from './n2-decisions.ts';
import { cameTooLate, horizon, membership, type Rule, within } from './rule.ts';

export const n5Line = (
  unit: NudgeUnit,
  { row, start }: ComingMeeting,
  item: Stored<AgendaRow>,
): NudgeLine & { kind: 'N5' } => ({
  kind: 'N5',
  unit: unit.id,
  meeting: row.id,
  start,
  item: item.id,
  title: item.value.title,
});

/** Who is asked about an item, and why they; null when nobody can be. */
export const n5Recipient = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  item: Stored<AgendaRow>,
): { person: string; why: Why } | null => {
  const person = leadOf(unit, leadRole(item.value, facts.aptIdeas), membership(facts, unit));
  if (person === null) return null;
  return { person, why: person === unit.manager ? 'manager' : 'item-lead' };
};

/** After APTs that took place, key `N5:{unit}:{item}:{meeting}`: an item that is moved on is asked about again. */
export const n5AptOutcome: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units.filter(({ life }) => life !== null))
    for (const meeting of heldMeetings(unit, 'apt', days)) {
      const { on, until } = dayAfter(meeting, facts.holidays);
      if (!within(on, days) || cameTooLate(meeting.row.changedAt, until)) continue;
      for (const item of agendaOf(unit, meeting.row)) {
        const key = `N5:${unit.id}:${item.id}:${meeting.row.id}`;
        if (facts.claims.has(key)) continue;
        const who = n5Recipient(facts, unit, item);
        if (who === null) continue;
        const line = n5Line(unit, meeting, item);
        matters.push({ key, kind: 'N5', unit: unit.id, ...who, to: 'person', on, until, priority: 1, line });
      }
    }
  return matters;
};
