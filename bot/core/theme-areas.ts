/** The library's competence areas as sessions are made of them: what each is about, and the words that belong to it. */
import type { PlanArea } from './choices.ts';
import { libraryAreas } from './competence-areas.ts';
import { glossary, namesOf, seeAlso, type Term } from './glossary.ts';

/** What a session is about: an area of the library, or one of the unit's own in its own words. */
export interface ThemeArea {
  id: string;
  area: PlanArea;
  title: string;
  description: string;
}

/** The library's areas, in Swedish as the lists are read; their places in the matrix are their order. */
export const themeAreas: readonly ThemeArea[] = libraryAreas.map(
  ({ id, area, sv: { title, description } }) => ({ id, area, title, description }),
);

/** What an area of the library is called in both languages; null for one of a unit's own. */
export const areaName = (id: string): { sv: string; en: string } | null => {
  const found = libraryAreas.find((area) => area.id === id);
  return found === undefined ? null : { sv: found.sv.title, en: found.en.title };
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** With fewer words than this, those that belong to them are taken too. */
const FEW = 2;
/** Shorter names stand in too many words. */
const SHORTEST = 4;

const isNamed = (term: Term, text: string): boolean =>
  namesOf(term).some(
    (name) =>
      name.length >= SHORTEST && new RegExp(`(?<!\\p{L})${escaped(name.toLowerCase())}`, 'u').test(text),
  );

/** Words of the glossary that an area's own words name, and where these are few those that belong to them. */
export const wordsOf = (area: ThemeArea, most = 4): Term[] => {
  const text = `${area.title} ${area.description}`.toLowerCase();
  const title = area.title.toLowerCase();
  const named = glossary.filter((term) => isNamed(term, text));
  const first = named.filter((term) => isNamed(term, title));
  const near = named.length < FEW ? named.flatMap(seeAlso) : [];
  return [...new Set([...first, ...named, ...near])].slice(0, most);
};
