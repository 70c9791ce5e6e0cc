/** An item of the library goes onto an agenda (R16), in Swedish, as everybody reads the lists in SharePoint. */
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import type { AgendaItem } from '../../core/api.ts';
import type { PlaceIdea } from '../../core/api-apt.ts';
import { ideaPhase } from '../../core/apt-library.ts';
import { content } from '../../core/content.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { EMPTY } from '../../core/rows.ts';
import { addOnce } from '../tab/add-once.ts';
import { type Caller, enter, readRows, withRow } from '../tab/frame.ts';
import { toAgendaItem } from '../tab/wire.ts';
import { meetingFor } from './place.ts';
import type { AptPorts } from './ports.ts';

/** Puts the idea last on the meeting's agenda, or on the next APT's, with its own minutes or those given; once per key. */
export const placeIdea = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  ideaId: string,
  input: PlaceIdea,
  key: string | null,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const idea = content.aptIdeas.find(({ id }) => id === ideaId);
  if (idea === undefined) return failed({ kind: 'not-found', what: 'agenda-item' });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const meeting = await meetingFor(ports, entered.value, rows.value, input.meetingId ?? null, null);
  if (!meeting.ok) return meeting;
  const added = await addOnce(ports, entered.value, 'StegvisAgenda', key, {
    ...EMPTY.StegvisAgenda,
    title: idea.sv.title,
    minutes: input.minutes ?? idea.minutes,
    state: 'onAgenda',
    source: idea.id,
    samPhase: ideaPhase(idea),
    meetingKey: meeting.value.key,
    order: nextOrder(agendaOf(rows.value.StegvisAgenda, meeting.value.key)),
  });
  if (!added.ok) return added;
  return done(toAgendaItem(added.value, withRow(rows.value, 'StegvisMeetings', meeting.value)));
};
