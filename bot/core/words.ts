/** Taking what somebody wrote apart into words, the same way for every rule that reads it. */

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
export const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
};
