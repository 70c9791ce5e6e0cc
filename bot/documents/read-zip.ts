/**
 * The parts of a Word or Excel file that are read, taken out of its zip within limits and packed anew. A zip can claim
 * any size and grow without end; here every part is unpacked with a limit that the zip cannot move, and what no reader
 * needs (macros, pictures, embedded files) is never unpacked. APPNOTE.TXT 6.3.10, sections 4.3–4.4.
 */
import { crc32, inflateRawSync } from 'node:zlib';

/** All parts together, unpacked. */
const MOST_UNPACKED = 16 * 1024 * 1024;
const MOST_ENTRIES = 5_000;
const MOST_NAME = 500;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;

export type Unzipped = { ok: true; parts: Map<string, Buffer> } | { ok: false; why: 'broken' | 'too-large' };

const broken = { ok: false, why: 'broken' } as const;
const tooLarge = { ok: false, why: 'too-large' } as const;

const endOf = (zip: Buffer): number => {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1)
    if (zip.readUInt32LE(at) === END) return at;
  return -1;
};

const isLimit = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE';

/** Unpacks the parts whose names are wanted. Never throws. */
export const unzip = (zip: Buffer, wanted: (name: string) => boolean): Unzipped => {
  try {
    const end = endOf(zip);
    if (end < 0) return broken;
    const entries = zip.readUInt16LE(end + 10);
    if (entries > MOST_ENTRIES) return tooLarge;
    const parts = new Map<string, Buffer>();
    let left = MOST_UNPACKED;
    let at = zip.readUInt32LE(end + 16);
    for (let n = 0; n < entries; n += 1) {
      if (zip.readUInt32LE(at) !== CENTRAL) return broken;
      const flags = zip.readUInt16LE(at + 8);
      const method = zip.readUInt16LE(at + 10);
      const packed = zip.readUInt32LE(at + 20);
      const nameLength = zip.readUInt16LE(at + 28);
      const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
      const local = zip.readUInt32LE(at + 42);
      at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
      if (nameLength > MOST_NAME || !wanted(name)) continue;
      if ((flags & ENCRYPTED) !== 0 || zip.readUInt32LE(local) !== LOCAL || parts.has(name)) return broken;
      const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(begin, begin + packed);
      if (data.length !== packed || (method !== STORED && method !== DEFLATED)) return broken;
      if (method === STORED && packed > left) return tooLarge;
      const part = method === STORED ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, left) });
      left -= part.length;
      if (left < 0) return tooLarge;
      parts.set(name, part);
    }
    return { ok: true, parts };
  } catch (error) {
    return isLimit(error) ? tooLarge : broken;
  }
};

/** A zip of these parts, not compressed: what a reader unpacks is what was measured. */
export const zipStored = (parts: ReadonlyMap<string, Buffer>): Buffer => {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const bytes = Buffer.from(name, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(LOCAL, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(0x0800, 6);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(CENTRAL, 0);
    entry.writeUInt16LE(20, 4);
    head.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    out.push(head, bytes, data);
    directory.push(entry, bytes);
    offset += head.length + bytes.length + data.length;
  }
  const tail = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(tail.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...out, tail, end]);
};
