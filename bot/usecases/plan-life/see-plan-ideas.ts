import type { PlanIdeas } from '../../core/api-plan-life.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { datedIdea, planIdeas } from '../../core/plan-ideas.ts';
import { needIn } from '../../core/screening.ts';
import { type Caller, enter, readRows } from '../tab/frame.ts';
import type { PlanLifePorts } from './ports.ts';

/** What suggestions are asked for: a finding's key (or its id), and a step of the programme. */
export interface IdeasFor {
  finding: string | null;
  step: string | null;
}

/** Suggestions from the library for the unit's plan, in the reader's language (R11). */
export const seePlanIdeas = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  asked: IdeasFor,
  language: Language,
): Promise<Outcome<PlanIdeas>> => {
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const { programme } = entered.value;
  const step = asked.step === null ? null : programme.steps.find(({ id }) => id === asked.step);
  if (step === undefined) return failed({ kind: 'not-found', what: 'step' });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const finding =
    asked.finding === null
      ? null
      : rows.value.StegvisFindings.find(({ key, id }) => key === asked.finding || id === asked.finding);
  if (finding === undefined)
    return failed({ kind: 'invalid', fields: [{ field: 'finding', code: 'not-a-choice' }] });
  const today = localDay(ports.clock.now());
  return done({
    ideas: planIdeas(
      {
        programme,
        areas: programme.planAreas,
        plan: rows.value.StegvisPlan.map(({ value }) => value),
        finding: finding?.value ?? null,
        step,
      },
      language,
    ).map((idea) => datedIdea(idea, today, ports.holidays)),
    finding: finding?.value.title ?? null,
    findingId: finding?.id ?? null,
    need: finding === null ? null : needIn(finding.value),
    step: step?.[language].title ?? null,
  });
};
