/**
 * Keeps the State of the steps' rows in line with what the rules find after something changed. A fact, so it is tried
 * again when somebody else wrote in between. What fails here is told to operators and mended by the next change: the
 * tab computes the states anew at every reading.
 */

import type { Programme } from '../../core/content.ts';
import type { Outcome } from '../../core/fault.ts';
import type { UnitFacts } from '../../core/measurement.ts';
import { statesAfter } from '../../core/programme.ts';
import type { StepRow, StepState, Stored } from '../../core/rows.ts';
import { type Entered, putRow, type TabPorts } from './frame.ts';

const MOST_TRIES = 3;

/** Writes the states that differ between the rows and the rules, after `before` became `after` (and `was` the programme). */
export const alignSteps = async (
  ports: TabPorts,
  entered: Entered,
  before: UnitFacts,
  after: UnitFacts,
  was: Programme = entered.programme,
): Promise<void> => {
  for (const { step, state } of statesAfter(entered.programme, before, after, was)) {
    const row = after.rows.StegvisSteps.find(({ value }) => value.stepId === step.id);
    if (row === undefined || row.value.state === state) continue;
    const written = await setState(ports, entered, row, state);
    if (written.ok) await putRow(ports, entered, 'StegvisSteps', written.value);
    else ports.journal.warn('step-state-not-written', { step: step.id, fault: written.fault.kind });
  }
};

const setState = async (
  ports: TabPorts,
  entered: Entered,
  row: Stored<StepRow>,
  state: StepState,
): Promise<Outcome<Stored<StepRow>>> => {
  let seen = row;
  for (let tries = 1; ; tries += 1) {
    const written = await ports.lists.changeRow(
      entered.as,
      entered.site,
      'StegvisSteps',
      seen.id,
      seen.version,
      { state },
    );
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
    const theirs = written.fault.theirs as Stored<StepRow>;
    // Somebody marked it done meanwhile, or wrote what we wanted: their word stands.
    if (theirs.value.state === state || theirs.value.state === 'done') return { ok: true, value: theirs };
    seen = theirs;
  }
};
