import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isWorkingDay } from '../../bot/core/calendar.ts';
import { content, type Programme, programmeById } from '../../bot/core/content.ts';
import type { UnitFacts } from '../../bot/core/measurement.ts';
import { planSteps, statesAfter, stepStates } from '../../bot/core/programme.ts';
import {
  EMPTY,
  type MeetingRow,
  type StepRow,
  type Stored,
  type UnitRow,
  type UnitRows,
} from '../../bot/core/rows.ts';
import { HOLIDAYS } from '../memory/world.ts';

const programme = (id: string): Programme => {
  const found = programmeById(id);
  if (found === null) throw new Error(id);
  return found;
};
const stored = <T>(id: string, value: T): Stored<T> => ({
  id,
  version: '1',
  key: `k${id}`,
  unit: 'u',
  value,
  broken: [],
  changedAt: null,
  changedBy: null,
});
const facts = (rows: Partial<UnitRows> = {}): UnitFacts => ({
  members: [],
  done: new Map(),
  manager: 'amal',
  group: ['amal', 'bo', 'cecilia'],
  rows: {
    StegvisUnit: [],
    StegvisSteps: [],
    StegvisPlan: [],
    StegvisMeetings: [],
    StegvisAgenda: [],
    StegvisFindings: [],
    ...rows,
  },
});
const unitRow = (mandate: string | null): Stored<UnitRow> =>
  stored('1', {
    ...EMPTY.StegvisUnit,
    title: 'Norr',
    programme: null,
    vision: null,
    mandate,
    mandateDate: null,
    certificate: null,
    certificateDate: null,
    validUntil: null,
  });
const stepRow = (stepId: string, state: StepRow['state']): Stored<StepRow> =>
  stored(stepId, { ...EMPTY.StegvisSteps, title: stepId, stepId, state, dueDate: null });
const meeting = (id: string, kind: MeetingRow['kind'], state: MeetingRow['state']): Stored<MeetingRow> =>
  stored(id, { ...EMPTY.StegvisMeetings, title: 'Möte', kind, start: null, end: null, state });
const statesOf = (id: string, given: UnitFacts): Record<string, string> =>
  Object.fromEntries(stepStates(programme(id), given).map(({ step, state }) => [step.id, state]));

const anyProgramme = fc.constantFrom(...content.programmes);
const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days));

describe('planning the steps', () => {
  test('gives each step of a template exactly once, on a working day, never before what it depends on', () => {
    fc.assert(
      fc.property(anyProgramme, anyDay, (template, start) => {
        const planned = planSteps(template, start, HOLIDAYS);
        expect(planned.map(({ step }) => step.id)).toEqual(template.steps.map((step) => step.id));
        const due = new Map(planned.map(({ step, due: day }) => [step.id, day]));
        for (const { step, due: day } of planned) {
          expect(isWorkingDay(day, HOLIDAYS)).toBe(true);
          expect(day >= addDays(start, step.offsetWeeks * 7)).toBe(true);
          for (const earlier of step.dependsOn) expect(day >= (due.get(earlier) ?? '')).toBe(true);
        }
      }),
    );
  });

  test('moves a step that would fall on a holiday to the next working day', () => {
    const planned = planSteps(programme('hbtq-klivet'), '2026-01-06', HOLIDAYS);
    expect(planned.find(({ step }) => step.id === 'klivet-grupp')?.due).toBe('2026-01-07');
  });

  test('never puts a step before one that it depends on, even where the template says so', () => {
    const template = programme('rss-vasterbotten');
    const turned = {
      ...template,
      steps: template.steps.map((step) => (step.id === 'rss-plan' ? { ...step, offsetWeeks: 0 } : step)),
    };
    const due = new Map(planSteps(turned, '2026-01-12', HOLIDAYS).map((one) => [one.step.id, one.due]));
    expect(due.get('rss-plan')).toBe(due.get('rss-intervju'));
  });

  test('refuses steps that depend on each other in a circle', () => {
    const template = programme('hbtq-klivet');
    const circle = template.steps.map((step) =>
      step.id === 'klivet-grupp' ? { ...step, dependsOn: ['klivet-plan'] } : step,
    );
    expect(() => planSteps({ ...template, steps: circle }, '2026-01-12', HOLIDAYS)).toThrow('circle');
  });
});

describe('the state of the steps', () => {
  test.each(['jarfalla-samkrafter', 'malmo-fyra-steg'])('%s waits for the mandate as a whole', (id) => {
    expect(new Set(Object.values(statesOf(id, facts())))).toEqual(new Set(['locked']));
    const after = statesOf(id, facts({ StegvisUnit: [unitRow('Uppdrag')] }));
    expect(after[programme(id).steps[0]?.id ?? '']).toBe('open');
  });

  test('in Västerbotten the mandate is a step of its own, open from the start and done with the mandate', () => {
    expect(statesOf('rss-vasterbotten', facts())).toMatchObject({
      'rss-mandat': 'open',
      'rss-processplan': 'locked',
    });
    expect(statesOf('rss-vasterbotten', facts({ StegvisUnit: [unitRow('Ja')] }))).toMatchObject({
      'rss-mandat': 'done',
      'rss-processplan': 'open',
      'rss-matris': 'locked',
    });
  });

  test('a blank mandate is none', () => {
    const states = statesOf('malmo-fyra-steg', facts({ StegvisUnit: [unitRow('  ')] }));
    expect(states['malmo-1']).toBe('locked');
  });

  test('programmes without that prerequisite start at once', () => {
    expect(statesOf('soderhamn-rfsl', facts())).toMatchObject({
      'rfsl-pass-1': 'open',
      'rfsl-pass-2': 'locked',
    });
  });

  test('what is marked done in the list is done, and opens what waits for it', () => {
    const states = statesOf('soderhamn-rfsl', facts({ StegvisSteps: [stepRow('rfsl-pass-1', 'done')] }));
    expect(states).toMatchObject({
      'rfsl-pass-1': 'done',
      'rfsl-pass-2': 'open',
      'rfsl-hbtq-grupp': 'open',
      'rfsl-pass-3': 'locked',
    });
  });

  test('nothing is ever open before what it depends on is done', () => {
    fc.assert(
      fc.property(anyProgramme, fc.array(fc.nat(12)), fc.boolean(), (template, marked, mandate) => {
        const rows = template.steps.filter((_, place) => marked.includes(place));
        const states = statesOf(
          template.id,
          facts({
            StegvisSteps: rows.map((step) => stepRow(step.id, 'done')),
            StegvisUnit: [unitRow(mandate ? 'Ja' : null)],
          }),
        );
        for (const step of template.steps) {
          if (states[step.id] === 'open')
            expect(step.dependsOn.every((earlier) => states[earlier] === 'done')).toBe(true);
        }
      }),
    );
  });

  test('the second workshop step needs a second workshop', () => {
    const rows = [stepRow('malmo-1', 'done'), stepRow('malmo-2', 'done'), stepRow('malmo-3', 'done')];
    const one = statesOf(
      'malmo-fyra-steg',
      facts({
        StegvisUnit: [unitRow('Ja')],
        StegvisSteps: rows,
        StegvisMeetings: [meeting('1', 'workshop', 'held')],
      }),
    );
    expect(one).toMatchObject({ 'malmo-ws-1': 'done', 'malmo-ws-2': 'open' });
    const two = statesOf(
      'malmo-fyra-steg',
      facts({
        StegvisUnit: [unitRow('Ja')],
        StegvisSteps: rows,
        StegvisMeetings: [meeting('1', 'workshop', 'held'), meeting('2', 'workshop', 'held')],
      }),
    );
    expect(two['malmo-ws-2']).toBe('done');
  });

  test('a step goes back when the change at hand takes away what its rule was met by', () => {
    const template = programme('jarfalla-samkrafter');
    const rows = { StegvisUnit: [unitRow('Ja')], StegvisSteps: [stepRow('jarfalla-start', 'done')] };
    const before = facts({ ...rows, StegvisMeetings: [meeting('1', 'other', 'held')] });
    const after = facts({ ...rows, StegvisMeetings: [meeting('1', 'other', 'planned')] });
    const found = statesAfter(template, before, after).find(({ step }) => step.id === 'jarfalla-start');
    expect(found?.state).toBe('open');
  });

  test('a step that somebody marked done stays done whatever its rule finds', () => {
    const template = programme('jarfalla-samkrafter');
    const rows = { StegvisUnit: [unitRow('Ja')], StegvisSteps: [stepRow('jarfalla-start', 'done')] };
    const before = facts({ ...rows, StegvisMeetings: [meeting('1', 'other', 'planned')] });
    const after = facts({ ...rows, StegvisMeetings: [meeting('1', 'other', 'cancelled')] });
    const found = statesAfter(template, before, after).find(({ step }) => step.id === 'jarfalla-start');
    expect(found?.state).toBe('done');
  });
});
