/** [Klart]: the action is done. A fact: saying it twice changes nothing. And [Ångra], which takes it back. */
import { can } from '../../core/access.ts';
import { actionState } from '../../core/plan.ts';
import type { Reply } from '../../core/reply.ts';
import type { ActionRow, Stored } from '../../core/rows.ts';
import { type Act, answerOf, byMe, byOther, gone, hindered, present, settle } from './act.ts';
import { state } from './facts.ts';

/** The owner, and those who write the plan; of people in the unit only. */
export const mayChange = (act: Act, row: Stored<ActionRow>): boolean =>
  act.actor.roles.length > 0 && (row.value.ownerId === act.actor.id || can(act.actor, 'write-plan').allowed);

const notAllowed = { fault: { kind: 'not-allowed', need: 'manager' } } as const;

/** Marks the action as done in the list and answers with who did it and when. */
export const markDone = async (act: Act): Promise<Reply> => {
  if (act.line.kind !== 'N6') return present(act);
  const settled = await state(act, 'StegvisPlan', act.line.action, (row) => {
    if (row.value.state === 'done' || row.value.state === 'dropped') return null;
    return mayChange(act, row) ? { state: 'done' as const } : notAllowed;
  });
  switch (settled.kind) {
    case 'hindered':
      return settled.fault.kind === 'not-found' ? gone(act, 'action') : hindered(act, settled.fault);
    case 'left': {
      if (settled.row.value.state === 'dropped')
        return present(act, { key: act.key, answer: { kind: 'outdated', title: settled.row.value.title } });
      // Pressed twice, or marked elsewhere: the first answer stands. The card is read again, since the double may
      // have come while this one was under way.
      const card = await act.ports.claims.card(act.card.id);
      if (card?.answers.some(({ key, answer }) => key === act.key && answer.kind === 'done'))
        return present(act);
      return settle(act, { kind: 'done', title: settled.row.value.title, ...byOther(settled.row, act) });
    }
    case 'saved':
      return settle(act, {
        kind: 'done',
        title: settled.row.value.title,
        ...byMe(act),
        was: actionState(settled.before.value),
      });
  }
};

/** Puts a done action back to what it was. Only for whoever marked it, and only while it is still done. */
export const undoDone = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  if (act.line.kind !== 'N6' || answer?.kind !== 'done' || !answer.undo) return present(act);
  const settled = await state(act, 'StegvisPlan', act.line.action, (row) => {
    if (row.value.state !== 'done') return null;
    return mayChange(act, row) ? { state: answer.was ?? 'active' } : notAllowed;
  });
  if (settled.kind === 'hindered')
    return settled.fault.kind === 'not-found' ? gone(act, 'action') : hindered(act, settled.fault);
  await act.ports.claims.unanswer(act.card.id, act.key);
  const { title, dueDate } = settled.row.value;
  return present(act, {
    key: act.key,
    answer: { kind: 'undone', title, ...(dueDate === null ? {} : { dueDate }) },
  });
};
