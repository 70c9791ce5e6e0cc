/**
 * N9 after a theme session: each person who was noted as attending is asked once, privately, whether they have basic
 * knowledge in its area now (R27). Who was asked, and what they said, is told to nobody here.
 */
import type { Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { areaName } from '../theme-areas.ts';
import { areaOfSession } from '../theme-session.ts';
import { asHeld, type ComingMeeting, heldMeetings } from './meetings.ts';
import { dayAfter } from './n2-decisions.ts';
import { IRRELEVANT, lastOf, type Refreshed } from './refreshed.ts';
import { cameTooLate, horizon, membership, type Rule, within } from './rule.ts';

export type BaselineLine = NudgeLine & { kind: 'N9'; occurrence: 'after'; area: string };

/** Whether a line is the question that follows a theme session. */
export const isBaseline = (line: NudgeLine): line is BaselineLine =>
  line.kind === 'N9' && line.occurrence === 'after' && line.area !== undefined;

const lineOf = (unit: NudgeUnit, { row, day }: ComingMeeting): BaselineLine | null => {
  const area = areaOfSession(row, unit.rows.StegvisAgenda);
  if (area === null) return null;
  const own = row.value.topics ?? row.value.title;
  return {
    ...{ kind: 'N9', unit: unit.id, form: 'session', item: row.id, occurrence: 'after', area },
    ...{ name: areaName(area) ?? { sv: own, en: own }, opens: day, closes: day, start: null, hours: null },
  };
};

/** Whether the person was at this very session; having been at another of the step's is another matter. */
const attended = (unit: NudgeUnit, meeting: string, person: string): boolean =>
  unit.life?.done.get(meeting)?.has(person) === true;

/** From the working day after a theme session, keys `N9:{unit}:{meeting}:{person}:after`. */
export const n9Baseline: Rule = (facts, today: Day) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    if (unit.life === null) continue;
    const isIn = membership(facts, unit);
    for (const meeting of heldMeetings(unit, 'session', days)) {
      const line = lineOf(unit, meeting);
      const time = dayAfter(meeting, facts.holidays);
      if (line === null || !within(time.on, days) || cameTooLate(meeting.row.changedAt, time.until)) continue;
      for (const person of unit.life.done.get(meeting.row.id) ?? []) {
        const key = `N9:${unit.id}:${meeting.row.id}:${person}:after`;
        if (!isIn(person) || facts.claims.has(key)) continue;
        const to = { person, to: 'person', why: 'attended' } as const;
        matters.push({ key, kind: 'N9', unit: unit.id, ...to, ...time, priority: 2, line });
      }
    }
  }
  return matters;
};

/** Looked at again: cancelled, moved, about another area by now, or not attended after all, it is not asked. */
export const baselineLine = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  line: BaselineLine,
  person: string,
): Refreshed => {
  const row = unit.rows.StegvisMeetings.find(({ id }) => id === line.item);
  const meeting = row && asHeld(row, 'session');
  if (!meeting || meeting.day !== line.closes || !attended(unit, row.id, person)) return IRRELEVANT;
  const fresh = lineOf(unit, meeting);
  if (fresh?.area !== line.area) return IRRELEVANT;
  return { line: fresh, last: lastOf(facts, dayAfter(meeting, facts.holidays)) };
};
