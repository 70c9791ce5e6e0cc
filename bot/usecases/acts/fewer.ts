/** [Mer sällan] and [Inte aktuellt]: what somebody wants less of, and what they want no more of. No list is touched. */
import type { NudgeKind } from '../../core/nudge.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, answerOf, isSettled, isTheirAction, present, settle } from './act.ts';
import { noticed } from './pass.ts';
import { followingMatter } from './siblings.ts';
import { reasonsOf } from './why.ts';

const choose = async (act: Act, change: (kinds: readonly NudgeKind[]) => NudgeKind[]): Promise<void> => {
  await act.ports.people.change(act.writer.id, (known) => ({ ...known, fewer: change(known.fewer) }));
};

/** Fewer of this kind, for this person (`core/fewer.ts`); of questions to think about one a month. */
export const fewer = async (act: Act): Promise<Reply> => {
  const { kind } = act.line;
  if (kind === 'N8') await noticed(act, 'monthly');
  else await choose(act, (kinds) => [...new Set([...kinds, kind])]);
  if (isSettled(act)) return present(act, { key: act.key, answer: { kind: 'fewer' } });
  return settle(act, { kind: 'fewer' });
};

export const undoFewer = async (act: Act): Promise<Reply> => {
  const { kind } = act.line;
  await choose(act, (kinds) => kinds.filter((chosen) => chosen !== kind));
  if (answerOf(act)?.kind === 'fewer') await act.ports.claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: '' } });
};

/** Whether what would follow is another's by now, who has not said that it is of no interest. */
const isHandedOver = async (act: Act): Promise<boolean> => {
  if (act.line.kind !== 'N6') return false;
  const row = await act.ports.projection.row(act.unit.id, 'StegvisPlan', act.line.action);
  return row !== null && !isTheirAction(act, row);
};

/** This matter is dropped and never comes back: what would follow it is dropped before it is planned. */
export const irrelevant = async (act: Act): Promise<Reply> => {
  await noticed(act);
  if (await isHandedOver(act)) return settle(act, { kind: 'irrelevant' });
  const why = (await reasonsOf(act)).find(({ key }) => key === act.key)?.why;
  const following = followingMatter(act.card, act, act.today);
  if (following !== null && why !== undefined)
    await act.ports.claims.drop({ ...following, why }, 'irrelevant', act.now.toISOString());
  return settle(act, { kind: 'irrelevant' });
};
