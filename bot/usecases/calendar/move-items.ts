/**
 * What becomes of the agenda of an APT that was cancelled in the calendar: what was still to be talked about moves to
 * the next planned APT, last in its order; without one it stays where it is. What was discussed stays with its meeting.
 */
import { agendaOf, agendaState, nextOrder } from '../../core/agenda.ts';
import { nextMeeting } from '../../core/meeting.ts';
import type { MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import { putRow, withRow } from '../tab/frame.ts';
import type { Work } from './frame.ts';

/** Moves the open items; gives the rows as they stand then. What somebody else changes meanwhile stays. */
export const moveItems = async (
  { ports, entered, now }: Work,
  rows: UnitRows,
  cancelled: Stored<MeetingRow>,
): Promise<UnitRows> => {
  const next = nextMeeting(rows.StegvisMeetings, now, 'apt');
  if (cancelled.value.kind !== 'apt' || cancelled.key === null || !next?.key) return rows;
  let after = rows;
  for (const item of agendaOf(rows.StegvisAgenda, cancelled.key)) {
    if (!['proposed', 'onAgenda'].includes(agendaState(item.value))) continue;
    const order = nextOrder(agendaOf(after.StegvisAgenda, next.key));
    const moved = await ports.lists.changeRow(
      entered.as,
      entered.site,
      'StegvisAgenda',
      item.id,
      item.version,
      { meetingKey: next.key, order },
    );
    if (!moved.ok) {
      ports.journal.info('agenda-item-not-moved', { fault: moved.fault.kind });
      continue;
    }
    await putRow(ports, entered, 'StegvisAgenda', moved.value);
    after = withRow(after, 'StegvisAgenda', moved.value);
  }
  return after;
};
