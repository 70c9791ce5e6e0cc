/** What completes a step as a fact of its own, noted with its day; and somebody's word where Stegvis keeps no facts. */
import type { ProgrammeStep, RecordInput } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import type { StepTemplate } from '../../core/content.ts';
import { evaluate } from '../../core/criteria.ts';
import { done, type Fault, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { stepStates } from '../../core/programme.ts';
import type { StepRow, UnitRows } from '../../core/rows.ts';
import { needOf, recordVerb } from '../../core/step-needs.ts';
import { askedOutputs } from '../../core/step-outputs.ts';
import { findingText, stepReasonText } from '../../core/texts/rules/index.ts';
import { type Caller, type Entered, enter, factsOf, type TabPorts } from '../tab/frame.ts';
import { looking } from './look.ts';
import { stepIn } from './see-programme.ts';
import { findStep, rowsBeforeStep, writeStep } from './write-step.ts';

/** A plan of process and activities is a text or where it is found, and not only a day (R48). */
const NEEDS_TEXT = 'processPlanRecorded';

/**
 * Notes that what a step needs took place, or takes the note back. A step that facts decide is refused with what they
 * say (409), as is one that is locked; a day that has not been yet is refused.
 */
export const recordStep = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  stepId: string,
  version: string | null,
  input: RecordInput,
  language: Language,
): Promise<Outcome<ProgrammeStep>> => {
  const inside = await enter(ports, caller, unit, 'see-unit');
  if (!inside.ok) return inside;
  const step = findStep(inside.value, stepId);
  if (!step.ok) return step;
  const entered = await enter(ports, caller, unit, recordVerb(step.value));
  if (!entered.ok) return entered;
  const rows = await rowsBeforeStep(ports, entered.value, stepId, version);
  if (!rows.ok) return rows;
  const look = await looking(ports, entered.value, language);
  const after = await writeStep(ports, entered.value, {
    step: step.value,
    rows: rows.value,
    version,
    change: (row, now) => {
      const refused = refusal(entered.value, step.value, input.done, now);
      if (refused !== null) return failed(refused);
      return change(entered.value, step.value, input, row, look.today);
    },
    wire: (_, now) => stepIn(look, now, stepId),
  });
  if (!after.ok) return after;
  const shown = stepIn(look, after.value, stepId);
  return shown === null ? failed({ kind: 'not-found', what: 'step' }) : done(shown);
};

const refusal = (entered: Entered, step: StepTemplate, marking: boolean, rows: UnitRows): Fault | null => {
  const { programme } = entered;
  const facts = factsOf(entered, rows);
  const need = needOf(step);
  if (need !== 'record' && need !== 'mark') {
    const finding = evaluate({ facts, programme, rule: step.completion, step });
    const because = { sv: findingText(finding, 'sv'), en: findingText(finding, 'en') };
    return { kind: 'conflict', reason: 'facts-decide', because };
  }
  if (!marking) return null;
  const status = stepStates(programme, facts).find((each) => each.step.id === step.id);
  if (status?.state !== 'locked' || status.reason === null) return null;
  const because = { sv: stepReasonText(status.reason, 'sv'), en: stepReasonText(status.reason, 'en') };
  return { kind: 'conflict', reason: 'step-locked', because };
};

const change = (
  { programme }: Entered,
  step: StepTemplate,
  input: RecordInput,
  row: StepRow,
  today: string,
): Outcome<Partial<StepRow>> => {
  const fields: FieldProblem[] = [];
  const date = input.date ?? (input.done ? (row.recordedOn ?? today) : null);
  if (date !== null && date > today) fields.push({ field: 'date', code: 'in-the-future' });
  // The text of an output that has to be approved has its own way.
  const asked = askedOutputs(programme);
  const own = step.outputs.length > 0 && !step.outputs.some((output) => asked.has(output));
  if (input.text !== undefined && !own) fields.push({ field: 'text', code: 'unknown-field' });
  const written = input.text === undefined ? row.output : input.text?.trim() || null;
  if (input.done && step.completion.metric === NEEDS_TEXT && written === null)
    fields.push({ field: 'text', code: 'missing' });
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const text = input.text === undefined ? {} : { output: written };
  const recordedOn = input.done ? date : null;
  // Somebody's word is the state of the row; facts find it by themselves.
  const word = needOf(step) === 'mark' ? { state: input.done ? ('done' as const) : null } : {};
  return done({ ...text, ...word, recordedOn });
};
