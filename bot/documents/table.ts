/** A list that somebody brings, from Excel or as CSV, as rows of text. Nothing in it is carried out or kept. */
import { Worker } from 'node:worker_threads';
import type { TableRead } from '../usecases/ports.ts';
import { readCsv } from './csv.ts';
import { textOf } from './encoding.ts';
import { unpackedSize } from './zip-size.ts';

/** Rows of a list; twice what a large unit of a large employer would ever bring. */
const MOST_ROWS = 20_000;
/** What an Excel file may grow to when it is unpacked. */
const MOST_UNPACKED = 100 * 1_048_576;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A list is read in a second or two. */
const MOST_MS = 15_000;
const MOST_MB = 256;

/**
 * Read in a thread of its own with limits: a file made to grow, or with one cell at the far end of a sheet, ends the
 * thread and nothing else.
 */
const excel = (bytes: Uint8Array): Promise<TableRead> => {
  const size = unpackedSize(bytes);
  if (size === null) return Promise.resolve({ ok: false, why: 'unreadable' });
  if (size > MOST_UNPACKED) return Promise.resolve({ ok: false, why: 'too-long' });
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-workbook.ts', import.meta.url), {
      workerData: { bytes, most: MOST_ROWS },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    const end = (read: TableRead): void => {
      clearTimeout(timer);
      resolve(read);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, why: 'too-long' }), MOST_MS);
    worker.once('message', (read: TableRead) => end(read));
    worker.once('error', (error: Error & { code?: string }) =>
      end({ ok: false, why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-long' : 'unreadable' }),
    );
  });
};

/** The port. */
export const readTable = async (bytes: Uint8Array): Promise<TableRead> => {
  if (bytes.length === 0) return { ok: false, why: 'empty' };
  const read = ZIP.every((byte, at) => bytes[at] === byte) ? await excel(bytes) : csv(bytes);
  if (!read.ok) return read;
  if (read.rows.length > MOST_ROWS) return { ok: false, why: 'too-long' };
  const filled = read.rows.some((row) => row.some((cell) => cell.trim() !== ''));
  return filled ? read : { ok: false, why: 'empty' };
};

const csv = (bytes: Uint8Array): TableRead => {
  const text = textOf(bytes);
  if (text === null) return { ok: false, why: 'unreadable' };
  const rows = readCsv(text, MOST_ROWS);
  return rows === null ? { ok: false, why: 'too-long' } : { ok: true, rows };
};
