import type { PlanArea } from '../../core/choices.ts';
import { content, type Language } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type Caller, enter, type TabPorts } from './frame.ts';

export interface Ideas {
  actions: {
    id: string;
    title: string;
    description: string;
    area: PlanArea;
    indicator: string;
    /** One of the owner roles of the plan. */
    ownerRole: string;
    dueMonths: number;
  }[];
  apt: { id: string; title: string; purpose: string; minutes: number }[];
}

/** Ideas that come from the unit's own programme first; the rest of the library after them. */
const ownFirst = <T extends { programmes: readonly string[] }>(
  ideas: readonly T[],
  programme: string,
): readonly T[] => [
  ...ideas.filter((idea) => idea.programmes.includes(programme)),
  ...ideas.filter((idea) => !idea.programmes.includes(programme)),
];

/** Suggestions of the library for the areas of the unit's plan, in the reader's language. */
export const seeIdeas = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<Ideas>> => {
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const { programme } = entered.value;
  // A template about another subject has nothing of the library, which is about hbtqi.
  if (programme.subject !== undefined) return done({ actions: [], apt: [] });
  const library = programme.basedOn ?? programme.id;
  return done({
    actions: ownFirst(content.actionIdeas, library)
      .filter((idea) => programme.planAreas.includes(idea.area))
      .map((idea) => ({
        id: idea.id,
        title: idea[language].title,
        description: idea[language].description,
        area: idea.area,
        indicator: idea[language].indicator,
        ownerRole: idea.defaultOwnerRole,
        dueMonths: idea.defaultDueMonths,
      })),
    apt: ownFirst(content.aptIdeas, library).map((idea) => ({
      id: idea.id,
      title: idea[language].title,
      purpose: idea[language].purpose,
      minutes: idea.minutes,
    })),
  });
};
