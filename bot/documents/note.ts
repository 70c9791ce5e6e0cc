/**
 * A note to self as a document: plain text that every OneDrive, phone and editor opens. UTF-8 with a byte order mark,
 * without which older Windows programs read å, ä and ö in another alphabet, and with Windows' ends of lines.
 */
import { noteFileName } from '../core/note.ts';
import { yearDay } from '../core/texts/dates.ts';
import { noteTexts } from '../core/texts/note.ts';
import type { NoteDocument } from '../usecases/ports.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Characters that no document shows: what terminals and printers obey. */
const readable = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|\uFEFF/gu, '');

/** Makes the document. The person's words stand as they were written. */
export const noteDocument: NoteDocument = ({ language, day, question, text }, mark) => {
  const t = noteTexts[language];
  const parts = [
    t.title,
    t.saved(yearDay(day, language)),
    ...(question === null ? [] : [`${t.question}\n${question}`]),
    `${t.text}\n${text}`,
  ];
  const whole = readable(`${parts.join('\n\n')}\n`).replace(/\r\n?|\n/g, '\r\n');
  return {
    name: noteFileName(day, mark, language, '.txt'),
    type: 'text/plain; charset=utf-8',
    bytes: Buffer.from(BYTE_ORDER_MARK + whole, 'utf8'),
  };
};
