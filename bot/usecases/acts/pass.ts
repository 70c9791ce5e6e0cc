/** Presses that concern the person only: skip, not now, pause, resume. No list is touched. */
import type { Reply } from '../../core/reply.ts';
import type { PersonRecord } from '../ports.ts';
import { pause, resume } from '../settings.ts';
import { type Act, answerOf, isSettled, present, settle } from './act.ts';

/** A press on a reflection prompt is an answer: it was not ignored. The rhythm stays unless it is chosen anew. */
export const noticed = async (act: Act, rhythm?: 'fortnightly' | 'monthly'): Promise<void> => {
  if (act.line.kind !== 'N8') return;
  await act.ports.people.change(act.writer.id, (known: PersonRecord) =>
    known.reflection === null
      ? known
      : {
          ...known,
          reflection: { ...known.reflection, ignored: 0, rhythm: rhythm ?? known.reflection.rhythm },
        },
  );
};

export const skip = async (act: Act): Promise<Reply> => {
  await noticed(act);
  return settle(act, act.line.kind === 'N3' ? { kind: 'not-now' } : { kind: 'skipped' });
};

export const pauseFromCard = async (act: Act): Promise<Reply> => {
  await noticed(act);
  const answer = { kind: 'paused', until: await pause(act.ports, act.writer.id, null) } as const;
  // What was answered before stands; that reminders rest is shown once.
  return isSettled(act) ? present(act, { key: act.key, answer }) : settle(act, answer);
};

/** Goes on: with everything, and with the questions as often as before when it is asked under one. */
export const resumeFromCard = async (act: Act): Promise<Reply> => {
  await noticed(act, 'fortnightly');
  await resume(act.ports, act.writer.id);
  if (act.line.kind !== 'N8') {
    if (answerOf(act)?.kind === 'paused') await act.ports.claims.unanswer(act.card.id, act.key);
    return isSettled(act) ? present(act) : present(act, { key: act.key, answer: { kind: 'resumed' } });
  }
  await act.ports.claims.unanswer(act.card.id, act.key);
  await act.ports.claims.answer(act.card.id, act.key, { kind: 'skipped' });
  return { kind: 'resumed' };
};
