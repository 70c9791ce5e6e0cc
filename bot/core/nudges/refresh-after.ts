/** N2 and N5 looked at again: whether the meeting still counts as held, and the item still waits for a word. */
import { agendaState } from '../agenda.ts';
import { localDay } from '../calendar.ts';
import type { NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { asHeld } from './meetings.ts';
import { dayAfter, n2Line } from './n2-decisions.ts';
import { n5Line, n5Recipient } from './n5-apt-outcome.ts';
import { IRRELEVANT, lastOf, type Refreshed } from './refreshed.ts';

/** Cancelled, moved to another day, or said on another device: nothing to ask any more. */
export const afterMeeting = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  line: NudgeLine & { kind: 'N2' | 'N5' },
  person: string,
): Refreshed => {
  const row = unit.rows.StegvisMeetings.find(({ id }) => id === line.meeting);
  const meeting = row && asHeld(row, line.kind === 'N2' ? 'group' : 'apt');
  if (!meeting || localDay(new Date(meeting.start)) !== localDay(new Date(line.start))) return IRRELEVANT;
  const last = lastOf(facts, dayAfter(meeting, facts.holidays));
  if (line.kind === 'N2') return unit.manager === person ? { line: n2Line(unit, meeting), last } : IRRELEVANT;
  const item = unit.rows.StegvisAgenda.find(({ id }) => id === line.item);
  const waits =
    item !== undefined &&
    item.value.meetingKey === meeting.row.key &&
    agendaState(item.value) === 'onAgenda' &&
    n5Recipient(facts, unit, item)?.person === person;
  return waits ? { line: n5Line(unit, meeting, item), last } : IRRELEVANT;
};
