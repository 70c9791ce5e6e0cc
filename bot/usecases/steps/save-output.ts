/** What a step led to, in the unit's words: written as a draft, approved by the manager, in the programme's order (R8, R57). */
import { can } from '../../core/access.ts';
import type { OutputInput, ProgrammeStep } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import type { StepTemplate } from '../../core/content.ts';
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import { stepStates } from '../../core/programme.ts';
import type { StepRow, UnitRows } from '../../core/rows.ts';
import { isOfTheUnit, outputsMissingBefore } from '../../core/step-outputs.ts';
import { outputName } from '../../core/texts/outputs.ts';
import { ruleTexts } from '../../core/texts/rules/index.ts';
import { changeUnitRow } from '../tab/change-unit-row.ts';
import { type Caller, enter, factsOf, type TabPorts } from '../tab/frame.ts';
import { looking } from './look.ts';
import { stepIn } from './see-programme.ts';
import { type Looking, stepsFromBefore } from './wire.ts';
import { findStep, rowsBeforeStep, writeStep } from './write-step.ts';

/** The output that also stands in the unit's own row and heads its plan. */
const VISION = 'vision';

/**
 * Saves the text of a step's output. Approving it notes the day; a draft may be written while an earlier output is
 * missing, and is not approved before (409). An approved text is changed, or taken back, by the manager alone.
 * `version` comes from readers who saw one; without it the newest words stand.
 */
export const saveOutput = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  stepId: string,
  version: string | null,
  input: OutputInput,
  language: Language,
): Promise<Outcome<ProgrammeStep>> => {
  const entered = await enter(ports, caller, unit, input.approved ? 'approve-output' : 'draft-output');
  if (!entered.ok) return entered;
  const step = findStep(entered.value, stepId);
  if (!step.ok) return step;
  const text = input.text.trim();
  const fields = [
    ...(isOfTheUnit(step.value) && step.value.outputs.includes(input.output)
      ? []
      : [{ field: 'output', code: 'not-a-choice' } as const]),
    ...(input.approved && text === '' ? [{ field: 'text', code: 'missing' } as const] : []),
  ];
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const rows = await rowsBeforeStep(ports, entered.value, stepId, version);
  if (!rows.ok) return rows;
  const look = await looking(ports, entered.value, language);
  const after = await writeStep(ports, entered.value, {
    step: step.value,
    rows: rows.value,
    version,
    change: (row, now) => change(look, step.value, { ...input, text }, row, now),
    wire: (_, now) => stepIn(look, now, stepId),
  });
  if (!after.ok) return after;
  if (input.output === VISION) {
    const vision = input.approved ? text : null;
    const written = await changeUnitRow(ports, entered.value, after.value, { vision });
    if (!written.ok) return written;
  }
  const shown = stepIn(look, after.value, stepId);
  return shown === null ? failed({ kind: 'not-found', what: 'step' }) : done(shown);
};

const change = (
  look: Looking,
  step: StepTemplate,
  { approved, text }: OutputInput,
  row: StepRow,
  rows: UnitRows,
): Outcome<Partial<StepRow>> => {
  const { actor } = look.entered;
  const manager = can(actor, 'approve-output');
  if (row.approvedOn !== null && !manager.allowed) return failed({ kind: 'not-allowed', need: manager.need });
  const output = text === '' ? null : text;
  if (!approved) return done({ output, approvedOn: null });
  const refused = refusal(look, step, rows);
  if (refused !== null) return refused;
  // Approving the same words again is the same approval.
  const same = row.approvedOn !== null && row.output === output;
  return done({ output, approvedOn: same ? row.approvedOn : look.today });
};

/** Why nothing of this step may be approved now: the mandate, or outputs that come first. */
const refusal = (look: Looking, step: StepTemplate, rows: UnitRows): { ok: false; fault: Fault } | null => {
  const { programme } = look.entered;
  const facts = factsOf(look.entered, rows);
  const status = stepStates(programme, facts).find((each) => each.step.id === step.id);
  if (status?.reason?.code === 'mandate') {
    const because = { sv: ruleTexts.sv.step.mandate, en: ruleTexts.en.step.mandate };
    return failed({ kind: 'conflict', reason: 'step-locked', because });
  }
  const missing = outputsMissingBefore(programme, facts, step, stepsFromBefore(look, facts));
  if (missing.length === 0) return null;
  const sentence = (language: Language): string =>
    ruleTexts[language].step.outputsFirst(missing.map((id) => outputName(id, language)));
  const because = { sv: sentence('sv'), en: sentence('en') };
  return failed({ kind: 'conflict', reason: 'earlier-output-missing', because });
};
