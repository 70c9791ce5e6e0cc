/** Suggestions from the library that fit a finding, a step and the unit's plan areas, and that the plan lacks (R11). */
import { z } from 'zod';
import type { PlanIdea } from './api-plan-life.ts';
import { nextWorkingDay } from './calendar.ts';
import { LANGUAGES, type Language, OWNER_ROLES, PLAN_AREAS } from './choices.ts';
import risksJson from './content/risks.json' with { type: 'json' };
import { type ActionIdea, content, type Programme, type StepTemplate } from './content.ts';
import type { Day, Holidays } from './nudge.ts';
import { monthsBefore } from './nudges/n14-renewal.ts';
import { libraryOf } from './nudges/template.ts';
import { sameTitle } from './plan-proposal.ts';
import type { ActionRow, FindingRow } from './rows.ts';
import { wordsOf } from './words.ts';

const said = z.object({
  title: z.string(),
  description: z.string(),
  question: z.string(),
  mitigation: z.string(),
});
/** What the library's findings suggest. */
const suggesting = z
  .array(
    z.object({
      id: z.string(),
      area: z.enum(PLAN_AREAS),
      suggestedActions: z.array(z.string()),
      sv: said,
      en: said,
    }),
  )
  .parse(risksJson);

/** An idea with days to begin with: its months from today, followed up a month later, both working days (R1). */
export const datedIdea = (
  idea: Omit<PlanIdea, 'dueDate' | 'followUpDate'>,
  today: Day,
  holidays: Holidays,
): PlanIdea => {
  const dueDate = nextWorkingDay(monthsBefore(today, -idea.dueMonths), holidays);
  return { ...idea, dueDate, followUpDate: nextWorkingDay(monthsBefore(dueDate, -1), holidays) };
};

export interface IdeasAsked {
  programme: Programme;
  /** Areas of the unit's plan, which it may have changed. */
  areas: readonly (typeof PLAN_AREAS)[number][];
  plan: readonly ActionRow[];
  finding: FindingRow | null;
  step: StepTemplate | null;
}

const STEM = 5;
/** The beginnings of the words that say something: "blankett" and "blanketter" are one. */
const stems = (text: string): Set<string> =>
  new Set(
    wordsOf(text)
      .filter((word) => word.length >= STEM)
      .map((word) => word.slice(0, STEM + 1)),
  );
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((stem) => b.has(stem)).length;

const inBoth = (idea: ActionIdea): string =>
  LANGUAGES.map((language) => `${idea[language].title} ${idea[language].description}`).join(' ');

/** How well an idea fits a finding: as the library suggests it for that finding or one like it, and by its words. */
const fitsFinding = (idea: ActionIdea, finding: FindingRow): number => {
  const words = stems(`${finding.title} ${finding.concerns ?? ''}`);
  const same = suggesting.find((risk) =>
    LANGUAGES.some((language) => sameTitle(risk[language].title) === sameTitle(finding.title)),
  );
  if (same?.suggestedActions.includes(idea.id)) return 100;
  const alike = suggesting
    .filter((risk) => risk.suggestedActions.includes(idea.id))
    .map((risk) => shared(words, stems(LANGUAGES.map((l) => Object.values(risk[l]).join(' ')).join(' '))));
  return shared(words, stems(inBoth(idea))) * 2 + Math.max(0, ...alike);
};

const stepWords = (step: StepTemplate): Set<string> =>
  stems(`${step.topics.join(' ')} ${LANGUAGES.map((l) => `${step[l].title} ${step[l].purpose}`).join(' ')}`);

/** Tells whether the plan has an idea: by its title or its indicator, in either language, whatever became of it. */
const hasIn = (plan: readonly ActionRow[]): ((idea: ActionIdea) => boolean) => {
  const titles = new Set(plan.map(({ title }) => sameTitle(title)));
  const indicators = new Set(
    plan.flatMap(({ indicator }) => (indicator === null ? [] : sameTitle(indicator))),
  );
  return (idea) =>
    LANGUAGES.some(
      (language) =>
        titles.has(sameTitle(idea[language].title)) || indicators.has(sameTitle(idea[language].indicator)),
    );
};

/**
 * The ideas to offer, best first. Nothing from an area that the unit's plan lacks, nothing that the plan has already;
 * with a finding, only what is of its area or the library suggests for it; with a step, the areas of its rule.
 */
export const planIdeas = (
  asked: IdeasAsked,
  language: Language,
): Omit<PlanIdea, 'dueDate' | 'followUpDate'>[] => {
  const { finding, step, programme } = asked;
  const words = step === null ? null : stepWords(step);
  const has = hasIn(asked.plan);
  const library = libraryOf({ programme: programme.id, template: programme });
  const scored = content.actionIdeas
    .filter((idea) => asked.areas.includes(idea.area) && !has(idea))
    .filter((idea) => step?.completion.areas?.includes(idea.area) ?? true)
    .map((idea) => {
      const byFinding = finding === null ? 0 : fitsFinding(idea, finding);
      const byStep = words === null ? 0 : shared(words, stems(inBoth(idea)));
      const own = idea.programmes.includes(library) ? 1 : 0;
      return { idea, byFinding, byStep, score: byFinding * 10 + byStep * 2 + own };
    })
    .filter(
      ({ idea, byFinding }) =>
        finding === null || byFinding >= 100 || finding.area === null || finding.area === idea.area,
    );
  // The sort is stable: among equals the library's order stands.
  return scored
    .sort((a, b) => b.score - a.score)
    .map(({ idea, byFinding, byStep }) => ({
      id: idea.id,
      title: idea[language].title,
      description: idea[language].description,
      area: idea.area,
      indicator: idea[language].indicator,
      ownerRole: OWNER_ROLES.find((role) => role === idea.defaultOwnerRole) ?? 'hbtq-grupp',
      dueMonths: idea.defaultDueMonths,
      fits: byFinding > 0 ? ('finding' as const) : byStep > 0 ? ('step' as const) : ('area' as const),
    }));
};
