/** The date rules: working days, dependencies, what happened stays, what people decided stays. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay, nextWorkingDay } from '../../bot/core/calendar.ts';
import { content, type Programme, type StepTemplate } from '../../bot/core/content.ts';
import { EMPTY, type StepRow, type Stored } from '../../bot/core/rows.ts';
import { type Course, daysInList, planSteps, replanned } from '../../bot/core/step-dates.ts';
import { swedishDays } from '../../bot/days/holidays.ts';

const holidays = swedishDays(2024, 2036);
const [pattern] = content.programmes as [Programme, ...Programme[]];
const [model] = pattern.steps as [StepTemplate, ...StepTemplate[]];

/** A template of one's own: steps that depend on earlier ones, with any offsets, written in any order. */
const ownTemplate: fc.Arbitrary<Programme> = fc
  .array(
    fc.tuple(fc.double({ min: 0, max: 60, noNaN: true }), fc.array(fc.nat(12), { maxLength: 3 }), fc.nat()),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((drawn) => {
    const steps = drawn.map(([offsetWeeks, before], index) => ({
      ...model,
      id: `s${index}`,
      order: index + 1,
      offsetWeeks,
      dependsOn: [...new Set(before.filter((n) => n < index).map((n) => `s${n}`))],
    }));
    const shuffled = drawn.map(([, , key], index) => ({ key, index })).sort((a, b) => a.key - b.key);
    return { ...pattern, id: 'own', steps: shuffled.flatMap(({ index }) => steps[index] ?? []) };
  });
const programmes = fc.oneof(fc.constantFrom(...content.programmes), ownTemplate);
/** Any day, and more often those that are hard: around Christmas, Easter, midsummer and ISO week 53. */
const starts = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2025-01-01', n)),
  fc.constantFrom(
    '2026-12-28',
    '2027-01-03',
    '2032-12-27',
    '2026-04-03',
    '2026-06-19',
    '2026-12-24',
    '2027-01-06',
  ),
);
/** Which steps are done, and which a person has given another day, by their place. */
const marks = fc.array(
  fc.record({ done: fc.boolean(), moved: fc.option(fc.integer({ min: 0, max: 500 })) }),
  {
    minLength: 12,
    maxLength: 12,
  },
);

const row = (stepId: string, dueDate: string | null, state: StepRow['state']): Stored<StepRow> => ({
  ...{ id: stepId, version: '1', key: stepId, unit: 'u', broken: [], changedAt: null, changedBy: null },
  value: { ...EMPTY.StegvisSteps, title: stepId, stepId, dueDate, state },
});
const course = (programme: Programme, start: string, decided: Record<string, string> = {}): Course => ({
  programme,
  start,
  decided: new Map(Object.entries(decided)),
});
const dates = (plan: { step: StepTemplate; due: string }[]): Record<string, string> =>
  Object.fromEntries(plan.map(({ step, due }) => [step.id, due]));

describe('the dates of a plan', () => {
  test('are working days, and no step is due before one it depends on, whatever the template and start', () => {
    fc.assert(
      fc.property(programmes, starts, (programme, start) => {
        const due = dates(planSteps(programme, start, holidays));
        for (const step of programme.steps) {
          expect(isWorkingDay(due[step.id] ?? '', holidays)).toBe(true);
          expect((due[step.id] ?? '') >= start).toBe(true);
          for (const before of step.dependsOn) expect((due[before] ?? '') <= (due[step.id] ?? '')).toBe(true);
        }
      }),
    );
  });

  test('leave a decided day as it is, and what it needs is due by then', () => {
    fc.assert(
      fc.property(
        programmes,
        starts,
        fc.nat(),
        fc.integer({ min: 0, max: 300 }),
        (programme, start, which, days) => {
          const step = programme.steps[which % programme.steps.length] as StepTemplate;
          const on = nextWorkingDay(addDays(start, days), holidays);
          const fixed = new Map([[step.id, { day: on, firm: true }]]);
          const due = dates(planSteps(programme, start, holidays, fixed));
          expect(due[step.id]).toBe(on);
          for (const each of programme.steps) {
            expect(isWorkingDay(due[each.id] ?? '', holidays)).toBe(true);
            for (const before of each.dependsOn)
              expect((due[before] ?? '') <= (due[each.id] ?? '')).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a moved start date', () => {
  test('moves what has not happened as a new plan would, where nobody has touched anything', () => {
    fc.assert(
      fc.property(programmes, starts, starts, (programme, from, to) => {
        const rows = planSteps(programme, from, holidays).map(({ step, due }) => row(step.id, due, 'open'));
        const moved = replanned(course(programme, from), course(programme, to), rows, holidays);
        expect(dates(moved)).toEqual(dates(planSteps(programme, to, holidays)));
      }),
    );
  });

  test('moves nothing that is done and no day that a person wrote; the rest keeps both rules', () => {
    fc.assert(
      fc.property(programmes, starts, starts, marks, (programme, from, to, drawn) => {
        const plan = planSteps(programme, from, holidays);
        const rows = plan.map(({ step, due }, index) => {
          const { done = false, moved = null } = drawn[index] ?? {};
          const day = moved === null ? due : nextWorkingDay(addDays(from, moved), holidays);
          return row(step.id, day, done ? 'done' : 'open');
        });
        const written = daysInList(course(programme, from), rows, holidays);
        const after = dates(replanned(course(programme, from), course(programme, to), rows, holidays));
        const isDone = new Map(rows.map(({ value }) => [value.stepId, value.state === 'done']));
        for (const { value } of rows) {
          const id = value.stepId ?? '';
          if (isDone.get(id) || written.has(id)) expect(after[id]).toBe(value.dueDate);
        }
        for (const step of programme.steps) {
          if (isDone.get(step.id) || written.has(step.id)) continue;
          expect(isWorkingDay(after[step.id] ?? '', holidays)).toBe(true);
          for (const before of step.dependsOn)
            expect((after[before] ?? '') <= (after[step.id] ?? '')).toBe(true);
        }
      }),
    );
  });

  test('twice in a row ends where the second alone does, so that a broken-off attempt can be repeated', () => {
    fc.assert(
      fc.property(programmes, starts, starts, (programme, from, to) => {
        const rows = planSteps(programme, from, holidays).map(({ step, due }) => row(step.id, due, 'open'));
        const once = replanned(course(programme, from), course(programme, to), rows, holidays);
        const half = rows.map((each, index) =>
          index % 2 === 0 ? row(each.id, dates(once)[each.id] ?? null, 'open') : each,
        );
        const again = replanned(course(programme, from), course(programme, to), half, holidays);
        expect(dates(again)).toEqual(dates(once));
      }),
    );
  });

  test('finds a day that somebody wrote in the list, and not what follows from it', () => {
    const [first, second] = ['klivet-plan', 'klivet-justering'];
    const programme = content.programmes.find(({ id }) => id === 'hbtq-klivet') as Programme;
    const rows = planSteps(programme, '2026-01-12', holidays).map(({ step, due }) =>
      row(step.id, step.id === first ? '2026-03-16' : due, 'open'),
    );
    expect([...daysInList(course(programme, '2026-01-12'), rows, holidays)]).toEqual([[first, '2026-03-16']]);
    const after = dates(
      replanned(course(programme, '2026-01-12'), course(programme, '2026-02-09'), rows, holidays),
    );
    expect(after[first]).toBe('2026-03-16');
    expect(after[second]).toBe('2026-06-29');
  });

  test('a date that the unit decides anew wins over the one in the list', () => {
    const programme = content.programmes.find(({ id }) => id === 'hbtq-klivet') as Programme;
    const rows = [row('klivet-plan', '2026-03-16', 'open')];
    const before = course(programme, '2026-01-12');
    const chosen = new Set(['klivet-plan']);
    const after = course(programme, '2026-01-12', { 'klivet-plan': '2026-05-04' });
    expect(dates(replanned(before, after, rows, holidays, chosen))['klivet-plan']).toBe('2026-05-04');
    const released = course(programme, '2026-01-12');
    expect(dates(replanned(before, released, rows, holidays, chosen))['klivet-plan']).toBe('2026-04-07');
  });
});
