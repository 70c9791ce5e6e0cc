/** Taking what somebody wrote apart into words, the same way for every rule that reads it. */
import damerau from 'damerau-levenshtein';

/** Lower case, one blank between words, no punctuation but what stands inside a word (`hbtqi-grupp`, `1/3`). */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .slice(0, 500)
    .toLowerCase()
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[^\p{L}\p{N}\s/:.-]/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[/:.-]+|[/:.-]+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export const wordsOf = (text: string): string[] => {
  const flat = plain(text);
  return flat === '' ? [] : flat.split(' ');
};

/** How many letters must change to make one text of the other; two letters that changed places count as one. */
export const distance = (a: string, b: string): number => damerau(a, b).steps;
