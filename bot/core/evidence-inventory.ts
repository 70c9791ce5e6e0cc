/**
 * What the inventory says of a unit: whether there was a trust check, a matrix, and offers to everybody. Whether all have
 * basic knowledge is told with the frozen themes alone. Facts about the whole unit alone; numbers of people are measured and never shown.
 */
import type { Programme } from './content.ts';
import type { InventoryFacts, Measurement, Question, Share, ThemesTold } from './measurement.ts';

/** A share without its numbers: they would tell of the last one. */
const quietly = ({ count, of }: Share): Measurement => ({
  value: of === 0 ? 0 : count / of,
  shown: of > 0 && count === of,
});

type Measure = (question: Question) => Measurement | null;

/** Of a unit without an inventory here nothing is known: it may work on paper, and says so with its word. */
const known =
  (measure: (inventory: InventoryFacts) => Measurement): Measure =>
  ({ facts: { inventory } }) =>
    inventory == null ? null : measure(inventory);

const NOTHING_FROZEN: ThemesTold = { snapshots: 0, allReached: false };

/** What the frozen themes tell; of a unit that works on paper nothing is known. */
const frozen =
  (measure: (told: ThemesTold) => Measurement): Measure =>
  ({ facts: { inventory, themes } }) =>
    inventory == null && themes === undefined ? null : measure(themes ?? NOTHING_FROZEN);

export const inventoryMeasures: Readonly<Record<string, Measure>> = {
  safetyCheckDone: known(({ trustHeld }) => ({ value: trustHeld })),
  matrixPublished: known(({ published }) => ({ value: published })),
  interviewOfferedShare: known(({ offered }) => quietly(offered)),
  // Whoever is offered the interview is offered the plan that Stegvis makes of it, in their own tab.
  individualPlansOfferedShare: known(({ offered }) => quietly(offered)),
  themes: frozen(({ snapshots }) => ({ value: snapshots })),
  baselineReachedAllAreas: frozen(({ allReached }) => ({ value: allReached })),
};

/** Whether anything of a programme is decided by the inventory. */
export const asksInventory = ({ steps, criteria, prerequisites }: Programme): boolean =>
  [
    ...steps.map(({ completion }) => completion),
    ...criteria.map(({ rule }) => rule),
    ...prerequisites.map(({ rule }) => rule),
  ].some(({ metric }) => Object.hasOwn(inventoryMeasures, metric));
