/** The name of a note's file: its day, a title that tells nothing, and a mark by which a repeated saving finds it. */
import type { Language } from './choices.ts';
import { noteTexts } from './texts/note.ts';

/** `[a-z0-9]{10}`: made of the key, never of the text. */
export type NoteMark = string;

const MARK_LENGTH = 10;

/**
 * The mark of an idempotency key: FNV-1a in 64 bits (RFC 9923), which tells a person's own keys apart and guards nothing.
 */
export const markFor = (key: string): NoteMark => {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(key))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(36).padStart(MARK_LENGTH, '0').slice(-MARK_LENGTH);
};

/** `2026-01-12 Egen anteckning k3f9x2ab7q.txt`; `ending` with its dot. */
export const noteFileName = (day: string, mark: NoteMark, language: Language, ending: string): string =>
  `${day} ${noteTexts[language].title} ${mark}${ending}`;

const OURS = /^\d{4}-\d{2}-\d{2} (.+) ([a-z0-9]{10})\.[a-z]+$/;

/** The mark of a file's name; null when somebody has given it another. */
export const markOf = (fileName: string): NoteMark | null => OURS.exec(fileName)?.[2] ?? null;

/** The title to show: without day and mark, and as the person has named it where they have. */
export const noteTitle = (fileName: string): string =>
  OURS.exec(fileName)?.[1] ?? fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
