/** A plan without tables: actions out of headings, lists and lines with a label. */
import type { PlanArea } from './choices.ts';
import type { Block } from './document-blocks.ts';
import { areaHeading, type Column, columnOf, type ProposedField } from './plan-columns.ts';
import { type Collected, type RawRow, rawRow } from './plan-import-row.ts';

const NUMBERED = /^(?:(?:åtgärd|insats|aktivitet|action)\s*\d{1,3}\s*[.:)–-]?\s*|\d{1,3}[.)]\s+)(.+)$/iu;
const LABELLED = /^([\p{L}][\p{L} /()-]{1,40}?)\s*:\s*(.*)$/su;

const labelOf = (text: string): { field: Column; value: string } | null => {
  const [, label = '', value = ''] = LABELLED.exec(text) ?? [];
  const field = label === '' ? null : columnOf(label);
  return field === null ? null : { field, value };
};

const put = (row: RawRow, field: ProposedField, text: string): void => {
  if (text.trim() === '') return;
  const before = row.cells[field];
  row.cells[field] = before === undefined ? text.trim() : `${before}\n${text.trim()}`;
};

/** Whether the blocks below a heading, before the next one, have a labelled line. */
const hasLabels = (blocks: readonly Block[], from: number): boolean => {
  for (const block of blocks.slice(from)) {
    if (block.kind === 'heading') return false;
    if (block.kind !== 'table' && labelOf(block.text) !== null) return true;
  }
  return false;
};

/** Where reading stands: the area of the last heading, the action under way, and the field that goes on. */
class Reading {
  readonly found: Collected = { rows: [], columns: [], unread: [] };
  private area: PlanArea | null = null;
  private row: RawRow | null = null;
  private field: ProposedField | null = null;
  /** An item's action ends at the next item; a heading's holds the items below it. */
  private byItem = false;

  begin(title: string, byItem: boolean): void {
    this.row = rawRow(this.area);
    this.field = null;
    this.byItem = byItem;
    put(this.row, 'title', title);
    this.found.rows.push(this.row);
  }

  end(area: PlanArea | null = this.area): void {
    this.area = area;
    this.row = null;
    this.field = null;
  }

  /** "Mål: alla hittar" belongs to the action under way, "Åtgärd: ny skylt" begins one. */
  labelled(text: string, item: boolean): boolean {
    const said = labelOf(text);
    if (said === null) return false;
    if (said.field === 'title') this.begin(said.value, false);
    else if (this.row === null || said.field === 'number') return false;
    else {
      put(this.row, said.field, said.value);
      this.field = item ? null : said.field;
    }
    return true;
  }

  heading(text: string, labelsFollow: boolean): void {
    const area = areaHeading(text);
    const column = columnOf(text);
    const numbered = NUMBERED.exec(text)?.[1];
    if (area !== null) this.end(area);
    else if (this.labelled(text, false)) return;
    else if (numbered !== undefined) this.begin(numbered, false);
    else if (this.row !== null && column !== null && column !== 'title' && column !== 'number')
      this.field = column;
    else if (column === null && labelsFollow) this.begin(text, false);
    else {
      this.end();
      if (column === null) this.found.unread.push(text);
    }
  }

  item(text: string, depth: number): void {
    if (this.labelled(text, true)) return;
    if (this.row !== null && this.field !== null) put(this.row, this.field, text);
    else if (depth === 0 && (this.row === null || this.byItem)) this.begin(text, true);
    else this.beside(text);
  }

  paragraph(text: string): void {
    if (this.labelled(text, false)) return;
    const numbered = NUMBERED.exec(text)?.[1];
    if (numbered !== undefined) this.begin(numbered, true);
    else if (this.row !== null && this.field !== null) put(this.row, this.field, text);
    else this.beside(text);
  }

  private beside(text: string): void {
    if (this.row === null) this.found.unread.push(text);
    else this.row.rest.push({ label: '', text });
  }
}

/** Actions out of headings, lists and labelled lines. */
export const readText = (blocks: readonly Block[]): Collected => {
  const reading = new Reading();
  blocks.forEach((block, at) => {
    if (block.kind === 'table' || block.text.trim() === '') return;
    if (block.kind === 'heading') reading.heading(block.text, hasLabels(blocks, at + 1));
    else if (block.kind === 'item') reading.item(block.text, block.depth);
    else reading.paragraph(block.text);
  });
  return reading.found;
};
