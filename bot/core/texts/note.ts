/**
 * The words of a note to self as a document. The file's name says nothing of what it is about: a list of files is seen
 * over a shoulder, and HBTQI in it would say more about its owner than they chose to.
 */
import type { Language } from '../choices.ts';

export const noteTexts = {
  sv: {
    title: 'Egen anteckning',
    saved: (day: string) => `Sparad ${day} i din egen OneDrive.`,
    question: 'Frågan',
    text: 'Mina tankar',
  },
  en: {
    title: 'My own note',
    saved: (day: string) => `Saved ${day} in your own OneDrive.`,
    question: 'The question',
    text: 'My thoughts',
  },
} as const satisfies Record<Language, unknown>;
