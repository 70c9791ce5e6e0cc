/**
 * When each step is due (R1): working days, never before a step that it depends on. Days that people have decided stay,
 * and what has happened is not moved; the days that follow from the start give way to both.
 */
import { addDays, addWorkingDays, isWorkingDay, nextWorkingDay } from './calendar.ts';
import type { Programme, StepTemplate } from './content.ts';
import type { Day, Holidays } from './nudge.ts';
import type { StepRow, Stored } from './rows.ts';

export interface PlannedStep {
  step: StepTemplate;
  due: Day;
}

const previousWorkingDay = (day: Day, holidays: Holidays): Day =>
  isWorkingDay(day, holidays) ? day : addWorkingDays(day, -1, holidays);

/** The template's steps, each after those that it depends on. Throws where steps depend on each other in a circle. */
export const inOrder = (programme: Programme): StepTemplate[] => {
  const byId = new Map(programme.steps.map((step) => [step.id, step]));
  const ordered = new Set<StepTemplate>();
  const visit = (step: StepTemplate, path: readonly string[]): void => {
    if (ordered.has(step)) return;
    if (path.includes(step.id))
      throw new Error(`the steps of ${programme.id} depend on each other in a circle`);
    for (const id of step.dependsOn) {
      const earlier = byId.get(id);
      if (earlier === undefined) throw new Error(`step ${step.id} depends on ${id}, which is no step`);
      visit(earlier, [...path, step.id]);
    }
    ordered.add(step);
  };
  for (const step of programme.steps) visit(step, []);
  return [...ordered];
};

/** Days by step that are not computed: decided by people, or of what is done. `firm`: others must be ready for them. */
export type FixedDays = ReadonlyMap<string, { day: Day; firm: boolean }>;

/** The last day on which each step can be due, so that steps whose day is decided come after it. */
const latestDays = (
  steps: readonly StepTemplate[],
  fixed: FixedDays,
  holidays: Holidays,
): Map<string, Day> => {
  const latest = new Map<string, Day>();
  for (const step of [...steps].reverse()) {
    const own = fixed.get(step.id);
    const bound = own === undefined ? latest.get(step.id) : own.firm ? own.day : undefined;
    if (bound === undefined) continue;
    const day = previousWorkingDay(bound, holidays);
    for (const id of step.dependsOn) {
      const known = latest.get(id);
      if (known === undefined || day < known) latest.set(id, day);
    }
  }
  return latest;
};

const NONE: FixedDays = new Map();

/**
 * Every step of the template with its due date, in the template's order: the start plus the step's weeks, moved forward
 * to a working day, and never before a step that it depends on. A decided day stays as it is; what must be ready before
 * it is due on it at the latest.
 */
export const planSteps = (
  programme: Programme,
  start: Day,
  holidays: Holidays,
  fixed: FixedDays = NONE,
): PlannedStep[] => {
  const ordered = inOrder(programme);
  const latest = latestDays(ordered, fixed, holidays);
  const due = new Map<string, Day>();
  for (const step of ordered) {
    const decided = fixed.get(step.id);
    if (decided !== undefined) {
      due.set(step.id, decided.day);
      continue;
    }
    const own = nextWorkingDay(addDays(start, Math.round(step.offsetWeeks * 7)), holidays);
    const bound = latest.get(step.id);
    const wished = bound !== undefined && bound < own ? bound : own;
    const before = step.dependsOn.flatMap((id) => due.get(id) ?? []);
    const day = [wished, ...before].sort().at(-1) ?? wished;
    due.set(step.id, nextWorkingDay(day, holidays));
  }
  return programme.steps.map((step) => ({ step, due: due.get(step.id) ?? start }));
};

/** A programme, its start and the days that the unit has decided for it in Stegvis. */
export interface Course {
  programme: Programme;
  start: Day;
  decided: ReadonlyMap<string, Day>;
}

const rowsByStep = (rows: readonly Stored<StepRow>[]): Map<string, StepRow> => {
  const known = new Map<string, StepRow>();
  for (const { value } of rows)
    if (value.stepId !== null && !known.has(value.stepId)) known.set(value.stepId, value);
  return known;
};

/** The days that cannot be moved before the list has been asked: those decided, and of what is done. */
const knownDays = (course: Course, rows: ReadonlyMap<string, StepRow>) => {
  const fixed = new Map<string, { day: Day; firm: boolean }>();
  for (const [step, day] of course.decided) fixed.set(step, { day, firm: true });
  for (const [step, { state, dueDate }] of rows)
    if (state === 'done' && dueDate !== null) fixed.set(step, { day: dueDate, firm: false });
  return fixed;
};

/**
 * The days of steps that somebody has written in the list itself: those that differ from what the course gives. What
 * a day decided later would have pulled with it is no such day, as nobody wrote it. `towards`: the course that the rows
 * may be half on their way to, when an earlier attempt broke off.
 */
export const daysInList = (
  course: Course,
  rows: readonly Stored<StepRow>[],
  holidays: Holidays,
  towards: Course = course,
): Map<string, Day> => {
  const byStep = rowsByStep(rows);
  const fixed = knownDays(course, byStep);
  const found = new Map<string, Day>();
  const given = (of: Course, days: FixedDays, step: string): Day | undefined =>
    planSteps(of.programme, of.start, holidays, days).find((one) => one.step.id === step)?.due;
  for (const { id } of inOrder(course.programme)) {
    const row = byStep.get(id);
    const due = row?.dueDate ?? null;
    if (due === null || row?.state === 'done' || fixed.get(id)?.day === due) continue;
    const loose = new Map([...fixed].map(([step, { day }]) => [step, { day, firm: false }]));
    const ahead = new Map([...knownDays(towards, byStep), ...[...found].map(firmly)]);
    // Before anything was done, decided days pulled others with them through what is done by now.
    const once = new Map([...[...course.decided].map(firmly), ...[...found].map(firmly)]);
    const ways = [fixed, loose, once].map((days) => given(course, days, id));
    ways.push(given(towards, ahead, id));
    if (ways.includes(due)) continue;
    found.set(id, due);
    fixed.set(id, { day: due, firm: true });
  }
  return found;
};

const firmly = ([step, day]: [string, Day]) => [step, { day, firm: true }] as const;

/**
 * The dates that the rows are to have once `before` has become `after`. Steps that are done keep theirs, and so do days
 * that somebody wrote in the list, unless the unit has decided that very step's date anew (`chosen`).
 */
export const replanned = (
  before: Course | null,
  after: Course,
  rows: readonly Stored<StepRow>[],
  holidays: Holidays,
  chosen: ReadonlySet<string> = new Set(),
): PlannedStep[] => {
  const fixed = knownDays(after, rowsByStep(rows));
  const written = before === null ? new Map<string, Day>() : daysInList(before, rows, holidays, after);
  for (const [step, day] of written)
    if (!chosen.has(step) && !after.decided.has(step)) fixed.set(step, { day, firm: true });
  return planSteps(after.programme, after.start, holidays, fixed);
};

/** What is odd about a day that people decided: it is no working day, or stands before a step that it builds on. */
export type DayClash = { code: 'day-off' } | { code: 'before'; step: StepTemplate };

/** What is odd about a step's day, given everybody's; null when nothing is. */
export const dayClash = (
  step: StepTemplate,
  programme: Programme,
  dueOf: (step: string) => Day | null,
  holidays: Holidays,
): DayClash | null => {
  const due = dueOf(step.id);
  if (due === null) return null;
  const late = programme.steps.find(
    (earlier) => step.dependsOn.includes(earlier.id) && (dueOf(earlier.id) ?? due) > due,
  );
  if (late !== undefined) return { code: 'before', step: late };
  return isWorkingDay(due, holidays) ? null : { code: 'day-off' };
};
