/** The date rules for programmes that a unit has adapted: its own weeks, and days that it has decided itself. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adapted, decidedDays, NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import { adaptationProblems } from '../../bot/core/adaptation-check.ts';
import type { Adaptation } from '../../bot/core/api-programme.ts';
import { addDays, isWorkingDay, nextWorkingDay } from '../../bot/core/calendar.ts';
import { content, type Programme } from '../../bot/core/content.ts';
import { EMPTY, type StepRow, type Stored } from '../../bot/core/rows.ts';
import { type Course, planSteps, replanned } from '../../bot/core/step-dates.ts';
import { swedishDays } from '../../bot/days/holidays.ts';

const holidays = swedishDays(2024, 2036);
const starts = fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2025-01-01', n));

interface Drawn {
  template: Programme;
  start: string;
  adaptation: Adaptation;
}

/** What a unit might choose: weeks for some steps, days for others, and only what the program lets it save. */
const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(fc.constantFrom(...content.programmes), starts)
  .chain(([template, start]) => {
    const date = fc.oneof(
      fc.record({ weeks: fc.integer({ min: 0, max: 60 }) }),
      fc.integer({ min: 0, max: 420 }).map((n) => ({ on: nextWorkingDay(addDays(start, n), holidays) })),
    );
    const dates = fc.record(Object.fromEntries(template.steps.map(({ id }) => [id, date])), {
      requiredKeys: [],
    });
    return dates.map((chosen) => ({ template, start, adaptation: allowed(template, start, chosen) }));
  });

/** Those of the chosen days that the program does not refuse, in the order of the steps. */
const allowed = (template: Programme, start: string, chosen: object): Adaptation => {
  let kept = NO_ADAPTATION;
  for (const { id } of template.steps) {
    const date = (chosen as Adaptation['dates'])[id];
    if (date === undefined) continue;
    const more = { ...kept, dates: { ...kept.dates, [id]: date } };
    if (adaptationProblems(template, more, start, holidays).length === 0) kept = more;
  }
  return kept;
};

const courseOf = ({ template, adaptation }: Drawn, start: string): Course => ({
  programme: adapted(template, adaptation),
  start,
  decided: decidedDays(adaptation),
});
const firm = ({ decided }: Course) => new Map([...decided].map(([id, day]) => [id, { day, firm: true }]));
const row = (stepId: string, dueDate: string, state: StepRow['state']): Stored<StepRow> => ({
  ...{ id: stepId, version: '1', key: stepId, unit: 'u', broken: [], changedAt: null, changedBy: null },
  value: { ...EMPTY.StegvisSteps, title: stepId, stepId, dueDate, state },
});
const days = (plan: readonly { step: { id: string }; due: string }[]): Record<string, string> =>
  Object.fromEntries(plan.map(({ step, due }) => [step.id, due]));

describe('an adapted programme', () => {
  test('has working days alone, and nothing comes after what needs it', () => {
    let decided = 0;
    fc.assert(
      fc.property(drawn, (given) => {
        const course = courseOf(given, given.start);
        decided += course.decided.size;
        const due = days(planSteps(course.programme, course.start, holidays, firm(course)));
        for (const step of course.programme.steps) {
          expect(isWorkingDay(due[step.id] ?? '', holidays)).toBe(true);
          for (const before of step.dependsOn) expect((due[before] ?? '') <= (due[step.id] ?? '')).toBe(true);
        }
        for (const [id, day] of course.decided) expect(due[id]).toBe(day);
      }),
    );
    expect(decided).toBeGreaterThan(0);
  });

  test('whose start is moved keeps what has happened and what is decided, and moves the rest', () => {
    fc.assert(
      fc.property(drawn, starts, fc.array(fc.boolean(), { maxLength: 12 }), (given, to, done) => {
        const before = courseOf(given, given.start);
        const plan = planSteps(before.programme, before.start, holidays, firm(before));
        const rows = plan.map(({ step, due }, n) => row(step.id, due, done[n] === true ? 'done' : 'open'));
        const after = courseOf(given, to);
        const moved = days(replanned(before, after, rows, holidays));
        // As a new plan would have it that knows what has happened.
        const known = new Map([
          ...firm(after),
          ...rows.flatMap(({ value }) =>
            value.state === 'done' && value.dueDate !== null && value.stepId !== null
              ? [[value.stepId, { day: value.dueDate, firm: false }] as const]
              : [],
          ),
        ]);
        for (const { value } of rows)
          if (value.state === 'done') expect(moved[value.stepId ?? '']).toBe(value.dueDate);
        for (const [id, day] of after.decided) if (known.get(id)?.firm === true) expect(moved[id]).toBe(day);
        expect(moved).toEqual(days(planSteps(after.programme, to, holidays, known)));
        for (const step of after.programme.steps)
          if (!known.has(step.id)) expect(isWorkingDay(moved[step.id] ?? '', holidays)).toBe(true);
      }),
    );
  });
});
