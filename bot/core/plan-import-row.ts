/** One action as it was found in a document: the words of each field, before anything is made of them. */
import type { PlanArea } from './choices.ts';
import type { Column, ProposedField } from './plan-columns.ts';

export interface RawRow {
  cells: Partial<Record<ProposedField, string>>;
  /** The area of the heading that it stands under. */
  area: PlanArea | null;
  /** The heading that became its title. */
  heading: string | null;
  /** What has no field. */
  rest: { label: string; text: string }[];
}

export const rawRow = (area: PlanArea | null, heading: string | null = null): RawRow => ({
  cells: {},
  area,
  heading,
  rest: [],
});

export interface Collected {
  rows: RawRow[];
  /** The headings of columns, each with the field that it was taken for. */
  columns: { heading: string; field: Column | null }[];
  /** Text beside the rows, as it stood. */
  unread: string[];
}
