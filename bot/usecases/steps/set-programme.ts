/** What becomes of a programme that has come to a halt or to its end (R47, R54). Actions, follow-ups and meetings go on. */
import type { ProgrammeInput, ProgrammeView } from '../../core/api-steps.ts';
import { addDays } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { LONGEST_REST_DAYS } from '../../core/programme-state.ts';
import type { UnitRow } from '../../core/rows.ts';
import { changeUnitRow } from '../tab/change-unit-row.ts';
import { type Caller, enter, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { looking } from './look.ts';
import { toProgramme } from './wire.ts';

/**
 * Keeps the answer to a programme that has come to a halt. Resting needs a day to come, and silences questions about the
 * plan until then; going on, adjusting and opening again end a rest on the day they are said; closing, like the end of a
 * programme, says who owns the plan now. The owner of the plan is the manager's to name.
 */
export const setProgramme = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: ProgrammeInput,
  language: Language,
): Promise<Outcome<ProgrammeView>> => {
  const owning = input.planOwner !== undefined || input.answer === 'close' || input.answer === 'reopen';
  const entered = await enter(ports, caller, unit, owning ? 'name-plan-owner' : 'answer-halt');
  if (!entered.ok) return entered;
  const look = await looking(ports, entered.value, language);
  const change = changed(input, look.today);
  if (!change.ok) return change;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const written = await changeUnitRow(ports, entered.value, rows.value, change.value);
  if (!written.ok) return written;
  return done(toProgramme(look, withRow(rows.value, 'StegvisUnit', written.value)));
};

const changed = (
  { answer, restUntil, planOwner }: ProgrammeInput,
  today: string,
): Outcome<Partial<UnitRow>> => {
  const fields: FieldProblem[] = [];
  if (answer === 'rest' && restUntil == null) fields.push({ field: 'restUntil', code: 'missing' });
  if (restUntil != null && (restUntil <= today || restUntil > addDays(today, LONGEST_REST_DAYS)))
    fields.push({ field: 'restUntil', code: 'out-of-range' });
  if (answer === 'close' && planOwner == null) fields.push({ field: 'planOwner', code: 'missing' });
  if (answer === undefined && restUntil === undefined && planOwner === undefined)
    fields.push({ field: 'answer', code: 'missing' });
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const owner = planOwner === undefined ? {} : { planOwner };
  switch (answer) {
    // The day of the answer is kept where a rest's last day stands: the halt has been answered, and nothing rests.
    case 'continue':
    case 'adjust':
      return done({ restUntil: today, ...owner });
    case 'reopen':
      return done({ restUntil: today, planOwner: null });
    default:
      return done({ ...(restUntil === undefined ? {} : { restUntil }), ...owner });
  }
};
