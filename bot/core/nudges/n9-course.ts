/**
 * N9: each member who has not done a web course, privately, when it opens and once more two weeks before it closes; for
 * a session once, two weeks before it. Who has done it is known to them and to their manager, and never told here.
 */
import { addDays } from '../calendar.ts';
import type { Day, Matter, NudgeLine, NudgeUnit } from '../nudge.ts';
import { type Course, closingDay, coursesOf } from './courses.ts';
import { horizon, membership, type Rule, within } from './rule.ts';

type Occurrence = Exclude<(NudgeLine & { kind: 'N9' })['occurrence'], 'after'>;

/** The second word comes at least a week after the first, else only the first. */
const APART = 7;

/** Day and last day of an occurrence; null where it has none. */
export const n9Days = (course: Course, occurrence: Occurrence): { on: Day; until: Day } | null => {
  if (occurrence === 'opens')
    return course.form === 'session' ? null : { on: course.opens, until: course.closes };
  const on = closingDay(course);
  if (course.form === 'course' && on < addDays(course.opens, APART)) return null;
  return { on, until: course.closes };
};

export const n9Line = (
  unit: NudgeUnit,
  course: Course,
  occurrence: Occurrence,
): NudgeLine & { kind: 'N9' } => {
  const { keys: _, ...shown } = course;
  return { kind: 'N9', unit: unit.id, ...shown, occurrence };
};

/** Whether the person has said that they have done it, by one of the names that it is noted by. */
export const hasDone = (unit: NudgeUnit, keys: readonly string[], person: string): boolean =>
  keys.some((key) => unit.life?.done.get(key)?.has(person) === true);

/** Courses and sessions, keys `N9:{unit}:{item}:{person}:opens|closing`. */
export const n9Course: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    if (unit.life === null) continue;
    const isIn = membership(facts, unit);
    for (const course of coursesOf(unit, days))
      for (const occurrence of ['opens', 'closing'] as const) {
        const time = n9Days(course, occurrence);
        if (time === null || !within(time.on, days)) continue;
        const line = n9Line(unit, course, occurrence);
        for (const person of unit.members.filter(isIn)) {
          const key = `N9:${unit.id}:${course.item}:${person}:${occurrence}`;
          if (facts.claims.has(key) || hasDone(unit, course.keys, person)) continue;
          const priority = occurrence === 'closing' ? 0 : 2;
          const to = { person, to: 'person', why: 'course' } as const;
          matters.push({ key, kind: 'N9', unit: unit.id, ...to, ...time, priority, line });
        }
      }
  }
  return matters;
};
