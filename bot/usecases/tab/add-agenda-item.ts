import { agendaOf, nextOrder } from '../../core/agenda.ts';
import type { AgendaItem, NewAgendaItem } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { nextMeeting } from '../../core/meeting.ts';
import { type AgendaRow, EMPTY, type MeetingRow, type Stored, type UnitRows } from '../../core/rows.ts';
import { addOnce } from './add-once.ts';
import { type Caller, type Entered, enter, putRow, readRows, type TabPorts, withRow } from './frame.ts';
import { toAgendaItem } from './wire.ts';

/** Puts an item on a meeting's agenda, last in the order; without a meeting, on the next APT's. */
export const addAgendaItem = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: NewAgendaItem,
  key: string | null,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const chosen = meetingFor(rows.value, input.meetingId ?? null, ports.clock.now());
  if (!chosen.ok) return chosen;
  const meeting = await withKey(ports, entered.value, chosen.value);
  if (!meeting.ok) return meeting;
  const row: AgendaRow = {
    ...EMPTY.StegvisAgenda,
    title: input.title,
    meetingKey: meeting.value.key,
    order: nextOrder(agendaOf(rows.value.StegvisAgenda, meeting.value.key)),
    minutes: input.minutes,
    state: 'onAgenda',
    outcome: null,
    source: 'person',
    samPhase: input.samPhase ?? null,
    activeMeasure: input.activeMeasure ?? null,
  };
  const added = await addOnce(ports, entered.value, 'StegvisAgenda', key, row);
  if (!added.ok) return added;
  return done(toAgendaItem(added.value, withRow(rows.value, 'StegvisMeetings', meeting.value)));
};

const meetingFor = (rows: UnitRows, id: string | null, now: Date): Outcome<Stored<MeetingRow>> => {
  if (id === null) {
    const apt = nextMeeting(rows.StegvisMeetings, now, 'apt');
    return apt === null ? failed({ kind: 'conflict', reason: 'no-coming-apt' }) : done(apt);
  }
  const named = rows.StegvisMeetings.find((row) => row.id === id);
  return named === undefined ? failed({ kind: 'not-found', what: 'meeting' }) : done(named);
};

/** A meeting that somebody added in SharePoint may still lack the key by which its items name it. */
export const withKey = async (
  ports: TabPorts,
  entered: Entered,
  meeting: Stored<MeetingRow>,
): Promise<Outcome<Stored<MeetingRow>>> => {
  if (meeting.key !== null) return done(meeting);
  const { as, site, unit } = entered;
  const list = 'StegvisMeetings';
  const adopted = await ports.lists.adoptRow(
    as,
    site,
    list,
    meeting.id,
    meeting.version,
    ports.ids.uuid(),
    unit.id,
  );
  // Stale: the sync or somebody else was first; then the row has its key by now.
  if (!adopted.ok && adopted.fault.kind !== 'stale') return adopted;
  const read = await ports.lists.readRow(as, site, list, meeting.id);
  if (!read.ok) return read;
  await putRow(ports, entered, list, read.value);
  return read.value.key === null ? failed({ kind: 'stale', theirs: null }) : read;
};
