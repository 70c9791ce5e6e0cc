/** N3: the manager, eight working days before an APT that still has room: two ideas of the library. */
import { addWorkingDays, localDay } from '../calendar.ts';
import type { AptIdeaRef, Claim, Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { chooseIdeas, ideaUse, offersByUnit } from './apt-ideas.ts';
import { agendaOf, type ComingMeeting, comingMeetings, readLongAgo } from './meetings.ts';
import { cameTooLate, horizon, lastDay, membership, type Rule, within } from './rule.ts';

const BEFORE = 8;

/** Day and last day of the offer; it never comes after the APT's day. */
export const n3Days = (meeting: ComingMeeting, facts: NudgeFacts): { on: string; until: string } => ({
  on: addWorkingDays(meeting.day, -BEFORE, facts.holidays),
  until: meeting.day,
});

/** With two items an HBTQI agenda is full enough: the offer comes when it is needed. */
export const needsIdeas = (unit: NudgeUnit, meeting: ComingMeeting): boolean =>
  agendaOf(unit, meeting.row).length < 2;

export const n3Line = (
  unit: NudgeUnit,
  meeting: ComingMeeting,
  ideas: [AptIdeaRef, AptIdeaRef],
  today: Day,
): NudgeLine & { kind: 'N3' } => ({
  kind: 'N3',
  unit: unit.id,
  meeting: meeting.row.id,
  start: meeting.start,
  ideas,
  ...readLongAgo(unit, meeting.row, today),
});

/** Ideas for a meeting whose offer is on its way already: those still free stay, the others are replaced. */
export const freshIdeas = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  meeting: ComingMeeting,
  offered: [AptIdeaRef, AptIdeaRef],
): [AptIdeaRef, AptIdeaRef] | null => {
  const placed = new Set(agendaOf(unit, meeting.row).map(({ value }) => value.source));
  const [kept, other] = offered.filter(({ id }) => !placed.has(id));
  if (kept !== undefined && other !== undefined) return [kept, other];
  const offers = offersByUnit(facts.claims.values()).get(unit.id) ?? [];
  const [first, second] =
    chooseIdeas(facts, unit, meeting, ideaUse(unit, offers, localDay(new Date(meeting.start)))) ?? [];
  if (first === undefined || second === undefined) return null;
  return kept === undefined ? [first, second] : [kept, first.id === kept.id ? second : first];
};

/** Offers for coming APTs, key `N3:{unit}:{meeting}`. */
export const n3AptIdeas: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  let offers: Map<string, Claim[]> | undefined;
  for (const unit of facts.units) {
    if (!membership(facts, unit)(unit.manager)) continue;
    let use: Map<string, string> | undefined;
    for (const meeting of comingMeetings(unit, 'apt', days)) {
      if (meeting.day < days.oldest) continue;
      const { on, until } = n3Days(meeting, facts);
      if (on > days.newest) break;
      const key = `N3:${unit.id}:${meeting.row.id}`;
      if (!within(on, days) || facts.claims.has(key) || !needsIdeas(unit, meeting)) continue;
      if (cameTooLate(meeting.row.changedAt, lastDay(on, until, facts.holidays))) continue;
      offers ??= offersByUnit(facts.claims.values());
      use ??= ideaUse(unit, offers.get(unit.id) ?? [], today);
      const ideas = chooseIdeas(facts, unit, meeting, use);
      if (ideas === null) continue;
      // two APTs in sight do not get the same ideas
      for (const { id } of ideas) use.set(id, meeting.day);
      const line = n3Line(unit, meeting, ideas, today);
      const to = { person: unit.manager, to: 'person', why: 'manager' } as const;
      matters.push({ key, kind: 'N3', unit: unit.id, ...to, on, until, priority: 1, line });
    }
  }
  return matters;
};
