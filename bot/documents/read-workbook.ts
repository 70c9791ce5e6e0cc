/** The thread in which an Excel file is read: the first sheet as rows of text, or that it cannot be read. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

const { bytes, most } = workerData as { bytes: Uint8Array; most: number };

/** A formula is read as the value that Excel last showed for it. */
const text = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

try {
  const rows = await readSheet(Buffer.from(bytes));
  parentPort?.postMessage(
    rows.length > most
      ? { ok: false, why: 'too-long' }
      : { ok: true, rows: rows.map((row) => row.map(text)) },
  );
} catch {
  // A zip that is no workbook, or a workbook that is damaged or locked: the same to whoever brought it.
  parentPort?.postMessage({ ok: false, why: 'unreadable' });
}
