/** A document that somebody brought, as far as its reading needs it: paragraphs, lists and tables in their order. */
import { recordsOf, SEPARATORS } from './csv.ts';

export type Block =
  | { kind: 'heading'; level: number; text: string; comments: string[] }
  | { kind: 'paragraph'; text: string; comments: string[] }
  /** A list item; `number` where the list is numbered. */
  | { kind: 'item'; depth: number; number: number | null; text: string; comments: string[] }
  /** Rows of cells; `comments` are ids of comments that hang on it, by row. `sheet`: its name in a workbook. */
  | { kind: 'table'; rows: string[][]; comments: string[][]; sheet?: string };

/** What stands in a file. Who wrote it, or commented on it, is left out. */
export interface ReadDocument {
  kind: 'word' | 'excel' | 'text';
  blocks: Block[];
  /** Texts of comments in the margin, by the ids that blocks have. */
  comments: Record<string, string>;
  /** All of a text file as it stands. */
  text: string | null;
}

/** Why a file cannot be read. */
export type Unreadable =
  /** Neither Word, Excel nor text. */
  | 'unknown-kind'
  /** Word or Excel as before 2007. */
  | 'old-kind'
  /** Damaged, locked with a password, or not what it says. */
  | 'broken'
  /** More than the limits allow, packed or unpacked. */
  | 'too-large';

/** The largest file that is taken. */
export const MOST_FILE_BYTES = 5 * 1024 * 1024;

/** The delimiter that splits most of the first lines into equally many cells; null: the text is no table. */
const delimiterOf = (lines: readonly string[]): string | null => {
  const first = lines.filter((line) => line.trim() !== '').slice(0, 5);
  for (const delimiter of SEPARATORS) {
    const widths = first.map((line) => cellsOf(line, delimiter).length);
    if (
      first.length > 1 &&
      (widths[0] ?? 1) > 1 &&
      widths.filter((n) => n === widths[0]).length * 2 > widths.length
    )
      return delimiter;
  }
  return null;
};

const cellsOf = (line: string, delimiter: string): string[] => trimmed(line, delimiter)[0] ?? [];

const trimmed = (text: string, delimiter: string): string[][] =>
  (recordsOf(text, delimiter) ?? []).map((row) => row.map((cell) => cell.trim()));

const BULLET = /^(\s*)([-*•–]|\d{1,3}[.)])\s+(.*)$/;

const lineBlock = (line: string): Block => {
  const [, indent = '', mark = '', text = ''] = BULLET.exec(line) ?? [];
  if (mark === '') return { kind: 'paragraph', text: line.trim(), comments: [] };
  const number = /^\d/.test(mark) ? Number.parseInt(mark, 10) : null;
  return { kind: 'item', depth: indent.length > 1 ? 1 : 0, number, text: text.trim(), comments: [] };
};

/** Plain text as blocks: a table where it is one (CSV, or cells pasted from a sheet), else its lines. */
export const textBlocks = (text: string, tables: boolean): Block[] => {
  const clean = text.replace(/^\uFEFF/, '');
  const delimiter = tables ? delimiterOf(clean.split(/\r?\n/)) : null;
  if (delimiter !== null) {
    const rows = trimmed(clean, delimiter);
    return [{ kind: 'table', rows, comments: rows.map(() => []) }];
  }
  return clean
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .map(lineBlock);
};
