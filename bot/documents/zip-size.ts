/** How large the files in a zip say that they are, from its directory at the end (APPNOTE 4.3.12), before unpacking. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end's record, and the longest comment that may follow it. */
const END_BYTES = 22;
const MOST_COMMENT = 65_535;

/** The sum of the unpacked sizes; null when the directory cannot be read. */
export const unpackedSize = (bytes: Uint8Array): number | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  const stop = Math.max(0, end - MOST_COMMENT);
  while (end >= stop && view.getUint32(end, true) !== END) end -= 1;
  if (end < stop || end < 0) return null;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let n = 0; n < entries; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null;
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
};
