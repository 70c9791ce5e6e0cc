/** A table of somebody's plan: with a row of headings and an action a row, or with one action and a field a row. */
import type { PlanArea } from './choices.ts';
import { areaHeading, type Column, columnOf, type ProposedField } from './plan-columns.ts';
import { type RawRow, rawRow } from './plan-import-row.ts';

export interface Around {
  area: PlanArea | null;
  /** The heading above the table. */
  heading: string | null;
  /** Columns of the table before, which one without headings may go on with. */
  known: readonly (Column | null)[] | null;
}

export interface TableRead {
  rows: RawRow[];
  headings: { heading: string; field: Column | null }[];
  columns: readonly (Column | null)[] | null;
  unread: string[];
}

/** Headings stand in one of the first rows: above them may be the plan's name. */
const HEADINGS_WITHIN = 10;

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');

/** Each field once: a second column of the same kind stands beside. */
const fieldsOf = (cells: readonly string[]): (Column | null)[] => {
  const taken = new Set<Column>();
  return cells.map((cell) => {
    const field = columnOf(cell);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
};

const known = (fields: readonly (Column | null)[]): number => fields.filter((field) => field !== null).length;

/** Headings without one for the action itself: the first that says nothing else is it. */
const withTitle = (fields: (Column | null)[], cells: readonly string[]): (Column | null)[] => {
  if (fields.includes('title')) return fields;
  const at = fields.findIndex((field, place) => field === null && (cells[place] ?? '').trim() !== '');
  return at < 0 ? fields : fields.map((field, place) => (place === at ? 'title' : field));
};

/** One action: names of fields to the left, what they say to the right. */
const readForm = (rows: readonly string[][], around: Around): TableRead | null => {
  const lines = rows.filter((cells) => filled(cells).length > 0);
  const fields = fieldsOf(lines.map((cells) => cells[0] ?? ''));
  if (
    lines.some((cells) => filled(cells).length > 2) ||
    known(fields) < 3 ||
    known(fields) * 2 < lines.length
  )
    return null;
  const row = rawRow(around.area);
  lines.forEach((cells, at) => {
    const [label = '', ...more] = cells;
    const field = fields[at] ?? null;
    const text = filled(more).join('\n');
    if (field === 'number' || text === '') return;
    if (field === null) row.rest.push({ label, text });
    else row.cells[field] = text;
  });
  if (row.cells.title === undefined && around.heading !== null) {
    row.heading = around.heading;
    row.cells.title = around.heading.replace(/^((åtgärd|insats|action)\s*)?\d{1,3}\s*[.:)–-]\s*/i, '');
  }
  const headings = lines.map((cells, at) => ({ heading: cells[0] ?? '', field: fields[at] ?? null }));
  return { rows: [row], headings, columns: null, unread: [] };
};

const readRow = (
  cells: readonly string[],
  columns: readonly (Column | null)[],
  headings: readonly string[],
  area: PlanArea | null,
): RawRow => {
  const row = rawRow(area);
  cells.forEach((cell, place) => {
    const text = cell.trim();
    const field = columns[place] ?? null;
    if (text === '' || field === 'number') return;
    if (field === null) row.rest.push({ label: headings[place] ?? '', text });
    else row.cells[field] = text;
  });
  return row;
};

const FIRST_TITLES: readonly ProposedField[] = ['goal', 'need', 'indicator'];

/** Reads a table; rows that are no action are told as text. */
export const readTable = (rows: readonly string[][], around: Around): TableRead => {
  const form = readForm(rows, around);
  if (form !== null) return form;
  const at = rows.slice(0, HEADINGS_WITHIN).findIndex((cells) => known(fieldsOf(cells)) >= 2);
  const goesOn =
    at < 0 && around.known !== null && rows.every((cells) => cells.length <= (around.known?.length ?? 0));
  const lines = (all: readonly string[][]): string[] =>
    all.map((cells) => filled(cells).join(' | ')).filter((line) => line !== '');
  if (at < 0 && !goesOn) return { rows: [], headings: [], columns: null, unread: lines(rows) };
  const headings = at < 0 ? [] : (rows[at] ?? []);
  const columns = at < 0 ? (around.known ?? []) : withTitle(fieldsOf(headings), headings);
  const read: TableRead = {
    rows: [],
    headings: headings
      .map((heading, place) => ({ heading, field: columns[place] ?? null }))
      .filter(({ heading }) => heading.trim() !== ''),
    columns,
    unread: lines(rows.slice(0, Math.max(at, 0))),
  };
  let { area } = around;
  for (const cells of rows.slice(at + 1)) {
    const words = filled(cells);
    const [only = ''] = words;
    const named = words.length === 1 ? areaHeading(only) : null;
    const again = headings.length > 0 && cells.every((cell, place) => cell === headings[place]);
    if (named !== null) area = named;
    if (words.length === 0 || named !== null || again) continue;
    const row = readRow(cells, columns, headings, area);
    const first = FIRST_TITLES.map((field) => row.cells[field]).find((text) => text !== undefined);
    if (row.cells.title === undefined && first !== undefined) row.cells.title = first;
    if (row.cells.title === undefined) read.unread.push(words.join(' | '));
    else read.rows.push(row);
  }
  return read;
};
