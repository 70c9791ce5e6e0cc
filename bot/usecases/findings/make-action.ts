import type { Action } from '../../core/api.ts';
import type { ActionOfFinding } from '../../core/api-findings.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { actionFrom } from '../../core/screening.ts';
import { addOnce } from '../tab/add-once.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, enter, factsOf, type TabPorts, withRow } from '../tab/frame.ts';
import { toAction } from '../tab/wire.ts';
import { findFinding } from './find.ts';

/** Makes a draft of an action out of a finding, once per key (R10). */
export const makeActionOf = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  input: ActionOfFinding,
  key: string | null,
): Promise<Outcome<Action>> => {
  const entered = await enter(ports, caller, unit, 'write-findings');
  if (!entered.ok) return entered;
  const found = await findFinding(ports, entered.value, id);
  if (!found.ok) return found;
  const { row, rows } = found.value;
  const action = actionFrom(row.value, found.value.key, input.title, entered.value.programme.planAreas);
  const added = await addOnce(ports, entered.value, 'StegvisPlan', key, action);
  if (!added.ok) return added;
  const facts = factsOf(entered.value, rows);
  await alignSteps(ports, entered.value, facts, {
    ...facts,
    rows: withRow(rows, 'StegvisPlan', added.value),
  });
  return done(toAction(added.value));
};
