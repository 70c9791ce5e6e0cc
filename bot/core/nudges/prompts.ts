/** Which reflection prompt comes next for a person: fits the unit's programme and where it is, and is not a repetition. */
import { addDays } from '../calendar.ts';
import type { ReflectionPrompt } from '../content.ts';
import type { Claim, Day, NudgeUnit } from '../nudge.ts';
import type { Depth } from '../reflection.ts';
import { libraryOf } from './template.ts';

/**
 * Prompts not used within a year come first, the longest unused of the others after; then those of the unit's programme
 * (the others' before any comes again), of a step that is open now, and the gentler ones. `sent` are the person's own earlier prompts that went out; null when the library has none at all.
 */
export const choosePrompt = (
  prompts: readonly ReflectionPrompt[],
  unit: NudgeUnit,
  person: string,
  sent: readonly Claim[],
  on: Day,
  /** Of this depth alone (R40); null: mixed. */
  depth: Depth | null = null,
): ReflectionPrompt | null => {
  const yearAgo = addDays(on, -365);
  const used = new Map<string, Day>();
  for (const { about, at } of sent) {
    const day = at.slice(0, 10);
    if (day > yearAgo && (used.get(about) ?? '') < day) used.set(about, day);
  }
  const open = new Set(
    unit.rows.StegvisSteps.filter(({ value }) => value.state === 'open').map(({ value }) => value.stepId),
  );
  const meant = prompts.filter(
    (prompt) =>
      (prompt.audience !== 'chef' || person === unit.manager) && (depth === null || prompt.depth === depth),
  );
  const library = libraryOf(unit);
  const ranked = meant
    .map((prompt) => ({
      prompt,
      used: used.get(prompt.id) ?? '',
      fit: prompt.programmes.includes(library) ? 0 : 1,
      step: prompt.steps.some((step) => open.has(step)) ? 0 : 1,
    }))
    .sort(
      (a, b) =>
        a.used.localeCompare(b.used) ||
        a.fit - b.fit ||
        a.step - b.step ||
        a.prompt.depth - b.prompt.depth ||
        a.prompt.id.localeCompare(b.prompt.id),
    );
  return ranked[0]?.prompt ?? null;
};
