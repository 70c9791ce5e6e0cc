import { content } from '../../../bot/core/content.ts';

/** The programmes as the API gives them. */
export const programmes = (language: 'sv' | 'en') =>
  content.programmes.map((programme) => {
    const group = programme.roles.find(({ role }) => role === 'hbtq-grupp' || role === 'diplomeringsgrupp');
    return {
      id: programme.id,
      name: programme[language].name,
      summary: programme[language].summary,
      provider: programme.provider,
      planAreas: programme.planAreas,
      groupMin: group?.min ?? 0,
      groupMax: group ? group.max : 0,
      weeks: programme.typicalDurationWeeks,
      assumptions: [],
    };
  });

/** Suggestions from the library as the API gives them. */
export const ideas = (language: 'sv' | 'en') => ({
  actions: content.actionIdeas.slice(0, 9).map((idea) => ({
    id: idea.id,
    ...idea[language],
    area: idea.area,
    ownerRole: idea.defaultOwnerRole,
    dueMonths: idea.defaultDueMonths,
  })),
  apt: content.aptIdeas.map(({ id, minutes, [language]: { title, purpose } }) => ({
    id,
    title,
    purpose,
    minutes,
  })),
});
