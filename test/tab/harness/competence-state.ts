/** What the harness's inventory holds, and how a test sets it up. */
import type { CompetenceArea, Level, OwnArea } from '../../../bot/core/api-competence.ts';
import areasJson from '../../../bot/core/content/competence-areas.json' with { type: 'json' };
import type { Answer } from './calendar.ts';
import { type TalksState, talksState } from './competence-talks.ts';
import { type ThemesState, themesState } from './competence-themes.ts';

export type Language = 'sv' | 'en';

export const LEAD = 'person-1';

export interface Row {
  levels: Record<string, { level: Level; by: 'self' | 'lead'; confirmed: boolean }>;
  baseline: Set<string>;
  comment: string | null;
  version: number;
}

export interface Competence {
  lead: string;
  trust: string | null;
  paused: boolean;
  matrix: { version: number; published: string; areas: string[]; own: OwnArea[] } | null;
  rows: Map<string, Row>;
  offered: Set<string>;
  themes: ThemesState;
  talks: TalksState;
  /** Every write, in its order. */
  sent: { method: string; path: string; body: unknown; match: string | undefined }[];
}

export interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
  match: string | undefined;
  language: Language;
  person: string;
}

export const competence = (): Competence => ({
  lead: LEAD,
  trust: null,
  paused: false,
  matrix: null,
  rows: new Map(),
  offered: new Set(),
  themes: themesState(),
  talks: talksState(),
  sent: [],
});

export const LIBRARY = areasJson.map(({ id }) => id);

/** The inventory opened: the read-through held and the whole library published. */
export const opened = (): Competence => ({
  ...competence(),
  trust: '2026-01-12',
  matrix: { version: 1, published: '2026-01-12', areas: LIBRARY, own: [] },
});

export const library = (language: Language): CompetenceArea[] =>
  areasJson.map((each) => ({
    ...{ id: each.id, area: each.area as CompetenceArea['area'], own: false },
    ...each[language],
  }));
export const areasOf = (state: Competence, language: Language): CompetenceArea[] => [
  ...library(language).filter(({ id }) => state.matrix?.areas.includes(id)),
  ...(state.matrix?.own ?? []).map((area, index) => ({ ...area, id: `own-${index}`, own: true })),
];

export const refused = (status: number, detail: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: detail, status, detail, ...more },
  headers: { 'content-type': 'application/problem+json' },
});
