/** Documents as data: what stands where. The writers in `bot/documents` make files of them. */
import type { Language } from '../choices.ts';

export type Block =
  /** The document's title is its only heading of level 1. */
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; quiet?: boolean }
  | { kind: 'list'; items: readonly string[] }
  /** `widths` are shares of the page's width. The first row is the header. */
  | { kind: 'table'; columns: readonly TableColumn[]; rows: readonly (readonly string[])[] };

export interface TableColumn {
  title: string;
  width: number;
}

export interface TextDocument {
  language: Language;
  title: string;
  /** Below the title: the unit, the day. */
  lead: string;
  /** Wide tables want the page on its side. */
  landscape: boolean;
  blocks: readonly Block[];
}

/** Days are `YYYY-MM-DD`; what is no day stands as text. Null is an empty cell. */
export type CellValue = string | number | null;
export interface SheetColumn {
  title: string;
  /** In characters. */
  width: number;
  kind: 'text' | 'day' | 'number';
}
export interface Sheet {
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly CellValue[])[];
}
export interface Workbook {
  language: Language;
  title: string;
  sheets: readonly Sheet[];
}

/** What every document is told of the unit that it is about. */
export interface DocumentFrame {
  language: Language;
  unit: string;
  programmeName: string;
  /** handlingsplan, utvecklingsplan … */
  planArtefact: string;
  today: string;
  /** Puts something else where a member's name stands; the same text where names may stay. */
  clean: (text: string) => string;
  /** The owner's name, where names were asked for; null: the role alone. */
  nameOf: ((id: string) => string | null) | null;
}
