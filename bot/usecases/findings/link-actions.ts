import type { Finding } from '../../core/api-findings.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { ActionRow, Stored, UnitRows } from '../../core/rows.ts';
import { type Caller, type Entered, enter, putRow, type TabPorts, withRow } from '../tab/frame.ts';
import { type Found, findFinding } from './find.ts';
import { toFinding } from './wire.ts';

const MOST_TRIES = 3;

/** Whether the action came of another finding that is still there: it is not taken from it. */
const isTaken = ({ value }: Stored<ActionRow>, { key, rows }: Found): boolean =>
  value.findingKey !== null &&
  value.findingKey !== key &&
  rows.StegvisFindings.some((other) => other.key === value.findingKey);

/** A link is a fact: it is told again of whatever somebody else wrote meanwhile, unless they linked it themselves. */
const link = async (
  ports: TabPorts,
  entered: Entered,
  row: Stored<ActionRow>,
  findingKey: string | null,
): Promise<Outcome<Stored<ActionRow>>> => {
  let seen = row;
  for (let tries = 1; ; tries += 1) {
    const { as, site } = entered;
    const change = { findingKey };
    const written = await ports.lists.changeRow(as, site, 'StegvisPlan', seen.id, seen.version, change);
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    const theirs = written.fault.theirs as Stored<ActionRow>;
    if (theirs.value.findingKey !== row.value.findingKey) return done(theirs);
    seen = theirs;
  }
};

/** Links a finding with these actions and no others (R10). */
export const linkActions = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  ids: readonly string[],
): Promise<Outcome<Finding>> => {
  const entered = await enter(ports, caller, unit, 'write-findings');
  if (!entered.ok) return entered;
  const found = await findFinding(ports, entered.value, id);
  if (!found.ok) return found;
  const { row, key } = found.value;
  const plan = found.value.rows.StegvisPlan;
  const wrong = ids.some((wanted) => {
    const action = plan.find((candidate) => candidate.id === wanted);
    return action === undefined || isTaken(action, found.value);
  });
  if (wrong) return failed({ kind: 'invalid', fields: [{ field: 'ids', code: 'not-a-choice' }] });
  let rows: UnitRows = found.value.rows;
  for (const action of plan) {
    const wanted = ids.includes(action.id);
    if (wanted === (action.value.findingKey === key)) continue;
    const written = await link(ports, entered.value, action, wanted ? key : null);
    if (!written.ok) return written;
    await putRow(ports, entered.value, 'StegvisPlan', written.value);
    rows = withRow(rows, 'StegvisPlan', written.value);
  }
  return done(toFinding(row, rows));
};
