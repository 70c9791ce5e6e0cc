/** What the nudges of the year's days share: which rows they count, and that a unit is not told of what was before it. */
import { later } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, NudgeUnit } from '../nudge.ts';
import type { ActionRow, Stored } from '../rows.ts';
import type { Occasion } from './occasions.ts';
import { horizon, within } from './rule.ts';

/** An active action without a date, or whose date has passed: somebody has to decide what becomes of it. */
const needsDecision =
  (on: Day) =>
  ({ value }: Stored<ActionRow>): boolean =>
    value.state === 'active' && (value.dueDate === null || value.dueDate < on);

const unfinished = ({ value }: Stored<ActionRow>): boolean =>
  value.state === 'active' || value.state === 'draft' || value.state === null;

/** How many actions need a decision on a day. */
export const undecided = (unit: NudgeUnit, day: Day): number =>
  unit.rows.StegvisPlan.filter(needsDecision(day)).length;

/** How many unfinished actions belong to the annual follow-up: those of SAM, and of the work environment (assumption). */
export const samActions = (unit: NudgeUnit): number =>
  unit.rows.StegvisPlan.filter(
    // A row that was copied before there was a phase has none.
    (row) => (row.value.area === 'arbetsmiljo' || row.value.samPhase != null) && unfinished(row),
  ).length;

/** How many actions may go into the operational plan: those that are not finished. */
export const proposals = (unit: NudgeUnit): number => unit.rows.StegvisPlan.filter(unfinished).length;

/** The matters of a rule whose occasions are the same for all units. `of`: those of one unit on one occasion. */
export const onOccasions = (
  facts: NudgeFacts,
  today: Day,
  occasions: readonly Occasion[],
  of: (
    unit: NudgeUnit,
    occasion: Occasion,
    day: Day,
  ) => Omit<Matter, 'unit' | 'to' | 'on' | 'until' | 'priority'>[],
): Matter[] => {
  const days = horizon(today, facts.holidays);
  const near = occasions.filter(({ on }) => within(on, days));
  if (near.length === 0) return [];
  return facts.units.flatMap((unit) =>
    unit.life === null
      ? []
      : near.flatMap((occasion) => {
          const { on, until } = occasion;
          // a unit that was set up afterwards has not missed it
          if (unit.life?.since != null && unit.life.since > on) return [];
          return of(unit, occasion, later(on, today))
            .filter(({ key }) => !facts.claims.has(key))
            .map((matter) => ({ ...matter, unit: unit.id, to: 'person', on, until, priority: 2 }) as const);
        }),
  );
};
