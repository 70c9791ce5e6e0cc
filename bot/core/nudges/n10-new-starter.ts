/** N10: whoever is new in a unit, and the manager, in the starter's third week and on day 75 of the 90 (R30). */
import { addDays } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, NudgeLine, NudgeUnit, Why } from '../nudge.ts';
import { BASICS } from './courses.ts';
import { hasDone } from './n9-course.ts';
import { horizon, membership, type Rule, within } from './rule.ts';
import { templateOf } from './template.ts';

type Line = NudgeLine & { kind: 'N10' };
export type Occurrence = Line['occurrence'];

/** The third week begins fourteen days after the first day. */
export const N10_AFTER: Readonly<Record<Occurrence, number>> = { week3: 14, day75: 75 };
const WITHIN = 90;

export const n10Days = (first: Day, occurrence: Occurrence): { on: Day; until: Day } => ({
  on: addDays(first, N10_AFTER[occurrence]),
  until: addDays(first, WITHIN),
});

/** Whether the unit has published a matrix, so that there is an inventory to take part in or not. */
const hasInventory = (unit: NudgeUnit): boolean => {
  const steps = templateOf(unit)?.steps.filter(({ completion }) => completion.metric === 'matrixPublished');
  return unit.rows.StegvisSteps.some(
    ({ value }) => value.state === 'done' && steps?.some(({ id }) => id === value.stepId) === true,
  );
};

export const n10Line = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  starter: string,
  first: Day,
  occurrence: Occurrence,
  recipient: Line['for'],
): Line => ({
  kind: 'N10',
  unit: unit.id,
  unitName: unit.name,
  for: recipient,
  starter,
  name: facts.people.get(starter)?.name ?? '',
  before: addDays(first, WITHIN),
  occurrence,
  ...(recipient === 'starter' && hasInventory(unit) ? { inventory: true as const } : {}),
});

/** Offers to new starters, keys `N10:{unit}:{starter}:week3|day75:starter|manager`. */
export const n10NewStarter: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    if (unit.life === null) continue;
    const isIn = membership(facts, unit);
    for (const [starter, first] of unit.life.newcomers) {
      if (!isIn(starter) || hasDone(unit, [BASICS], starter)) continue;
      for (const occurrence of ['week3', 'day75'] as const) {
        const time = n10Days(first, occurrence);
        if (!within(time.on, days)) continue;
        const put = (recipient: Line['for'], person: string, why: Why): void => {
          const key = `N10:${unit.id}:${starter}:${occurrence}:${recipient}`;
          if (facts.claims.has(key)) return;
          const line = n10Line(facts, unit, starter, first, occurrence, recipient);
          matters.push({
            ...{ key, kind: 'N10', unit: unit.id, person, to: 'person', why },
            ...{ ...time, priority: 2, line },
          });
        };
        put('starter', starter, 'starter');
        if (unit.manager !== starter && isIn(unit.manager)) put('manager', unit.manager, 'starters-manager');
      }
    }
  }
  return matters;
};
