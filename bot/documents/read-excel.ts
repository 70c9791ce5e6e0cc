/** A workbook as tables, one for each sheet. Formulas are what they last came to; none is ever computed. */
import readXlsxFile from 'read-excel-file/node';
import type { Block, ReadDocument } from '../core/document-blocks.ts';

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
};

/** Reads a workbook whose parts were measured before. Rejects when it is none. */
export const readExcel = async (xlsx: Buffer): Promise<ReadDocument> => {
  const sheets = await readXlsxFile(xlsx);
  const blocks = sheets.flatMap(({ sheet, data }): Block[] => {
    const rows = (data as unknown[][]).map((row) => row.map(cellText));
    return rows.length === 0 ? [] : [{ kind: 'table', rows, comments: rows.map(() => []), sheet }];
  });
  return { kind: 'excel', blocks, comments: {}, text: null };
};
