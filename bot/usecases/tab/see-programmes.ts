import type { ProgrammeCard } from '../../core/api.ts';
import { content, type Language } from '../../core/content.ts';
import { groupRule } from '../../core/group.ts';
import type { Caller, TabPorts } from './frame.ts';

/** The programmes to choose from, the five before the tenant's own, each with what in it is our assumption. */
export const seeProgrammes = async (
  ports: Pick<TabPorts, 'programmes'>,
  caller: Caller,
  language: Language,
): Promise<ProgrammeCard[]> => {
  const own = await ports.programmes.templates(caller.tenant);
  return [...content.programmes, ...own.map(({ value }) => value.programme)].map((programme) => {
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
};
