/** All rules, one a kind of nudge, and what they name together. */
import type { Day, Matter, NudgeFacts, Problem } from '../nudge.ts';
import { n1GroupMeeting } from './n1-group-meeting.ts';
import { n2Decisions } from './n2-decisions.ts';
import { n3AptIdeas } from './n3-apt-ideas.ts';
import { n4AptAgenda } from './n4-apt-agenda.ts';
import { n5AptOutcome } from './n5-apt-outcome.ts';
import { n6ActionDue } from './n6-action-due.ts';
import { n8Reflection } from './n8-reflection.ts';
import { n9Baseline } from './n9-baseline.ts';
import { n9Course } from './n9-course.ts';
import { n10NewStarter } from './n10-new-starter.ts';
import { n11Halt } from './n11-halt.ts';
import { n11PlanCheck } from './n11-plan-check.ts';
import { n12SamYear } from './n12-sam-year.ts';
import { n13OperationalPlan } from './n13-operational-plan.ts';
import { n14Renewal } from './n14-renewal.ts';
import { n15Awareness } from './n15-awareness.ts';
import type { Rule } from './rule.ts';

/** One rule a kind; N7 is no matter of anybody's and has `n7Stalled`. */
export const rules: readonly Rule[] = [
  n1GroupMeeting,
  n2Decisions,
  n3AptIdeas,
  n4AptAgenda,
  n5AptOutcome,
  n6ActionDue,
  n8Reflection,
  n9Course,
  n9Baseline,
  n10NewStarter,
  n11PlanCheck,
  n11Halt,
  n12SamYear,
  n13OperationalPlan,
  n14Renewal,
  n15Awareness,
];

/**
 * Asks about all units together. Where that fails on the data of some unit (a date that is none), it is asked unit by
 * unit, so that the others get what is theirs, and the unit is told of as a problem.
 */
export const soundly = <T>(
  facts: NudgeFacts,
  name: string,
  ask: (facts: NudgeFacts) => readonly T[],
): { found: readonly T[]; failed: Problem[] } => {
  try {
    return { found: ask(facts), failed: [] };
  } catch {
    const failed: Problem[] = [];
    const found = facts.units.flatMap((unit) => {
      try {
        return ask({ ...facts, units: [unit] });
      } catch (error) {
        const about = `${name}: ${error instanceof Error ? error.message : String(error)}`;
        failed.push({
          key: `rule-failed:${unit.id}:${name}`,
          kind: 'rule-failed',
          unit: unit.id,
          about,
        });
        return [];
      }
    });
    return { found, failed };
  }
};

/** What all rules name, each matter once. */
export const mattersOf = (
  facts: NudgeFacts,
  today: Day,
  of: readonly Rule[] = rules,
): { matters: Matter[]; failed: Problem[] } => {
  const failed: Problem[] = [];
  const matters = of.flatMap((rule) => {
    const asked = soundly(facts, rule.name, (units) => rule(units, today));
    if (asked.failed.length === 0) return asked.found;
    failed.push(...asked.failed);
    // asked by themselves, two units may name the same: a person's prompt
    return [...new Map([...asked.found].reverse().map((matter) => [matter.key, matter])).values()].reverse();
  });
  return { matters, failed };
};
