/**
 * The rows of a unit as they stand before something is saved. What the projection has is enough where the save itself
 * is protected (If-Match, or a unique key): then saving is one request. Otherwise they are read.
 */
import { done, type Outcome } from '../../core/fault.ts';
import type { ListName, UnitRows } from '../../core/rows.ts';
import { bare } from './change-seen.ts';
import { type Entered, readRows, type TabPorts } from './frame.ts';

/** The rows before a change: the projection's, if it has the row at the version that the person saw. */
export const rowsBeforeChange = async (
  ports: TabPorts,
  entered: Entered,
  list: ListName,
  id: string,
  version: string | null,
): Promise<Outcome<UnitRows>> => {
  if (version === null) return readRows(ports, entered);
  const known = await ports.projection.rows(entered.unit.id);
  const row = known[list].find((candidate) => candidate.id === id);
  return row && bare(row.version) === bare(version) ? done(known) : readRows(ports, entered);
};

/** The rows before something is added: the projection's, unless it was dropped (every unit has steps). */
export const rowsBeforeAdding = async (ports: TabPorts, entered: Entered): Promise<Outcome<UnitRows>> => {
  const known = await ports.projection.rows(entered.unit.id);
  return known.StegvisSteps.length > 0 ? done(known) : readRows(ports, entered);
};
