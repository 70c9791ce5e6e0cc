/** N11: the group, in the first working week of the quarter, when actions of the plan need a decision. */
import type { NudgeLine, NudgeUnit } from '../nudge.ts';
import { groupOf } from './n1-group-meeting.ts';
import { quarters } from './occasions.ts';
import { silenced } from './rest.ts';
import { horizon, membership, type Rule } from './rule.ts';
import { onOccasions, undecided } from './yearly.ts';

/** The line as the plan stands on a day; null when nothing needs a decision. */
export const n11Line = (
  unit: NudgeUnit,
  quarter: string,
  day: string,
): (NudgeLine & { kind: 'N11' }) | null => {
  const actions = undecided(unit, day);
  return actions === 0 ? null : { kind: 'N11', unit: unit.id, quarter, actions };
};

/** Plan checks, key `N11:{unit}:{quarter}:{person}`. */
export const n11PlanCheck: Rule = (facts, today) => {
  const { oldest, newest } = horizon(today, facts.holidays);
  return onOccasions(facts, today, quarters(oldest, newest, facts.holidays), (unit, { id, on }, day) => {
    const line = n11Line(unit, id, day);
    if (line === null || silenced(unit, today, on)) return [];
    return groupOf(unit)
      .filter(membership(facts, unit))
      .map((person) => ({ key: `N11:${unit.id}:${id}:${person}`, kind: 'N11', person, why: 'group', line }));
  });
};
