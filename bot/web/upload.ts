/** A file that a request carries: its bytes, at most 5 MB, or JSON in its place. */
import type { IncomingMessage } from 'node:http';
import { MOST_FILE_BYTES } from '../core/document-blocks.ts';
import { type Body, readJson } from './input.ts';

/** What comes after the limit is read and thrown away this far, so that the answer reaches the sender. */
const MOST_DRAINED = 4 * MOST_FILE_BYTES;

/**
 * Reads the body as JSON where it says that it is JSON, else as the bytes of a file (`Uint8Array`), whatever its type:
 * what it is, its content tells. One byte more than the limit is enough for the reader of files to refuse it in words
 * of its own.
 */
export const readUpload = async (req: IncomingMessage): Promise<Body> => {
  const type = req.headers['content-type'] ?? '';
  if (type.includes('json')) return readJson(req);
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
    return { ok: false, problem: 'malformed' };
  const chunks: Buffer[] = [];
  let size = 0;
  let read = 0;
  try {
    for await (const chunk of req as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > MOST_DRAINED) break;
      const taken = chunk.subarray(0, MOST_FILE_BYTES + 1 - size);
      size += taken.length;
      chunks.push(taken);
    }
  } catch {
    // The sender hung up in the middle; nobody is left to read the answer.
    return { ok: false, problem: 'malformed' };
  }
  return { ok: true, value: new Uint8Array(Buffer.concat(chunks)) };
};
