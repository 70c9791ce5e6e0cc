/** N13: the manager, in September with input to the operational plan, and in January with a draft annual report. */
import type { NudgeLine, NudgeUnit } from '../nudge.ts';
import { planYears, reportYears } from './occasions.ts';
import { putOff } from './put-off.ts';
import { horizon, membership, type Rule } from './rule.ts';
import { onOccasions, proposals } from './yearly.ts';

type Line = NudgeLine & { kind: 'N13' };

/** The line as the plan stands; null where there is nothing to put into an operational plan. */
export const n13Line = (unit: NudgeUnit, year: number, occurrence: Line['occurrence']): Line | null => {
  const count = proposals(unit);
  if (occurrence === 'plan' && count === 0) return null;
  return { kind: 'N13', unit: unit.id, year, occurrence, proposals: count };
};

/** What was put off: the claim's `about` is `plan-{year}` or `report-{year}`. It is counted when it goes out. */
const again: Rule = (facts, today) =>
  putOff(facts, today, 'N13', (unit, { about }) => {
    const [occurrence, year] = about.split('-');
    const line: Line = {
      ...{ kind: 'N13', unit: unit.id, year: Number(year), proposals: proposals(unit), again: true },
      occurrence: occurrence === 'plan' ? 'plan' : 'report',
    };
    return { person: unit.manager, why: 'manager', line };
  });

/** Operational plan and annual report, keys `N13:{unit}:{year}:plan|report`; once more when it was put off. */
export const n13OperationalPlan: Rule = (facts, today) => {
  const { oldest, newest } = horizon(today, facts.holidays);
  const about = (occasions: typeof planYears, occurrence: Line['occurrence']) =>
    onOccasions(facts, today, occasions(oldest, newest, facts.holidays), (unit, { id, year }) => {
      const line = n13Line(unit, year, occurrence);
      if (line === null || !membership(facts, unit)(unit.manager)) return [];
      return [{ key: `N13:${unit.id}:${id}`, kind: 'N13', person: unit.manager, why: 'manager', line }];
    });
  return [...about(planYears, 'plan'), ...about(reportYears, 'report'), ...again(facts, today)];
};
