/** A unit's programme as the tab shows it: every step with what it needs, what is known, and what the reader may do. */
import { can } from '../../core/access.ts';
import type { ProgrammeStep, ProgrammeView } from '../../core/api-steps.ts';
import type { Language } from '../../core/choices.ts';
import { evaluate } from '../../core/criteria.ts';
import { unitSays } from '../../core/evidence.ts';
import { stepRow } from '../../core/evidence-steps.ts';
import type { UnitFacts } from '../../core/measurement.ts';
import { type StepStatus, stepStates } from '../../core/programme.ts';
import { howDone, isNewerDiploma, programmeState } from '../../core/programme-state.ts';
import type { UnitRows } from '../../core/rows.ts';
import { needOf, recordVerb, turnOf } from '../../core/step-needs.ts';
import { outputsMissingBefore, writtenOutputs } from '../../core/step-outputs.ts';
import { outputName } from '../../core/texts/outputs.ts';
import { findingText, ruleTexts } from '../../core/texts/rules/index.ts';
import { type Entered, factsOf } from '../tab/frame.ts';
import { stepView } from '../tab/overview.ts';

/** Who looks, at what, and when. */
export interface Looking {
  entered: Entered;
  today: string;
  /** The day on which the unit was set up here. */
  since: string;
  language: Language;
}

const instant = (value: string | null): string | null =>
  value === null || Number.isNaN(Date.parse(value)) ? null : new Date(value).toISOString();

/** Steps that were done before the unit came here, whose outputs nobody asks for any more. */
export const stepsFromBefore = ({ entered, since }: Looking, facts: UnitFacts): Set<string> =>
  new Set(
    entered.programme.steps.flatMap((step) =>
      howDone(entered.programme, facts, step, since) === 'before' ? [step.id] : [],
    ),
  );

/** One step with everything that its page shows. */
export const toProgrammeStep = (looking: Looking, facts: UnitFacts, status: StepStatus): ProgrammeStep => {
  const { entered, since, language } = looking;
  const { programme, actor } = entered;
  const { step, state } = status;
  const row = stepRow(facts, step.id);
  const finding = evaluate({ facts, programme, rule: step.completion, step });
  const text = row?.value.output ?? null;
  const approvedOn = row?.value.approvedOn ?? null;
  const missing = outputsMissingBefore(programme, facts, step, stepsFromBefore(looking, facts));
  const approves = can(actor, 'approve-output').allowed;
  return {
    ...stepView(status, facts.rows.StegvisSteps, language),
    version: row?.version ?? null,
    need: needOf(step),
    metric: step.completion.metric,
    evidence: findingText(finding, language),
    assumption: step.completion.basis === 'assumption',
    outputs: writtenOutputs(programme, step).map((id) => ({ id, name: outputName(id, language) })),
    text,
    approvedOn,
    recordedOn: row?.value.recordedOn ?? null,
    changedAt: instant(row?.changedAt ?? null),
    changedBy: row?.changedBy ?? null,
    howDone: state === 'done' ? howDone(programme, facts, step, since) : null,
    turn:
      state === 'open' ? turnOf(step, text !== null && approvedOn === null, facts.group.length > 0) : null,
    waitsFor: missing.map((id) => outputName(id, language)),
    may: {
      draft: approvedOn === null ? can(actor, 'draft-output').allowed : approves,
      approve: approves,
      record: can(actor, recordVerb(step)).allowed,
    },
  };
};

/** The whole programme for the reader. */
export const toProgramme = (looking: Looking, rows: UnitRows): ProgrammeView => {
  const { entered, today, since, language } = looking;
  const { programme, actor } = entered;
  const facts = factsOf(entered, rows);
  const date = unitSays(rows, 'earlierDiplomaDate');
  return {
    ...programmeState(programme, facts, today),
    steps: stepStates(programme, facts).map((status) => toProgrammeStep(looking, facts, status)),
    prerequisites: programme.prerequisites.map(({ id, rule, basis, ...texts }) => {
      const finding = evaluate({ facts, programme, rule, step: null });
      return {
        id,
        text: texts[language].text,
        met: finding.met,
        reason: findingText(finding, language),
        assumption: basis === 'assumption',
      };
    }),
    earlier: {
      diploma: unitSays(rows, 'earlierDiploma'),
      date,
      note: isNewerDiploma(programme, date) ? ruleTexts[language].newerDiploma : null,
    },
    since,
    assumptions: programme.assumptions.map((each) => each[language].text),
    may: {
      startMidway: can(actor, 'start-midway').allowed,
      answerHalt: can(actor, 'answer-halt').allowed,
      namePlanOwner: can(actor, 'name-plan-owner').allowed,
    },
  };
};
