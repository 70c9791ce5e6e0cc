import type { Action, ActionChange } from '../../core/api.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { changedAction } from '../../core/plan.ts';
import { alignSteps } from './align-steps.ts';
import { changeSeen } from './change-seen.ts';
import { type Caller, eligible, enter, factsOf, type TabPorts, withRow } from './frame.ts';
import { rowsBeforeChange } from './rows-before.ts';
import { toAction } from './wire.ts';

/** Changes an action on the version that the person saw (R12, R13). */
export const changeAction = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  change: ActionChange,
): Promise<Outcome<Action>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const rows = await rowsBeforeChange(ports, entered.value, 'StegvisPlan', id, version);
  if (!rows.ok) return rows;
  const frame = { areas: entered.value.programme.planAreas, owners: eligible(entered.value.unit) };
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisPlan',
    what: 'action',
    id,
    version,
    rows: rows.value,
    change: (row) => changedAction(row, change, frame),
    wire: toAction,
  });
  if (!changed.ok) return changed;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisPlan', changed.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toAction(changed.value));
};
