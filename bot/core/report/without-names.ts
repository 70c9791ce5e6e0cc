/**
 * Texts that leave the unit bear no personal names (R14, R29): whoever wrote a colleague's name in a goal or a note did
 * so for the unit's own eyes. Only names that Teams knows can be found; a given name alone is left, since many are
 * common words (Bo, Sten, Dag).
 */
interface Named {
  id: string;
  name: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const LETTER = '[\\p{L}\\p{N}]';
const SHORTEST = 4;

/** Display names, also without what stands behind a comma (*Maria Östlund, chef*). */
const namesOf = (members: readonly Named[]): string[] =>
  members
    .flatMap(({ name }) => [name, name.split(',')[0] ?? ''])
    .map((name) => name.normalize('NFC').trim())
    .filter((name) => name.length >= SHORTEST);

/** The longest first, or a part would be taken and the rest left. */
const anyOf = (words: readonly string[], flags: string): RegExp | null => {
  if (words.length === 0) return null;
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length);
  const any = sorted.map((word) => escaped(word).replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`(?<!${LETTER})(?:${any})(?:s|['’]s)?(?!${LETTER})`, flags);
};

/** A function that puts `instead` where a member's name or id stands in a text, also in the genitive. */
export const withoutNames = (members: readonly Named[], instead: string): ((text: string) => string) => {
  const names = namesOf(members);
  const patterns = [
    anyOf(
      names.filter((name) => name.includes(' ')),
      'giu',
    ),
    anyOf([...names.filter((name) => !name.includes(' ')), ...members.map(({ id }) => id)], 'gu'),
  ];
  return (text) =>
    patterns.reduce<string>(
      (left, pattern) => (pattern === null ? left : left.replace(pattern, instead)),
      text.normalize('NFC'),
    );
};
