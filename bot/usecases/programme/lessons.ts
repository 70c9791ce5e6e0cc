/** Lessons that a unit hands on: notes of a template, known by their ids. */
import type { Programme } from '../../core/content.ts';

type Note = Programme['notes'][number];

const PREFIX = 'lardom-';

export const isLesson = ({ id }: Note): boolean => id.startsWith(PREFIX);

/** Lessons as notes. They are in the unit's own words, which stand for both languages. */
export const lessonNotes = (lessons: readonly string[]): Note[] =>
  lessons.map((text, index) => ({ id: `${PREFIX}${index + 1}`, sv: { text }, en: { text } }));
