/** *dagordning*: the agenda of the next workplace meeting, in order and with minutes. Read from the projection. */
import { agendaMinutes, agendaOf, agendaState } from '../../core/agenda.ts';
import { isProposal } from '../../core/agenda-source.ts';
import type { Reply } from '../../core/reply.ts';
import type { ChatPorts } from '../conversation.ts';
import type { UnitRecord } from '../ports.ts';
import { nextAptOf } from './place.ts';

export const findAgenda = async (
  ports: Pick<ChatPorts, 'projection' | 'clock'>,
  units: readonly UnitRecord[],
): Promise<Reply> => {
  const next = await nextAptOf(ports, units);
  const none = { kind: 'agenda' as const, meeting: null, items: [], minutes: 0, waiting: 0 };
  if (next === null) return { ...none, unit: null, unitName: '' };
  const { unit, rows, meeting } = next;
  const key = meeting?.key ?? null;
  const items = key === null ? [] : agendaOf(rows.StegvisAgenda, key);
  const waiting = rows.StegvisAgenda.filter(
    ({ value }) => isProposal(value) && (value.meetingKey === null || value.meetingKey === key),
  ).length;
  if (meeting === null) return { ...none, unit: unit.id, unitName: unit.name, waiting };
  return {
    kind: 'agenda',
    unit: unit.id,
    unitName: unit.name,
    meeting: { id: meeting.id, title: meeting.value.title, start: meeting.value.start ?? '' },
    items: items
      .filter(({ value }) => agendaState(value) === 'onAgenda')
      .map(({ value }) => ({ title: value.title, minutes: value.minutes })),
    minutes: agendaMinutes(items),
    waiting,
  };
};
