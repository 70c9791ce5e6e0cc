/**
 * An old card looked at again, as the projection has its rows now: what somebody has done elsewhere, moved, cancelled or
 * deleted since. What was answered on the card stands. Nothing is written, and no list is asked.
 */
import { agendaState } from '../../core/agenda.ts';
import { workingDaysBetween } from '../../core/calendar.ts';
import { meetingState } from '../../core/meeting.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import { asComing } from '../../core/nudges/meetings.ts';
import { n4Line } from '../../core/nudges/n4-apt-agenda.ts';
import type { Answer, NudgeCard, Reply } from '../../core/reply.ts';
import type { MeetingRow, Stored } from '../../core/rows.ts';
import { knownRows } from '../live/rows.ts';
import { type Act, byOther, shown } from './act.ts';

type Seen = { line: NudgeLine } | { answer: Answer };

const action = async (act: Act, line: NudgeLine & { kind: 'N6' }): Promise<Seen> => {
  const row = await act.ports.projection.row(act.unit.id, 'StegvisPlan', line.action);
  if (row === null || row.value.state === 'dropped')
    return { answer: { kind: 'outdated', title: row?.value.title ?? line.title } };
  const { title, area, dueDate, state } = row.value;
  if (state === 'done') return { answer: { kind: 'done', title, ...byOther(row, act) } };
  if (dueDate === null) return { line: { ...line, title, area } };
  const workingDaysLeft = workingDaysBetween(act.today, dueDate, act.ports.holidays);
  return { line: { ...line, title, area, dueDate, workingDaysLeft } };
};

const meeting = async (act: Act, line: NudgeLine & { kind: 'N1' | 'N2' | 'N3' | 'N4' }): Promise<Seen> => {
  const row = await act.ports.projection.row(act.unit.id, 'StegvisMeetings', line.meeting);
  if (row === null || meetingState(row.value) === 'cancelled')
    return { answer: { kind: 'outdated', title: row?.value.title ?? '' } };
  if (line.kind === 'N4') return agenda(act, line, row);
  return { line: { ...line, start: row.value.start ?? line.start } };
};

/** The channel's card shows the agenda as it stands. */
const agenda = async (act: Act, line: NudgeLine & { kind: 'N4' }, row: Stored<MeetingRow>): Promise<Seen> => {
  const coming = asComing(row, 'apt');
  const rows = await knownRows(act.ports.projection, act.unit.id);
  const fresh = coming && n4Line(act.ports.content, { id: act.unit.id, rows }, coming);
  return { line: fresh ?? { ...line, start: row.value.start ?? line.start, items: [] } };
};

const item = async (act: Act, line: NudgeLine & { kind: 'N5' }): Promise<Seen> => {
  const row = await act.ports.projection.row(act.unit.id, 'StegvisAgenda', line.item);
  if (row === null) return { answer: { kind: 'outdated', title: line.title } };
  const { title } = row.value;
  switch (agendaState(row.value)) {
    case 'discussed':
      return { answer: { kind: 'discussed', title, ...byOther(row, act) } };
    case 'notReached':
      return { answer: { kind: 'carried', title, to: null, ...byOther(row, act) } };
    default:
      return { line: { ...line, title } };
  }
};

const look = async (act: Act, line: NudgeLine): Promise<Seen> => {
  switch (line.kind) {
    case 'N1':
    case 'N2':
    case 'N3':
    case 'N4':
      return meeting(act, line);
    case 'N5':
      return item(act, line);
    case 'N6':
      return action(act, line);
    default:
      return { line };
  }
};

/** The card as it stands: its answers, and for the rest what has become of it. */
export const standing = async (act: Act): Promise<Reply> => {
  const card = (await act.ports.claims.card(act.card.id)) ?? act.card;
  const answers = [...card.answers];
  const lines: NudgeCard['lines'] = [];
  for (const each of card.lines) {
    const answered = answers.some(({ key }) => key === each.key);
    // Rows of another unit are that unit's to read; a card of several units shows those lines as they were sent.
    const seen =
      answered || each.line.unit !== act.unit.id ? { line: each.line } : await look(act, each.line);
    if ('answer' in seen) answers.push({ key: each.key, answer: seen.answer });
    lines.push({ key: each.key, line: 'line' in seen ? seen.line : each.line });
  }
  const nudge = shown({ ...card, lines }, act.unit.name);
  return answers.length === 0 ? { kind: 'nudge', card: nudge } : { kind: 'answered', card: nudge, answers };
};
