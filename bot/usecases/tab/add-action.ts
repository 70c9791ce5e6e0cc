import type { Action, NewAction } from '../../core/api.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { newActionRow } from '../../core/plan.ts';
import { addOnce } from './add-once.ts';
import { alignSteps } from './align-steps.ts';
import { type Caller, eligible, enter, factsOf, type TabPorts, withRow } from './frame.ts';
import { rowsBeforeAdding } from './rows-before.ts';
import { toAction } from './wire.ts';

/** Adds an action to the plan, once per key (R12). */
export const addAction = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: NewAction,
  key: string | null,
): Promise<Outcome<Action>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const owners = eligible(entered.value.unit);
  const row = newActionRow(input, { areas: entered.value.programme.planAreas, owners });
  if (!row.ok) return row;
  const rows = await rowsBeforeAdding(ports, entered.value);
  if (!rows.ok) return rows;
  const added = await addOnce(ports, entered.value, 'StegvisPlan', key, row.value);
  if (!added.ok) return added;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisPlan', added.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toAction(added.value));
};
