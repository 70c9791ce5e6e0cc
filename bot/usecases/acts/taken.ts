/** [Redan gjord]: the person says that they have taken a course or the basic training. Done or not, never a score. */
import type { Programme } from '../../core/content.ts';
import { BASICS, doneKeys } from '../../core/nudges/courses.ts';
import type { Reply } from '../../core/reply.ts';
import { programmeFor } from '../programme-for.ts';
import { type Act, answerOf, hindered, present, settle } from './act.ts';
import { following } from './follow.ts';

const programmeOf = async (ports: Act['ports'], unit: Act['unit']): Promise<Programme | null> =>
  (await programmeFor(ports, unit))?.programme ?? null;

/**
 * What it is noted by in the store: a session by the step that its meeting belongs to by now, also when it has been held;
 * null for lines that are about none of the reader's own.
 */
const keyOf = async ({ line, ports, unit }: Act): Promise<string | null> => {
  if (line.kind === 'N10') return line.for === 'starter' ? BASICS : null;
  if (line.kind !== 'N9' || line.occurrence === 'after') return null;
  if (line.form === 'course') return line.item;
  const meeting = await ports.projection.row(unit.id, 'StegvisMeetings', line.item);
  if (meeting === null) return line.item;
  const { StegvisAgenda } = await ports.projection.rows(unit.id);
  return doneKeys(await programmeOf(ports, unit), meeting, StegvisAgenda)[0] ?? line.item;
};

/** A fact: saying it again changes nothing. Who has left the unit has nothing to say of its courses. */
export const markTaken = async (act: Act): Promise<Reply> => {
  const key = await keyOf(act);
  if (key === null) return present(act);
  if (act.actor.roles.length === 0) return hindered(act, { kind: 'not-allowed', need: 'member' });
  const at = act.now.toISOString();
  const first = await following(act, () => act.ports.life.markDone(act.unit.id, key, act.writer.id, at));
  return settle(act, { kind: 'taken', at, noted: first ? key : null });
};

/** Takes back what the press noted, and nothing that stood there before it. */
export const undoTaken = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  const key = await keyOf(act);
  if (key === null || answer?.kind !== 'taken') return present(act);
  const noted = answer.noted === undefined ? key : answer.noted;
  if (noted !== null)
    await following(act, () => act.ports.life.unmarkDone(act.unit.id, noted, act.writer.id));
  await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: '' } });
};
