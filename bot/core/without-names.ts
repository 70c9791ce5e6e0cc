/**
 * Texts that leave the unit bear no personal names (R14, R29): whoever wrote a colleague's name in a goal or a note did
 * so for the unit's own eyes. Only names that Teams knows can be found.
 */
export interface Named {
  /** Null where nothing but the name is known. */
  id: string | null;
  name: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const LETTER = '[\\p{L}\\p{N}]';
/** Shorter names and parts are common words ("Bo", "My", "Dag") more often than people. */
const LEAST_NAME = 4;
const LEAST_PART = 3;

/** Display names, also without what stands behind a comma (*Maria Östlund, chef*). */
const namesOf = (people: readonly Named[]): string[] =>
  people
    .flatMap(({ name }) => [name, name.split(',')[0] ?? ''])
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name.length >= LEAST_NAME);

/** The parts of names that are written with a capital letter. */
const partsOf = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.split(/[\s-]+/))
    .filter((part) => part.length >= LEAST_PART && part[0] !== part[0]?.toLowerCase());

/** The longest first, or a part would be taken and the rest left. */
const anyOf = (words: readonly string[], flags: string): RegExp | null => {
  if (words.length === 0) return null;
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length);
  const any = sorted.map((word) => escaped(word).replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`(?<!${LETTER})(?:${any})(?:s|['’]s)?(?!${LETTER})`, flags);
};

/**
 * A function that puts `instead` where a person's name or id stands in a text, also in the genitive: whole names in any
 * case. With `parts` also a given name or a surname alone, where it has its capital letter: for a text that goes to a
 * stranger, rather a word too many than a name.
 */
export const withoutNames = (
  people: readonly Named[],
  instead: string,
  { parts = false }: { parts?: boolean } = {},
): ((text: string) => string) => {
  const names = namesOf(people);
  const ids = people.flatMap(({ id }) => id ?? []);
  const patterns = [
    anyOf(
      names.filter((name) => name.includes(' ')),
      'giu',
    ),
    anyOf([...names.filter((name) => !name.includes(' ')), ...ids, ...(parts ? partsOf(names) : [])], 'gu'),
  ];
  return (text) =>
    patterns.reduce<string>(
      (left, pattern) => (pattern === null ? left : left.replace(pattern, instead)),
      text.normalize('NFC'),
    );
};
