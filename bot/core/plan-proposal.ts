/** What a raw row proposes for the plan: each field as far as it is understood, and a note where it is not. */
import type { Proposal } from './api-plan-life.ts';
import type { PlanArea } from './choices.ts';
import { markFor } from './note.ts';
import type { Day } from './nudge.ts';
import { areaOf, type Ownable, ownerOf, type ProposedField } from './plan-columns.ts';
import type { RawRow } from './plan-import-row.ts';
import { readDay } from './swedish-date.ts';

export interface ImportFrame {
  unit: string;
  areas: readonly PlanArea[];
  people: readonly Ownable[];
  today: Day;
  /** The last working day not after a day. */
  workingDay(day: Day): Day;
  /** Titles and StegvisKeys of the plan as it is. */
  titles: ReadonlySet<string>;
  keys: ReadonlySet<string>;
}

const MOST_TITLE = 255;
export const MOST_TEXT = 10_000;

type Note = Proposal['notes'][number];
/** What each field gives to the proposal. */
interface Gathered {
  notes: Note[];
  rest: Proposal['rest'];
}

/** Titles are alike whatever their case, spaces and last full stop. */
export const sameTitle = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim();

const titleOf = (text: string, to: Gathered): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MOST_TITLE) return line;
  const cut = line.slice(0, MOST_TITLE - 1);
  to.notes.push({ field: 'title', code: 'shortened' });
  to.rest.push({ label: '', text: text.trim() });
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 200))}…`;
};

const areaFor = (row: RawRow, { areas }: ImportFrame, to: Gathered): PlanArea | null => {
  const said = row.cells.area;
  const area = said === undefined ? row.area : areaOf(said);
  if (area !== null && areas.includes(area)) return area;
  if (said === undefined && area === null) return null;
  to.notes.push({ field: 'area', code: area === null ? 'not-understood' : 'not-in-programme' });
  if (said !== undefined) to.rest.push({ label: 'area', text: said });
  return null;
};

const dayFor = (
  field: 'dueDate' | 'followUpDate',
  row: RawRow,
  frame: ImportFrame,
  to: Gathered,
): Day | null => {
  const said = row.cells[field];
  if (said === undefined) return null;
  const read = readDay(said, frame.today);
  const day = read === null ? null : read.approximate ? frame.workingDay(read.day) : read.day;
  if (read === null) to.notes.push({ field, code: 'not-understood' });
  if (read?.approximate) to.notes.push({ field, code: 'approximate' });
  if (day !== null && day < frame.today) to.notes.push({ field, code: 'past' });
  // Words beside a date say more than the date does.
  if (read === null || read.approximate || said.trim().length > 20)
    to.rest.push({ label: field, text: said });
  return day;
};

const textFor = (field: 'need' | 'goal' | 'indicator', row: RawRow, to: Gathered): string | null => {
  const text = row.cells[field]?.trim() ?? '';
  if (text.length > MOST_TEXT) to.notes.push({ field, code: 'too-long' });
  return text === '' ? null : text;
};

const keysOf = (unit: string): ((row: RawRow) => string) => {
  const seen = new Map<string, number>();
  return (row) => {
    const fields = Object.keys(row.cells).sort() as ProposedField[];
    const mark = markFor(JSON.stringify([unit, fields.map((field) => [field, row.cells[field]])]));
    const times = (seen.get(mark) ?? 0) + 1;
    seen.set(mark, times);
    return `import-${mark}-${times}`;
  };
};

/** The proposals of all rows. The same row of the same unit has the same key, whatever file it comes in. */
export const proposalsOf = (rows: readonly RawRow[], frame: ImportFrame): Proposal[] => {
  const keyOf = keysOf(frame.unit);
  return rows.map((row) => {
    const to: Gathered = { notes: [], rest: [...row.rest] };
    const title = titleOf(row.cells.title ?? '', to);
    const said = row.cells.owner ?? '';
    const owner = ownerOf(said, frame.people);
    if (owner.unsure) to.notes.push({ field: 'owner', code: 'choose' });
    const key = keyOf(row);
    const area = areaFor(row, frame, to);
    const need = textFor('need', row, to);
    const goal = textFor('goal', row, to);
    const indicator = textFor('indicator', row, to);
    const dueDate = dayFor('dueDate', row, frame, to);
    const followUpDate = dayFor('followUpDate', row, frame, to);
    return {
      ...{ key, title, area, need, goal, indicator, dueDate, followUpDate },
      ...{ ownerRole: owner.ownerRole, ownerId: owner.ownerId },
      ...to,
      owner: owner.unsure ? said : null,
      known: frame.keys.has(key) || frame.titles.has(sameTitle(title)),
    };
  });
};
