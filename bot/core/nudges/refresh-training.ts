/** N9 and N10 looked at again: whether the course is still open, the session still comes, and it is not done yet. */
import type { NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { BASICS, coursesOf } from './courses.ts';
import { baselineLine, isBaseline } from './n9-baseline.ts';
import { hasDone, n9Days, n9Line } from './n9-course.ts';
import { n10Days, n10Line } from './n10-new-starter.ts';
import { IRRELEVANT, lastOf, type Refreshed } from './refreshed.ts';

export const trainingLine = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  line: NudgeLine & { kind: 'N9' | 'N10' },
  person: string,
): Refreshed => {
  if (isBaseline(line)) return baselineLine(facts, unit, line, person);
  if (line.kind === 'N9') {
    const { occurrence } = line;
    if (occurrence === 'after') return IRRELEVANT;
    const course = coursesOf(unit).find(({ item, form }) => item === line.item && form === line.form);
    const days = course && n9Days(course, occurrence);
    if (!course || !days || hasDone(unit, course.keys, person)) return IRRELEVANT;
    const moved = course.closes !== line.closes || course.opens !== line.opens;
    return { line: n9Line(unit, course, occurrence), last: lastOf(facts, days, moved) };
  }
  const first = unit.life?.newcomers.get(line.starter);
  const theirs = line.for === 'starter' ? line.starter === person : unit.manager === person;
  if (first === undefined || !theirs || hasDone(unit, [BASICS], line.starter)) return IRRELEVANT;
  if (!unit.members.includes(line.starter)) return { reason: 'left' };
  return {
    line: n10Line(facts, unit, line.starter, first, line.occurrence, line.for),
    last: lastOf(facts, n10Days(first, line.occurrence)),
  };
};
