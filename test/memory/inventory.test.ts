import { inventoryContract } from '../contracts/inventory.ts';
import { makeMemoryInventory } from './inventory.ts';
import { makeMemoryUnits } from './stores.ts';

inventoryContract('memory', async () => {
  const units = makeMemoryUnits();
  return { units, inventory: makeMemoryInventory(units) };
});
