/** The manager says who has attended a session, or done the test, the web course or the basic training (R5–R7, R42). */
import type { AttendanceChange, AttendanceInput, TrainingItem } from '../../core/api-training.ts';
import type { Language } from '../../core/choices.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { type Caller, type Entered, eligible, refreshMembers, type TabPorts } from '../tab/frame.ts';
import { enterTraining, note } from './frame.ts';
import { itemOf } from './items.ts';

type Named = Readonly<Record<'present' | 'absent', readonly string[]>>;

const strangers = ({ unit }: Entered, named: Named): FieldProblem[] => {
  const people = new Set(eligible(unit));
  return (['present', 'absent'] as const).flatMap((field): FieldProblem[] =>
    named[field].some((person) => !people.has(person)) ? [{ field, code: 'not-a-member' }] : [],
  );
};

/** The unit, where everybody named is in it; somebody who is not known may have joined a moment ago. */
const withPeople = async (
  ports: TabPorts,
  caller: Caller,
  entered: Entered,
  named: Named,
): Promise<Outcome<Entered>> => {
  if (named.present.some((person) => named.absent.includes(person)))
    return failed({ kind: 'invalid', fields: [{ field: 'present', code: 'not-a-choice' }] });
  if (strangers(entered, named).length === 0) return done(entered);
  const looked = { ...entered, unit: await refreshMembers(ports, caller, entered.unit) };
  const fields = strangers(looked, named);
  return fields.length === 0 ? done(looked) : failed({ kind: 'invalid', fields });
};

/** These have attended, and nobody else: takes the place of what stood there. Repeatable. */
export const setAttendance = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  step: string,
  input: AttendanceInput,
  language: Language,
): Promise<Outcome<TrainingItem>> => {
  const entered = await enterTraining(ports, caller, unit, step, 'record-attendance');
  if (!entered.ok) return entered;
  const present = [...new Set(input.present)];
  const checked = await withPeople(ports, caller, entered.value, { present, absent: [] });
  if (!checked.ok) return checked;
  const noted = await note(ports, checked.value, checked.value.as, (at) =>
    ports.life.setDone(unit, step, present, at),
  );
  return noted.ok ? itemOf(ports, noted.value, step, language) : noted;
};

/**
 * These have, those have not after all; what is noted of others stays, so that a person's own answer that came meanwhile
 * is not lost. What the tab's list and a file's import send.
 */
export const changeAttendance = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  step: string,
  input: AttendanceChange,
  language: Language,
): Promise<Outcome<TrainingItem>> => {
  const entered = await enterTraining(ports, caller, unit, step, 'record-attendance');
  if (!entered.ok) return entered;
  const change = { present: [...new Set(input.present)], absent: [...new Set(input.absent)] };
  const checked = await withPeople(ports, caller, entered.value, change);
  if (!checked.ok) return checked;
  const noted = await note(ports, checked.value, checked.value.as, (at) =>
    ports.life.changeDone(unit, step, change, at),
  );
  return noted.ok ? itemOf(ports, noted.value, step, language) : noted;
};
