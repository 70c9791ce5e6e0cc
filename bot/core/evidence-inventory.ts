/**
 * What the inventory says of a unit: whether there was a trust check, a matrix, offers to everybody, and basic knowledge
 * everywhere. Facts about the whole unit alone; numbers of people are measured and never shown.
 */
import type { Programme } from './content.ts';
import type { InventoryFacts, Measurement, Question, Share } from './measurement.ts';

/** Below so many who have confirmed, nothing is told of a unit. */
export const FEWEST = 5;

/** Whether it may be told that everybody has reached basic knowledge: everybody has confirmed all, and they are enough. */
export const everybodyReached = (
  people: readonly string[],
  areas: readonly string[],
  confirmed: readonly {
    person: string;
    levels: ReadonlyMap<string, unknown>;
    baseline: ReadonlySet<string>;
  }[],
): boolean => {
  const by = new Map(confirmed.map((each) => [each.person, each]));
  return (
    areas.length > 0 &&
    people.length >= FEWEST &&
    people.every((person) => {
      const own = by.get(person);
      return own !== undefined && areas.every((area) => own.levels.has(area) && own.baseline.has(area));
    })
  );
};

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

export const inventoryMeasures: Readonly<Record<string, Measure>> = {
  safetyCheckDone: known(({ trustHeld }) => ({ value: trustHeld })),
  matrixPublished: known(({ published }) => ({ value: published })),
  interviewOfferedShare: known(({ offered }) => quietly(offered)),
  // Whoever is offered the interview is offered the plan that Stegvis makes of it, in their own tab.
  individualPlansOfferedShare: known(({ offered }) => quietly(offered)),
  baselineReachedAllAreas: known(({ baseline }) => ({ value: baseline })),
};

/** Whether anything of a programme is decided by the inventory. */
export const asksInventory = ({ steps, criteria, prerequisites }: Programme): boolean =>
  [
    ...steps.map(({ completion }) => completion),
    ...criteria.map(({ rule }) => rule),
    ...prerequisites.map(({ rule }) => rule),
  ].some(({ metric }) => Object.hasOwn(inventoryMeasures, metric));
