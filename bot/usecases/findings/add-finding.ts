import type { Finding, NewFinding } from '../../core/api-findings.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { newFindingRow, stepOfFinding } from '../../core/screening.ts';
import { addOnce } from '../tab/add-once.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, enter, factsOf, type TabPorts, withRow } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import { toFinding } from './wire.ts';

/** Adds a finding, once per key (R10). */
export const addFinding = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: NewFinding,
  key: string | null,
): Promise<Outcome<Finding>> => {
  const entered = await enter(ports, caller, unit, 'write-findings');
  if (!entered.ok) return entered;
  const { programme } = entered.value;
  const row = newFindingRow(input, programme);
  if (!row.ok) return row;
  const rows = await rowsBeforeAdding(ports, entered.value);
  if (!rows.ok) return rows;
  const stepId = input.stepId === undefined ? stepOfFinding(programme, rows.value) : row.value.stepId;
  const added = await addOnce(ports, entered.value, 'StegvisFindings', key, { ...row.value, stepId });
  if (!added.ok) return added;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisFindings', added.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toFinding(added.value, after));
};
