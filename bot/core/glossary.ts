/**
 * The glossary: words of the field with a short respectful explanation in both languages, and how a word that somebody
 * wrote is found in it, forgiving case, dots, endings and small typing errors.
 */
import { z } from 'zod';
import type { Language } from './choices.ts';
import glossaryJson from './content/glossary.json' with { type: 'json' };
import { distance, plain } from './words.ts';

const words = z.strictObject({ term: z.string().min(1), explanation: z.string().min(1) });
const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  sv: words,
  en: words,
  /** Other names in either language, older words and abbreviations among them. */
  also: z.array(z.string()).default([]),
  /** Ids of terms that belong together with this one. */
  see: z.array(z.string()).default([]),
  /** What to mind when using the word. */
  caution: z.strictObject({ sv: z.string().min(1), en: z.string().min(1) }).optional(),
});
/** A term of the glossary (`domain.md` section 3). */
export type Term = z.infer<typeof termSchema>;

/** Every term that ships with the program, in the order of the content. */
export const glossary: readonly Term[] = z.array(termSchema).parse(glossaryJson);

const byId: ReadonlyMap<string, Term> = new Map(glossary.map((term) => [term.id, term]));

/** The term with this id, or null. */
export const termById = (id: string): Term | null => byId.get(id) ?? null;

/** The terms that belong together with one. */
export const seeAlso = (term: Term): Term[] =>
  term.see.flatMap((id) => {
    const other = byId.get(id);
    return other === undefined ? [] : [other];
  });

/** Longer than any word that a glossary could hold. */
export const LONGEST_WORD = 60;

/** Without case, dots, hyphens and blanks: `Icke-binär` and `ickebinar` are the same. */
const fold = (text: string): string =>
  plain(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}+]/gu, '');

const ENDINGS =
  /(?:ernas|ornas|arnas|erna|orna|arna|ens|ets|ers|ars|are|ies|en|et|er|ar|or|na|es|a|n|t|s|e|y)$/;
const LEAST_STEM = 4;
/** A word without what inflection puts at its end, as long as something is left of it. */
const stem = (folded: string): string => {
  const cut = folded.replace(ENDINGS, '');
  return cut.length >= LEAST_STEM ? cut : folded;
};

/** *homosexual, gay* are two names; what stands in brackets explains and is no part of one. */
const namesIn = (text: string): string[] =>
  text
    .replace(/\([^)]*\)/g, ' ')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Everything that a term is called, in both languages. */
export const namesOf = ({ sv, en, also }: Term): string[] => [
  ...namesIn(sv.term),
  ...namesIn(en.term),
  ...also,
];

interface Name {
  term: Term;
  folded: string;
  stem: string;
  /** Whole words of a name of several. */
  parts: string[];
}
const names: readonly Name[] = glossary.flatMap((term) =>
  namesOf(term).map((name) => {
    const folded = fold(name);
    const parts = plain(name).split(/[\s-]+/);
    return {
      term,
      folded,
      stem: stem(folded),
      parts: parts.length > 1 ? parts.map((part) => stem(fold(part))) : [],
    };
  }),
);

/** How many letters may be wrong in a word of this length. Short words are too near to each other. */
const slack = (length: number): number => (length <= 4 ? 0 : length <= 7 ? 1 : 2);

const EXACT = 0;
const INFLECTED = 1;
const MISSPELT = 2;
const PART = 5;
const NOTHING = Number.POSITIVE_INFINITY;

/** The distance, where the lengths alone do not tell that it is more than `most`. */
const within = (a: string, b: string, most: number): number =>
  Math.abs(a.length - b.length) > most ? NOTHING : distance(a, b);

/** How badly a name fits what was written; the least is the best. */
const misfit = (name: Name, folded: string, bare: string): number => {
  if (name.folded === folded) return EXACT;
  if (name.stem === bare || name.stem === folded || name.folded === bare) return INFLECTED;
  const allowed = slack(Math.min(folded.length, name.folded.length));
  const wrong = Math.min(within(folded, name.folded, allowed), within(bare, name.stem, allowed));
  if (wrong <= allowed) return MISSPELT + wrong;
  return bare.length > LEAST_STEM && name.parts.includes(bare) ? PART : NOTHING;
};

const unique = (terms: readonly Term[]): Term[] => [...new Set(terms)];

/** The question around a word: *vad betyder …*, *what is a …*. */
const AROUND =
  /^(?:(?:vad|what)\s+(?:betyder|innebär|menas\s+med|är|does|do|is|are)\s+|(?:begrepp|begreppet|ordet|ord|term|the\s+term|the\s+word|word|en|ett|an?)\s+)+|\s+(?:mean|betyder)$/g;

const NEAREST = 3;
/** When more than this share of the letters differs, nothing is near. */
const TOO_FAR = 0.5;

/** The terms whose names look most like what was written, at most three. */
const nearest = (folded: string): Term[] => {
  const far = (name: Name): number => {
    const longer = Math.max(folded.length, name.folded.length, 1);
    return within(folded, name.folded, Math.floor(longer * TOO_FAR)) / longer;
  };
  const near = (name: Name): number => {
    const inside = folded.length > LEAST_STEM && name.folded.includes(folded);
    return inside ? 0.1 : far(name);
  };
  const scored = names
    .map((name) => ({ term: name.term, score: near(name) }))
    .filter(({ score }) => score <= TOO_FAR)
    .sort((a, b) => a.score - b.score);
  return unique(scored.map(({ term }) => term)).slice(0, NEAREST);
};

/** What a word led to. `nearest`: the terms that look most like it, perhaps none. */
export type Found = { kind: 'term'; term: Term } | { kind: 'unknown'; nearest: Term[] };

/**
 * Finds the term that is meant. Where two terms fit equally well none is guessed: both are offered.
 *
 * @example lookUp('ickebinara') // the term icke-binär
 */
export const lookUp = (written: string): Found => {
  const flat = plain(written).replace(AROUND, '').slice(0, LONGEST_WORD);
  const folded = fold(flat);
  if (folded === '') return { kind: 'unknown', nearest: [] };
  const bare = stem(folded);
  const fits = names.map((name) => ({ term: name.term, fit: misfit(name, folded, bare) }));
  const least = Math.min(...fits.map(({ fit }) => fit));
  const best =
    least === NOTHING ? [] : unique(fits.filter(({ fit }) => fit === least).map(({ term }) => term));
  const [only] = best;
  if (only !== undefined && best.length === 1) return { kind: 'term', term: only };
  return { kind: 'unknown', nearest: best.length > 1 ? best.slice(0, NEAREST) : nearest(folded) };
};

/** Terms in which every word of the search stands, by name, all of them for an empty search; in the reader's order. */
export const searchGlossary = (search: string, language: Language): Term[] => {
  const wanted = plain(search).split(' ').map(fold).filter(Boolean);
  const order = new Intl.Collator(language);
  const holds = (text: string): boolean => wanted.every((word) => fold(text).includes(word));
  const named = glossary.filter((term) => holds(namesOf(term).join(' ')));
  const told = glossary.filter(
    (term) =>
      !named.includes(term) && wanted.length > 0 && holds(`${term.sv.explanation} ${term.en.explanation}`),
  );
  const found = lookUp(search);
  const sorted = (terms: readonly Term[]): Term[] =>
    [...terms].sort((a, b) => order.compare(a[language].term, b[language].term));
  const all = [...sorted(named), ...sorted(told)];
  return found.kind === 'term' ? unique([found.term, ...all]) : all;
};

/** What may be proposed for the glossary: one short line of words, nothing else. Null: it is no word. */
export const proposable = (written: string): string | null => {
  const word = written.normalize('NFC').replace(/\s+/g, ' ').trim();
  const fits =
    word.length <= LONGEST_WORD && word.split(' ').length <= 5 && /^[\p{L}\p{N}\p{M} +/'’.-]+$/u.test(word);
  return fits && /\p{L}/u.test(word) ? word : null;
};
