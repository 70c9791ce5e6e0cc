/**
 * Excel files (Office Open XML): the header row stays in sight and can be filtered by, days are days. Every text is
 * written as text: what a person wrote is never a formula.
 */
import writeExcelFile, { type CellObject } from 'write-excel-file/node';
import { insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';
import type { CellValue, Sheet, SheetColumn, Workbook } from '../core/documents/model.ts';
import { harmless, readable } from './text.ts';

/** Excel keeps this many characters in a cell. */
const MOST_LETTERS = 32_767;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Older versions show a longer text in a cell of the format "text" as ####. */
const MOST_AS_TEXT = 255;

/**
 * The library keeps texts by themselves in a plain object, where every object's own words ("toString") are taken: a
 * workbook with such a cell would not open. With a blank after it the word is another.
 */
const keepable = (text: string): string => (text in {} ? `${text} ` : text);

const textCell = (value: string): CellObject => {
  const text = keepable(harmless(value).slice(0, MOST_LETTERS));
  return {
    value: text,
    type: String,
    ...(text.length > MOST_AS_TEXT ? {} : { format: '@' }),
    wrap: true,
    alignVertical: 'top',
  };
};

const cellOf = (value: CellValue, { kind }: SheetColumn): CellObject | null => {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' };
  if (kind === 'day' && DAY.test(value))
    return {
      value: new Date(`${value}T00:00:00Z`),
      type: Date,
      format: 'yyyy-mm-dd',
      align: 'left',
      alignVertical: 'top',
    };
  return textCell(value);
};

const header = ({ title }: SheetColumn): CellObject => ({
  value: keepable(readable(title)),
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#F2F2F2',
  wrap: true,
  alignVertical: 'top',
});

/** The name of a sheet: at most 31 letters, without those that Excel refuses. */
const sheetName = (name: string): string =>
  readable(name)
    .replace(/[\\/?*[\]:\n\t]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .slice(0, 31)
    .trim();

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;

/** What may stand in a worksheet around the filter, in the order that Excel asks for (ECMA-376, CT_Worksheet). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'pageMargins',
  'pageSetup',
  'drawing',
];

/** The sheet's XML with every column to filter by. */
const filtered = (xml: string, { columns, rows }: Sheet): string =>
  insertElementMarkupAccordingToOrderOfSiblings(
    xml,
    `<autoFilter ref="A1:${letters(columns.length - 1)}${rows.length + 1}"/>`,
    ORDER,
    'worksheet',
  );

/** The file's bytes. */
export const excelFile = async ({ sheets }: Workbook): Promise<Uint8Array> =>
  writeExcelFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: sheetName(name),
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      orientation: 'landscape' as const,
      data: [
        columns.map(header),
        ...rows.map((row) => columns.map((column, index) => cellOf(row[index] ?? null, column))),
      ],
    })),
    {
      fontFamily: 'Calibri',
      fontSize: 11,
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                transform: (xml, _options, { sheetIndex }) => {
                  const sheet = sheets[sheetIndex];
                  return sheet === undefined || sheet.columns.length === 0 ? xml : filtered(xml, sheet);
                },
              },
            },
          },
        },
      ],
    },
  ).toBuffer();
