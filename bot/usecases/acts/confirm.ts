/** [Bekräfta]: the decisions of a meeting are right as noted, and with that the meeting was held. And [Ångra]. */
import { can } from '../../core/access.ts';
import { meetingState } from '../../core/meeting.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, answerOf, byMe, gone, hindered, present, settle } from './act.ts';
import { state } from './facts.ts';

const notAllowed = { fault: { kind: 'not-allowed', need: 'manager' } } as const;

/** A fact: a meeting that is noted as held already is left as it is. */
export const confirmMeeting = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N2') return present(act);
  const may = can(act.actor, 'write-meetings').allowed;
  const settled = await state(act, 'StegvisMeetings', line.meeting, (row) => {
    if (!may) return notAllowed;
    return meetingState(row.value) === 'planned' ? { state: 'held' as const } : null;
  });
  if (settled.kind === 'hindered')
    return settled.fault.kind === 'not-found' ? gone(act, 'meeting') : hindered(act, settled.fault);
  const { title } = settled.row.value;
  if (meetingState(settled.row.value) === 'cancelled')
    return present(act, { key: act.key, answer: { kind: 'outdated', title } });
  const was = settled.kind === 'saved' ? meetingState(settled.before.value) : 'held';
  return settle(act, { kind: 'confirmed', title, ...byMe(act), was });
};

/** Takes the word back; the meeting becomes what it was. */
export const undoConfirmed = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  const { line } = act;
  if (line.kind !== 'N2' || answer?.kind !== 'confirmed' || !answer.undo) return present(act);
  const was = answer.was ?? 'planned';
  const settled = await state(act, 'StegvisMeetings', line.meeting, (row) => {
    if (!can(act.actor, 'write-meetings').allowed) return notAllowed;
    return was !== 'held' && meetingState(row.value) === 'held' ? { state: was } : null;
  });
  if (settled.kind === 'hindered')
    return settled.fault.kind === 'not-found' ? gone(act, 'meeting') : hindered(act, settled.fault);
  await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: answer.title } });
};
