import type { Talk } from '../../bot/core/api-competence.ts';

/** The parts of the view; each has an address of its own. */
export const PARTS = ['levels', 'themes', 'talks', 'lead'] as const;
export type Part = (typeof PARTS)[number];

/** Ids of the buttons that open a sheet, or that the focus goes back to. */
export const changeId = (area: string): string => `change-${area}`;
export const themeSessionId = (area: string): string => `session-of-${area}`;
export const interviewId = (person: string): string => `interview-${person}`;
export const planId = (person: string): string => `plan-${person}`;
export const talkId = (what: 'day' | 'decision', talk: string): string => `talk-${what}-${talk}`;
export const NEW_TALK = 'new-talk';

/** The sheet that is open over the talks. */
export type OpenedTalk = { what: 'new' } | { what: 'day' | 'decision'; talk: Talk };
