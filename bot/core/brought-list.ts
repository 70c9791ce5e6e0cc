/** A list of rows that somebody brings, in an Excel file or as CSV. */
import { readCsv } from './csv.ts';
import type { ReadDocument } from './document-blocks.ts';

/** Rows of a list; twice what a large unit of a large employer would ever bring. */
const MOST_ROWS = 20_000;

export type ListRead =
  | { ok: true; rows: string[][] }
  | { ok: false; why: 'empty' | 'unreadable' | 'too-long' };

const rowsOf = ({ kind, blocks, text }: ReadDocument): string[][] | null => {
  if (kind === 'text') return readCsv(text ?? '', MOST_ROWS);
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []))[0] ?? [];
};

/** The rows of a workbook's first sheet that has any, or of a text with separators. */
export const listOf = (document: ReadDocument): ListRead => {
  if (document.kind === 'word') return { ok: false, why: 'unreadable' };
  const rows = rowsOf(document);
  if (rows === null || rows.length > MOST_ROWS) return { ok: false, why: 'too-long' };
  const filled = rows.some((row) => row.some((cell) => cell.trim() !== ''));
  return filled ? { ok: true, rows } : { ok: false, why: 'empty' };
};
