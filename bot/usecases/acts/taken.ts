/** [Redan gjord]: the person says that they have taken a course or the basic training. Done or not, never a score. */
import { BASICS } from '../../core/nudges/courses.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, answerOf, hindered, present, settle } from './act.ts';

/** The course's name in the store; null for lines that are about none of the reader's own. */
const stepOf = ({ line }: Act): string | null => {
  if (line.kind === 'N9') return line.item;
  return line.kind === 'N10' && line.for === 'starter' ? BASICS : null;
};

/** A fact: saying it again changes nothing. Who has left the unit has nothing to say of its courses. */
export const markTaken = async (act: Act): Promise<Reply> => {
  const step = stepOf(act);
  if (step === null) return present(act);
  if (act.actor.roles.length === 0) return hindered(act, { kind: 'not-allowed', need: 'member' });
  const at = act.now.toISOString();
  await act.ports.life.markDone(act.unit.id, step, act.writer.id, at);
  return settle(act, { kind: 'taken', at });
};

export const undoTaken = async (act: Act): Promise<Reply> => {
  const step = stepOf(act);
  if (step === null || answerOf(act)?.kind !== 'taken') return present(act);
  await act.ports.life.unmarkDone(act.unit.id, step, act.writer.id);
  await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: '' } });
};
