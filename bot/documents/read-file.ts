/** A file that somebody brought, told by what stands in it and not by its name. */
import { MOST_FILE_BYTES, type ReadDocument, textBlocks, type Unreadable } from '../core/document-blocks.ts';
import { textOf } from './encoding.ts';
import { readExcel } from './read-excel.ts';
import { readWord } from './read-word.ts';
import { unzip, zipStored } from './read-zip.ts';

export type FileRead = { ok: true; document: ReadDocument } | { ok: false; why: Unreadable };

const begins = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** XML and what tells how parts belong together: all that text is made of. */
const isText = (name: string): boolean => /\.(xml|rels)$/i.test(name) && !name.includes('..');

const MOST_LETTERS = 2_000_000;

const readText = (bytes: Buffer): FileRead => {
  const text = textOf(bytes);
  if (text === null) return { ok: false, why: 'unknown-kind' };
  if (text.length > MOST_LETTERS) return { ok: false, why: 'too-large' };
  return { ok: true, document: { kind: 'text', blocks: textBlocks(text, true), comments: {}, text } };
};

const readZip = async (bytes: Buffer): Promise<FileRead> => {
  const unzipped = unzip(bytes, isText);
  if (!unzipped.ok) return unzipped;
  const { parts } = unzipped;
  const read = parts.has('word/document.xml') ? readWord : parts.has('xl/workbook.xml') ? readExcel : null;
  if (read === null) return { ok: false, why: 'unknown-kind' };
  try {
    return { ok: true, document: await read(zipStored(parts)) };
  } catch {
    // The libraries throw at whatever is not as the format says; the person learns what to do about it.
    return { ok: false, why: 'broken' };
  }
};

/** Reads a file here and now; `makeReadFile` does it beside the program's other work. */
export const readFileHere = async (given: Uint8Array): Promise<FileRead> => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length > MOST_FILE_BYTES) return { ok: false, why: 'too-large' };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return readZip(bytes);
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, why: 'old-kind' };
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return { ok: false, why: 'unknown-kind' };
  return readText(bytes);
};
