/** What the inventory decides about steps stands in their rows too: written after the answer, mended by the next change. */
import { alignSteps } from '../tab/align-steps.ts';
import { type Entered, factsOf, type TabPorts } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import { inventoryFacts } from './facts.ts';

/** Has the steps' rows follow what the inventory says by now. `entered`: as it was before the change. */
export const followed = (ports: TabPorts, entered: Entered): void =>
  ports.afterwards(async () => {
    const { unit, programme } = entered;
    const inventory = await inventoryFacts(ports, unit, programme);
    if (JSON.stringify(inventory) === JSON.stringify(entered.inventory ?? null)) return;
    const rows = await rowsBeforeAdding(ports, entered);
    if (!rows.ok) return ports.journal.warn('step-state-not-written', { fault: rows.fault.kind });
    const before = factsOf(entered, rows.value);
    await alignSteps(ports, entered, before, { ...before, inventory });
  });
