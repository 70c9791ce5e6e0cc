/** Texts without the names of people, for readers outside the unit. */

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Shorter parts of names are common words ("Bo", "My") more often than people. */
const LEAST_PART = 3;

/**
 * Makes a function that puts `instead` where a text names somebody: by the whole name in any case, or by a part of it
 * with its capital letter. Rather a word too many than a name.
 */
export const makeWithoutNames = (names: readonly string[], instead: string): ((text: string) => string) => {
  const whole = names.map((name) => name.trim()).filter((name) => name.length > 1);
  const parts = whole
    .flatMap((name) => name.split(/[\s-]+/))
    .filter((part) => part.length >= LEAST_PART && part[0] !== part[0]?.toLowerCase());
  const pattern = (words: readonly string[], flags: string): RegExp | null => {
    const unique = [...new Set(words)].sort((a, b) => b.length - a.length);
    if (unique.length === 0) return null;
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${unique.map(escaped).join('|')})s?(?![\\p{L}\\p{N}])`, flags);
  };
  const patterns = [pattern(whole, 'giu'), pattern(parts, 'gu')];
  return (text) =>
    patterns.reduce((said, found) => (found === null ? said : said.replace(found, instead)), text);
};
