/**
 * The evidence of a unit: what its programme asks for, how far the facts alone have come, and what is missing next. All
 * of it is computed from what stands in the lists and from who has done what; nothing here says that anybody is certified.
 */

import type { Asked, EvidenceView, Turn } from '../api-report.ts';
import type { Language } from '../choices.ts';
import type { Programme } from '../content.ts';
import { criteriaOf, evaluate, type Finding } from '../criteria.ts';
import { unitSays } from '../evidence.ts';
import { stepRow } from '../evidence-steps.ts';
import type { UnitFacts } from '../measurement.ts';
import { type StepStatus, stepStates } from '../programme.ts';
import { visionOf } from '../programme-state.ts';
import { yearDay } from '../texts/dates.ts';
import { outputName } from '../texts/outputs.ts';
import { certificateText, reportTexts } from '../texts/report/index.ts';
import { findingText, ruleTexts, stepReasonText } from '../texts/rules/index.ts';
import { certificateOf } from './certificate.ts';
import { whoseTurn } from './whose-turn.ts';

interface Ground {
  programme: Programme;
  facts: UnitFacts;
  language: Language;
}

/** The criteria and prerequisites as they stand. */
export const askedOf = ({
  programme,
  facts,
  language,
}: Ground): { criteria: Asked[]; prerequisites: Asked[] } => {
  const asked = (one: Programme['criteria'][number], finding: Finding): Asked => ({
    id: one.id,
    text: one[language].text,
    met: finding.met,
    reason: findingText(finding, language),
    assumption: one.basis === 'assumption',
  });
  return {
    criteria: criteriaOf(programme, facts).map(({ criterion, finding }) => asked(criterion, finding)),
    prerequisites: programme.prerequisites.map((one) =>
      asked(one, evaluate({ facts, programme, rule: one.rule, step: null })),
    ),
  };
};

const stepAsked = (
  { programme, facts, language }: Ground,
  { step, state, reason }: StepStatus,
): EvidenceView['steps'][number] => {
  const finding = evaluate({ facts, programme, rule: step.completion, step });
  const found = findingText(finding, language);
  const said =
    state === 'locked' && reason !== null
      ? stepReasonText(reason, language)
      : state === 'done' && !finding.met
        ? `${reportTexts[language].markedDone} ${found}`
        : found;
  return {
    id: step.id,
    text: step[language].title,
    met: state === 'done',
    state,
    optional: step.optional,
    reason: said,
    assumption: step.completion.basis === 'assumption',
    due: stepRow(facts, step.id)?.value.dueDate ?? null,
  };
};

const turnText = (turn: Turn, { programme, language }: Ground): string =>
  reportTexts[language].turn[turn](programme.provider);

/**
 * What is missing next: prerequisites, then the open steps by date (optional ones last); once no step is left, the
 * criteria that are not met.
 */
export const nextOf = (ground: Ground, statuses: readonly StepStatus[]): EvidenceView['next'] => {
  const { programme, facts, language } = ground;
  const missing = (id: string, text: string, finding: Finding, kind: string | null, due: string | null) => {
    const whose = whoseTurn(programme, finding.metric, kind);
    return { id, text, reason: findingText(finding, language), due, whose, turn: turnText(whose, ground) };
  };
  const before = programme.prerequisites.flatMap((one) => {
    const finding = evaluate({ facts, programme, rule: one.rule, step: null });
    return finding.met ? [] : [missing(one.id, one[language].text, finding, null, null)];
  });
  const covered = new Set(
    before.map(({ id }) => programme.prerequisites.find((one) => one.id === id)?.rule.metric),
  );
  const open = statuses
    .filter(({ state, step }) => state === 'open' && !covered.has(step.completion.metric))
    .map(({ step }) => ({
      optional: step.optional,
      one: missing(
        step.id,
        step[language].title,
        evaluate({ facts, programme, rule: step.completion, step }),
        step.kind,
        stepRow(facts, step.id)?.value.dueDate ?? null,
      ),
    }))
    .sort(
      (a, b) =>
        Number(a.optional) - Number(b.optional) ||
        (a.one.due ?? '9999').localeCompare(b.one.due ?? '9999', 'en'),
    )
    .map(({ one }) => one);
  const left = statuses.some(({ state, step }) => state !== 'done' && !step.optional);
  const criteria = left
    ? []
    : criteriaOf(programme, facts)
        .filter(({ finding }) => !finding.met)
        .map(({ criterion, finding }) =>
          missing(criterion.id, criterion[language].text, finding, null, null),
        );
  return [...before, ...open, ...criteria];
};

/** What was recorded, when, and by which role. */
export const recordedOf = ({ programme, facts, language }: Ground): string[] => {
  const t = reportTexts[language].recorded;
  const { rows } = facts;
  const day = (value: string | null): string | null => (value === null ? null : yearDay(value, language));
  const said: string[] = [];
  if (unitSays(rows, 'mandate') !== null) said.push(t.mandate(day(unitSays(rows, 'mandateDate'))));
  const basis = unitSays(rows, 'mandateBasis');
  if (basis !== null) said.push(t.basis(basis));
  for (const step of programme.steps) {
    const row = stepRow(facts, step.id)?.value;
    if (row?.approvedOn != null) {
      const outputs = ruleTexts[language].list(step.outputs.map((id) => outputName(id, language)));
      said.push(t.output(outputs || step[language].title, yearDay(row.approvedOn, language)));
    }
    if (row?.recordedOn != null) said.push(t.step(step[language].title, yearDay(row.recordedOn, language)));
    if (row?.doneCount != null && row.headcount !== null)
      said.push(t.counted(step[language].title, row.doneCount, row.headcount));
  }
  const certificate = certificateOf(rows);
  if (certificate !== null) said.push(certificateText(certificate, language));
  return said;
};

/** Everything of the evidence that follows from the facts. */
export const evidenceOf = (
  ground: Ground,
): Pick<
  EvidenceView,
  'complete' | 'criteria' | 'prerequisites' | 'steps' | 'next' | 'recorded' | 'vision'
> => {
  const statuses = stepStates(ground.programme, ground.facts);
  const { criteria, prerequisites } = askedOf(ground);
  return {
    vision: visionOf(ground.programme, ground.facts.rows)?.text ?? null,
    complete: criteria.every(({ met }) => met),
    criteria,
    prerequisites,
    steps: statuses.map((status) => stepAsked(ground, status)),
    next: nextOf(ground, statuses),
    recorded: recordedOf(ground),
  };
};
