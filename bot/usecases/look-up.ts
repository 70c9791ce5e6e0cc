/** What people ask the bot for: the next meeting, their tasks, whom to turn to. Read from the projection. */
import { agendaOf, agendaState } from '../core/agenda.ts';
import { meetingKind, nextMeeting } from '../core/meeting.ts';
import { actionState } from '../core/plan.ts';
import type { Reply } from '../core/reply.ts';
import type { MeetingRow, Stored } from '../core/rows.ts';
import type { ChatPorts } from './conversation.ts';
import type { UnitRecord } from './ports.ts';

type Ports = Pick<ChatPorts, 'units' | 'projection' | 'clock'>;

/** Group meetings concern the group; everything else concerns everybody in the unit. */
const concerns =
  (unit: UnitRecord, person: string | null) =>
  (row: Stored<MeetingRow>): boolean =>
    person === null ||
    meetingKind(row.value) !== 'group' ||
    unit.manager === person ||
    unit.processLead === person ||
    unit.group.includes(person);

/** The next planned meeting of the units, with what stands on its agenda. `person` null: asked in the unit's channel. */
export const findNextMeeting = async (
  ports: Ports,
  units: readonly UnitRecord[],
  person: string | null,
): Promise<Reply> => {
  const now = ports.clock.now();
  let found: { unit: UnitRecord; row: Stored<MeetingRow>; agenda: string[] } | null = null;
  for (const unit of units) {
    const rows = await ports.projection.rows(unit.id);
    const row = nextMeeting(rows.StegvisMeetings.filter(concerns(unit, person)), now);
    if (row === null) continue;
    const begins = (candidate: Stored<MeetingRow>): number => Date.parse(candidate.value.start ?? '');
    if (found !== null && begins(found.row) <= begins(row)) continue;
    const agenda =
      row.key === null
        ? []
        : agendaOf(rows.StegvisAgenda, row.key)
            .filter(({ value }) => agendaState(value) === 'onAgenda')
            .map(({ value }) => value.title);
    found = { unit, row, agenda };
  }
  if (found === null) return { kind: 'next-meeting', meeting: null, unit: units[0]?.id ?? null };
  return {
    kind: 'next-meeting',
    meeting: { title: found.row.value.title, start: found.row.value.start ?? '', agenda: found.agenda },
    unit: found.unit.id,
  };
};

/** The actions that the person owns and that are neither done nor dropped, the earliest date first. */
export const findTasks = async (
  ports: Ports,
  units: readonly UnitRecord[],
  person: string,
): Promise<Reply> => {
  const perUnit = await Promise.all(
    units.map(async (unit) => {
      const rows = await ports.projection.rows(unit.id);
      return rows.StegvisPlan.filter(
        ({ value }) => value.ownerId === person && actionState(value) === 'active',
      ).map(({ id, value }) => ({ id, unit: unit.id, title: value.title, dueDate: value.dueDate }));
    }),
  );
  const late = '9999-12-31';
  const tasks = perUnit
    .flat()
    .sort(
      (a, b) => (a.dueDate ?? late).localeCompare(b.dueDate ?? late) || a.title.localeCompare(b.title, 'sv'),
    );
  return { kind: 'tasks', tasks };
};

/** The names to turn to in the person's unit. */
export const findContacts = (
  units: readonly UnitRecord[],
): { manager: string | null; safetyRep: string | null } => {
  const unit = units[0];
  const name = (id: string | null): string | null =>
    unit?.members.find((member) => member.id === id)?.name ?? null;
  return { manager: name(unit?.manager ?? null), safetyRep: name(unit?.safetyRep ?? null) };
};
