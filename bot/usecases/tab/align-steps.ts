/**
 * Keeps the State of the steps' rows in line with what the rules find after something changed. A fact, so it is tried
 * again when somebody else wrote in between. What fails here is told to operators and mended by the next change: the
 * tab computes the states anew at every reading.
 */

import type { Programme } from '../../core/content.ts';
import type { Outcome } from '../../core/fault.ts';
import type { UnitFacts } from '../../core/measurement.ts';
import { statesAfter } from '../../core/programme.ts';
import type { StepRow, Stored } from '../../core/rows.ts';
import { countsOf } from '../../core/training.ts';
import type { Entered, TabPorts } from './frame.ts';

const MOST_TRIES = 3;

type AlignPorts = Pick<TabPorts, 'lists' | 'projection' | 'journal'>;
type Where = Pick<Entered, 'as' | 'site' | 'unit' | 'programme'>;
type Change = Partial<Pick<StepRow, 'state' | 'doneCount' | 'headcount'>>;

/**
 * Writes the states and counts that differ between the rows and the rules, after `before` became `after` (and `was` the
 * programme).
 */
export const alignSteps = async (
  ports: AlignPorts,
  entered: Where,
  before: UnitFacts,
  after: UnitFacts,
  was: Programme = entered.programme,
): Promise<void> => {
  for (const { step, state } of statesAfter(entered.programme, before, after, was)) {
    const row = after.rows.StegvisSteps.find(({ value }) => value.stepId === step.id);
    if (row === undefined) continue;
    const counts = countsOf(entered.programme, after, step.id);
    // Before anybody has, the row tells no number.
    const counted = counts !== null && (counts.doneCount > 0 || row.value.doneCount != null) ? counts : {};
    const change = differing(row, { state, ...counted });
    if (Object.keys(change).length === 0) continue;
    const written = await write(ports, entered, row, change);
    if (written.ok) await ports.projection.put(entered.unit.id, 'StegvisSteps', [written.value]);
    else ports.journal.warn('step-state-not-written', { step: step.id, fault: written.fault.kind });
  }
};

const differing = ({ value }: Stored<StepRow>, wanted: Change): Change =>
  Object.fromEntries(
    Object.entries(wanted).filter(([column, wish]) => value[column as keyof Change] !== wish),
  );

const write = async (
  ports: AlignPorts,
  entered: Where,
  row: Stored<StepRow>,
  wanted: Change,
): Promise<Outcome<Stored<StepRow>>> => {
  let seen = row;
  let change = wanted;
  for (let tries = 1; ; tries += 1) {
    const written = await ports.lists.changeRow(
      entered.as,
      entered.site,
      'StegvisSteps',
      seen.id,
      seen.version,
      change,
    );
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    const theirs = written.fault.theirs as Stored<StepRow>;
    // Somebody marked it done meanwhile, or wrote what we wanted: their word stands.
    const { state: _, ...counts } = change;
    change = differing(theirs, theirs.value.state === 'done' ? counts : change);
    if (Object.keys(change).length === 0) return { ok: true, value: theirs };
    seen = theirs;
  }
};
