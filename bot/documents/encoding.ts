/** Text of which nobody has said how it is written: UTF-8, UTF-16, or the Windows-1252 of older Swedish exports. */

const MARKS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const LOOKED_AT = 4_000;

/** Text in UTF-16 without a mark has a zero in almost every other byte. */
const halfZero = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const looked = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  looked.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > looked.length * 0.3 && even < looked.length * 0.05) return 'utf-16le';
  return even > looked.length * 0.3 && odd < looked.length * 0.05 ? 'utf-16be' : null;
};

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Control characters beside tabs and ends of lines: it is a picture, a PDF, a program. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/u;

/** The text of a file; null when the bytes are no text. */
export const textOf = (bytes: Uint8Array): string | null => {
  const mark = MARKS.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  const encoding = mark?.[1] ?? halfZero(bytes);
  const text =
    encoding === null
      ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252'))
      : decoded(bytes, encoding);
  return text === null || CONTROL.test(text) ? null : text;
};
