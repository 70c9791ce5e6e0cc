/**
 * Word files (Office Open XML), readable with a screen reader: real heading styles, tables whose header rows are marked
 * and repeated on every page, the language of the text, and a title. Nothing in them is an image.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, TableColumn, TextDocument } from '../core/documents/model.ts';
import { readable } from './text.ts';

/** A4 in twips, and what remains between margins of 2 cm. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
const BULLETS = 'bullets';
const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;
const QUIET = '595959';
const SHADE = 'F2F2F2';

/** Text with its line breaks. */
const runs = (text: string, look: { bold?: boolean; color?: string } = {}): TextRun[] =>
  readable(text)
    .split('\n')
    .map((line, index) => new TextRun({ text: line, ...look, ...(index > 0 ? { break: 1 } : {}) }));

const cell = (text: string, width: number, header: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(header ? { shading: { type: ShadingType.CLEAR, fill: SHADE, color: 'auto' } } : {}),
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: [new Paragraph({ style: 'Cell', children: runs(text, header ? { bold: true } : {}) })],
  });

const table = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  room: number,
): Table => {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / whole) * room));
  const row = (texts: readonly string[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: widths.map((width, index) => cell(texts[index] ?? '', width, header)),
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' };
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
};

const paragraphs = (block: Block, room: number): (Paragraph | Table)[] => {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [new Paragraph({ heading, keepNext: true, children: runs(block.text) })];
    }
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text, block.quiet ? { color: QUIET } : {}) })];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: runs(item) }),
      );
    case 'table':
      // Word joins tables that touch, and wants a paragraph after the last.
      return [table(block.columns, block.rows, room), new Paragraph({ style: 'Cell', children: [] })];
  }
};

const heading = (size: number, before: number) => ({
  run: { font: 'Calibri', size, bold: true, color: '1F1F1F' },
  paragraph: { spacing: { before, after: 120 } },
});

/** The file's bytes. */
export const wordFile = async (document: TextDocument): Promise<Uint8Array> => {
  const { language, title, lead, landscape, blocks } = document;
  const room = (landscape ? A4.height : A4.width) - 2 * MARGIN;
  const file = new Document({
    title: readable(title),
    subject: readable(lead),
    creator: 'Stegvis',
    lastModifiedBy: 'Stegvis',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: LOCALE[language] } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: heading(36, 0),
        heading2: heading(28, 320),
        heading3: heading(24, 200),
      },
      paragraphStyles: [
        {
          id: 'Cell',
          name: 'Table Cell',
          basedOn: 'Normal',
          run: { size: 20 },
          paragraph: { spacing: { after: 0 } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 400, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...A4,
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                    color: QUIET,
                    size: 18,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
          new Paragraph({ children: runs(lead, { color: QUIET }) }),
          ...blocks.flatMap((block) => paragraphs(block, room)),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
};
