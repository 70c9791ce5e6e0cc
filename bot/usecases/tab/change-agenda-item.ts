import { changedAgendaItem } from '../../core/agenda.ts';
import type { AgendaChange, AgendaItem } from '../../core/api.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { alignSteps } from './align-steps.ts';
import { changeSeen } from './change-seen.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts, withRow } from './frame.ts';
import { toAgendaItem } from './wire.ts';

/** Changes an item of an agenda (order, minutes, state, outcome) on the version that the person saw. */
export const changeAgendaItem = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  change: AgendaChange,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id,
    version,
    rows: rows.value,
    change: () => done(changedAgendaItem(change)),
    wire: (row) => toAgendaItem(row, rows.value),
  });
  if (!changed.ok) return changed;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisAgenda', changed.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toAgendaItem(changed.value, after));
};
