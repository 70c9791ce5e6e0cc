/** A step's row, written: with the state that follows from the change, in one request. */
import type { StepTemplate } from '../../core/content.ts';
import { stepRow } from '../../core/evidence-steps.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { UnitFacts } from '../../core/measurement.ts';
import { planSteps, statesAfter } from '../../core/programme.ts';
import { EMPTY, type StepRow, type StepState, type Stored, type UnitRows } from '../../core/rows.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { bare } from '../tab/change-seen.ts';
import { type Entered, factsOf, putRow, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { stepKey } from '../tab/unit-rows.ts';

const MOST_TRIES = 3;

export interface StepWrite {
  step: StepTemplate;
  rows: UnitRows;
  /** The version that the person saw, where they were asked for one; then another that stands there is shown to them. */
  version: string | null;
  /** The columns to write on the row as it stands, or why not. A state is written as given, else as rules find it. */
  change: (row: StepRow, rows: UnitRows) => Outcome<Partial<StepRow>>;
  wire: (row: Stored<StepRow>, rows: UnitRows) => unknown;
}

/** The step of the unit's programme. */
export const findStep = ({ programme }: Pick<Entered, 'programme'>, id: string): Outcome<StepTemplate> => {
  const step = programme.steps.find((candidate) => candidate.id === id);
  return step === undefined ? failed({ kind: 'not-found', what: 'step' }) : done(step);
};

/** The rows before a step is written: what the projection has at the version that was seen, else read anew. */
export const rowsBeforeStep = async (
  ports: TabPorts,
  entered: Entered,
  step: string,
  version: string | null,
): Promise<Outcome<UnitRows>> => {
  if (version === null) return readRows(ports, entered);
  const known = await ports.projection.rows(entered.unit.id);
  const row = stepRow({ rows: known }, step);
  return row !== null && bare(row.version) === bare(version) ? done(known) : readRows(ports, entered);
};

const newRow = (ports: TabPorts, { programme, unit }: Entered, step: StepTemplate): StepRow => ({
  ...EMPTY.StegvisSteps,
  title: step.sv.title,
  stepId: step.id,
  dueDate:
    planSteps(programme, unit.start, ports.holidays).find((each) => each.step.id === step.id)?.due ?? null,
});

/** What rules find of the step once the row is as given. */
const stateThen = (
  entered: Entered,
  before: UnitFacts,
  rows: UnitRows,
  row: Stored<StepRow>,
): StepState | null => {
  const after = { ...before, rows: withRow(rows, 'StegvisSteps', row) };
  const found = statesAfter(entered.programme, before, after);
  return found.find(({ step }) => step.id === row.value.stepId)?.state ?? null;
};

/** Writes the step's row and then what follows from it for the others; gives the rows as they are after. */
export const writeStep = async (
  ports: TabPorts,
  entered: Entered,
  { step, rows: given, version, change, wire }: StepWrite,
): Promise<Outcome<UnitRows>> => {
  const before = factsOf(entered, given);
  let rows = given;
  for (let tries = 1; ; tries += 1) {
    const row = stepRow({ rows }, step.id);
    if (row !== null && version !== null && bare(version) !== bare(row.version))
      return failed({ kind: 'stale', theirs: wire(row, rows) });
    const wanted = change(row?.value ?? newRow(ports, entered, step), rows);
    if (!wanted.ok) return wanted;
    const written = await write(ports, entered, before, rows, step, row, wanted.value);
    if (written.ok) {
      await putRow(ports, entered, 'StegvisSteps', written.value);
      const after = withRow(rows, 'StegvisSteps', written.value);
      await alignSteps(ports, entered, before, { ...before, rows: after });
      return done(after);
    }
    if (written.fault.kind !== 'stale') return written;
    const theirs = written.fault.theirs as Stored<StepRow>;
    await putRow(ports, entered, 'StegvisSteps', theirs);
    rows = withRow(rows, 'StegvisSteps', theirs);
    if (version !== null) return failed({ kind: 'stale', theirs: wire(theirs, rows) });
    if (tries === MOST_TRIES) return failed({ kind: 'stale', theirs: wire(theirs, rows) });
  }
};

const write = async (
  ports: TabPorts,
  entered: Entered,
  before: UnitFacts,
  rows: UnitRows,
  step: StepTemplate,
  row: Stored<StepRow> | null,
  change: Partial<StepRow>,
): Promise<Outcome<Stored<StepRow>>> => {
  const { as, site, unit } = entered;
  const whole = { ...(row?.value ?? newRow(ports, entered, step)), ...change };
  // A row that is not there yet is thought of as one without a version, so that rules can look at it.
  const then: Stored<StepRow> = row
    ? { ...row, value: whole }
    : {
        ...{ id: '', version: '', key: null, unit: unit.id, broken: [], changedAt: null, changedBy: null },
        value: whole,
      };
  const state = stateThen(entered, before, rows, then);
  if (row === null)
    return ports.lists.addRow(as, site, 'StegvisSteps', unit.id, stepKey(unit.id, step.id), {
      ...whole,
      state,
    });
  const differs = Object.fromEntries(
    Object.entries({ ...change, state }).filter(
      ([column, value]) => row.value[column as keyof StepRow] !== value,
    ),
  ) as Partial<StepRow>;
  if (Object.keys(differs).length === 0) return done(row);
  return ports.lists.changeRow(as, site, 'StegvisSteps', row.id, row.version, differs);
};
