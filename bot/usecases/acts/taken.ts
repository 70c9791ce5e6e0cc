/** [Redan gjord]: the person says that they have taken a course or the basic training. Done or not, never a score. */
import type { Programme } from '../../core/content.ts';
import type { DoneBy, UnitFacts } from '../../core/measurement.ts';
import { BASICS, doneKeys } from '../../core/nudges/courses.ts';
import type { Reply } from '../../core/reply.ts';
import { programmeFor } from '../programme-for.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { factsOf } from '../tab/frame.ts';
import { type Act, answerOf, hindered, present, settle } from './act.ts';

const programmeOf = async (ports: Act['ports'], unit: Act['unit']): Promise<Programme | null> =>
  (await programmeFor(ports, unit))?.programme ?? null;

/**
 * What it is noted by in the store: a session by the step that its meeting belongs to by now, also when it has been held;
 * null for lines that are about none of the reader's own.
 */
const keyOf = async ({ line, ports, unit }: Act): Promise<string | null> => {
  if (line.kind === 'N10') return line.for === 'starter' ? BASICS : null;
  if (line.kind !== 'N9') return null;
  if (line.form === 'course') return line.item;
  const meeting = await ports.projection.row(unit.id, 'StegvisMeetings', line.item);
  return (meeting === null ? undefined : doneKeys(await programmeOf(ports, unit), meeting)[0]) ?? line.item;
};

const doneNow = async ({ ports, unit }: Act): Promise<DoneBy> =>
  (await ports.life.of([unit.id])).get(unit.id)?.done ?? new Map();

/** Notes it, and has the steps' rows follow with counts; what cannot be written now is mended by the next change. */
const noting = async <T>(act: Act, note: () => Promise<T>): Promise<T> => {
  const { ports, unit, as, site } = act;
  const before = await doneNow(act);
  const noted = await note();
  const programme = await programmeOf(ports, unit);
  if (programme === null) return noted;
  const rows = await ports.projection.rows(unit.id);
  const facts = (done: DoneBy): UnitFacts => factsOf({ unit, done }, rows);
  await alignSteps(ports, { as, site, unit, programme }, facts(before), facts(await doneNow(act)));
  return noted;
};

/** A fact: saying it again changes nothing. Who has left the unit has nothing to say of its courses. */
export const markTaken = async (act: Act): Promise<Reply> => {
  const key = await keyOf(act);
  if (key === null) return present(act);
  if (act.actor.roles.length === 0) return hindered(act, { kind: 'not-allowed', need: 'member' });
  const at = act.now.toISOString();
  const first = await noting(act, () => act.ports.life.markDone(act.unit.id, key, act.writer.id, at));
  return settle(act, { kind: 'taken', at, noted: first ? key : null });
};

/** Takes back what the press noted, and nothing that stood there before it. */
export const undoTaken = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  const key = await keyOf(act);
  if (key === null || answer?.kind !== 'taken') return present(act);
  const noted = answer.noted === undefined ? key : answer.noted;
  if (noted !== null) await noting(act, () => act.ports.life.unmarkDone(act.unit.id, noted, act.writer.id));
  await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: '' } });
};
