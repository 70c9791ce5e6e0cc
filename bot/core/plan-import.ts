/** A plan that a unit brings, taken apart: one raw row for each action that was found, and all that was not understood. */
import type { PlanArea } from './choices.ts';
import type { Block } from './document-blocks.ts';
import { areaHeading, type Column } from './plan-columns.ts';
import type { Collected } from './plan-import-row.ts';
import { readTable } from './plan-import-table.ts';
import { readText } from './plan-import-text.ts';

export type { Collected, RawRow } from './plan-import-row.ts';

/** More rows than this are no plan of a unit. */
export const MOST_IMPORT_ROWS = 500;

/** Actions out of tables; headings between them tell the area. */
const readTables = (blocks: readonly Block[]): Collected => {
  const found: Collected = { rows: [], columns: [], unread: [] };
  let area: PlanArea | null = null;
  let heading: string | null = null;
  let known: readonly (Column | null)[] | null = null;
  for (const block of blocks) {
    if (block.kind === 'table') {
      const read = readTable(block.rows, { area: areaHeading(block.sheet ?? '') ?? area, heading, known });
      found.rows.push(...read.rows);
      found.columns.push(...read.headings);
      found.unread.push(...read.unread);
      known = read.columns;
      heading = null;
    } else if (block.text.trim() !== '') {
      const named = block.kind === 'heading' ? areaHeading(block.text) : null;
      if (named !== null) area = named;
      else if (block.kind === 'heading') heading = block.text;
      if (named === null) found.unread.push(block.text);
    }
  }
  // A heading that became the title of the table below it was understood.
  const titles = new Set(found.rows.flatMap(({ heading: said }) => (said === null ? [] : [said])));
  return { ...found, unread: found.unread.filter((text) => !titles.has(text)) };
};

const once = (columns: Collected['columns']): Collected['columns'] => [
  ...new Map(columns.map((column) => [column.heading.toLowerCase(), column])).values(),
];

/** Takes a document apart. Where tables hold a plan they are taken; otherwise headings and lists are. */
export const collectPlan = (blocks: readonly Block[]): Collected => {
  const tables = readTables(blocks);
  if (tables.rows.length > 0) return { ...tables, columns: once(tables.columns) };
  const text = readText(blocks);
  return {
    ...text,
    unread: [...text.unread, ...blocks.flatMap((b) => (b.kind === 'table' ? linesOf(b.rows) : []))],
  };
};

const linesOf = (rows: readonly string[][]): string[] =>
  rows.map((cells) => cells.filter((cell) => cell !== '').join(' | ')).filter((line) => line !== '');
