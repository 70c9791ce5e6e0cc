/** That feedback has been received: a fact on the programme's step, written over whatever else changed in its row. */
import { localDay } from '../../core/calendar.ts';
import type { Programme, StepTemplate } from '../../core/content.ts';
import { stepRow } from '../../core/evidence-steps.ts';
import { done, type Outcome } from '../../core/fault.ts';
import type { StepRow, Stored, UnitRows } from '../../core/rows.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Entered, factsOf, putRow, withRow } from '../tab/frame.ts';
import type { PlanLifePorts } from './ports.ts';

const MOST_TRIES = 3;

/** The step that feedback completes; null where the programme has none. */
export const feedbackStep = (programme: Programme): StepTemplate | null =>
  programme.steps.find(({ completion }) => completion.metric === 'feedbackReceived') ?? null;

/** Records today on the step, unless a day stands there already. */
export const recordFeedback = async (
  ports: PlanLifePorts,
  entered: Entered,
  rows: UnitRows,
): Promise<Outcome<void>> => {
  const step = feedbackStep(entered.programme);
  let row: Stored<StepRow> | null = step === null ? null : stepRow({ rows }, step.id);
  if (row === null) return done(undefined);
  const recordedOn = localDay(ports.clock.now());
  for (let tries = 1; row.value.recordedOn === null; tries += 1) {
    const { as, site } = entered;
    const written: Outcome<Stored<StepRow>> = await ports.lists.changeRow(
      as,
      site,
      'StegvisSteps',
      row.id,
      row.version,
      { recordedOn },
    );
    if (!written.ok && (written.fault.kind !== 'stale' || tries === MOST_TRIES)) return written;
    row = written.ok ? written.value : ((written.fault as { theirs?: unknown }).theirs as Stored<StepRow>);
  }
  await putRow(ports, entered, 'StegvisSteps', row);
  const facts = factsOf(entered, rows);
  await alignSteps(ports, entered, facts, { ...facts, rows: withRow(rows, 'StegvisSteps', row) });
  return done(undefined);
};
