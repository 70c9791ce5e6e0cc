import type { LinksInput, LinksView } from '../../core/api-report.ts';
import { unitSays } from '../../core/evidence.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { changedLinks, LINK_COLUMNS } from '../../core/report/links.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';
import { changePart, partVersion, rowWith } from './unit-part.ts';

export const linksView = async ({ unit }: Pick<Entered, 'unit'>, rows: UnitRows): Promise<LinksView> => ({
  version: await partVersion(rowWith(rows, unit.id, LINK_COLUMNS), LINK_COLUMNS),
  operationalPlan: unitSays(rows, 'operationalPlan'),
  annualReport: unitSays(rows, 'annualReport'),
});

/** Says where the operational plan and the annual report name the work (R29); a rule of some programmes asks for it. */
export const setLinks = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: LinksInput,
  version: string | null,
): Promise<Outcome<LinksView>> => {
  const entered = await enter(ports, caller, unit, 'write-links');
  if (!entered.ok) return entered;
  const change = changedLinks(input);
  if (!change.ok) return change;
  const wire = (rows: UnitRows): Promise<LinksView> => linksView(entered.value, rows);
  const rows = await changePart(ports, entered.value, {
    columns: LINK_COLUMNS,
    version,
    change: change.value,
    wire,
  });
  return rows.ok ? done(await wire(rows.value)) : rows;
};
