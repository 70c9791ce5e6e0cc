/** What a unit's inventory says to the rules of its programme: of the whole unit, never of anybody. */
import { liveMatrix } from '../../core/competence-matrix.ts';
import type { Programme } from '../../core/content.ts';
import { asksInventory } from '../../core/evidence-inventory.ts';
import type { InventoryFacts } from '../../core/measurement.ts';
import { mayHaveRoles } from '../../core/roles.ts';
import type { InventoryStore, UnitRecord } from '../ports.ts';

/** Those whom the process lead interviews: everybody in the unit but guests and the lead. */
export const interviewees = ({
  members,
  processLead,
}: Pick<UnitRecord, 'members' | 'processLead'>): string[] =>
  [...mayHaveRoles(members)].filter((person) => person !== processLead);

/** Null where the programme asks nothing of an inventory, or the unit has not begun one here. */
export const inventoryFacts = async (
  { inventory }: { inventory: Pick<InventoryStore, 'of' | 'offered'> },
  unit: UnitRecord,
  programme: Programme,
): Promise<InventoryFacts | null> => {
  if (!asksInventory(programme)) return null;
  const { trustHeld, newest } = await inventory.of(unit.id);
  if (trustHeld === null) return null;
  const matrix = liveMatrix(newest);
  const asked = interviewees(unit);
  const offered = await inventory.offered(unit.id, asked);
  return {
    trustHeld: true,
    published: matrix !== null,
    offered: { count: offered.size, of: asked.length },
  };
};
