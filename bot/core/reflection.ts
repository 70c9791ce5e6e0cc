/** Questions to think about (R21, R40): the library, and which of them fit a choice that stays with the person. */
import { z } from 'zod';
import { PLAN_AREAS, type PlanArea } from './choices.ts';
import reflectionsJson from './content/reflections.json' with { type: 'json' };

const words = z.object({ text: z.string(), tryThis: z.string() });
const reflectionSchema = z.object({
  id: z.string(),
  area: z.enum(PLAN_AREAS),
  depth: z.number().int().min(1).max(3),
  audience: z.string(),
  minutes: z.number(),
  programmes: z.array(z.string()),
  steps: z.array(z.string()),
  sv: words,
  en: words,
});
/** A reflection prompt (R21). */
export type ReflectionPrompt = z.infer<typeof reflectionSchema>;

/** The library that ships with the program. */
export const reflections: readonly ReflectionPrompt[] = z.array(reflectionSchema).parse(reflectionsJson);

/** From the gentlest to the hardest. */
export const DEPTHS = [1, 2, 3] as const;
export type Depth = (typeof DEPTHS)[number];

/** A hard prompt is followed by a way out (R41). */
export const isHard = ({ depth }: Pick<ReflectionPrompt, 'depth'>): boolean => depth === 3;

/** What a person may choose: null is mixed. */
export interface PromptChoice {
  area: PlanArea | null;
  depth: Depth | null;
}

/** The prompts of a choice, the gentlest first; those for managers only to somebody who is one. */
export const promptsFor = ({ area, depth }: PromptChoice, manager: boolean): ReflectionPrompt[] =>
  reflections
    .filter(
      (prompt) =>
        (area === null || prompt.area === area) &&
        (depth === null || prompt.depth === depth) &&
        (manager || prompt.audience !== 'chef'),
    )
    .sort((a, b) => a.depth - b.depth);

/** What a card's link names: the question, and the card that it came with. */
export const promptLink = (item: string | null): { prompt: ReflectionPrompt; card: string | null } | null => {
  const [id, card = null] = (item ?? '').split('.', 2);
  const prompt = reflections.find((known) => known.id === id);
  return prompt ? { prompt, card } : null;
};
