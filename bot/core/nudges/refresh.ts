/** A claimed line looked at again: as the lists stand now, with the last day it may go out, or why it may not any more. */
import { localDay } from '../calendar.ts';
import type { Day, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { asComing } from './meetings.ts';
import { groupOf, n1Days, n1Line } from './n1-group-meeting.ts';
import { freshIdeas, n3Days, n3Line, needsIdeas } from './n3-apt-ideas.ts';
import { n4Days, n4Line } from './n4-apt-agenda.ts';
import { n6Days, n6Line, n6Recipient } from './n6-action-due.ts';
import { n8Day, n8Until } from './n8-reflection.ts';
import { afterMeeting } from './refresh-after.ts';
import { trainingLine } from './refresh-training.ts';
import { yearLine } from './refresh-year.ts';
import { IRRELEVANT, lastOf, type Refreshed } from './refreshed.ts';
import { rests } from './rest.ts';
import { membership } from './rule.ts';

export type { Refreshed } from './refreshed.ts';

const meetingLine = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  line: NudgeLine & { kind: 'N1' | 'N3' | 'N4' },
  person: string,
  today: Day,
): Refreshed => {
  const row = unit.rows.StegvisMeetings.find(({ id }) => id === line.meeting);
  const meeting = row && asComing(row, line.kind === 'N1' ? 'group' : 'apt');
  if (!meeting) return IRRELEVANT;
  const moved = Date.parse(meeting.start) !== Date.parse(line.start);
  if (line.kind === 'N1') {
    if (!groupOf(unit).includes(person)) return IRRELEVANT;
    return { line: n1Line(unit, meeting, today), last: lastOf(facts, n1Days(meeting, facts), moved) };
  }
  if (line.kind === 'N4') {
    const fresh = n4Line(facts, unit, meeting);
    return fresh === null ? IRRELEVANT : { line: fresh, last: lastOf(facts, n4Days(meeting, facts), moved) };
  }
  if (unit.manager !== person || !needsIdeas(unit, meeting)) return IRRELEVANT;
  const ideas = freshIdeas(facts, unit, meeting, line.ideas);
  if (ideas === null) return IRRELEVANT;
  return { line: n3Line(unit, meeting, ideas, today), last: lastOf(facts, n3Days(meeting, facts), moved) };
};

const actionLine = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  line: NudgeLine & { kind: 'N6' },
  person: string,
  today: Day,
): Refreshed => {
  const row = unit.rows.StegvisPlan.find(({ id }) => id === line.action);
  const days = row && n6Days(facts, unit, row, line.occurrence);
  if (!row || !days) return IRRELEVANT;
  const to = n6Recipient(unit, row, membership(facts, unit));
  if (to?.person !== person) return IRRELEVANT;
  const moved = days.until !== line.dueDate;
  // A first reminder of a date that was just moved ahead still says something true, and is the only first there is.
  // A second one would come on a day that is not the due date any more.
  if (line.occurrence === 'second' && moved && days.on > today) return IRRELEVANT;
  const fresh = n6Line(facts, unit, row, days.until, line.occurrence, to.stoodIn, today);
  return { line: fresh, last: lastOf(facts, days, moved) };
};

/** Looks at one line of a card of this recipient. */
export const refresh = (
  facts: NudgeFacts,
  person: string,
  { key, line }: { key: string; line: NudgeLine },
  now: Date,
): Refreshed => {
  if (line.kind === 'N8') {
    if (facts.people.get(person)?.reflection == null) return { reason: 'off' };
    if (!facts.units.some(({ members }) => members.includes(person))) return { reason: 'left' };
    return { line, last: n8Until(n8Day(key), facts.holidays) };
  }
  const unit = facts.units.find(({ id }) => id === line.unit);
  if (unit === undefined) return IRRELEVANT;
  if (person !== unit.id && !unit.members.includes(person)) return { reason: 'left' };
  const today = localDay(now);
  if ((line.kind === 'N6' || line.kind === 'N11') && rests(unit, today)) return { reason: 'off' };
  switch (line.kind) {
    case 'N1':
    case 'N3':
    case 'N4':
      return meetingLine(facts, unit, line, person, today);
    case 'N2':
    case 'N5':
      return afterMeeting(facts, unit, line, person);
    case 'N6':
      return actionLine(facts, unit, line, person, today);
    case 'N7':
      // never on a card
      return IRRELEVANT;
    case 'N9':
    case 'N10':
      return trainingLine(facts, unit, line, person);
    default:
      return yearLine(facts, unit, { key, line }, person, today);
  }
};
