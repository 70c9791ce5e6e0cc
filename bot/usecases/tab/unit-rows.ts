/** The rows that a unit has of its own: one in StegvisUnit, one a step in StegvisSteps. Keys are derived, so that setting up twice makes nothing twice. */

import { done, type Outcome } from '../../core/fault.ts';
import { stepStates } from '../../core/programme.ts';
import { EMPTY, type StepRow, type Stored, type UnitRow, type UnitRows } from '../../core/rows.ts';
import { type Course, type PlannedStep, replanned } from '../../core/step-dates.ts';
import type { UnitRecord } from '../ports.ts';
import { type Entered, factsOf, putRow, type TabPorts, withRow } from './frame.ts';

export const unitKey = (unit: string): string => `unit:${unit}`;
export const stepKey = (unit: string, step: string): string => `step:${unit}:${step}`;

export const newUnitRow = (unit: Pick<UnitRecord, 'name' | 'programme'>): UnitRow => ({
  ...EMPTY.StegvisUnit,
  title: unit.name,
  programme: unit.programme,
  vision: null,
  mandate: null,
  mandateDate: null,
  certificate: null,
  certificateDate: null,
  validUntil: null,
});

/** Adds the unit's row, or brings its name and programme up to date. */
export const writeUnitRow = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
): Promise<Outcome<UnitRows>> => {
  const { as, site, unit } = entered;
  const row = rows.StegvisUnit.find(({ key }) => key === unitKey(unit.id)) ?? rows.StegvisUnit[0];
  const written =
    row === undefined
      ? await ports.lists.addRow(as, site, 'StegvisUnit', unit.id, unitKey(unit.id), newUnitRow(unit))
      : row.value.programme === unit.programme && row.value.title === unit.name
        ? done(row)
        : await ports.lists.changeRow(as, site, 'StegvisUnit', row.id, row.version, {
            title: unit.name,
            programme: unit.programme,
          });
  if (!written.ok) return written;
  await putRow(ports, entered, 'StegvisUnit', written.value);
  return done(withRow(rows, 'StegvisUnit', written.value));
};

/** What the steps follow, before and after. `chosen`: steps whose date the unit has decided anew. */
export interface StepChange {
  before: Course | null;
  after: Course;
  /** Whether dates may move at all; else only what is missing is added. */
  replan: boolean;
  chosen?: ReadonlySet<string>;
}

/**
 * Makes the steps' rows those of the unit's programme: missing ones are added; with `replan`, what is not done gets
 * its new date and steps of another programme that are not done are deleted. Done steps are never touched, nor days
 * that somebody wrote in the list, nor rows that somebody else made.
 */
export const writeSteps = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
  { before, after, replan, chosen }: StepChange,
): Promise<Outcome<UnitRows>> => {
  const plan = replanned(before, after, rows.StegvisSteps, ports.holidays, chosen);
  const added = await addMissing(ports, entered, rows, plan);
  if (!added.ok || !replan) return added;
  let now = added.value;
  for (const { step, due } of plan) {
    const row = now.StegvisSteps.find(({ value }) => value.stepId === step.id);
    if (row === undefined || row.value.state === 'done' || row.value.dueDate === due) continue;
    const moved = await ports.lists.changeRow(entered.as, entered.site, 'StegvisSteps', row.id, row.version, {
      dueDate: due,
    });
    if (!moved.ok) return moved;
    await putRow(ports, entered, 'StegvisSteps', moved.value);
    now = withRow(now, 'StegvisSteps', moved.value);
  }
  return removeOthers(ports, entered, now);
};

const addMissing = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
  plan: readonly PlannedStep[],
): Promise<Outcome<UnitRows>> => {
  const { as, site, unit, programme } = entered;
  const present = new Set(rows.StegvisSteps.map(({ value }) => value.stepId));
  const states = new Map(
    stepStates(programme, factsOf(entered, rows)).map((status) => [status.step.id, status.state]),
  );
  const missing = plan
    .filter(({ step }) => !present.has(step.id))
    .map(({ step, due }) => ({
      key: stepKey(unit.id, step.id),
      row: {
        ...EMPTY.StegvisSteps,
        title: step.sv.title,
        stepId: step.id,
        state: states.get(step.id) ?? null,
        dueDate: due,
      } satisfies StepRow,
    }));
  if (missing.length === 0) return done(rows);
  const added = await ports.lists.addRows(as, site, 'StegvisSteps', unit.id, missing);
  if (!added.ok) return added;
  await ports.projection.put(unit.id, 'StegvisSteps', added.value);
  return done({ ...rows, StegvisSteps: [...rows.StegvisSteps, ...added.value] });
};

const removeOthers = async (
  ports: TabPorts,
  entered: Entered,
  rows: UnitRows,
): Promise<Outcome<UnitRows>> => {
  const { as, site, unit, programme } = entered;
  const own = new Set(programme.steps.map((step) => step.id));
  const ours = ({ key, value }: Stored<StepRow>): boolean =>
    value.stepId !== null && key === stepKey(unit.id, value.stepId);
  const leftOver = rows.StegvisSteps.filter(
    (row) =>
      ours(row) && row.value.state !== 'done' && row.value.stepId !== null && !own.has(row.value.stepId),
  );
  for (const row of leftOver) {
    const gone = await ports.lists.deleteRow(as, site, 'StegvisSteps', row.id, row.version);
    if (!gone.ok && gone.fault.kind !== 'not-found') return gone;
    await ports.projection.remove(unit.id, 'StegvisSteps', [row.id]);
  }
  const ids = new Set(leftOver.map((row) => row.id));
  return done({ ...rows, StegvisSteps: rows.StegvisSteps.filter((row) => !ids.has(row.id)) });
};
