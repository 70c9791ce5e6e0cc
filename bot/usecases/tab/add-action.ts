import type { Action, NewAction } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { newActionRow } from '../../core/plan.ts';
import type { ActionRow, UnitRows } from '../../core/rows.ts';
import { comingOf } from '../../core/screening.ts';
import { findFinding } from '../findings/find.ts';
import { addOnce } from './add-once.ts';
import { alignSteps } from './align-steps.ts';
import { type Caller, type Entered, eligible, enter, factsOf, type TabPorts, withRow } from './frame.ts';
import { rowsBeforeAdding } from './rows-before.ts';
import { toAction } from './wire.ts';

interface Origin {
  rows: UnitRows;
  columns: Partial<ActionRow>;
}

/** What the action comes of, as it stands in the plan: a finding (R10), a step of the programme; or nothing. */
const originOf = async (
  ports: TabPorts,
  entered: Entered,
  { finding, step }: Pick<NewAction, 'finding' | 'step'>,
): Promise<Outcome<Origin>> => {
  if (step != null && !entered.programme.steps.some(({ id }) => id === step))
    return failed({ kind: 'invalid', fields: [{ field: 'step', code: 'not-a-choice' }] });
  const stepId = step ?? null;
  if (finding == null) {
    const rows = await rowsBeforeAdding(ports, entered);
    return rows.ok ? done({ rows: rows.value, columns: { stepId } }) : rows;
  }
  const found = await findFinding(ports, entered, finding);
  if (!found.ok) return found;
  const { row, key, rows } = found.value;
  return done({ rows, columns: { ...comingOf(row.value, key), stepId } });
};

/** Adds an action to the plan, once per key (R12). */
export const addAction = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { finding, step, ...input }: NewAction,
  key: string | null,
): Promise<Outcome<Action>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const owners = eligible(entered.value.unit);
  const row = newActionRow(input, { areas: entered.value.programme.planAreas, owners });
  if (!row.ok) return row;
  const origin = await originOf(ports, entered.value, { finding, step });
  if (!origin.ok) return origin;
  const { rows, columns } = origin.value;
  const added = await addOnce(ports, entered.value, 'StegvisPlan', key, { ...row.value, ...columns });
  if (!added.ok) return added;
  const facts = factsOf(entered.value, rows);
  const after = withRow(rows, 'StegvisPlan', added.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toAction(added.value));
};
