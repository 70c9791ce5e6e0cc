import type { ProgrammeCard } from '../../core/api.ts';
import { content, type Language } from '../../core/content.ts';
import { groupRule } from '../../core/group.ts';

/** The five programmes to choose from, in the reader's language, with what in them is our assumption. */
export const seeProgrammes = (language: Language): ProgrammeCard[] =>
  content.programmes.map((programme) => {
    const group = groupRule(programme);
    return {
      id: programme.id,
      name: programme[language].name,
      summary: programme[language].summary,
      provider: programme.provider,
      planAreas: programme.planAreas,
      groupMin: group?.min ?? 0,
      groupMax: group?.max ?? null,
      weeks: programme.typicalDurationWeeks,
      assumptions: programme.assumptions.map((assumption) => assumption[language].text),
    };
  });
