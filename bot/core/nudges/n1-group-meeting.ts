/** N1: each member of the HBTQ group, the manager included, three working days before a group meeting. */
import { addWorkingDays } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { agendaOf, type ComingMeeting, comingMeetings, readLongAgo } from './meetings.ts';
import { isStalled } from './n7-stalled.ts';
import { horizon, membership, type Rule, within } from './rule.ts';

const BEFORE = 3;

/** The group as N1 writes to it: the manager belongs to it whether or not they are listed. */
export const groupOf = (unit: NudgeUnit): string[] => [...new Set([unit.manager, ...unit.group])];

/** Day and last day of the reminder; it never comes after the meeting's day. */
export const n1Days = (meeting: ComingMeeting, facts: NudgeFacts): { on: string; until: string } => ({
  on: addWorkingDays(meeting.day, -BEFORE, facts.holidays),
  until: meeting.day,
});

/** The line with the meeting and agenda as they stand now; of stalled actions only how many. */
export const n1Line = (unit: NudgeUnit, meeting: ComingMeeting, today: Day): NudgeLine & { kind: 'N1' } => {
  const items = agendaOf(unit, meeting.row);
  const others = items.filter(({ value }) => !isStalled(value));
  const stalled = items.length - others.length;
  return {
    kind: 'N1',
    unit: unit.id,
    meeting: meeting.row.id,
    title: meeting.row.value.title,
    start: meeting.start,
    agenda: others.map(({ value }) => value.title),
    ...(stalled === 0 ? {} : { stalled }),
    ...readLongAgo(unit, meeting.row, today),
  };
};

/**
 * A meeting of a group that several units share stands in each unit's list (R43): it is one to whoever is in the group,
 * by when it begins and what it is called.
 */
const sameMeeting = ({ row, start }: ComingMeeting): string =>
  `${Date.parse(start)} ${row.value.title.trim().toLowerCase()}`;

interface Found {
  matter: Matter;
  person: string;
  meeting: string;
  claimed: boolean;
}

/** Of a shared meeting one matter a person, that with the fuller agenda; none once any of them was claimed. */
const once = (found: readonly Found[]): Matter[] => {
  const chosen = new Map<string, Found>();
  for (const each of found) {
    const key = `${each.person} ${each.meeting}`;
    const other = chosen.get(key);
    if (other === undefined) chosen.set(key, each);
    else if (!other.claimed && (each.claimed || items(each) > items(other))) chosen.set(key, each);
  }
  return [...chosen.values()].flatMap(({ claimed, matter }) => (claimed ? [] : [matter]));
};
const items = ({ matter: { line } }: Found): number => (line.kind === 'N1' ? line.agenda.length : 0);

/** Reminders of coming group meetings, key `N1:{unit}:{meeting}:{person}`. */
export const n1GroupMeeting: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const found: Found[] = [];
  for (const unit of facts.units) {
    const isIn = membership(facts, unit);
    for (const meeting of comingMeetings(unit, 'group', days)) {
      if (meeting.day < days.oldest) continue;
      const { on, until } = n1Days(meeting, facts);
      if (on > days.newest) break;
      if (!within(on, days)) continue;
      const line = n1Line(unit, meeting, today);
      for (const person of groupOf(unit).filter(isIn)) {
        const key = `N1:${unit.id}:${meeting.row.id}:${person}`;
        const to = { person, to: 'person', why: 'group' } as const;
        found.push({
          matter: { key, kind: 'N1', unit: unit.id, ...to, on, until, priority: 1, line },
          ...{ person, meeting: sameMeeting(meeting), claimed: facts.claims.has(key) },
        });
      }
    }
  }
  return once(found);
};
