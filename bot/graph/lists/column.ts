/**
 * The kinds of columns that the lists are made of: what SharePoint is told to make, how a value is written, and how
 * what people wrote is read. Shapes after learn.microsoft.com/graph/api/resources/columndefinition.
 */
import type { FieldProblem } from '../../core/fault.ts';

export type Written =
  | { ok: true; value: string | number | null }
  | { ok: false; problem: Omit<FieldProblem, 'field'> };
export type Read<V> = { ok: true; value: V } | { ok: false };

/** The type part of a column definition. */
export type ColumnType =
  | { text: { allowMultipleLines: boolean; textType: 'plain'; maxLength?: number; linesForEditing?: number } }
  | { choice: { allowTextEntry: false; choices: string[]; displayAs: 'dropDownMenu' } }
  | { dateTime: { format: 'dateOnly' | 'dateTime'; displayAs: 'standard' } }
  | { number: { decimalPlaces: 'none' } };

/** What SharePoint is told of a column. */
export interface ColumnShape {
  /** Internal name: the key in `fields`, in `$filter` and in Power BI. It never changes. */
  name: string;
  /** What people read above the column. */
  title: string;
  description: string;
  type: ColumnType;
  indexed: boolean;
  unique: boolean;
}

export interface Column<V> extends ColumnShape {
  write(value: V): Written;
  read(value: unknown): Read<V>;
}

/** What a column is called and whether other programs and we filter or sort by it. */
export interface Naming {
  name: string;
  title: string;
  description: string;
  indexed?: boolean;
  unique?: boolean;
}

const naming = ({ name, title, description, indexed = false, unique = false }: Naming) => ({
  name,
  title,
  description,
  indexed: indexed || unique,
  unique,
});

/** A single line of text holds 255 characters, several lines 63,999 (learn.microsoft.com/graph/api/resources/textcolumn). */
export const LINE_MAX = 255;
export const PARAGRAPH_MAX = 63_999;

const ok = <V>(value: V): { ok: true; value: V } => ({ ok: true, value });
const wrong = (code: FieldProblem['code'], limit?: number): Written => ({
  ok: false,
  problem: limit === undefined ? { code } : { code, limit },
});

/** SharePoint keeps its texts as XML: control characters and lone surrogates would be refused, and say nothing. */
const sayable = (value: string): string =>
  [...value]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
      return !control && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join('');

const writeText = (value: string | null, limit: number): Written => {
  const text = value === null ? '' : sayable(value);
  if (text.length > limit) return wrong('too-long', limit);
  return ok(text === '' ? null : text);
};
const readText = (value: unknown): Read<string | null> => {
  if (value === undefined || value === null || value === '') return ok(null);
  return typeof value === 'string' ? ok(value) : { ok: false };
};

/** One line of plain text, at most 255 characters. */
export const line = (name: Naming): Column<string | null> => ({
  ...naming(name),
  type: { text: { allowMultipleLines: false, textType: 'plain', maxLength: LINE_MAX } },
  write: (value) => writeText(value, LINE_MAX),
  read: readText,
});

/** Plain text of several lines, at most 63,999 characters. */
export const paragraph = (name: Naming): Column<string | null> => ({
  ...naming(name),
  type: { text: { allowMultipleLines: true, textType: 'plain', linesForEditing: 6 } },
  write: (value) => writeText(value, PARAGRAPH_MAX),
  read: readText,
});

/** The title that every SharePoint list has; a row without one reads as an empty title. */
export const title = (name: Omit<Naming, 'name'>): Column<string> => ({
  ...naming({ ...name, name: 'Title' }),
  type: { text: { allowMultipleLines: false, textType: 'plain', maxLength: LINE_MAX } },
  write(value) {
    const written = writeText(value, LINE_MAX);
    return written.ok && written.value === null ? wrong('missing') : written;
  },
  read(value) {
    const read = readText(value);
    return read.ok ? ok(read.value ?? '') : read;
  },
});

/** One of a few words. People see the Swedish word; `ids` says which of our ids it stands for. */
export const choice = <V extends string>(
  name: Naming,
  ids: Readonly<Record<V, string>>,
): Column<V | null> => {
  const words = new Map<string, V>();
  for (const id of Object.keys(ids) as V[]) words.set(ids[id], id);
  return {
    ...naming(name),
    type: { choice: { allowTextEntry: false, choices: [...words.keys()], displayAs: 'dropDownMenu' } },
    write(value) {
      if (value === null) return ok(null);
      const word: string | undefined = Object.hasOwn(ids, value) ? ids[value] : undefined;
      return word === undefined ? wrong('not-a-choice') : ok(word);
    },
    read(value) {
      if (value === undefined || value === null || value === '') return ok(null);
      const id = typeof value === 'string' ? words.get(value.trim()) : undefined;
      return id === undefined ? { ok: false } : ok(id);
    },
  };
};

/** The calendar day of an instant in Sweden. */
const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

const isDay = (value: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) && date.getUTCFullYear() >= 1900
  );
};

const instantOf = (value: unknown): Date | null => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
};

/**
 * A calendar day. Written as midnight UTC; a day that somebody picked in SharePoint comes as midnight in the site's
 * own time zone, so it is read as the Swedish day of that instant.
 */
export const day = (name: Naming): Column<string | null> => ({
  ...naming(name),
  type: { dateTime: { format: 'dateOnly', displayAs: 'standard' } },
  write(value) {
    if (value === null) return ok(null);
    return isDay(value) ? ok(`${value}T00:00:00Z`) : wrong('not-a-date');
  },
  read(value) {
    if (value === undefined || value === null || value === '') return ok(null);
    const instant = instantOf(value);
    return instant ? ok(swedishDay.format(instant)) : { ok: false };
  },
});

const toSeconds = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** An instant, to the second (SharePoint keeps no more), ISO UTC. */
export const instant = (name: Naming): Column<string | null> => ({
  ...naming(name),
  type: { dateTime: { format: 'dateTime', displayAs: 'standard' } },
  write(value) {
    if (value === null) return ok(null);
    const date = instantOf(value);
    return date ? ok(toSeconds(date)) : wrong('not-a-date');
  },
  read(value) {
    if (value === undefined || value === null || value === '') return ok(null);
    const date = instantOf(value);
    return date ? ok(toSeconds(date)) : { ok: false };
  },
});

/** A whole number. */
export const whole = (name: Naming): Column<number | null> => ({
  ...naming(name),
  type: { number: { decimalPlaces: 'none' } },
  write(value) {
    if (value === null) return ok(null);
    return Number.isSafeInteger(value) ? ok(value) : wrong('wrong-type');
  },
  read(value) {
    if (value === undefined || value === null) return ok(null);
    return typeof value === 'number' && Number.isFinite(value) ? ok(value) : { ok: false };
  },
});
