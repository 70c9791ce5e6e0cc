/** The ids that the content, the lists and the API share. Apart from the content, so that the tab carries none of it. */

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const PLAN_AREAS = ['kunskap', 'bemotande', 'arbetsmiljo'] as const;
export type PlanArea = (typeof PLAN_AREAS)[number];

export const OWNER_ROLES = ['chef', 'hbtq-grupp', 'processledare', 'medarbetare'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** How a programme is going: under way, complete by its facts, resting, or closed before that. */
export const PROGRAMME_STATES = ['going', 'complete', 'resting', 'closed'] as const;
export type ProgrammeStateName = (typeof PROGRAMME_STATES)[number];
