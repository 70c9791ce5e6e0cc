/** Who owns the plan once the programme is over (R47): a role, chosen by the manager. */
import type { PlanOwnerInput, PlanOwnerView } from '../../core/api-report.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { planOwnerOf } from '../../core/report/evidence.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';
import { changePart, partVersion, rowWith } from './unit-part.ts';

const COLUMNS = ['planOwner'] as const;

export const planOwnerView = async (
  { unit }: Pick<Entered, 'unit'>,
  rows: UnitRows,
): Promise<PlanOwnerView> => ({
  version: await partVersion(rowWith(rows, unit.id, COLUMNS), COLUMNS),
  role: planOwnerOf(rows),
});

/** Chooses the role, or none. */
export const choosePlanOwner = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { role }: PlanOwnerInput,
  version: string | null,
): Promise<Outcome<PlanOwnerView>> => {
  const entered = await enter(ports, caller, unit, 'record-certificate');
  if (!entered.ok) return entered;
  const wire = (rows: UnitRows): Promise<PlanOwnerView> => planOwnerView(entered.value, rows);
  const change = { planOwner: role };
  const rows = await changePart(ports, entered.value, { columns: COLUMNS, version, change, wire });
  return rows.ok ? done(await wire(rows.value)) : rows;
};
