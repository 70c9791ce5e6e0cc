/** Finds the phrase that a text is, as it stands or with typing errors in it. The text comes without dots. */
import { mistakes } from '../spelling.ts';
import type { Phrases } from './phrases.ts';

type Table<K extends string> = Readonly<Record<K, Phrases>>;

const entries = <K extends string>(table: Table<K>): [K, Phrases][] =>
  Object.entries(table) as [K, Phrases][];

/** The command whose phrase this is to the letter. */
export const exactly = <K extends string>(text: string, table: Table<K>): K | null =>
  entries(table).find(([, { near, only }]) => near.includes(text) || only.includes(text))?.[0] ?? null;

/** The one command of which this is a misspelt phrase; null when there is none, or two are as near. */
export const nearly = <K extends string>(text: string, table: Table<K>, longer = false): K | null => {
  let best = 3;
  let found = new Set<K>();
  for (const [kind, { near }] of entries(table))
    for (const phrase of near) {
      const wrong = longer && !phrase.includes(' ') ? null : mistakes(text, phrase);
      if (wrong === null || wrong > best) continue;
      if (wrong < best) found = new Set();
      best = wrong;
      found.add(kind);
    }
  return found.size === 1 ? ([...found][0] ?? null) : null;
};

export interface Led<K extends string> {
  kind: K;
  /** How many of the text's words the phrase takes. */
  words: number;
  /** What follows in the same word, where the blank between was dropped: *pausatill* is *pausa* and *till*. */
  glued: string;
  corrected: boolean;
}

/** As many words as the longest phrase that something can follow: *what is meant by*. */
const MOST_WORDS = 4;

/** The command that a text begins with. */
export const beginning = <K extends string>(text: string, table: Table<K>): Led<K> | null => {
  const words = text.split(' ');
  const first = (count: number): string => words.slice(0, count).join(' ');
  const counts = [4, 3, 2, 1].filter((count) => count <= Math.min(words.length, MOST_WORDS));
  for (const count of counts) {
    const kind = exactly(first(count), table);
    if (kind !== null) return { kind, words: count, glued: '', corrected: false };
  }
  for (const count of counts) {
    const kind = nearly(first(count), table);
    if (kind !== null) return { kind, words: count, glued: '', corrected: true };
  }
  const head = words[0] ?? '';
  for (const [kind, { near }] of entries(table))
    for (const phrase of near)
      if (head.length > phrase.length + 1 && phrase.length >= 5 && head.startsWith(phrase))
        return { kind, words: 1, glued: head.slice(phrase.length), corrected: true };
  return null;
};
