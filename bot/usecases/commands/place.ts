/** Which unit's matters are meant where somebody writes. */
import { nextMeeting } from '../../core/meeting.ts';
import type { MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import type { ChatPorts, Writer } from '../conversation.ts';
import type { UnitRecord } from '../ports.ts';

/**
 * In a unit's channel that unit; elsewhere, also in group and meeting chats, the writer's own. What is told of a unit in a
 * shared place stands in its lists, which are written as if public, and only somebody of the unit can ask for it.
 */
export const unitsMeant = async (ports: Pick<ChatPorts, 'units'>, writer: Writer): Promise<UnitRecord[]> => {
  const channel = writer.address.conversation.split(';')[0] ?? '';
  const unit = writer.address.conversationType === 'personal' ? null : await ports.units.get(channel);
  if (unit !== null) return unit.tenant === writer.tenant ? [unit] : [];
  const own = await ports.units.ofPerson(writer.id);
  return own.filter(({ tenant }) => tenant === writer.tenant);
};

export interface NextApt {
  unit: UnitRecord;
  rows: UnitRows;
  /** Null: none is planned. */
  meeting: Stored<MeetingRow> | null;
}

/** The next workplace meeting of these units, or the first of them without one; null: no unit at all. */
export const nextAptOf = async (
  ports: Pick<ChatPorts, 'projection' | 'clock'>,
  units: readonly UnitRecord[],
): Promise<NextApt | null> => {
  const now = ports.clock.now();
  const all = await Promise.all(
    units.map(async (unit): Promise<NextApt> => {
      const rows = await ports.projection.rows(unit.id);
      return { unit, rows, meeting: nextMeeting(rows.StegvisMeetings, now, 'apt') };
    }),
  );
  const begins = ({ meeting }: NextApt): number =>
    meeting === null ? Number.POSITIVE_INFINITY : Date.parse(meeting.value.start ?? '');
  return all.reduce<NextApt | null>(
    (first, each) => (first === null || begins(each) < begins(first) ? each : first),
    null,
  );
};
