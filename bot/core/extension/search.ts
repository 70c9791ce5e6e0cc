/** Finding rows by what somebody writes in a search box: every word somewhere, whatever its accents and capitals. */

/** Letters alone: *å* and *a* are the same to a search, as they are to hurried fingers. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const MOST_WORDS = 8;

/** The words to look for; as many as make sense, none for blank. */
export const wanted = (text: string): string[] =>
  folded(text.slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** How well a text fits the words: 3 begins with the first, 2 each begins a word, 1 each is somewhere, 0 not. */
export const suits = (
  words: readonly string[],
  title: string,
  more: readonly (string | null)[] = [],
): number => {
  if (words.length === 0) return 1;
  const name = folded(title);
  const all = [name, ...more.map((text) => folded(text ?? ''))].join('\n');
  if (!words.every((word) => all.includes(word))) return 0;
  if (name.startsWith(words[0] ?? '')) return 3;
  const begins = new Set(all.split(/[^\p{L}\p{N}]+/u));
  return words.every((word) => [...begins].some((one) => one.startsWith(word))) ? 2 : 1;
};

/** Those that fit, the best first and otherwise in the order given. */
export const found = <T>(rows: readonly T[], fits: (row: T) => number): T[] =>
  rows
    .map((row, index) => ({ row, index, fit: fits(row) }))
    .filter((one) => one.fit > 0)
    .sort((a, b) => b.fit - a.fit || a.index - b.index)
    .map(({ row }) => row);

export interface Page {
  skip: number;
  count: number;
}
/** Teams asks for 25 and shows no more at once. */
export const MOST_RESULTS = 25;

/** The part of the results that was asked for. */
export const paged = <T>(rows: readonly T[], { skip, count }: Page): T[] => {
  const from = Number.isInteger(skip) && skip > 0 ? skip : 0;
  const most = Number.isInteger(count) && count > 0 ? Math.min(count, MOST_RESULTS) : MOST_RESULTS;
  return rows.slice(from, from + most);
};
