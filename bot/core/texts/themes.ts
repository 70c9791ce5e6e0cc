/** Why a snapshot of the themes cannot be frozen now, for the process lead alone; and what areas are called. */
import type { Language } from '../choices.ts';
import { libraryAreas } from '../competence-areas.ts';
import type { NoRound } from '../themes-round.ts';

export type WhyNotFrozen = NoRound | 'not-open';

type Reasons = Readonly<Record<WhyNotFrozen, (k: number) => string>>;

const sv: Reasons = {
  'not-open': () => 'Matrisen är inte publicerad än.',
  'too-few': (k) => `Teman visas när minst ${k} har bekräftat.`,
  'too-few-new': (k) => `Nya teman kan frysas när minst ${k} har svarat eller bekräftat på nytt.`,
  'too-close': () => 'Nästan samma personer räknades förut. Vänta tills fler har svarat.',
};

const en: Reasons = {
  'not-open': () => 'The matrix is not published yet.',
  'too-few': (k) => `Themes show when at least ${k} have confirmed.`,
  'too-few-new': (k) => `New themes can be frozen when at least ${k} have answered or confirmed anew.`,
  'too-close': () => 'Nearly the same people were counted before. Wait until more have answered.',
};

const reasons: Record<Language, Reasons> = { sv, en };

/** The reason in both languages. */
export const whyNotFrozen = (why: WhyNotFrozen, k: number): Readonly<Record<Language, string>> => ({
  sv: reasons.sv[why](k),
  en: reasons.en[why](k),
});

/** What an area of the library is called; null for one of the unit's own. */
export const libraryTitle = (id: string, language: Language): string | null =>
  libraryAreas.find((area) => area.id === id)?.[language].title ?? null;
