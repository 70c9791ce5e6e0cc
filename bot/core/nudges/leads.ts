/** Who leads an item of an agenda: the role that the library names for it, else the manager's. */
import type { AptIdea } from '../content.ts';
import type { NudgeUnit } from '../nudge.ts';
import { LEAD_ROLES, type LeadRole } from '../nudge-line.ts';
import type { AgendaRow } from '../rows.ts';

/** The role; items that people wrote themselves name none and are the manager's. */
export const leadRole = (row: AgendaRow, ideas: readonly AptIdea[]): LeadRole => {
  const named = ideas.find(({ id }) => id === row.source)?.leadRole;
  return LEAD_ROLES.find((role) => role === named) ?? 'chef';
};

/**
 * The person who is asked about the item: for the group and for "everybody" the manager, who belongs to both; so also
 * where the unit has nobody in the role. Null: nobody in the unit can be asked.
 */
export const leadOf = (
  unit: NudgeUnit,
  role: LeadRole,
  isIn: (id: string | null) => id is string,
): string | null => {
  const named =
    role === 'processledare' ? unit.processLead : role === 'skyddsombud' ? unit.safetyRep : unit.manager;
  if (isIn(named)) return named;
  return isIn(unit.manager) ? unit.manager : null;
};
