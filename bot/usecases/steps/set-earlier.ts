/** A start in the middle (R55): training from before, and steps that were done before the unit came here. */
import type { EarlierInput, ProgrammeView } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import { stepRow } from '../../core/evidence-steps.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { howDone } from '../../core/programme-state.ts';
import type { UnitRows } from '../../core/rows.ts';
import { changeUnitRow } from '../tab/change-unit-row.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { looking } from './look.ts';
import { type Looking, toProgramme } from './wire.ts';
import { writeStep } from './write-step.ts';

/**
 * Keeps what was done before, whole: steps that are not named any more go back to what the rules find. Only a day before
 * the unit came here will do, so that it is no way around what facts decide; criteria count facts all the same.
 */
export const setEarlier = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: EarlierInput,
  language: Language,
): Promise<Outcome<ProgrammeView>> => {
  const entered = await enter(ports, caller, unit, 'start-midway');
  if (!entered.ok) return entered;
  const look = await looking(ports, entered.value, language);
  const fields = problems(look, input);
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const read = await readRows(ports, entered.value);
  if (!read.ok) return read;
  const written = await changeUnitRow(ports, entered.value, read.value, {
    earlierDiploma: input.diploma === '' ? null : input.diploma,
    earlierDiplomaDate: input.date,
  });
  if (!written.ok) return written;
  const rows = await markSteps(ports, look, input, withRow(read.value, 'StegvisUnit', written.value));
  return rows.ok ? done(toProgramme(look, rows.value)) : rows;
};

const problems = ({ entered, since, today }: Looking, { date, steps }: EarlierInput): FieldProblem[] => {
  const known = new Set(entered.programme.steps.map(({ id }) => id));
  return [
    ...(date !== null && date > today ? [{ field: 'date', code: 'in-the-future' } as const] : []),
    ...steps.flatMap(({ step, date: day }, index): FieldProblem[] => [
      ...(known.has(step) ? [] : [{ field: `steps.${index}.step`, code: 'not-a-choice' } as const]),
      ...(day < since ? [] : [{ field: `steps.${index}.date`, code: 'not-before' } as const]),
    ]),
  ];
};

const markSteps = async (
  ports: TabPorts,
  look: Looking,
  { steps }: EarlierInput,
  given: UnitRows,
): Promise<Outcome<UnitRows>> => {
  const { entered, since } = look;
  const named = new Map(steps.map(({ step, date }) => [step, date]));
  let rows = given;
  for (const step of entered.programme.steps) {
    const facts = factsOf(entered, rows);
    const day = named.get(step.id) ?? null;
    const row = stepRow(facts, step.id)?.value;
    if (day === null && howDone(entered.programme, facts, step, since) !== 'before') continue;
    if (day !== null && row?.state === 'done' && row.recordedOn === day) continue;
    const after = await writeStep(ports, entered, {
      step,
      rows,
      version: null,
      change: () => done({ state: day === null ? null : 'done', recordedOn: day }),
      wire: () => null,
    });
    if (!after.ok) return after;
    rows = after.value;
  }
  return done(rows);
};
