/**
 * N11 once more: when ninety days have gone by without any fact, the group gets one question, what now (R54). It goes
 * out under the name of the plan check, so that whoever has asked for fewer of those gets fewer of these too.
 */
import { addDays, addWorkingDays, later } from '../calendar.ts';
import type { Day, Holidays, Matter, NudgeLine, NudgeUnit } from '../nudge.ts';
import { IDLE_DAYS } from '../programme-state.ts';
import { groupOf } from './n1-group-meeting.ts';
import { firstOpen } from './occasions.ts';
import { horizon, membership, type Rule, within } from './rule.ts';
import { templateOf } from './template.ts';

/** The day of the question and the last on which it may come. `last`: the day of the last fact. */
export const haltDays = (last: Day, restUntil: Day | null, holidays: Holidays): { on: Day; until: Day } => {
  const asked = addDays(last, IDLE_DAYS + 1);
  const on = firstOpen(restUntil === null ? asked : later(asked, restUntil), holidays);
  return { on, until: addWorkingDays(on, 5, holidays) };
};

/** Every step that has to be done is: then nothing has come to a halt, and the tab asks who owns the plan. */
const isOver = (unit: NudgeUnit): boolean => {
  const done = new Set(
    unit.rows.StegvisSteps.flatMap(({ value }) => (value.state === 'done' ? [value.stepId] : [])),
  );
  const steps = templateOf(unit)?.steps.filter(({ optional }) => !optional) ?? [];
  return steps.length > 0 && steps.every(({ id }) => done.has(id));
};

/** The line while the unit has come to a halt; null when it has not, or has closed its programme. */
export const haltLine = (unit: NudgeUnit): (NudgeLine & { kind: 'N11' }) | null => {
  const pace = unit.life?.pace;
  if (pace === undefined || pace.lastFact === null || pace.closed || isOver(unit)) return null;
  const { lastFact } = pace;
  return { kind: 'N11', unit: unit.id, quarter: `halt-${lastFact}`, actions: 0, haltedSince: lastFact };
};

/** The question to each of the group, key `N11:{unit}:halt-{day of the last fact}:{person}`. */
export const n11Halt: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  return facts.units.flatMap((unit): Matter[] => {
    const line = haltLine(unit);
    const pace = unit.life?.pace;
    if (line?.haltedSince === undefined || pace === undefined) return [];
    const time = haltDays(line.haltedSince, pace.restUntil, facts.holidays);
    if (!within(time.on, days)) return [];
    return groupOf(unit)
      .filter(membership(facts, unit))
      .map((person): Matter => {
        const key = `N11:${unit.id}:${line.quarter}:${person}`;
        return {
          key,
          kind: 'N11',
          unit: unit.id,
          person,
          to: 'person',
          why: 'group',
          ...time,
          priority: 2,
          line,
        };
      })
      .filter(({ key }) => !facts.claims.has(key));
  });
};
