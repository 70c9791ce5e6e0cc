/** Whether a unit's inventory takes answers now, and why not (R23, R50). */
import { liveMatrix, type NewestMatrix } from './competence-matrix.ts';
import type { ConflictReason } from './fault.ts';
import type { Day } from './nudge.ts';

/** What is kept of a unit's inventory, beside the answers. */
export interface Inventory {
  /** The day on which purpose, who sees what and the right to decline were gone through with the group. */
  trustHeld: Day | null;
  /** Since when it rests, as somebody asked for; who, nobody knows. */
  pausedOn: Day | null;
  newest: NewestMatrix | null;
}

export const NO_INVENTORY: Inventory = { trustHeld: null, pausedOn: null, newest: null };

/** The unit's roles, as far as the inventory asks for them. */
export interface Leading {
  manager: string;
  /** Null where nobody has the role, or they have left. */
  lead: string | null;
}

type Reason = Extract<
  ConflictReason,
  'no-process-lead' | 'lead-is-manager' | 'no-trust' | 'no-matrix' | 'inventory-paused'
>;

/** Before the trust check and a published matrix nothing is asked of anybody; null: both are there. */
export const whyNotBegun = ({ trustHeld, newest }: Inventory): Reason | null => {
  if (trustHeld === null) return 'no-trust';
  return liveMatrix(newest) === null ? 'no-matrix' : null;
};

/** The process lead is never the unit's own manager; null: there is one to confide in. */
export const whyNobodyLeads = ({ manager, lead }: Leading): Reason | null => {
  if (lead === null) return 'no-process-lead';
  return lead === manager ? 'lead-is-manager' : null;
};

/** Why no answers are taken now; null: they are. */
export const whyShut = (inventory: Inventory, leading: Leading): Reason | null =>
  whyNobodyLeads(leading) ??
  whyNotBegun(inventory) ??
  (inventory.pausedOn === null ? null : 'inventory-paused');
