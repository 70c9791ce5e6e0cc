import type { Finding, FindingChange } from '../../core/api-findings.ts';
import { isFinding } from '../../core/evidence.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { changedFinding } from '../../core/screening.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { changeSeen } from '../tab/change-seen.ts';
import { type Caller, enter, factsOf, type TabPorts, withRow } from '../tab/frame.ts';
import { rowsBeforeChange } from '../tab/rows-before.ts';
import { toFinding } from './wire.ts';

/** Changes a finding on the version that the person saw. A routine in the same list is none, and is not found. */
export const changeFinding = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  change: FindingChange,
): Promise<Outcome<Finding>> => {
  const entered = await enter(ports, caller, unit, 'write-findings');
  if (!entered.ok) return entered;
  const rows = await rowsBeforeChange(ports, entered.value, 'StegvisFindings', id, version);
  if (!rows.ok) return rows;
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisFindings',
    what: 'finding',
    id,
    version,
    rows: { ...rows.value, StegvisFindings: rows.value.StegvisFindings.filter(isFinding) },
    change: (row) => changedFinding(row, change, entered.value.programme),
    wire: (row) => toFinding(row, rows.value),
  });
  if (!changed.ok) return changed;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisFindings', changed.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toFinding(changed.value, after));
};
