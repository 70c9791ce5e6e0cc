import type { PlanView } from '../../core/api.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type Caller, enter, readRows, refreshAfterwards, type TabPorts } from './frame.ts';
import { toAction } from './wire.ts';

/** All actions of the unit, dropped ones too: the tab keeps those behind a filter. */
export const seePlan = async (ports: TabPorts, caller: Caller, unit: string): Promise<Outcome<PlanView>> => {
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  // Here and not with the overview, which is one round trip to Graph and no more.
  refreshAfterwards(ports, caller, entered.value.unit);
  if (!rows.ok) return rows;
  return done({ actions: rows.value.StegvisPlan.map(toAction) });
};
