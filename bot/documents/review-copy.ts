/** The copy for a reviewer as a Word document: real headings, tables with header rows, nothing about who made it. */
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { CopiedAction, ReviewCopy } from '../core/review-copy.ts';
import type { WriteReviewCopy } from '../usecases/ports.ts';

const LABEL_SHARE = 25;
const TWIPS = 9_000;

/** Line breaks stand where they were written. */
const paragraph = (text: string, bold = false): Paragraph =>
  new Paragraph({
    children: text
      .split(/\r\n?|\n/)
      .map((line, at) => new TextRun({ text: line, bold, ...(at > 0 ? { break: 1 } : {}) })),
  });

const cell = (text: string, percent: number, bold = false): TableCell =>
  new TableCell({
    width: { size: Math.round((TWIPS * percent) / 100), type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: [paragraph(text, bold)],
  });

const table = ({ rows }: CopiedAction, { columns }: ReviewCopy): Table =>
  new Table({
    width: { size: TWIPS, type: WidthType.DXA },
    columnWidths: [(TWIPS * LABEL_SHARE) / 100, (TWIPS * (100 - LABEL_SHARE)) / 100],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: [cell(columns.field, LABEL_SHARE, true), cell(columns.content, 100 - LABEL_SHARE, true)],
      }),
      ...rows.map(
        ({ label, text }) =>
          new TableRow({ children: [cell(label, LABEL_SHARE, true), cell(text, 100 - LABEL_SHARE)] }),
      ),
    ],
  });

/** The port. */
export const writeReviewCopy: WriteReviewCopy = async (copy) => {
  const language = copy.language === 'sv' ? 'sv-SE' : 'en-GB';
  const document = new Document({
    creator: 'Stegvis',
    lastModifiedBy: 'Stegvis',
    title: copy.title,
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: language } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: copy.title, heading: HeadingLevel.HEADING_1 }),
          paragraph(copy.copyLine),
          paragraph(copy.intro),
          ...copy.actions.flatMap((action) => [
            new Paragraph({
              text: action.heading,
              heading: HeadingLevel.HEADING_2,
              keepNext: true,
              spacing: { before: 360, after: 120 },
            }),
            table(action, copy),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
