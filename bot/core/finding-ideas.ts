/** The library of findings: norms, risks and opportunities that units often see (R10). Parsed once at start. */
import { z } from 'zod';
import type { FindingIdea } from './api-findings.ts';
import { type Language, PLAN_AREAS } from './choices.ts';
import risksJson from './content/risks.json' with { type: 'json' };
import type { Programme } from './content.ts';
import type { FindingKind } from './rows.ts';

const KINDS: Readonly<Record<'norm' | 'risk' | 'mojlighet', FindingKind>> = {
  norm: 'norm',
  risk: 'risk',
  mojlighet: 'opportunity',
};
const words = z.object({
  title: z.string(),
  description: z.string(),
  question: z.string(),
  mitigation: z.string(),
});
const ideaSchema = z.object({
  id: z.string(),
  kind: z.enum(['norm', 'risk', 'mojlighet']).transform((kind) => KINDS[kind]),
  area: z.enum(PLAN_AREAS),
  grounds: z.array(z.string()),
  suggestedActions: z.array(z.string()),
  programmes: z.array(z.string()),
  sv: words,
  en: words,
});
/** A finding of the library. */
export type LibraryFinding = z.infer<typeof ideaSchema>;

/** The library that ships with the program. */
export const libraryFindings: readonly LibraryFinding[] = z.array(ideaSchema).parse(risksJson);

/** What is known of a finding that is there already: its key, and how it is called. */
export interface Known {
  key: string | null;
  title: string;
}

const bare = (text: string): string => text.trim().toLowerCase();

/** Whether the unit has it: it was taken from the library (the key begins with its id), or it is called the same. */
const isThere = (idea: LibraryFinding, known: readonly Known[]): boolean =>
  known.some(
    ({ key, title }) =>
      key?.startsWith(`${idea.id}.`) ||
      bare(title) === bare(idea.sv.title) ||
      bare(title) === bare(idea.en.title),
  );

/**
 * The findings of the library that fit the programme and its areas and are not there yet. A programme that the library
 * has nothing for is offered what others see.
 */
export const ideasFor = (
  programme: Pick<Programme, 'id' | 'planAreas'>,
  known: readonly Known[],
  language: Language,
): FindingIdea[] => {
  const own = libraryFindings.filter(({ programmes }) => programmes.includes(programme.id));
  return (own.length > 0 ? own : libraryFindings)
    .filter((idea) => programme.planAreas.includes(idea.area) && !isThere(idea, known))
    .map((idea) => ({
      id: idea.id,
      kind: idea.kind,
      area: idea.area,
      title: idea[language].title,
      description: idea[language].description,
      question: idea[language].question,
    }));
};
