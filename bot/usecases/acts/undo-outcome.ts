/** [Ångra] under what was said of an APT's item: it becomes what it was, unless somebody has gone on from there. */
import { agendaState } from '../../core/agenda.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, answerOf, hindered, present } from './act.ts';
import { state } from './facts.ts';
import { lost, mayTell } from './outcome.ts';

const decided = { kind: 'conflict', reason: 'already-decided' } as const;
const notAllowed = { kind: 'not-allowed', need: 'manager' } as const;

const takenBack = async (act: Act, title: string): Promise<Reply> => {
  await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title } });
};

/** The draft goes, if nobody has written in it since. */
const removeDraft = async (act: Act, row: string, version: string | undefined): Promise<Reply | null> => {
  const { lists, projection } = act.ports;
  const read = await lists.readRow(act.as, act.site, 'StegvisPlan', row);
  if (!read.ok && read.fault.kind !== 'not-found') return hindered(act, read.fault);
  if (read.ok) {
    if (read.value.version !== version) return hindered(act, decided);
    const deleted = await lists.deleteRow(act.as, act.site, 'StegvisPlan', row, read.value.version);
    if (!deleted.ok && deleted.fault.kind === 'stale') return hindered(act, decided);
    if (!deleted.ok && deleted.fault.kind !== 'not-found') return hindered(act, deleted.fault);
  }
  await projection.remove(act.unit.id, 'StegvisPlan', [row]);
  return null;
};

export const undoOutcome = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  const { line } = act;
  if (line.kind !== 'N5' || answer === null || !('undo' in answer) || !answer.undo) return present(act);
  if (!mayTell(act)) return hindered(act, notAllowed);
  if (answer.kind === 'promoted' && answer.row !== undefined) {
    const hindrance = await removeDraft(act, answer.row, answer.version);
    if (hindrance !== null) return hindrance;
  }
  const settled = await state(act, 'StegvisAgenda', line.item, (row) => {
    const now = agendaState(row.value);
    if (answer.kind === 'discussed' || answer.kind === 'promoted') {
      const was = answer.was ?? 'onAgenda';
      return now === 'discussed' && was !== 'discussed' ? { state: was } : null;
    }
    if (answer.kind !== 'carried' || answer.moved === undefined) return null;
    const { from, toKey } = answer.moved;
    const untouched = row.value.meetingKey === toKey && now === (toKey === null ? 'notReached' : 'onAgenda');
    return untouched ? from : { fault: decided };
  });
  return settled.kind === 'hindered' ? lost(act, settled) : takenBack(act, settled.row.value.title);
};
