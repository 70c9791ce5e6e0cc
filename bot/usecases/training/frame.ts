/** What the use cases of training share: what may be noted in a unit's programme, and what follows a note. */
import type { Verb } from '../../core/access.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { UnitRows } from '../../core/rows.ts';
import { themeTrainings } from '../../core/theme-training.ts';
import { isTraining } from '../../core/training.ts';
import type { As } from '../ports.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, doneIn, type Entered, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';

/** Lets the caller in where it can be noted of people that they have done this; a step of another programme is none. */
export const enterTraining = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  step: string,
  verb: Verb,
): Promise<Outcome<Entered>> => {
  const entered = await enter(ports, caller, unit, verb);
  if (!entered.ok) return entered;
  const { programme } = entered.value;
  if (isTraining(programme, step)) return entered;
  if (themeTrainings(await ports.projection.rows(unit), []).some(({ id }) => id === step)) return entered;
  return programme.steps.some(({ id }) => id === step)
    ? failed({ kind: 'invalid', fields: [{ field: 'step', code: 'not-a-choice' }] })
    : failed({ kind: 'not-found', what: 'step' });
};

/** A unit after something was noted: its rows as they were read, and who has done what by now. */
export interface Noted {
  entered: Entered;
  rows: UnitRows;
}

/**
 * Notes something, and has the steps' rows follow: counts and states, never names. SharePoint is asked first: where it
 * does not answer, nothing is noted. `writer`: SharePoint tells who changed a row, so what people say of themselves is
 * counted by the app; where it has no part in the site, the next change by anybody brings the counts.
 */
export const note = async (
  ports: TabPorts,
  entered: Entered,
  writer: As,
  change: (at: string) => Promise<unknown>,
): Promise<Outcome<Noted>> => {
  const rows = await readRows(ports, entered);
  if (!rows.ok) return rows;
  await change(ports.clock.now().toISOString());
  const after: Entered = { ...entered, done: await doneIn(ports, entered.unit.id) };
  await alignSteps(ports, { ...after, as: writer }, factsOf(entered, rows.value), factsOf(after, rows.value));
  return done({
    entered: after,
    rows: { ...rows.value, StegvisSteps: (await ports.projection.rows(entered.unit.id)).StegvisSteps },
  });
};
