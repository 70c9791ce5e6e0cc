/** Facts about an action (done, opened again, dropped) as one press tells them. */
import type { Action, ActionChange } from '../../bot/core/api.ts';
import { action as actionSchema } from '../../bot/core/api.ts';
import type { Api } from '../api.ts';
import type { Result } from '../trouble.ts';

/**
 * Changes an action's state. A fact is as true of the newest version: when somebody changed the action meanwhile, it is
 * told again of theirs, once, unless they finished or dropped it themselves.
 */
export const tell = async (
  api: Api,
  unit: string,
  seen: Action,
  fact: Pick<ActionChange, 'state' | 'reason'>,
): Promise<Result<Action>> => {
  const first = await api.changeAction(unit, seen.id, seen.version, fact);
  if (first.ok || first.trouble.kind !== 'stale') return first;
  const theirs = actionSchema.safeParse(first.trouble.theirs);
  if (!theirs.success) return first;
  if (theirs.data.state === fact.state) return { ok: true, value: theirs.data };
  if (theirs.data.state !== seen.state) return first;
  return api.changeAction(unit, theirs.data.id, theirs.data.version, fact);
};
