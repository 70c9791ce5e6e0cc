/** The library of competence areas: twelve, each with what every level means, in both languages (R23). */
import { z } from 'zod';
import { type CompetenceArea, LEVELS, type Level, type OwnArea } from './api-competence.ts';
import { LANGUAGES, type Language, PLAN_AREAS } from './choices.ts';
import areasJson from './content/competence-areas.json' with { type: 'json' };
import type { Programme } from './content.ts';
import { competenceTexts } from './texts/competence.ts';

const written = z.string().trim().min(1);
const words = z.strictObject({
  title: written,
  description: written,
  levels: z.strictObject({ behov_av_baskunskap: written, medelkunskap: written, hog_kunskap: written }),
});
const areaSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  order: z.number().int(),
  area: z.enum(PLAN_AREAS),
  sv: words,
  en: words,
});

export interface AreaWords {
  title: string;
  description: string;
  levels: Readonly<Record<Level, string>>;
}

/** An area as a matrix holds it: with its words, so that a published version says for ever what it said. */
export interface MatrixArea {
  id: string;
  area: CompetenceArea['area'];
  /** The unit's own words, the same in both languages. */
  own: boolean;
  sv: AreaWords;
  en: AreaWords;
}

/** The areas that ship with the program, in their order. */
export const libraryAreas: readonly MatrixArea[] = z
  .array(areaSchema)
  .parse(areasJson)
  .sort((a, b) => a.order - b.order)
  .map(({ id, area, sv, en }) => ({ id, area, own: false, sv, en }));

type Concept = NonNullable<Programme['concepts']>[number];

/** A concept of a template about another subject: named by it, with the scale's own words for the levels (R53). */
const conceptArea = (concept: Concept): MatrixArea => {
  const wordsIn = (language: Language): AreaWords => ({
    title: concept[language].name,
    description: '',
    levels: competenceTexts[language].scale,
  });
  return { id: concept.id, area: 'kunskap', own: false, sv: wordsIn('sv'), en: wordsIn('en') };
};

/** What a unit chooses its matrix from: the concepts of its template where it has its own, else the library. */
export const areasFor = ({ concepts }: Pick<Programme, 'concepts'>): readonly MatrixArea[] =>
  concepts === undefined || concepts.length === 0 ? libraryAreas : concepts.map(conceptArea);

/** An area in the reader's language. */
export const toArea = ({ id, area, own, ...texts }: MatrixArea, language: Language): CompetenceArea => ({
  id,
  area,
  own,
  ...texts[language],
  levels: { ...texts[language].levels },
});

/** An area of the unit's own as it was written. */
export const toOwnArea = ({ area, sv }: MatrixArea): OwnArea => ({
  area,
  title: sv.title,
  description: sv.description,
  levels: { ...sv.levels },
});

export const ownMatrixArea = (id: string, { area, ...given }: OwnArea): MatrixArea => ({
  id,
  area,
  own: true,
  sv: given,
  en: given,
});

/** Whether two areas say the same. */
export const sameArea = (a: MatrixArea, b: MatrixArea): boolean =>
  a.area === b.area &&
  a.own === b.own &&
  LANGUAGES.every(
    (language) =>
      a[language].title === b[language].title &&
      a[language].description === b[language].description &&
      LEVELS.every((level) => a[language].levels[level] === b[language].levels[level]),
  );
